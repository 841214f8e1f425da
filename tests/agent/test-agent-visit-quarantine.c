/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"
#include "civic-envelope.h"
#include "civic-tracking-code.h"

#define ENVELOPE_SIZE 20

static GVariant *
make_release (const char *code, const char *who, const char *pin)
{
  return g_variant_new ("(sss)", code, who, pin);
}

static AgentFilingState
state_of (Fixture *fixture, const char *code)
{
  return agent_outbox_get_state (fixture->parts->parts.outbox, code);
}

/* A filing that the central has refused. */
static char *
quarantine (Fixture *fixture)
{
  char *code = civic_tracking_code_draw ();

  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_REFUSING);
  try (fixture->face, "SubmitFiling", make_submission (code, ENVELOPE_SIZE));
  support_run_until (state_of (fixture, code) == AGENT_FILING_QUARANTINED);
  support_run_until (agent_bus_agent_get_quarantine_count (fixture->face) == 1);
  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_GOOD);

  return code;
}

static void
test_lists_code_and_reason_only (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = quarantine (fixture);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GDateTime) moment = NULL;
  const char *listed, *reason, *since;

  assert_fails (fixture->face, "StaffListQuarantine", NULL, AGENT_ERROR_NOT_ALLOWED);
  log_in_as (fixture->face, SUPPORT_PARTS_ATTENDANT);
  answer = call (fixture->face, "StaffListQuarantine", NULL, NULL);
  g_assert_cmpstr (g_variant_get_type_string (answer), ==, "(a(sss))");
  list = g_variant_get_child_value (answer, 0);
  g_assert_cmpuint (g_variant_n_children (list), ==, 1);
  g_variant_get_child (list, 0, "(&s&s&s)", &listed, &reason, &since);
  g_assert_cmpstr (listed, ==, code);
  g_assert_cmpstr (reason, ==, "unknown-service");
  moment = g_date_time_new_from_iso8601 (since, NULL);
  g_assert_nonnull (moment);
}

static void
test_two_people_release_the_same_bytes (Fixture *fixture, gconstpointer user_data)
{
  AgentOutbox *outbox = fixture->parts->parts.outbox;
  g_autofree char *code = quarantine (fixture);
  g_autoptr (GBytes) kept = agent_outbox_load (outbox, code, NULL);
  g_autoptr (GBytes) sent = NULL;

  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  support_line_hold (fixture->parts->line);
  try (fixture->face, "StaffReleaseQuarantine",
       make_release (code, SUPPORT_PARTS_MUNICIPALITY, SUPPORT_PARTS_PIN));
  g_assert_cmpint (state_of (fixture, code), ==, AGENT_FILING_PENDING);
  g_assert_cmpuint (support_line_count_sends_of (fixture->parts->line, code), ==, 2);
  sent = agent_outbox_load (outbox, code, NULL);
  g_assert_true (g_bytes_equal (kept, sent));

  support_line_let_go (fixture->parts->line);
  support_run_until (state_of (fixture, code) == AGENT_FILING_ACKNOWLEDGED);
  g_assert_cmpuint (agent_outbox_get_quarantine_count (outbox), ==, 0);
}

static void
test_one_person_releases_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = quarantine (fixture);
  const struct {
    const char *who, *pin;
  } bad[] = {
    { SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN },
    { SUPPORT_PARTS_ATTENDANT, SUPPORT_PARTS_PIN },
    { SUPPORT_PARTS_SECOND_SUPERVISOR, "000000" },
    { "9999", SUPPORT_PARTS_PIN },
    { "", "" },
  };

  assert_fails (fixture->face, "StaffReleaseQuarantine",
                make_release (code, SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN),
                AGENT_ERROR_NOT_ALLOWED);
  log_in_as (fixture->face, SUPPORT_PARTS_TECHNICIAN);
  assert_fails (fixture->face, "StaffReleaseQuarantine",
                make_release (code, SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN),
                AGENT_ERROR_NOT_ALLOWED);
  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_fails (fixture->face, "StaffReleaseQuarantine",
                  make_release (code, bad[i].who, bad[i].pin), AGENT_ERROR_NOT_ALLOWED);
  g_assert_cmpint (state_of (fixture, code), ==, AGENT_FILING_QUARANTINED);
  g_assert_cmpuint (support_line_count_sends_of (fixture->parts->line, code), ==, 1);
}

