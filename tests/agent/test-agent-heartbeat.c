/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-heartbeat.h"
#include "agent-clock.h"
#include "agent-rig.h"
#include "civic-keys.h"

#define KIOSK "TEST-01"
#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* The next one by itself comes long after the test. */
static const AgentHeartbeatPolicy brisk = { .usual_ms = 3600 * 1000, .gap_ms = 5 };

typedef struct {
  Fixture rig;
  SupportLine *line; /* (unowned) */
  AgentHeartbeat *heartbeat;
  guint8 sign_secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  GBytes *sign_public;
  guint command_count;
} Beating;

static void
make_heartbeat (Beating *self)
{
  g_autofree char *revoked = support_folder_path (self->rig.parts->folder, "revoked");
  const AgentHeartbeatSender sender = {
    .kiosk = KIOSK,
    .centre = "jeddah-andalus",
    .configuration_hash = DIGEST,
    .certificate_path = "/nonexistent/kiosk.pem",
    .revoked_path = revoked,
    .central_sign_key = self->sign_public,
  };

  self->heartbeat = agent_heartbeat_new (&self->rig.parts->parts, &sender, &brisk);
}

/* commands: JSON of an array's elements. */
static void
set_answer (Beating *self, const char *commands)
{
  g_autofree char *now = agent_clock_get_now ();

  support_line_set_answer (self->line, g_strdup_printf ("{\"time\":\"%s\",\"next_s\":3600,"
                                                        "\"catalogue\":null,\"commands\":[%s]}",
                                                        now, commands));
}

static void
set_up_beating (Beating *self, gconstpointer user_data)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  set_up (&self->rig, user_data);
  self->line = self->rig.parts->line;
  crypto_sign_keypair (public_key, self->sign_secret);
  self->sign_public = g_bytes_new (public_key, sizeof public_key);
  set_answer (self, "");
  make_heartbeat (self);
}

static void
tear_down_beating (Beating *self, gconstpointer user_data)
{
  agent_heartbeat_stop (self->heartbeat);
  support_line_let_go (self->line);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->heartbeat);
  g_bytes_unref (self->sign_public);
  tear_down (&self->rig, user_data);
}

static AgentBusAgent *
condition_of (Beating *self)
{
  return agent_watch_get_condition (self->rig.parts->parts.watch);
}

static void
wait_for_tells (Beating *self, guint count)
{
  support_run_until (support_line_count_tells (self->line) >= count);
}

/* The kiosk's state becomes another one: "closed" or what it was. */
static void
toggle_open (Beating *self)
{
  AgentOpening *opening = self->rig.parts->parts.opening;

  g_assert_true (agent_opening_set_open (opening, !agent_opening_is_open (opening), NULL));
}

static CivicHeartbeat *
read_told (Beating *self)
{
  g_autoptr (GError) error = NULL;
  CivicHeartbeat *told = civic_heartbeat_parse (support_line_get_told (self->line), &error);

  g_assert_no_error (error);

  return told;
}

static void
wait_until_accepted (Beating *self)
{
  support_run_until (*agent_bus_agent_get_last_heartbeat (condition_of (self)) != '\0');
}

static void
count_visit (Beating *self)
{
  const AgentCountKey key = { CIVIC_COUNT_VISIT, "report-940", "completed", "" };

  agent_counts_add_today (self->rig.parts->parts.counts, &key, 1, 90);
}

static gint64
find_visits (const CivicHeartbeat *told)
{
  for (guint i = 0; i < told->counts->len; i++) {
    const CivicCount *count = told->counts->pdata[i];

    if (count->kind == CIVIC_COUNT_VISIT)
      return count->count;
  }

  return 0;
}

static char *
make_moment (int seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, seconds);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

/* A signed command to close, as JSON. secret: whose. */
static char *
sign_close (Beating *self, const char *kiosk, int life_s, const guint8 *secret)
{
  g_autofree char *id = g_strdup_printf ("%032x", ++self->command_count);
  g_autofree char *issued_at = make_moment (MIN (life_s, 0) - 60);
  g_autofree char *expires_at = make_moment (life_s);
  const CivicCommand command = {
    .id = id,
    .kiosk = (char *) kiosk,
    .action = CIVIC_COMMAND_CLOSE,
    .message = CIVIC_COMMAND_MESSAGE_MAINTENANCE,
    .until = (char *) "",
    .issued_at = issued_at,
    .expires_at = expires_at,
  };
  g_autoptr (JsonNode) node = civic_command_sign (&command, secret);

  return json_to_string (node, FALSE);
}

