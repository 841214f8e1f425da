/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-reasons.h"

#include <string.h>

/* The whole registry of printer-state-reasons, as of CUPS 2.4: what each means as an error, and
 * what as a warning or report. */
typedef struct {
  const char *word;
  const char *as_error;
  const char *as_notice;
} Expected;

static const Expected singles[] = {
  { "alert-removal-of-binary-change-entry", "ready/none", "ready/none" },
  { "camera-failure", "ready/none", "ready/none" },
  { "chamber-cooling", "ready/none", "ready/none" },
  { "chamber-failure", "jammed/worn", "low/worn" },
  { "chamber-heating", "ready/none", "ready/none" },
  { "chamber-temperature-high", "unknown/hot", "low/hot" },
  { "chamber-temperature-low", "ready/none", "ready/none" },
  { "cleaner-life-almost-over", "low/worn", "low/worn" },
  { "cleaner-life-over", "unknown/worn", "low/worn" },
  { "configuration-change", "ready/none", "ready/none" },
  { "connecting-to-device", "ready/none", "ready/none" },
  { "cover-open", "open/cover", "open/cover" },
  { "deactivated", "offline/off", "offline/off" },
  { "developer-empty", "out/ink-out", "out/ink-out" },
  { "developer-low", "low/ink-low", "low/ink-low" },
  { "door-open", "open/cover", "open/cover" },
  { "extruder-cooling", "ready/none", "ready/none" },
  { "extruder-failure", "jammed/worn", "low/worn" },
  { "extruder-heating", "ready/none", "ready/none" },
  { "extruder-jam", "jammed/jam", "jammed/jam" },
  { "extruder-temperature-high", "unknown/hot", "low/hot" },
  { "extruder-temperature-low", "ready/none", "ready/none" },
  { "fan-failure", "jammed/worn", "low/worn" },
  { "fax-modem-life-almost-over", "ready/none", "ready/none" },
  { "fax-modem-life-over", "ready/none", "ready/none" },
  { "fax-modem-missing", "ready/none", "ready/none" },
  { "fax-modem-turned-off", "ready/none", "ready/none" },
  { "fax-modem-turned-on", "ready/none", "ready/none" },
  { "fuser-over-temp", "unknown/hot", "low/hot" },
  { "fuser-under-temp", "ready/none", "ready/none" },
  { "hold-new-jobs", "offline/paused", "offline/paused" },
  { "identify-printer-requested", "ready/none", "ready/none" },
  { "input-cannot-feed-size-selected", "out/paper-out", "out/paper-out" },
  { "input-manual-input-request", "out/paper-out", "out/paper-out" },
  { "input-media-color-change", "ready/none", "ready/none" },
  { "input-media-form-parts-change", "ready/none", "ready/none" },
  { "input-media-size-change", "ready/none", "ready/none" },
  { "input-media-tray-failure", "jammed/tray", "jammed/tray" },
  { "input-media-tray-feed-error", "jammed/jam", "jammed/jam" },
  { "input-media-tray-jam", "jammed/jam", "jammed/jam" },
  { "input-media-type-change", "ready/none", "ready/none" },
  { "input-media-weight-change", "ready/none", "ready/none" },
  { "input-pick-roller-failure", "jammed/worn", "low/worn" },
  { "input-pick-roller-life-over", "unknown/worn", "low/worn" },
  { "input-pick-roller-life-warn", "low/worn", "low/worn" },
  { "input-pick-roller-missing", "jammed/worn", "low/worn" },
  { "input-tray-elevation-failure", "out/tray", "out/tray" },
  { "input-tray-missing", "out/tray", "out/tray" },
  { "input-tray-position-failure", "out/tray", "out/tray" },
  { "interlock-closed", "ready/none", "ready/none" },
  { "interlock-open", "open/cover", "open/cover" },
  { "interpreter-cartridge-added", "ready/none", "ready/none" },
  { "interpreter-cartridge-deleted", "ready/none", "ready/none" },
  { "interpreter-complex-page-encountered", "unknown/other", "ready/none" },
  { "interpreter-memory-decrease", "ready/none", "ready/none" },
  { "interpreter-memory-increase", "ready/none", "ready/none" },
  { "interpreter-resource-added", "ready/none", "ready/none" },
  { "interpreter-resource-deleted", "ready/none", "ready/none" },
  { "interpreter-resource-unavailable", "unknown/other", "ready/none" },
  { "lamp-at-eol", "unknown/worn", "low/worn" },
  { "lamp-failure", "jammed/worn", "low/worn" },
  { "lamp-near-eol", "low/worn", "low/worn" },
  { "laser-at-eol", "unknown/worn", "low/worn" },
  { "laser-failure", "jammed/worn", "low/worn" },
  { "laser-near-eol", "low/worn", "low/worn" },
  { "marker-adjusting-print-quality", "ready/none", "ready/none" },
  { "marker-cleaner-missing", "jammed/worn", "low/worn" },
  { "marker-developer-almost-empty", "low/ink-low", "low/ink-low" },
  { "marker-developer-empty", "out/ink-out", "out/ink-out" },
  { "marker-developer-missing", "out/ink-out", "out/ink-out" },
  { "marker-fuser-missing", "jammed/worn", "low/worn" },
  { "marker-fuser-thermistor-failure", "jammed/worn", "low/worn" },
  { "marker-fuser-timing-failure", "jammed/worn", "low/worn" },
  { "marker-ink-almost-empty", "low/ink-low", "low/ink-low" },
  { "marker-ink-empty", "out/ink-out", "out/ink-out" },
  { "marker-ink-missing", "out/ink-out", "out/ink-out" },
  { "marker-opc-missing", "jammed/worn", "low/worn" },
  { "marker-print-ribbon-almost-empty", "low/ink-low", "low/ink-low" },
  { "marker-print-ribbon-empty", "out/ink-out", "out/ink-out" },
  { "marker-print-ribbon-missing", "out/ink-out", "out/ink-out" },
  { "marker-supply-almost-empty", "low/ink-low", "low/ink-low" },
  { "marker-supply-empty", "out/ink-out", "out/ink-out" },
  { "marker-supply-low", "low/ink-low", "low/ink-low" },
  { "marker-supply-missing", "out/ink-out", "out/ink-out" },
  { "marker-toner-cartridge-missing", "out/ink-out", "out/ink-out" },
  { "marker-toner-missing", "out/ink-out", "out/ink-out" },
  { "marker-waste-almost-full", "low/waste", "low/waste" },
  { "marker-waste-full", "out/waste", "out/waste" },
  { "marker-waste-ink-receptacle-almost-full", "low/waste", "low/waste" },
  { "marker-waste-ink-receptacle-full", "out/waste", "out/waste" },
  { "marker-waste-ink-receptacle-missing", "out/waste", "out/waste" },
  { "marker-waste-missing", "out/waste", "out/waste" },
  { "marker-waste-toner-receptacle-almost-full", "low/waste", "low/waste" },
  { "marker-waste-toner-receptacle-full", "out/waste", "out/waste" },
  { "marker-waste-toner-receptacle-missing", "out/waste", "out/waste" },
  { "material-empty", "out/paper-out", "out/paper-out" },
  { "material-low", "low/paper-low", "low/paper-low" },
  { "material-needed", "out/paper-out", "out/paper-out" },
  { "media-drying", "ready/none", "ready/none" },
  { "media-empty", "out/paper-out", "out/paper-out" },
  { "media-jam", "jammed/jam", "jammed/jam" },
  { "media-low", "low/paper-low", "low/paper-low" },
  { "media-needed", "out/paper-out", "out/paper-out" },
  { "media-path-cannot-duplex-media-selected", "ready/none", "ready/none" },
  { "media-path-failure", "jammed/worn", "low/worn" },
  { "media-path-input-empty", "out/paper-out", "out/paper-out" },
  { "media-path-input-feed-error", "jammed/jam", "jammed/jam" },
  { "media-path-input-jam", "jammed/jam", "jammed/jam" },
  { "media-path-input-request", "out/paper-out", "out/paper-out" },
  { "media-path-jam", "jammed/jam", "jammed/jam" },
  { "media-path-media-tray-almost-full", "low/output-full", "low/output-full" },
  { "media-path-media-tray-full", "jammed/output-full", "jammed/output-full" },
  { "media-path-media-tray-missing", "open/tray", "open/tray" },
  { "media-path-output-feed-error", "jammed/jam", "jammed/jam" },
  { "media-path-output-full", "jammed/output-full", "jammed/output-full" },
  { "media-path-output-jam", "jammed/jam", "jammed/jam" },
  { "media-path-pick-roller-failure", "jammed/worn", "low/worn" },
  { "media-path-pick-roller-life-over", "unknown/worn", "low/worn" },
  { "media-path-pick-roller-life-warn", "low/worn", "low/worn" },
  { "media-path-pick-roller-missing", "jammed/worn", "low/worn" },
  { "motor-failure", "jammed/worn", "low/worn" },
  { "moving-to-paused", "offline/paused", "offline/paused" },
  { "none", "ready/none", "ready/none" },
  { "opc-life-over", "unknown/worn", "low/worn" },
  { "opc-near-eol", "low/worn", "low/worn" },
  { "other", "unknown/other", "ready/none" },
  { "output-area-almost-full", "low/output-full", "low/output-full" },
  { "output-area-full", "jammed/output-full", "jammed/output-full" },
  { "output-mailbox-select-failure", "jammed/worn", "low/worn" },
  { "output-media-tray-failure", "jammed/worn", "low/worn" },
  { "output-media-tray-feed-error", "jammed/jam", "jammed/jam" },
  { "output-media-tray-jam", "jammed/jam", "jammed/jam" },
  { "output-tray-missing", "open/tray", "open/tray" },
  { "paused", "offline/paused", "offline/paused" },
  { "platform-cooling", "ready/none", "ready/none" },
  { "platform-failure", "jammed/worn", "low/worn" },
  { "platform-heating", "ready/none", "ready/none" },
  { "platform-temperature-high", "unknown/hot", "low/hot" },
  { "platform-temperature-low", "ready/none", "ready/none" },
  { "power-down", "offline/off", "offline/off" },
  { "power-up", "ready/none", "ready/none" },
  { "printer-manual-reset", "ready/none", "ready/none" },
  { "printer-nms-reset", "ready/none", "ready/none" },
  { "printer-ready-to-print", "ready/none", "ready/none" },
  { "shutdown", "offline/off", "offline/off" },
  { "spool-area-full", "unknown/other", "low/other" },
  { "stopped-partly", "offline/paused", "offline/paused" },
  { "stopping", "offline/paused", "offline/paused" },
  { "subunit-added", "ready/none", "ready/none" },
  { "subunit-almost-empty", "low/other", "low/other" },
  { "subunit-almost-full", "low/other", "low/other" },
  { "subunit-at-limit", "unknown/other", "low/other" },
  { "subunit-closed", "ready/none", "ready/none" },
  { "subunit-cooling-down", "ready/none", "ready/none" },
  { "subunit-empty", "unknown/other", "low/other" },
  { "subunit-full", "unknown/other", "low/other" },
  { "subunit-life-almost-over", "low/worn", "low/worn" },
  { "subunit-life-over", "unknown/worn", "low/worn" },
  { "subunit-memory-exhausted", "unknown/other", "low/other" },
  { "subunit-missing", "unknown/other", "low/other" },
  { "subunit-motor-failure", "jammed/worn", "low/worn" },
  { "subunit-near-limit", "low/other", "low/other" },
  { "subunit-offline", "unknown/other", "low/other" },
  { "subunit-opened", "open/cover", "open/cover" },
  { "subunit-over-temperature", "unknown/hot", "low/hot" },
  { "subunit-power-saver", "ready/none", "ready/none" },
  { "subunit-recoverable-failure", "unknown/worn", "low/worn" },
  { "subunit-recoverable-storage", "ready/none", "ready/none" },
  { "subunit-removed", "unknown/other", "low/other" },
  { "subunit-resource-added", "ready/none", "ready/none" },
  { "subunit-resource-removed", "ready/none", "ready/none" },
  { "subunit-thermistor-failure", "jammed/worn", "low/worn" },
  { "subunit-turned-off", "unknown/other", "low/other" },
  { "subunit-turned-on", "ready/none", "ready/none" },
  { "subunit-under-temperature", "ready/none", "ready/none" },
  { "subunit-unrecoverable-failure", "jammed/worn", "low/worn" },
  { "subunit-unrecoverable-storage", "jammed/worn", "low/worn" },
  { "subunit-warming-up", "ready/none", "ready/none" },
  { "timed-out", "offline/silent", "offline/silent" },
  { "toner-empty", "out/ink-out", "out/ink-out" },
  { "toner-low", "low/ink-low", "low/ink-low" },
  { "unknown", "unknown/other", "ready/none" },
};

