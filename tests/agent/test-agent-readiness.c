/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-readiness.h"
#include "agent-rig.h"
#include "support-tls.h"

#include <glib/gstdio.h>

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define OTHER_HASH "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

/* A kiosk of whose parts all are well, on its real files, that was never checked. */
typedef struct {
  Fixture rig;
  AgentSelfTest *self_test;
  AgentReadiness *readiness;
} Checked;

static void
start_with (Checked *self, const char *configuration_hash, gboolean is_wanted_first)
{
  const AgentReadinessKiosk kiosk = {
    .kiosk = "TEST-01",
    .centre = "jeddah-andalus",
    .configuration_hash = configuration_hash,
    .directory = self->rig.parts->folder,
    .is_wanted_first = is_wanted_first,
  };

  self->readiness = agent_readiness_new (&self->rig.parts->parts, self->self_test,
                                         self->rig.parts->reports, &kiosk);
}

static void
start (Checked *self)
{
  start_with (self, HASH, TRUE);
}

static void
stop (Checked *self)
{
  agent_readiness_stop (self->readiness);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->readiness);
}

static void
set_up_checked (Checked *self, gconstpointer user_data)
{
  set_up (&self->rig, GUINT_TO_POINTER (1));
  support_parts_make_fit (self->rig.parts);
  self->self_test = support_parts_make_self_test (self->rig.parts);
  start (self);
}

static void
tear_down_checked (Checked *self, gconstpointer user_data)
{
  stop (self);
  g_object_unref (self->self_test);
  tear_down (&self->rig, user_data);
}

static AgentBusAgent *
condition_of (Checked *self)
{
  return agent_watch_get_condition (self->rig.parts->parts.watch);
}

static void
assert_state (Checked *self, const char *state)
{
  g_assert_cmpstr (agent_bus_agent_get_kiosk_state (condition_of (self)), ==, state);
}

static void
assert_faults (Checked *self, const char *words)
{
  g_autofree char *faults =
    g_strjoinv (" ", (char **) agent_bus_agent_get_readiness_faults (condition_of (self)));

  g_assert_cmpstr (faults, ==, words);
}

static CivicReadiness *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  CivicReadiness *report = civic_readiness_parse (bytes, &error);

  g_assert_no_error (error);

  return report;
}

static CivicReadiness *
check (Checked *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *json = NULL;

  agent_readiness_check_async (self->readiness, "1001", support_keep_result, &result);
  support_run_until (result != NULL);
  json = agent_readiness_check_finish (self->readiness, result, NULL);

  return parse (json);
}

static CivicReadiness *
conclude (Checked *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  agent_readiness_conclude_async (self->readiness, "1001", support_keep_result, &result);
  support_run_until (result != NULL);
  json = agent_readiness_conclude_finish (self->readiness, result, &error);
  g_assert_no_error (error);

  return parse (json);
}

static void
note (Checked *self, CivicCheckPart part, CivicCheckResult result)
{
  g_autoptr (GError) error = NULL;

  agent_readiness_note (self->readiness, part, result, &error);
  g_assert_no_error (error);
}

/* (nullable) why it may not open; caller frees. */
static char *
ask_for_admission (Checked *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  agent_readiness_admit_async (self->readiness, support_keep_result, &result);
  support_run_until (result != NULL);
  if (agent_readiness_admit_finish (self->readiness, result, &error))
    return NULL;
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);

  return g_strdup (error->message);
}

/* As staff do in the morning. */
static void
pass (Checked *self)
{
  g_autoptr (CivicReadiness) report = NULL;

  note (self, CIVIC_CHECK_TOUCH, CIVIC_CHECK_PASSED);
  note (self, CIVIC_CHECK_KEYBOARD, CIVIC_CHECK_PASSED);
  note (self, CIVIC_CHECK_SCANNER, CIVIC_CHECK_SKIPPED);
  note (self, CIVIC_CHECK_RECEIPT_PRINTER, CIVIC_CHECK_PASSED);
  report = conclude (self);
  g_assert_true (civic_readiness_is_passed (report));
}

static void
test_asks_every_part_that_needs_no_hands (Checked *self, gconstpointer user_data)
{
  g_autoptr (CivicReadiness) report = check (self);

  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++) {
    gboolean needs_hands = civic_check_part_needs_hands ((CivicCheckPart) part);

    g_test_message ("%s: %s", civic_check_part_to_string ((CivicCheckPart) part),
                    civic_check_reason_to_string (report->parts[part].reason));
    g_assert_cmpint (report->parts[part].result, ==,
                     needs_hands ? CIVIC_CHECK_UNTESTED : CIVIC_CHECK_PASSED);
  }
  g_assert_cmpstr (report->account, ==, "1001");
  g_assert_false (civic_readiness_is_passed (report));
  g_assert_cmpuint (agent_bus_agent_get_disk_free_mebibytes (condition_of (self)), >, 0);
  g_assert_cmpstr (agent_bus_agent_get_certificate_expires_at (condition_of (self)), !=, "");
}

