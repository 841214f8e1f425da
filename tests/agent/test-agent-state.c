/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-state.h"

static const AgentFacts well = {
  .is_enrolled = TRUE,
  .is_storage_good = TRUE,
  .has_catalogue = TRUE,
  .is_open = TRUE,
  .is_line_up = TRUE,
  .receipt_printer = PRINT_STATE_READY,
};

/* One thing that is wrong, and the word for it. The gravest first. */
static const struct {
  AgentFacts wrong; /* what differs from a kiosk that is well */
  CivicKioskState word;
} troubles[] = {
  { { .is_enrolled = TRUE }, CIVIC_KIOSK_ENROLLING },
  { { .is_revoked = TRUE }, CIVIC_KIOSK_OUT_OF_SERVICE },
  { { .is_attended = TRUE }, CIVIC_KIOSK_IN_SESSION },
  { { .is_updating = TRUE }, CIVIC_KIOSK_UPDATING },
  { { .is_storage_good = TRUE }, CIVIC_KIOSK_OUT_OF_SERVICE },
  { { .has_catalogue = TRUE }, CIVIC_KIOSK_OUT_OF_SERVICE },
  { { .is_unfit = TRUE }, CIVIC_KIOSK_OUT_OF_SERVICE },
  { { .is_open = TRUE }, CIVIC_KIOSK_CLOSED },
  { { .is_touch_bad = TRUE }, CIVIC_KIOSK_NEEDS_STAFF },
  { { .is_line_up = TRUE }, CIVIC_KIOSK_READY_OFFLINE },
  { { .receipt_printer = PRINT_STATE_OUT }, CIVIC_KIOSK_NEEDS_STAFF },
  { { .receipt_printer = PRINT_STATE_JAMMED }, CIVIC_KIOSK_NEEDS_STAFF },
  { { .receipt_printer = PRINT_STATE_OPEN }, CIVIC_KIOSK_NEEDS_STAFF },
  { { .receipt_printer = PRINT_STATE_OFFLINE }, CIVIC_KIOSK_READY_NO_RECEIPT },
  { { .is_receipt_bad = TRUE }, CIVIC_KIOSK_READY_NO_RECEIPT },
  { { .quarantine_count = 1 }, CIVIC_KIOSK_QUARANTINE },
};

static void
spoil (AgentFacts *facts, const AgentFacts *wrong)
{
  facts->is_enrolled ^= wrong->is_enrolled;
  facts->is_revoked ^= wrong->is_revoked;
  facts->is_attended ^= wrong->is_attended;
  facts->is_updating ^= wrong->is_updating;
  facts->is_storage_good ^= wrong->is_storage_good;
  facts->has_catalogue ^= wrong->has_catalogue;
  facts->is_unfit ^= wrong->is_unfit;
  facts->is_open ^= wrong->is_open;
  facts->is_touch_bad ^= wrong->is_touch_bad;
  facts->is_receipt_bad ^= wrong->is_receipt_bad;
  facts->is_line_up ^= wrong->is_line_up;
  if (wrong->receipt_printer != PRINT_STATE_UNKNOWN)
    facts->receipt_printer = wrong->receipt_printer;
  facts->quarantine_count += wrong->quarantine_count;
}

static void
test_a_kiosk_without_fault_is_ready (void)
{
  AgentFacts facts = well;

  g_assert_cmpint (agent_state_choose (&facts), ==, CIVIC_KIOSK_READY);
  facts.receipt_printer = PRINT_STATE_LOW;
  g_assert_cmpint (agent_state_choose (&facts), ==, CIVIC_KIOSK_READY);
}

static void
test_what_nobody_knows_is_not_good (void)
{
  const AgentFacts nothing = { .is_enrolled = TRUE };
  AgentFacts silent_printer = well;

  silent_printer.receipt_printer = PRINT_STATE_UNKNOWN;
  g_assert_cmpint (agent_state_choose (&nothing), ==, CIVIC_KIOSK_OUT_OF_SERVICE);
  g_assert_cmpint (agent_state_choose (&silent_printer), ==, CIVIC_KIOSK_READY_NO_RECEIPT);
}

static void
test_each_trouble_has_its_word (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++) {
    AgentFacts facts = well;

    spoil (&facts, &troubles[i].wrong);
    g_assert_cmpint (agent_state_choose (&facts), ==, troubles[i].word);
  }
}

static void
test_the_gravest_of_two_is_told (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    for (gsize j = i + 1; j < G_N_ELEMENTS (troubles); j++) {
      AgentFacts facts = well;

      /* A printer has one trouble at a time. */
      if (troubles[i].wrong.receipt_printer != 0 && troubles[j].wrong.receipt_printer != 0)
        continue;
      spoil (&facts, &troubles[i].wrong);
      spoil (&facts, &troubles[j].wrong);
      g_assert_cmpint (agent_state_choose (&facts), ==, troubles[i].word);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agent/state/a-kiosk-without-fault-is-ready",
                   test_a_kiosk_without_fault_is_ready);
  g_test_add_func ("/agent/state/what-nobody-knows-is-not-good",
                   test_what_nobody_knows_is_not_good);
  g_test_add_func ("/agent/state/each-trouble-has-its-word", test_each_trouble_has_its_word);
  g_test_add_func ("/agent/state/the-gravest-of-two-is-told", test_the_gravest_of_two_is_told);

  return g_test_run ();
}
