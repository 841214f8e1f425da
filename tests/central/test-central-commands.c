/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-audit.h"
#include "central-clock.h"
#include "central-commands.h"
#include "central-error.h"
#include "small-fleet.h"

typedef struct {
  SupportCentral *central;
  CentralOffice *office;
  gint64 sequence;
} Fixture;

static CivicHeartbeatAnswer *
beat_with (Fixture *fixture, CivicHeartbeat *heartbeat)
{
  heartbeat->sequence = ++fixture->sequence;
  return small_fleet_beat (fixture->central, heartbeat);
}

static CivicHeartbeatAnswer *
beat (Fixture *fixture)
{
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (1);

  return beat_with (fixture, heartbeat);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;

  fixture->central = support_central_start (NULL);
  fixture->office = small_fleet_open_office (fixture->central);
  answer = beat (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  central_office_free (fixture->office);
  support_central_free (fixture->central);
}

static char *
issue (Fixture *fixture, CivicCommandAction action)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  central_commands_issue (fixture->office, SUPPORT_CENTRAL_KIOSK, action,
                          CIVIC_COMMAND_MESSAGE_NONE, NULL, 600, "tester", &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
tell_result (Fixture *fixture, const char *id, CivicResultState state)
{
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (1);
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;

  g_ptr_array_add (heartbeat->results, civic_command_result_new (id, state, heartbeat->at));
  answer = beat_with (fixture, heartbeat);
}

static void
assert_waiting (Fixture *fixture, guint count)
{
  g_autoptr (CivicHeartbeatAnswer) answer = beat (fixture);

  g_assert_cmpuint (answer->commands->len, ==, count);
}

static void
assert_state (Fixture *fixture, const char *id, const char *state)
{
  g_autoptr (GPtrArray) commands =
    central_commands_list (fixture->office, SUPPORT_CENTRAL_KIOSK, 100, NULL);
  const char *found = NULL;

  for (guint index = 0; index < commands->len; index++) {
    const CentralStoredCommand *command = commands->pdata[index];

    if (g_str_equal (command->id, id))
      found = command->state;
  }
  g_assert_cmpstr (found, ==, state);
}

static void
test_tells_a_kiosk_until_it_says_what_became_of_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = issue (fixture, CIVIC_COMMAND_RESTART);
  g_autoptr (CivicHeartbeatAnswer) answer = beat (fixture);
  const CivicCommand *command = answer->commands->pdata[0];

  g_assert_cmpstr (command->id, ==, id);
  g_assert_cmpint (command->action, ==, CIVIC_COMMAND_RESTART);
  assert_waiting (fixture, 1);
  tell_result (fixture, id, CIVIC_RESULT_DONE);
  assert_waiting (fixture, 0);
  assert_state (fixture, id, "done");
}

static void
test_says_why_and_how_long_it_is_closed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *until = central_clock_in (G_TIME_SPAN_HOUR);
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;
  const CivicCommand *command = NULL;
  g_autoptr (GError) error = NULL;

  central_commands_issue (fixture->office, SUPPORT_CENTRAL_KIOSK, CIVIC_COMMAND_CLOSE,
                          CIVIC_COMMAND_MESSAGE_MAINTENANCE, until, 600, "tester", NULL, &error);
  g_assert_no_error (error);
  answer = beat (fixture);
  command = answer->commands->pdata[0];
  g_assert_cmpint (command->message, ==, CIVIC_COMMAND_MESSAGE_MAINTENANCE);
  g_assert_cmpstr (command->until, ==, until);
}

static void
test_believes_the_first_result (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = issue (fixture, CIVIC_COMMAND_REFRESH_CATALOGUE);

  tell_result (fixture, id, CIVIC_RESULT_FAILED);
  tell_result (fixture, id, CIVIC_RESULT_DONE);
  tell_result (fixture, "ffffffffffffffffffffffffffffffff", CIVIC_RESULT_DONE);
  assert_state (fixture, id, "failed");
}

/* The last word counts: a kiosk that was away does not close and open in a row. */
static void
test_withdraws_what_the_last_word_makes_pointless (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = issue (fixture, CIVIC_COMMAND_CLOSE);
  g_autofree char *other = issue (fixture, CIVIC_COMMAND_RESTART);
  g_autofree char *last = issue (fixture, CIVIC_COMMAND_OPEN);
  g_autoptr (CivicHeartbeatAnswer) answer = beat (fixture);

  g_assert_cmpuint (answer->commands->len, ==, 2);
  assert_state (fixture, first, "withdrawn");
  assert_state (fixture, other, "waiting");
  assert_state (fixture, last, "waiting");
}