static void
test_stays_closed_until_a_whole_check_has_passed (Checked *self, gconstpointer user_data)
{
  g_autofree char *reason = NULL;

  assert_state (self, "closed");
  g_assert_false (agent_bus_agent_get_open (condition_of (self)));
  g_assert_cmpstr (agent_bus_agent_get_readiness (condition_of (self)), ==, "unchecked");
  g_assert_cmpstr (agent_bus_agent_get_readiness_at (condition_of (self)), ==, "");
  reason = ask_for_admission (self);
  g_assert_cmpstr (reason, ==, "");

  pass (self);
  g_assert_true (agent_bus_agent_get_open (condition_of (self)));
  assert_state (self, "ready");
  g_assert_cmpstr (agent_bus_agent_get_readiness (condition_of (self)), ==, "passed");
  g_assert_null (ask_for_admission (self));
}

static void
test_a_check_that_failed_does_not_open_it (Checked *self, gconstpointer user_data)
{
  g_autoptr (CivicReadiness) report = NULL;

  note (self, CIVIC_CHECK_TOUCH, CIVIC_CHECK_FAILED);
  report = conclude (self);
  g_assert_false (civic_readiness_is_passed (report));
  g_assert_cmpstr (agent_bus_agent_get_readiness (condition_of (self)), ==, "failed");
  assert_faults (self, "touch");
  g_assert_false (agent_bus_agent_get_open (condition_of (self)));
}

static void
test_what_was_passed_once_holds_over_restarts (Checked *self, gconstpointer user_data)
{
  g_autofree char *at = NULL;

  pass (self);
  at = g_strdup (agent_bus_agent_get_readiness_at (condition_of (self)));
  stop (self);
  start (self);
  assert_state (self, "ready");
  g_assert_cmpstr (agent_bus_agent_get_readiness (condition_of (self)), ==, "passed");
  g_assert_cmpstr (agent_bus_agent_get_readiness_at (condition_of (self)), ==, at);
}

static void
test_another_configuration_asks_anew_and_closes_nothing (Checked *self, gconstpointer user_data)
{
  pass (self);
  stop (self);
  start_with (self, OTHER_HASH, TRUE);
  g_assert_cmpstr (agent_bus_agent_get_readiness (condition_of (self)), ==, "unchecked");
  g_assert_cmpstr (agent_bus_agent_get_readiness_at (condition_of (self)), !=, "");
  assert_state (self, "ready");
}

static void
test_opens_unchecked_where_that_is_wanted (Checked *self, gconstpointer user_data)
{
  stop (self);
  start_with (self, HASH, FALSE);
  g_assert_true (agent_bus_agent_get_open (condition_of (self)));
  g_assert_null (ask_for_admission (self));
  assert_state (self, "ready");
}

static void
test_each_failed_part_has_its_state (Checked *self, gconstpointer user_data)
{
  pass (self);
  note (self, CIVIC_CHECK_TOUCH, CIVIC_CHECK_FAILED);
  assert_state (self, "needs-staff");
  note (self, CIVIC_CHECK_TOUCH, CIVIC_CHECK_PASSED);
  note (self, CIVIC_CHECK_RECEIPT_PRINTER, CIVIC_CHECK_FAILED);
  assert_state (self, "ready-no-receipt");
  note (self, CIVIC_CHECK_RECEIPT_PRINTER, CIVIC_CHECK_PASSED);
  note (self, CIVIC_CHECK_SCANNER, CIVIC_CHECK_FAILED);
  note (self, CIVIC_CHECK_KEYBOARD, CIVIC_CHECK_FAILED);
  note (self, CIVIC_CHECK_SHEET_PRINTER, CIVIC_CHECK_FAILED);
  assert_state (self, "ready");
  assert_faults (self, "keyboard scanner sheet-printer");
}

static void
test_without_its_certificate_it_serves_nobody (Checked *self, gconstpointer user_data)
{
  g_autofree char *key = support_folder_path (self->rig.parts->folder, "kiosk.key");
  g_autoptr (CivicReadiness) report = NULL;
  g_autofree char *reason = NULL;

  pass (self);
  g_unlink (key);
  report = check (self);
  g_assert_cmpint (report->parts[CIVIC_CHECK_CERTIFICATES].reason, ==, CIVIC_CHECK_REASON_MISSING);
  assert_state (self, "out-of-service");
  reason = ask_for_admission (self);
  g_assert_cmpstr (reason, ==, "certificates");

  support_tls_make (self->rig.parts->folder);
  g_assert_null (ask_for_admission (self));
  assert_state (self, "ready");
}

/* As soon as the central says so, not when the parts are asked the next time. */
static void
test_a_forked_log_serves_nobody_at_once (Checked *self, gconstpointer user_data)
{
  stop (self);
  start_with (self, HASH, FALSE);
  civic_readiness_free (check (self));
  assert_faults (self, "");
  agent_audit_note_forked (self->rig.parts->parts.audit);
  assert_faults (self, "audit");
  assert_state (self, "out-of-service");
}