/* What any unit that finishes the paper may say of itself. */
static const char *const units[] = {
  "bander",        "binder",        "die-cutter", "folder",  "imprinter",
  "inserter",      "make-envelope", "perforater", "puncher", "separation-cutter",
  "sheet-rotator", "slitter",       "stacker",    "stapler", "stitcher",
  "trimmer",       "wrapper",
};
static const Expected of_units[] = {
  { "added", "ready/none", "ready/none" },
  { "almost-empty", "low/other", "low/other" },
  { "almost-full", "low/other", "low/other" },
  { "at-limit", "unknown/other", "low/other" },
  { "closed", "ready/none", "ready/none" },
  { "configuration-change", "ready/none", "ready/none" },
  { "cover-closed", "ready/none", "ready/none" },
  { "cover-open", "open/cover", "open/cover" },
  { "empty", "unknown/other", "low/other" },
  { "full", "unknown/other", "low/other" },
  { "interlock-closed", "ready/none", "ready/none" },
  { "interlock-open", "open/cover", "open/cover" },
  { "jam", "jammed/jam", "jammed/jam" },
  { "life-almost-over", "low/worn", "low/worn" },
  { "life-over", "unknown/worn", "low/worn" },
  { "memory-exhausted", "unknown/other", "low/other" },
  { "missing", "unknown/other", "low/other" },
  { "motor-failure", "jammed/worn", "low/worn" },
  { "near-limit", "low/other", "low/other" },
  { "offline", "unknown/other", "low/other" },
  { "opened", "open/cover", "open/cover" },
  { "over-temperature", "unknown/hot", "low/hot" },
  { "power-saver", "ready/none", "ready/none" },
  { "recoverable-failure", "unknown/worn", "low/worn" },
  { "recoverable-storage", "ready/none", "ready/none" },
  { "removed", "unknown/other", "low/other" },
  { "resource-added", "ready/none", "ready/none" },
  { "resource-removed", "ready/none", "ready/none" },
  { "thermistor-failure", "jammed/worn", "low/worn" },
  { "timing-failure", "jammed/worn", "low/worn" },
  { "turned-off", "unknown/other", "low/other" },
  { "turned-on", "ready/none", "ready/none" },
  { "under-temperature", "ready/none", "ready/none" },
  { "unrecoverable-failure", "jammed/worn", "low/worn" },
  { "unrecoverable-storage-error", "jammed/worn", "low/worn" },
  { "warming-up", "ready/none", "ready/none" },
};

