/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-words.h"

#include <string.h>

#include "central-languages.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/operator-words/says-everything-in-every-language",
                   test_says_everything_in_every_language);
  g_test_add_func ("/central/operator-words/fills-a-gap-in-place", test_fills_a_gap_in_place);
  g_test_add_func ("/central/operator-words/knows-the-words-of-the-contract",
                   test_knows_the_words_of_the_contract);
  return g_test_run ();
}