static void
test_the_control_socket_releases_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) control = support_parts_connect_control (fixture->parts);
  g_autofree char *code = quarantine (fixture);

  try (control, "StaffListQuarantine", NULL);
  assert_fails (control, "StaffReleaseQuarantine",
                make_release (code, SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN),
                AGENT_ERROR_NOT_ALLOWED);
}

static gboolean
is_second_being_judged (Fixture *fixture)
{
  g_autofree char *path = support_folder_path (fixture->parts->folder, "tries");
  g_autofree char *tries = NULL;

  return g_file_get_contents (path, &tries, NULL, NULL) &&
         strstr (tries, "number:" SUPPORT_PARTS_SECOND_SUPERVISOR) != NULL;
}

static void
test_who_is_taken_away_meanwhile_releases_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = quarantine (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  g_dbus_proxy_call (G_DBUS_PROXY (fixture->face), "StaffReleaseQuarantine",
                     make_release (code, SUPPORT_PARTS_SECOND_SUPERVISOR, SUPPORT_PARTS_PIN),
                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, support_keep_result, &result);
  support_run_until (is_second_being_judged (fixture));
  support_parts_remove_account (fixture->parts, SUPPORT_PARTS_SUPERVISOR);
  support_run_until (result != NULL);
  answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (fixture->face), result, &error);
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED);
  g_assert_cmpint (state_of (fixture, code), ==, AGENT_FILING_QUARANTINED);
}

static void
test_what_is_refused_again_is_kept_again (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = quarantine (fixture);

  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_REFUSING);
  try (fixture->face, "StaffReleaseQuarantine",
       make_release (code, SUPPORT_PARTS_SECOND_SUPERVISOR, SUPPORT_PARTS_PIN));
  support_run_until (support_line_count_sends_of (fixture->parts->line, code) == 2 &&
                     state_of (fixture, code) == AGENT_FILING_QUARANTINED);
}

static void
test_only_what_is_in_quarantine_is_released (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *unknown = civic_tracking_code_draw ();

  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  assert_fails (fixture->face, "StaffReleaseQuarantine",
                make_release (unknown, SUPPORT_PARTS_SECOND_SUPERVISOR, SUPPORT_PARTS_PIN),
                AGENT_ERROR_BAD_REQUEST);
}

static void
test_both_are_in_the_log_and_the_code_is_not (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = quarantine (fixture);
  g_autoptr (GPtrArray) entries = NULL;
  const CivicAuditEntry *second, *first;
  g_autofree char *path = support_folder_path (fixture->parts->folder, "audit.log");
  g_autofree char *log = NULL;

  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  try (fixture->face, "StaffReleaseQuarantine",
       make_release (code, SUPPORT_PARTS_SECOND_SUPERVISOR, SUPPORT_PARTS_PIN));
  entries = agent_audit_list_last (fixture->parts->parts.audit, 2);
  second = entries->pdata[0];
  first = entries->pdata[1];
  g_assert_cmpint (first->event, ==, CIVIC_AUDIT_QUARANTINE_RELEASED);
  g_assert_cmpint (second->event, ==, CIVIC_AUDIT_QUARANTINE_RELEASED);
  g_assert_cmpstr (first->account, ==, SUPPORT_PARTS_SUPERVISOR);
  g_assert_cmpstr (second->account, ==, SUPPORT_PARTS_SECOND_SUPERVISOR);
  g_assert_cmpuint (strlen (first->subject), ==, 16);
  g_assert_cmpstr (first->subject, ==, second->subject);
  g_assert_true (g_file_get_contents (path, &log, NULL, NULL));
  g_assert_null (strstr (log, code));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-quarantine/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lists-code-and-reason-only", test_lists_code_and_reason_only);
  ADD ("two-people-release-the-same-bytes", test_two_people_release_the_same_bytes);
  ADD ("one-person-releases-nothing", test_one_person_releases_nothing);
  ADD ("the-control-socket-releases-nothing", test_the_control_socket_releases_nothing);
  ADD ("who-is-taken-away-meanwhile-releases-nothing",
       test_who_is_taken_away_meanwhile_releases_nothing);
  ADD ("what-is-refused-again-is-kept-again", test_what_is_refused_again_is_kept_again);
  ADD ("only-what-is-in-quarantine-is-released", test_only_what_is_in_quarantine_is_released);
  ADD ("both-are-in-the-log-and-the-code-is-not", test_both_are_in_the_log_and_the_code_is_not);

  return g_test_run ();
}