static void
test_withdraws_what_was_not_done_yet (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = issue (fixture, CIVIC_COMMAND_RESTART);
  g_autoptr (GError) error = NULL;

  g_assert_true (central_commands_withdraw (fixture->office, id, "tester", NULL));
  assert_waiting (fixture, 0);
  assert_state (fixture, id, "withdrawn");
  g_assert_false (central_commands_withdraw (fixture->office, id, "tester", &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND);
}

static void
test_lets_a_command_expire (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *past = central_clock_in (-G_TIME_SPAN_HOUR);
  const CentralStoredCommand command = {
    .id = (char *) "00112233445566778899aabbccddeeff",
    .kiosk = (char *) SUPPORT_CENTRAL_KIOSK,
    .action = (char *) "restart",
    .message = (char *) "",
    .until = (char *) "",
    .issued_at = past,
    .expires_at = past,
    .expires_at_ms = central_clock_now_ms () - 1,
    .issued_by = (char *) "tester",
    .state = (char *) "waiting",
  };

  g_assert_true (central_store_add_command (fixture->office->store, &command, NULL));
  assert_waiting (fixture, 0);
  assert_state (fixture, command.id, "expired");
  g_assert_true (central_commands_sweep (fixture->office, NULL));
  assert_state (fixture, command.id, "expired");
  tell_result (fixture, command.id, CIVIC_RESULT_DONE);
  assert_state (fixture, command.id, "done");
}

static void
assert_refused (Fixture *fixture,
                const char *kiosk,
                CivicCommandAction action,
                CivicCommandMessage message,
                guint valid_s,
                CentralError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (central_commands_issue (fixture->office, kiosk, action, message, NULL, valid_s,
                                          "tester", NULL, &error));
  g_assert_error (error, CENTRAL_ERROR, (int) code);
}

static void
test_refuses_an_end_that_is_over (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *over = central_clock_in (-1 * G_TIME_SPAN_SECOND);
  g_autoptr (GError) error = NULL;

  g_assert_false (central_commands_issue (fixture->office, SUPPORT_CENTRAL_KIOSK,
                                          CIVIC_COMMAND_CLOSE, CIVIC_COMMAND_MESSAGE_NONE, over,
                                          600, "tester", NULL, &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED);
  assert_waiting (fixture, 0);
}

static void
test_refuses_what_no_kiosk_could_do (Fixture *fixture, gconstpointer unused)
{
  const char *kiosk = SUPPORT_CENTRAL_KIOSK;

  assert_refused (fixture, "JED-NOBODY-01", CIVIC_COMMAND_OPEN, CIVIC_COMMAND_MESSAGE_NONE, 600,
                  CENTRAL_ERROR_NOT_FOUND);
  assert_refused (fixture, kiosk, CIVIC_COMMAND_OPEN, CIVIC_COMMAND_MESSAGE_MOVED, 600,
                  CENTRAL_ERROR_MALFORMED);
  assert_refused (fixture, kiosk, CIVIC_COMMAND_OPEN, CIVIC_COMMAND_MESSAGE_NONE, 59,
                  CENTRAL_ERROR_MALFORMED);
  assert_refused (fixture, kiosk, CIVIC_COMMAND_OPEN, CIVIC_COMMAND_MESSAGE_NONE,
                  CENTRAL_COMMANDS_MAXIMUM_VALID_S + 1, CENTRAL_ERROR_MALFORMED);
  assert_waiting (fixture, 0);
}

static void
test_writes_every_step_into_the_audit (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CentralAuditVerdict) before = central_audit_verify (fixture->office->store, NULL);
  g_autoptr (CentralAuditVerdict) after = NULL;
  g_autofree char *done = issue (fixture, CIVIC_COMMAND_RESTART);
  g_autofree char *withdrawn = NULL;

  tell_result (fixture, done, CIVIC_RESULT_DONE);
  withdrawn = issue (fixture, CIVIC_COMMAND_OPEN);
  g_assert_true (central_commands_withdraw (fixture->office, withdrawn, "tester", NULL));
  after = central_audit_verify (fixture->office->store, NULL);
  g_assert_cmpint (after->broken_row, ==, 0);
  g_assert_cmpint (after->row_count, ==, before->row_count + 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/central/commands/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("tells-a-kiosk-until-it-says-what-became-of-it",
        test_tells_a_kiosk_until_it_says_what_became_of_it);
  TEST ("says-why-and-how-long-it-is-closed", test_says_why_and_how_long_it_is_closed);
  TEST ("believes-the-first-result", test_believes_the_first_result);
  TEST ("withdraws-what-the-last-word-makes-pointless",
        test_withdraws_what_the_last_word_makes_pointless);
  TEST ("withdraws-what-was-not-done-yet", test_withdraws_what_was_not_done_yet);
  TEST ("lets-a-command-expire", test_lets_a_command_expire);
  TEST ("refuses-an-end-that-is-over", test_refuses_an_end_that_is_over);
  TEST ("refuses-what-no-kiosk-could-do", test_refuses_what_no_kiosk_could_do);
  TEST ("writes-every-step-into-the-audit", test_writes_every_step_into_the_audit);

  return g_test_run ();
}