/* Of all units only the stacker is on the way of our paper. */
static const Expected of_stacker[] = {
  { "almost-full", "low/output-full", "low/output-full" },
  { "at-limit", "jammed/output-full", "jammed/output-full" },
  { "full", "jammed/output-full", "jammed/output-full" },
  { "missing", "open/tray", "open/tray" },
  { "near-limit", "low/output-full", "low/output-full" },
};

#define assert_condition(condition, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    PrintCondition found = (condition);                                                            \
    g_autofree char *text = g_strdup_printf ("%s/%s", print_state_to_string (found.state),         \
                                             print_reason_to_string (found.reason));               \
    g_assert_cmpstr (text, ==, (expected));                                                        \
  }                                                                                                \
  G_STMT_END

static void
assert_judged (const char *keyword, const char *expected)
{
  assert_condition (print_reason_judge (keyword), expected);
}

static void
assert_judged_with_each_suffix (const char *word, const Expected *expected)
{
  g_autofree char *error = g_strconcat (word, "-error", NULL);
  g_autofree char *warning = g_strconcat (word, "-warning", NULL);
  g_autofree char *report = g_strconcat (word, "-report", NULL);

  assert_judged (word, expected->as_error);
  assert_judged (error, expected->as_error);
  assert_judged (warning, expected->as_notice);
  assert_judged (report, expected->as_notice);
}