static void
test_tells_how_the_kiosk_is (Beating *self, gconstpointer user_data)
{
  g_autoptr (CivicHeartbeat) told = NULL;

  support_line_set_up (self->line, TRUE);
  agent_watch_note_storage (self->rig.parts->parts.watch, TRUE);
  try (self->rig.face, "Refresh", NULL);
  agent_heartbeat_start (self->heartbeat);
  wait_until_accepted (self);

  told = read_told (self);
  g_assert_cmpstr (told->centre, ==, "jeddah-andalus");
  g_assert_cmpstr (told->configuration_hash, ==, DIGEST);
  g_assert_cmpint (told->state, ==, CIVIC_KIOSK_ENROLLING);
  g_assert_null (told->certificate_expires_at);
  g_assert_cmpint (told->sequence, ==, 1);
  g_assert_cmpstr (told->receipt_printer->state, ==, "ready");
  g_assert_cmpint (told->receipt_printer->paper_left_mm, ==, 80000);
  g_assert_cmpstr (told->sheet_printer->state, ==, "ready");
  g_assert_true (told->storage_good);
  g_assert_cmpuint (told->results->len, ==, 0);
}

static void
test_tells_at_once_when_the_state_is_another (Beating *self, gconstpointer user_data)
{
  g_autoptr (CivicHeartbeat) first = NULL;
  g_autoptr (CivicHeartbeat) second = NULL;

  agent_heartbeat_start (self->heartbeat);
  wait_for_tells (self, 1);
  first = read_told (self);

  agent_watch_note_revoked (self->rig.parts->parts.watch, TRUE);
  wait_for_tells (self, 2);
  second = read_told (self);
  g_assert_cmpstr (second->boot, ==, first->boot);
  g_assert_cmpint (second->sequence, >, first->sequence);
}

static void
test_never_has_two_on_the_way (Beating *self, gconstpointer user_data)
{
  support_line_hold (self->line);
  agent_heartbeat_start (self->heartbeat);
  wait_for_tells (self, 1);
  agent_watch_note_storage (self->rig.parts->parts.watch, TRUE);
  agent_watch_note_revoked (self->rig.parts->parts.watch, TRUE);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (support_line_count_tells (self->line), ==, 1);

  support_line_let_go (self->line);
  wait_for_tells (self, 2);
}

static void
test_counts_are_told_until_they_are_heard (Beating *self, gconstpointer user_data)
{
  g_autoptr (CivicHeartbeat) lost = NULL;
  g_autoptr (CivicHeartbeat) heard = NULL;
  g_autoptr (CivicHeartbeat) after = NULL;

  count_visit (self);
  support_line_set_mood (self->line, SUPPORT_MOOD_DOWN);
  agent_heartbeat_start (self->heartbeat);
  wait_for_tells (self, 1);
  lost = read_told (self);
  g_assert_cmpint (find_visits (lost), ==, 1);

  count_visit (self);
  support_line_set_mood (self->line, SUPPORT_MOOD_GOOD);
  agent_watch_note_revoked (self->rig.parts->parts.watch, TRUE);
  wait_until_accepted (self);
  heard = read_told (self);
  g_assert_cmpint (find_visits (heard), ==, 2);

  toggle_open (self);
  agent_watch_note_revoked (self->rig.parts->parts.watch, TRUE);
  wait_for_tells (self, support_line_count_tells (self->line) + 1);
  after = read_told (self);
  g_assert_cmpint (find_visits (after), ==, 0);
}

