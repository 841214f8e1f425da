/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-readiness.h"
#include "agent-rig.h"

static void
log_in (Fixture *fixture, const char *account)
{
  try (fixture->face, "StaffLogIn", g_variant_new ("(ss)", account, SUPPORT_PARTS_PIN));
}

static CivicReadiness *
ask (Fixture *fixture, const char *method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (fixture->face, method, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  const char *json = NULL;
  CivicReadiness *report = NULL;

  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &json);
  bytes = g_bytes_new (json, strlen (json));
  report = civic_readiness_parse (bytes, &error);
  g_assert_no_error (error);

  return report;
}

static GVariant *
make_note (const char *part, const char *result)
{
  return g_variant_new ("(ss)", part, result);
}

static void
test_only_staff_check (Fixture *fixture, gconstpointer user_data)
{
  assert_fails (fixture->face, "StaffCheckReadiness", NULL, AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffFinishReadiness", NULL, AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffNoteCheck", make_note ("touch", "passed"),
                AGENT_ERROR_NOT_ALLOWED);
}

static void
test_a_note_is_in_the_next_report (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (CivicReadiness) report = NULL;

  log_in (fixture, SUPPORT_PARTS_TECHNICIAN);
  try (fixture->face, "StaffNoteCheck", make_note ("touch", "passed"));
  try (fixture->face, "StaffNoteCheck", make_note ("scanner", "failed"));
  report = ask (fixture, "StaffCheckReadiness");
  g_assert_cmpint (report->parts[CIVIC_CHECK_TOUCH].result, ==, CIVIC_CHECK_PASSED);
  g_assert_cmpint (report->parts[CIVIC_CHECK_SCANNER].reason, ==, CIVIC_CHECK_REASON_BY_HAND);
  g_assert_cmpint (report->parts[CIVIC_CHECK_KEYBOARD].result, ==, CIVIC_CHECK_UNTESTED);
  g_assert_cmpstr (report->account, ==, SUPPORT_PARTS_TECHNICIAN);
}

static void
test_what_is_no_finding_is_refused (Fixture *fixture, gconstpointer user_data)
{
  log_in (fixture, SUPPORT_PARTS_TECHNICIAN);
  assert_fails (fixture->face, "StaffNoteCheck", make_note ("nose", "passed"),
                AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "StaffNoteCheck", make_note ("touch", "splendid"),
                AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "StaffNoteCheck", make_note ("disk", "passed"),
                AGENT_ERROR_BAD_REQUEST);
}

/* This kiosk has neither certificate nor catalogue. */
static void
test_the_verdict_is_shown_with_the_answer (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (CivicReadiness) report = NULL;

  log_in (fixture, SUPPORT_PARTS_SUPERVISOR);
  report = ask (fixture, "StaffFinishReadiness");
  g_assert_false (civic_readiness_is_passed (report));
  g_assert_cmpstr (agent_bus_agent_get_readiness (fixture->face), ==, "failed");
  g_assert_cmpstr (agent_bus_agent_get_readiness_at (fixture->face), ==, report->at);
  g_assert_true (
    g_strv_contains (agent_bus_agent_get_readiness_faults (fixture->face), "certificates"));
  g_assert_cmpstr (agent_bus_agent_get_kiosk_state (fixture->face), ==, "out-of-service");
}

static void
test_staff_s_check_is_in_the_audit_log (Fixture *fixture, gconstpointer user_data)
{
  AgentAudit *audit = fixture->parts->parts.audit;
  g_autoptr (GPtrArray) entries = NULL;
  const CivicAuditEntry *entry = NULL;

  log_in (fixture, SUPPORT_PARTS_TECHNICIAN);
  try (fixture->face, "StaffNoteCheck", make_note ("receipt-printer", "passed"));
  entries = agent_audit_list_last (audit, 1);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->event, ==, CIVIC_AUDIT_CHECK_NOTED);
  g_assert_cmpstr (entry->subject, ==, "receipt-printer:passed");
  g_assert_cmpstr (entry->account, ==, SUPPORT_PARTS_TECHNICIAN);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-readiness/" path, Fixture, GUINT_TO_POINTER (1), set_up, function,     \
              tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("only-staff-check", test_only_staff_check);
  ADD ("a-note-is-in-the-next-report", test_a_note_is_in_the_next_report);
  ADD ("what-is-no-finding-is-refused", test_what_is_no_finding_is_refused);
  ADD ("the-verdict-is-shown-with-the-answer", test_the_verdict_is_shown_with_the_answer);
  ADD ("staff-s-check-is-in-the-audit-log", test_staff_s_check_is_in_the_audit_log);

  return g_test_run ();
}