static const Expected *
find_expected (const char *unit, const Expected *otherwise)
{
  for (gsize i = 0; g_str_equal (unit, "stacker") && i < G_N_ELEMENTS (of_stacker); i++)
    if (g_str_equal (of_stacker[i].word, otherwise->word))
      return &of_stacker[i];
  return otherwise;
}

static void
test_judges_the_whole_registry (void)
{
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (singles); i++, count++)
    assert_judged_with_each_suffix (singles[i].word, &singles[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (of_units); j++, count++) {
      g_autofree char *word = g_strconcat (units[i], "-", of_units[j].word, NULL);

      assert_judged_with_each_suffix (word, find_expected (units[i], &of_units[j]));
    }
  g_test_message ("%u reasons, each with and without its severity", count);
  g_assert_cmpuint (count, ==, 794);
}

/* Whoever mentions it, in whatever tone: no paper can come out. */
static void
test_counts_what_stops_the_paper_in_any_tone (void)
{
  static const PrintState stopping[] = { PRINT_STATE_OUT, PRINT_STATE_OPEN, PRINT_STATE_OFFLINE };

  for (gsize i = 0; i < G_N_ELEMENTS (singles); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (stopping); j++)
      if (g_str_has_prefix (singles[i].as_error, print_state_to_string (stopping[j])))
        g_assert_cmpstr (singles[i].as_notice, ==, singles[i].as_error);
}

