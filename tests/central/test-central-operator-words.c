/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-words.h"

#include <string.h>

#include "central-languages.h"
#include "central-operator-event-words.h"

static void
test_says_everything_in_every_language (void)
{
  for (int say = 0; say < CENTRAL_SAY_WORDS; say++)
    for (guint index = 0; central_languages[index]; index++) {
      const char *sentence = central_operator_say (central_languages[index], (CentralSay) say);

      g_assert_nonnull (sentence);
      g_assert_cmpstr (sentence, !=, "");
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      /* A gap in one language is a gap in all. */
      g_assert_true ((strstr (sentence, "{}") != NULL) ==
                     (strstr (central_operator_say ("ar", (CentralSay) say), "{}") != NULL));
    }
}

static void
test_fills_a_gap_in_place (void)
{
  g_autofree char *filled = central_operator_fill ("of {} visits", "7");
  g_autofree char *whole = central_operator_fill ("no gap", "7");

  g_assert_cmpstr (filled, ==, "of 7 visits");
  g_assert_cmpstr (whole, ==, "no gap");
}

static void
test_knows_the_words_of_the_contract (void)
{
  g_assert_cmpint (central_operator_find_state ("in-session"), ==, CENTRAL_SAY_STATE_IN_SESSION);
  g_assert_cmpint (central_operator_find_printer ("jammed"), ==, CENTRAL_SAY_PRINTER_JAMMED);
  g_assert_cmpint (central_operator_find_printer ("singing"), ==, CENTRAL_SAY_PRINTER_UNKNOWN);
  g_assert_cmpint (central_operator_find_step ("review"), ==, CENTRAL_SAY_STEP_REVIEW);
  g_assert_cmpint (central_operator_find_step (""), ==, CENTRAL_SAY_STEP_UNKNOWN);
  g_assert_cmpint (central_operator_find_result ("waiting"), ==, CENTRAL_SAY_PENDING);
}

static void
test_says_every_event_in_every_language (void)
{
  for (int event = 0; event < CIVIC_AUDIT_EVENT_COUNT; event++)
    for (guint index = 0; central_languages[index]; index++) {
      const char *said =
        central_operator_say_event (central_languages[index], (CivicAuditEvent) event);

      g_assert_nonnull (said);
      g_assert_cmpstr (said, !=, "");
    }
}

static void
test_says_words_and_leaves_ids_alone (void)
{
  g_autofree char *word = central_operator_say_subject ("ar", "hours");
  g_autofree char *pair = central_operator_say_subject ("en", "scanner:skipped");
  g_autofree char *id = central_operator_say_subject ("en", "00112233445566778899aabbccddeeff");
  g_autofree char *nothing = central_operator_say_subject ("en", "");

  g_assert_cmpstr (word, ==, "انتهى وقت الدوام");
  g_assert_cmpstr (pair, ==, "scanner · skipped");
  g_assert_null (id);
  g_assert_null (nothing);
  g_assert_cmpstr (central_operator_say_account ("en", "agent"), ==, "the kiosk");
  g_assert_cmpstr (central_operator_say_account ("en", ""), ==, "unknown");
  g_assert_null (central_operator_say_account ("en", "1001"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/operator-words/says-everything-in-every-language",
                   test_says_everything_in_every_language);
  g_test_add_func ("/central/operator-words/fills-a-gap-in-place", test_fills_a_gap_in_place);
  g_test_add_func ("/central/operator-words/knows-the-words-of-the-contract",
                   test_knows_the_words_of_the_contract);
  g_test_add_func ("/central/operator-words/says-every-event-in-every-language",
                   test_says_every_event_in_every_language);
  g_test_add_func ("/central/operator-words/says-words-and-leaves-ids-alone",
                   test_says_words_and_leaves_ids_alone);
  return g_test_run ();
}