static void
test_an_answer_that_is_none_marks_nothing (Beating *self, gconstpointer answer)
{
  g_autoptr (GPtrArray) unsent = NULL;

  count_visit (self);
  support_line_set_answer (self->line, g_strdup (answer));
  agent_heartbeat_start (self->heartbeat);
  wait_for_tells (self, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  unsent = agent_counts_list_unsent (self->rig.parts->parts.counts, 200, NULL);
  g_assert_cmpuint (unsent->len, >, 0);
  g_assert_cmpstr (agent_bus_agent_get_last_heartbeat (condition_of (self)), ==, "");
}

static void
test_does_what_the_central_signed (Beating *self, gconstpointer user_data)
{
  g_autofree char *command = sign_close (self, KIOSK, 3600, self->sign_secret);
  g_autoptr (CivicHeartbeat) told = NULL;
  const CivicCommandResult *result;

  set_answer (self, command);
  agent_heartbeat_start (self->heartbeat);
  support_run_until (!agent_opening_is_open (self->rig.parts->parts.opening));
  g_assert_cmpstr (agent_bus_agent_get_closed_message (condition_of (self)), ==, "maintenance");

  wait_for_tells (self, 2);
  told = read_told (self);
  g_assert_cmpuint (told->results->len, ==, 1);
  result = told->results->pdata[0];
  g_assert_cmpint (result->state, ==, CIVIC_RESULT_DONE);
}

/* Each beside a good one, which must not suffer for it. */
static void
test_does_nothing_else (Beating *self, gconstpointer user_data)
{
  guint8 stranger[CIVIC_KEYS_SIGN_SECRET_BYTES];
  guint8 unused[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  g_autofree char *forged = NULL;
  g_autofree char *other = sign_close (self, "TEST-02", 3600, self->sign_secret);
  g_autofree char *expired = sign_close (self, KIOSK, -5, self->sign_secret);
  g_autofree char *commands = NULL;

  crypto_sign_keypair (unused, stranger);
  forged = sign_close (self, KIOSK, 3600, stranger);
  commands = g_strjoin (",", forged, other, expired, "{}", "7", NULL);
  set_answer (self, commands);
  agent_heartbeat_start (self->heartbeat);
  wait_until_accepted (self);

  g_assert_true (agent_opening_is_open (self->rig.parts->parts.opening));
  g_assert_cmpuint (agent_commands_count_waiting (self->rig.parts->parts.commands), ==, 0);
}

static void
test_a_command_that_comes_again_is_done_once (Beating *self, gconstpointer user_data)
{
  AgentOpening *opening = self->rig.parts->parts.opening;
  g_autofree char *command = sign_close (self, KIOSK, 3600, self->sign_secret);
  guint count;

  set_answer (self, command);
  agent_heartbeat_start (self->heartbeat);
  support_run_until (!agent_opening_is_open (opening));
  g_assert_true (agent_opening_set_open (opening, TRUE, NULL));

  count = support_line_count_tells (self->line);
  agent_watch_note_revoked (self->rig.parts->parts.watch, TRUE);
  wait_for_tells (self, count + 2);
  g_assert_true (agent_opening_is_open (opening));
}

static const char *
get_state (Beating *self)
{
  return agent_bus_agent_get_kiosk_state (condition_of (self));
}

static void
test_an_unwanted_kiosk_is_out_of_service (Beating *self, gconstpointer user_data)
{
  AgentWatch *watch = self->rig.parts->parts.watch;

  agent_watch_note_enrolled (watch, TRUE);
  support_line_set_mood (self->line, SUPPORT_MOOD_UNWANTING);
  /* What has no certificate is enrolling, whatever else it is. */
  agent_heartbeat_start (self->heartbeat);
  wait_for_tells (self, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  agent_watch_note_enrolled (watch, TRUE);
  g_assert_cmpstr (get_state (self), ==, "out-of-service");

  /* It is not forgotten over a restart. */
  agent_heartbeat_stop (self->heartbeat);
  g_assert_finalize_object (self->heartbeat);
  agent_watch_note_storage (watch, TRUE);
  agent_watch_note_revoked (watch, FALSE);
  g_assert_cmpstr (get_state (self), !=, "out-of-service");
  make_heartbeat (self);
  g_assert_cmpstr (get_state (self), ==, "out-of-service");

  support_line_set_mood (self->line, SUPPORT_MOOD_GOOD);
  agent_heartbeat_start (self->heartbeat);
  wait_until_accepted (self);
  agent_watch_note_enrolled (watch, TRUE);
  g_assert_cmpstr (get_state (self), !=, "out-of-service");
}

static void
test_a_line_that_is_down_is_no_revocation (Beating *self, gconstpointer mood)
{
  AgentWatch *watch = self->rig.parts->parts.watch;

  agent_watch_note_storage (watch, TRUE);
  support_line_set_mood (self->line, (SupportMood) GPOINTER_TO_UINT (mood));
  agent_heartbeat_start (self->heartbeat);
  wait_for_tells (self, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  agent_watch_note_enrolled (watch, TRUE);
  g_assert_cmpstr (get_state (self), ==, "ready-offline");
}

#define ADD(path, parameter, function)                                                             \
  g_test_add ("/agent/heartbeat/" path, Beating, parameter, set_up_beating, function,              \
              tear_down_beating)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("tells-how-the-kiosk-is", NULL, test_tells_how_the_kiosk_is);
  ADD ("tells-at-once-when-the-state-is-another", NULL,
       test_tells_at_once_when_the_state_is_another);
  ADD ("never-has-two-on-the-way", NULL, test_never_has_two_on_the_way);
  ADD ("counts-are-told-until-they-are-heard", NULL, test_counts_are_told_until_they_are_heard);
  ADD ("a-portal-s-page-marks-nothing", "<html>Log in first</html>",
       test_an_answer_that_is_none_marks_nothing);
  ADD ("an-answer-without-a-time-marks-nothing",
       "{\"next_s\":60,\"catalogue\":null,\"commands\":[]}",
       test_an_answer_that_is_none_marks_nothing);
  ADD ("does-what-the-central-signed", NULL, test_does_what_the_central_signed);
  ADD ("does-nothing-else", NULL, test_does_nothing_else);
  ADD ("a-command-that-comes-again-is-done-once", NULL,
       test_a_command_that_comes_again_is_done_once);
  ADD ("an-unwanted-kiosk-is-out-of-service", NULL, test_an_unwanted_kiosk_is_out_of_service);
  ADD ("a-line-that-is-down-is-no-revocation", GUINT_TO_POINTER (SUPPORT_MOOD_DOWN),
       test_a_line_that_is_down_is_no_revocation);
  ADD ("nor-is-a-refused-heartbeat", GUINT_TO_POINTER (SUPPORT_MOOD_REFUSING),
       test_a_line_that_is_down_is_no_revocation);

  return g_test_run ();
}
