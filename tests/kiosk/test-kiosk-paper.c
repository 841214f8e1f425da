/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-language.h"

#include "support-run-until.h"

/* A visit that has filed, and whose receipt the queue has not done with. */
typedef struct {
  KioskBench *bench;
  KioskVisit *visit;
} Printing;

static KioskPaperState
get_paper (Printing *printing)
{
  return kiosk_visit_get_receipt (printing->visit);
}

static const char *
get_reason (Printing *printing)
{
  return kiosk_printer_reason_get_word (kiosk_visit_get_receipt_reason (printing->visit));
}

static void
set_up (Printing *printing, gconstpointer user_data)
{
  GAsyncResult *result = NULL;

  printing->bench = kiosk_bench_new ();
  printing->bench->print_end = NULL;
  printing->visit = kiosk_bench_fill_visit (printing->bench, "en");
  kiosk_visit_set_consent (printing->visit, TRUE);
  kiosk_visit_submit_async (printing->visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_true (kiosk_visit_submit_finish (printing->visit, result, NULL));
  g_object_unref (result);
  support_run_until (get_paper (printing) == KIOSK_PAPER_PRINTING &&
                     printing->bench->print_count == 1);
}

static void
tear_down (Printing *printing, gconstpointer user_data)
{
  g_clear_object (&printing->visit);
  kiosk_bench_free (printing->bench);
}

static void
tell (Printing *printing, const char *state, const char *printer, KioskPaperState wanted)
{
  kiosk_bench_tell_job (printing->bench, state, printer);
  support_run_until (get_paper (printing) == wanted);
}

static void
set_printer (Printing *printing, const char *state, const char *reason)
{
  KioskAgentLink *link = kiosk_station_get_link (printing->bench->station);

  kiosk_bench_set_printer (printing->bench, state, reason);
  support_run_until (kiosk_agent_link_get_printer (link) == kiosk_printer_from_string (state));
}

static void
test_waits_for_a_hand (Printing *printing, gconstpointer user_data)
{
  set_printer (printing, "open", "cover");
  tell (printing, "printing", "open", KIOSK_PAPER_WAITING);
  g_assert_cmpstr (get_reason (printing), ==, "cover");
  g_assert_false (kiosk_visit_can_print_again (printing->visit));
  set_printer (printing, "ready", NULL);
  tell (printing, "printing", "ready", KIOSK_PAPER_PRINTING);
  tell (printing, "printed", "ready", KIOSK_PAPER_PRINTED);
}

/* The agent's properties may arrive behind its signals. */
static void
test_reason_comes_late (Printing *printing, gconstpointer user_data)
{
  tell (printing, "failed", "out", KIOSK_PAPER_FAILED);
  g_assert_cmpstr (get_reason (printing), ==, "paper-out");
  set_printer (printing, "out", "tray");
  support_run_until (g_str_equal (get_reason (printing), "tray"));
}

static void
test_reason_stays (Printing *printing, gconstpointer user_data)
{
  set_printer (printing, "jammed", "jam");
  tell (printing, "failed", "jammed", KIOSK_PAPER_FAILED);
  set_printer (printing, "ready", NULL);
  support_run_until (kiosk_visit_can_print_again (printing->visit));
  g_assert_cmpstr (get_reason (printing), ==, "jam");
}

static void
test_slow (Printing *printing, gconstpointer user_data)
{
  support_run_until (get_paper (printing) == KIOSK_PAPER_SLOW);
  g_assert_true (kiosk_paper_state_is_busy (get_paper (printing)));
  g_assert_false (kiosk_paper_state_is_bad (get_paper (printing)));
  tell (printing, "printed", "ready", KIOSK_PAPER_PRINTED);
}

static void
test_agent_gone (Printing *printing, gconstpointer user_data)
{
  tell (printing, "printing", "jammed", KIOSK_PAPER_WAITING);
  kiosk_bench_stop_agent (printing->bench);
  support_run_until (get_paper (printing) == KIOSK_PAPER_UNKNOWN);
}

static void
test_never_again_while_busy (Printing *printing, gconstpointer user_data)
{
  kiosk_visit_print_again (printing->visit);
  g_assert_cmpint (get_paper (printing), ==, KIOSK_PAPER_PRINTING);
  g_assert_cmpuint (printing->bench->print_count, ==, 1);
}

static void
print_again (Printing *printing)
{
  const guint count = printing->bench->print_count;

  support_run_until (kiosk_visit_can_print_again (printing->visit));
  kiosk_visit_print_again (printing->visit);
  support_run_until (printing->bench->print_count == count + 1 &&
                     get_paper (printing) == KIOSK_PAPER_PRINTING);
}

static gboolean
is_marked (Printing *printing)
{
  g_autofree char *text = kiosk_bench_read_paper (printing->bench);

  return g_strstr_len (text, -1, "opy") != NULL;
}

static void
test_prints_again (Printing *printing, gconstpointer user_data)
{
  set_printer (printing, "out", "paper-out");
  tell (printing, "failed", "out", KIOSK_PAPER_FAILED);
  g_assert_false (kiosk_visit_can_print_again (printing->visit));
  set_printer (printing, "ready", NULL);
  print_again (printing);
  g_assert_false (is_marked (printing));
  tell (printing, "printed", "ready", KIOSK_PAPER_PRINTED);
  g_assert_false (kiosk_visit_can_print_again (printing->visit));
}

static void
test_marks_what_may_be_the_second (Printing *printing, gconstpointer user_data)
{
  tell (printing, "printed", "ready", KIOSK_PAPER_PRINTED);
  kiosk_visit_deny_receipt (printing->visit);
  g_assert_cmpint (get_paper (printing), ==, KIOSK_PAPER_FAILED);
  print_again (printing);
  g_assert_true (is_marked (printing));
}

/* A roll of a hundred copies is nobody's wish. */
static void
test_ends_some_time (Printing *printing, gconstpointer user_data)
{
  for (guint i = 0; i < 3; i++) {
    tell (printing, "unknown", "unknown", KIOSK_PAPER_UNKNOWN);
    kiosk_visit_deny_receipt (printing->visit);
    print_again (printing);
  }
  tell (printing, "unknown", "unknown", KIOSK_PAPER_UNKNOWN);
  kiosk_visit_deny_receipt (printing->visit);
  g_assert_false (kiosk_visit_can_print_again (printing->visit));
}

static void
test_denial_needs_an_end (Printing *printing, gconstpointer user_data)
{
  kiosk_visit_deny_receipt (printing->visit);
  g_assert_cmpint (get_paper (printing), ==, KIOSK_PAPER_PRINTING);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);
  kiosk_language_apply ("en");

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/paper/" path, Printing, NULL, set_up, function, tear_down)
  ADD ("tells-what-a-job-waits-for", test_waits_for_a_hand);
  ADD ("takes-a-reason-that-comes-late", test_reason_comes_late);
  ADD ("keeps-the-reason-of-a-failure", test_reason_stays);
  ADD ("says-that-the-printer-is-slow", test_slow);
  ADD ("cannot-tell-when-the-agent-is-gone", test_agent_gone);
  ADD ("prints-nothing-else-while-it-may-come-out", test_never_again_while_busy);
  ADD ("prints-again-when-the-printer-is-good", test_prints_again);
  ADD ("marks-what-may-be-the-second-one", test_marks_what_may_be_the_second);
  ADD ("prints-not-without-end", test_ends_some_time);
  ADD ("lets-only-what-is-over-be-denied", test_denial_needs_an_end);
#undef ADD

  return g_test_run ();
}
