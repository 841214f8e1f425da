/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-printer.h"

#include <string.h>

/* What a printer in good order answers. */
static ipp_t *
new_answer (const char *reason)
{
  ipp_t *answer = ippNew ();

  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
  ippAddString (answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL, reason);
  ippAddBoolean (answer, IPP_TAG_PRINTER, "printer-is-accepting-jobs", 1);
  return answer;
}

static void
add_marker (ipp_t *answer, const char *type, int level, int low, int high)
{
  ippAddString (answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "marker-types", NULL, type);
  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels", level);
  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-low-levels", low);
  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-high-levels", high);
}

static void
assert_judged (ipp_t *answer, const char *expected)
{
  PrintCondition found = print_printer_judge (answer);
  g_autofree char *text = g_strdup_printf ("%s/%s", print_state_to_string (found.state),
                                           print_reason_to_string (found.reason));

  g_assert_cmpstr (text, ==, expected);
  ippDelete (answer);
}

static void
test_is_ready_with_nothing_amiss (void)
{
  ipp_t *answer = new_answer ("none");

  add_marker (answer, "toner", 80, 10, 100);
  assert_judged (answer, "ready/none");
}

static void
test_cannot_tell_without_reasons_or_a_state (void)
{
  ipp_t *answer = ippNew ();

  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
  assert_judged (answer, "unknown/other");

  answer = ippNew ();
  ippAddString (answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL, "none");
  assert_judged (answer, "unknown/other");
}

static void
test_keeps_the_gravest_of_several_reasons (void)
{
  static const char *const reasons[] = { "toner-low-warning", "cover-open-error",
                                         "media-empty-error" };
  ipp_t *answer = ippNew ();

  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_STOPPED);
  ippAddStrings (answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons",
                 G_N_ELEMENTS (reasons), NULL, reasons);
  assert_judged (answer, "open/cover");
}

static void
test_takes_a_stop_that_nothing_explains_for_a_pause (void)
{
  ipp_t *answer = ippNew ();

  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_STOPPED);
  ippAddString (answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL,
                "media-low-warning");
  assert_judged (answer, "offline/paused");

  answer = new_answer ("none");
  ippDeleteAttribute (answer, ippFindAttribute (answer, "printer-is-accepting-jobs", IPP_TAG_ZERO));
  ippAddBoolean (answer, IPP_TAG_PRINTER, "printer-is-accepting-jobs", 0);
  assert_judged (answer, "offline/paused");
}

static void
test_sees_ink_end_and_waste_fill (void)
{
  static const struct {
    const char *type;
    int level, low, high;
    const char *expected;
  } markers[] = {
    { "toner", 11, 10, 100, "ready/none" },     { "toner", 10, 10, 100, "low/ink-low" },
    { "ink", 0, 0, 100, "low/ink-low" },        { "ribbon", -2, 10, 100, "ready/none" },
    { "waste-toner", 5, 10, 90, "ready/none" }, { "waste-toner", 90, 10, 90, "low/waste" },
    { "wasteInk", 100, 0, 95, "low/waste" },    { "opc", 3, 5, 100, "low/worn" },
    { "fuser", 50, 5, 100, "ready/none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (markers); i++) {
    ipp_t *answer = new_answer ("none");

    add_marker (answer, markers[i].type, markers[i].level, markers[i].low, markers[i].high);
    assert_judged (answer, markers[i].expected);
  }
}

static void
test_does_without_the_limits_of_a_level (void)
{
  ipp_t *answer = new_answer ("none");

  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels", 1);
  assert_judged (answer, "ready/none");
  answer = new_answer ("none");
  ippAddInteger (answer, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels", 0);
  assert_judged (answer, "low/ink-low");
}

static void
test_lets_an_alert_tell_more_than_the_reasons (void)
{
  static const char alert[] = "code=subunitEmpty;severity=critical;group=input";
  ipp_t *answer = new_answer ("other");

  ippAddOctetString (answer, IPP_TAG_PRINTER, "printer-alert", alert, (int) strlen (alert));
  assert_judged (answer, "out/paper-out");

  /* Some printers without any alert say this. */
  answer = new_answer ("none");
  ippAddOctetString (answer, IPP_TAG_PRINTER, "printer-alert", "code=other", 10);
  assert_judged (answer, "ready/none");
  answer = new_answer ("none");
  ippAddOctetString (answer, IPP_TAG_PRINTER, "printer-alert", "", 0);
  assert_judged (answer, "ready/none");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/printer/is-ready-with-nothing-amiss",
                   test_is_ready_with_nothing_amiss);
  g_test_add_func ("/printing/printer/cannot-tell-without-reasons-or-a-state",
                   test_cannot_tell_without_reasons_or_a_state);
  g_test_add_func ("/printing/printer/keeps-the-gravest-of-several-reasons",
                   test_keeps_the_gravest_of_several_reasons);
  g_test_add_func ("/printing/printer/takes-a-stop-that-nothing-explains-for-a-pause",
                   test_takes_a_stop_that_nothing_explains_for_a_pause);
  g_test_add_func ("/printing/printer/sees-ink-end-and-waste-fill",
                   test_sees_ink_end_and_waste_fill);
  g_test_add_func ("/printing/printer/does-without-the-limits-of-a-level",
                   test_does_without_the_limits_of_a_level);
  g_test_add_func ("/printing/printer/lets-an-alert-tell-more-than-the-reasons",
                   test_lets_an_alert_tell_more_than_the_reasons);
  return g_test_run ();
}