static void
test_never_calls_an_unknown_error_ready (void)
{
  assert_judged ("vendor-head-broke", "unknown/other");
  assert_judged ("vendor-head-broke-error", "unknown/other");
  assert_judged ("vendor-head-warm-warning", "ready/none");
  assert_judged ("vendor-odometer-report", "ready/none");
  assert_judged ("", "unknown/other");
  assert_judged ("-report", "ready/none");
}

static void
test_understands_a_vendor_s_own_units (void)
{
  assert_judged ("com.vendor-presenter-jam-error", "jammed/jam");
  assert_judged ("com.vendor-lid-cover-open", "open/cover");
  assert_judged ("com.vendor-head-over-temperature-warning", "low/hot");
  assert_judged ("com.vendor-roll-empty", "unknown/other");
}

static void
test_leaves_aside_what_cups_says_of_itself (void)
{
  assert_judged ("cups-waiting-for-job-completed", "ready/none");
  assert_judged ("cups-ipp-conformance-failure-report", "ready/none");
  assert_judged ("cups-missing-filter-warning", "offline/scheduler");
}

static void
assert_alert (const char *alert, const char *expected)
{
  assert_condition (print_reason_judge_alert (alert), expected);
}

static void
test_understands_alerts (void)
{
  assert_alert ("code=coverOpen;index=1;severity=critical;training=untrained;group=cover",
                "open/cover");
  assert_alert ("code=jam;severity=critical;group=mediaPath", "jammed/jam");
  assert_alert ("CODE=doorOpen;SEVERITY=critical", "open/cover");
  assert_alert ("code=inputMediaSupplyEmpty;severity=critical", "out/paper-out");
  assert_alert ("code=inputMediaSupplyLow;severity=warningBinaryChangeEvent", "low/paper-low");
  assert_alert ("code=outputMediaTrayFull;severity=critical", "jammed/output-full");
  assert_alert ("code=markerFuserOverTemperature;severity=critical", "unknown/hot");
  assert_alert ("code=markerWasteTonerReceptacleFull;severity=critical", "out/waste");
  assert_alert ("code=markerTonerAlmostEmpty;severity=warningBinaryChangeEvent", "low/ink-low");
}

/* The reasons only have "subunit-empty" for these. */
static void
test_learns_from_an_alert_which_unit_it_is (void)
{
  assert_alert ("code=subunitEmpty;severity=critical;group=input;groupindex=1", "out/paper-out");
  assert_alert ("code=subunitAlmostEmpty;severity=critical;group=input", "low/paper-low");
  assert_alert ("code=subunitEmpty;severity=critical;group=markerSupplies", "out/ink-out");
  assert_alert ("code=subunitMissing;severity=critical;group=output", "open/tray");
  assert_alert ("code=subunitFull;severity=critical;group=output", "jammed/output-full");
  assert_alert ("code=subunitOpened;severity=critical;group=cover", "open/cover");
  assert_alert ("code=subunitEmpty;severity=critical", "unknown/other");
}

static void
test_hears_no_alert_in_an_event_or_in_nothing (void)
{
  assert_alert ("", "ready/none");
  assert_alert ("code=other", "ready/none");
  assert_alert ("code=unknown;severity=critical", "ready/none");
  assert_alert ("severity=critical", "ready/none");
  assert_alert ("code=powerDown;severity=warning", "ready/none");
  assert_alert ("code=coverClosed;severity=critical", "ready/none");
  assert_alert ("code=inputMediaSizeChange;severity=critical", "ready/none");
  assert_alert (";;=;code", "ready/none");
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
  g_test_add_func ("/printing/reasons/judges-the-whole-registry", test_judges_the_whole_registry);
  g_test_add_func ("/printing/reasons/counts-what-stops-the-paper-in-any-tone",
                   test_counts_what_stops_the_paper_in_any_tone);
  g_test_add_func ("/printing/reasons/never-calls-an-unknown-error-ready",
                   test_never_calls_an_unknown_error_ready);
  g_test_add_func ("/printing/reasons/understands-a-vendor-s-own-units",
                   test_understands_a_vendor_s_own_units);
  g_test_add_func ("/printing/reasons/leaves-aside-what-cups-says-of-itself",
                   test_leaves_aside_what_cups_says_of_itself);
  g_test_add_func ("/printing/reasons/understands-alerts", test_understands_alerts);
  g_test_add_func ("/printing/reasons/learns-from-an-alert-which-unit-it-is",
                   test_learns_from_an_alert_which_unit_it_is);
  g_test_add_func ("/printing/reasons/hears-no-alert-in-an-event-or-in-nothing",
                   test_hears_no_alert_in_an_event_or_in_nothing);
  g_test_add_func ("/printing/reasons/keeps-the-graver-of-two", test_keeps_the_graver_of_two);
  return g_test_run ();
}