static void
test_a_clock_that_is_off_serves_nobody_until_it_is_right (Checked *self, gconstpointer user_data)
{
  pass (self);
  agent_bus_agent_set_clock_ahead_seconds (condition_of (self), -3600);
  agent_bus_agent_set_last_heartbeat (condition_of (self), "2026-11-23T09:00:00+03:00");
  assert_state (self, "out-of-service");
  assert_faults (self, "clock");

  agent_bus_agent_set_clock_ahead_seconds (condition_of (self), 2);
  agent_bus_agent_set_last_heartbeat (condition_of (self), "2026-11-23T09:01:00+03:00");
  assert_state (self, "ready");
}

static void
test_a_printer_that_is_out_is_said_and_forgiven (Checked *self, gconstpointer user_data)
{
  g_autoptr (CivicReadiness) out = NULL;
  g_autoptr (CivicReadiness) refilled = NULL;

  pass (self);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT };
  out = check (self);
  g_assert_cmpint (out->parts[CIVIC_CHECK_RECEIPT_PRINTER].result, ==, CIVIC_CHECK_FAILED);
  g_assert_cmpint (out->parts[CIVIC_CHECK_RECEIPT_PRINTER].reason, ==,
                   CIVIC_CHECK_REASON_PAPER_OUT);

  support_print_script.printer = (PrintCondition){ PRINT_STATE_READY, PRINT_REASON_NONE };
  refilled = check (self);
  g_assert_cmpint (refilled->parts[CIVIC_CHECK_RECEIPT_PRINTER].result, ==, CIVIC_CHECK_PASSED);
}

static void
test_a_line_that_is_down_fails_and_opens_all_the_same (Checked *self, gconstpointer user_data)
{
  g_autoptr (CivicReadiness) report = NULL;

  pass (self);
  support_line_set_mood (self->rig.parts->line, SUPPORT_MOOD_DOWN);
  report = check (self);
  g_assert_cmpint (report->parts[CIVIC_CHECK_NETWORK].reason, ==, CIVIC_CHECK_REASON_UNREACHABLE);
  g_assert_true (civic_readiness_is_passed (report));
  assert_state (self, "ready-offline");
  g_assert_null (ask_for_admission (self));
}

static void
test_hands_find_only_what_takes_hands (Checked *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
    agent_readiness_note (self->readiness, CIVIC_CHECK_DISK, CIVIC_CHECK_PASSED, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  g_clear_error (&error);
  g_assert_false (
    agent_readiness_note (self->readiness, CIVIC_CHECK_TOUCH, CIVIC_CHECK_ABSENT, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
}

static void
test_a_whole_check_goes_to_the_central (Checked *self, gconstpointer user_data)
{
  AgentReports *reports = self->rig.parts->reports;
  GBytes *sent = NULL;

  pass (self);
  g_assert_cmpuint (agent_reports_count (reports), ==, 1);
  agent_reports_send (reports);
  support_run_until (agent_reports_count (reports) == 0);
  sent = support_line_get_news (self->rig.parts->line, AGENT_NEWS_REPORT);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (sent, NULL), (gssize) g_bytes_get_size (sent),
                                  "\"verdict\":\"passed\""));
}

/* Every reason that a printer can have has a word in a report. */
static void
test_knows_what_printers_say (void)
{
  CivicCheckReason reason;

  for (guint value = PRINT_REASON_PAPER_LOW; value <= PRINT_REASON_OTHER; value++)
    g_assert_true (
      civic_check_reason_from_string (print_reason_to_string ((PrintReason) value), &reason));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/readiness/" path, Checked, NULL, set_up_checked, function, tear_down_checked)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("asks-every-part-that-needs-no-hands", test_asks_every_part_that_needs_no_hands);
  ADD ("stays-closed-until-a-whole-check-has-passed",
       test_stays_closed_until_a_whole_check_has_passed);
  ADD ("a-check-that-failed-does-not-open-it", test_a_check_that_failed_does_not_open_it);
  ADD ("what-was-passed-once-holds-over-restarts", test_what_was_passed_once_holds_over_restarts);
  ADD ("another-configuration-asks-anew-and-closes-nothing",
       test_another_configuration_asks_anew_and_closes_nothing);
  ADD ("opens-unchecked-where-that-is-wanted", test_opens_unchecked_where_that_is_wanted);
  ADD ("each-failed-part-has-its-state", test_each_failed_part_has_its_state);
  ADD ("without-its-certificate-it-serves-nobody", test_without_its_certificate_it_serves_nobody);
  ADD ("a-forked-log-serves-nobody-at-once", test_a_forked_log_serves_nobody_at_once);
  ADD ("a-clock-that-is-off-serves-nobody-until-it-is-right",
       test_a_clock_that_is_off_serves_nobody_until_it_is_right);
  ADD ("a-printer-that-is-out-is-said-and-forgiven",
       test_a_printer_that_is_out_is_said_and_forgiven);
  ADD ("a-line-that-is-down-fails-and-opens-all-the-same",
       test_a_line_that_is_down_fails_and_opens_all_the_same);
  ADD ("hands-find-only-what-takes-hands", test_hands_find_only_what_takes_hands);
  ADD ("a-whole-check-goes-to-the-central", test_a_whole_check_goes_to_the_central);
  g_test_add_func ("/agent/readiness/knows-what-printers-say", test_knows_what_printers_say);

  return g_test_run ();
}
