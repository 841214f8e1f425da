/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-reasons.h"

static void
assert_judged (const char *keyword, PrintState expected)
{
  g_assert_cmpstr (print_state_to_string (print_reason_judge (keyword).state), ==,
                   print_state_to_string (expected));
}

static void
test_judges_with_and_without_a_suffix (void)
{
  assert_judged ("none", PRINT_STATE_READY);
  assert_judged ("media-empty", PRINT_STATE_OUT);
  assert_judged ("media-empty-error", PRINT_STATE_OUT);
  assert_judged ("media-empty-warning", PRINT_STATE_OUT);
  assert_judged ("media-empty-report", PRINT_STATE_OUT);
  assert_judged ("media-low-report", PRINT_STATE_LOW);
  assert_judged ("cover-open-report", PRINT_STATE_OPEN);
  assert_judged ("door-open", PRINT_STATE_OPEN);
  assert_judged ("media-jam-error", PRINT_STATE_JAMMED);
  assert_judged ("offline-report", PRINT_STATE_OFFLINE);
}

static void
test_never_calls_an_unknown_error_ready (void)
{
  assert_judged ("vendor-head-too-hot", PRINT_STATE_UNKNOWN);
  assert_judged ("vendor-head-too-hot-error", PRINT_STATE_UNKNOWN);
  assert_judged ("vendor-head-warm-warning", PRINT_STATE_READY);
  assert_judged ("vendor-odometer-report", PRINT_STATE_READY);
  assert_judged ("", PRINT_STATE_UNKNOWN);
  assert_judged ("-report", PRINT_STATE_READY);
}

static void
test_leaves_aside_what_cups_says_of_itself (void)
{
  assert_judged ("cups-waiting-for-job-completed", PRINT_STATE_READY);
  assert_judged ("cups-ipp-conformance-failure-report", PRINT_STATE_READY);
}

static void
test_keeps_the_graver_of_two (void)
{
  static const PrintCondition order[] = {
    { PRINT_STATE_READY, PRINT_REASON_NONE },     { PRINT_STATE_LOW, PRINT_REASON_INK_LOW },
    { PRINT_STATE_LOW, PRINT_REASON_PAPER_LOW },  { PRINT_STATE_UNKNOWN, PRINT_REASON_OTHER },
    { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED }, { PRINT_STATE_OUT, PRINT_REASON_INK_OUT },
    { PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT },  { PRINT_STATE_JAMMED, PRINT_REASON_JAM },
    { PRINT_STATE_OPEN, PRINT_REASON_COVER },     { PRINT_STATE_OFFLINE, PRINT_REASON_OFF },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (order); j++) {
      PrintCondition graver = print_condition_get_graver (order[i], order[j]);

      g_assert_cmpint (graver.state, ==, order[MAX (i, j)].state);
      g_assert_cmpint (graver.reason, ==, order[MAX (i, j)].reason);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/reasons/judges-with-and-without-a-suffix",
                   test_judges_with_and_without_a_suffix);
  g_test_add_func ("/printing/reasons/never-calls-an-unknown-error-ready",
                   test_never_calls_an_unknown_error_ready);
  g_test_add_func ("/printing/reasons/leaves-aside-what-cups-says-of-itself",
                   test_leaves_aside_what_cups_says_of_itself);
  g_test_add_func ("/printing/reasons/keeps-the-graver-of-two", test_keeps_the_graver_of_two);
  return g_test_run ();
}
