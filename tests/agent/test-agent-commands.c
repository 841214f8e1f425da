/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-clock.h"
#include "agent-rig.h"

#define FIRST "00000000000000000000000000000001"
#define SECOND "00000000000000000000000000000002"

typedef struct {
  Fixture rig;
  AgentCommands *commands; /* (unowned) */
  AgentOpening *opening;   /* (unowned) */
} Commanded;

static void
set_up_commanded (Commanded *self, gconstpointer user_data)
{
  set_up (&self->rig, user_data);
  self->commands = self->rig.parts->parts.commands;
  self->opening = self->rig.parts->parts.opening;
}

static void
tear_down_commanded (Commanded *self, gconstpointer user_data)
{
  tear_down (&self->rig, user_data);
}

/* The moment so many seconds from now. */
static char *
make_moment (int seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, seconds);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

static CivicCommand *
make_command (const char *id, CivicCommandAction action)
{
  CivicCommand *command = g_new0 (CivicCommand, 1);

  command->id = g_strdup (id);
  command->kiosk = g_strdup ("TEST-01");
  command->action = action;
  command->until = g_strdup ("");
  command->issued_at = make_moment (-1);
  command->expires_at = make_moment (3600);

  return command;
}

static void
give (Commanded *self, CivicCommand *command)
{
  g_autoptr (GPtrArray) commands =
    g_ptr_array_new_with_free_func ((GDestroyNotify) civic_command_free);

  g_ptr_array_add (commands, command);
  agent_commands_take (self->commands, commands);
}

static void
assert_results (Commanded *self, const char *expected)
{
  g_autoptr (GPtrArray) results = agent_commands_list_results (self->commands);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++) {
    const CivicCommandResult *result = results->pdata[i];

    g_string_append_printf (told, "%s%s %s", i > 0 ? ", " : "", result->id + 31,
                            civic_result_state_to_string (result->state));
  }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
restart (Commanded *self)
{
  AgentParts *parts = &self->rig.parts->parts;
  g_autofree char *path = support_folder_path (self->rig.parts->folder, "commands");

  g_object_unref (parts->commands);
  parts->commands = agent_commands_new (path, parts->opening, parts->watch);
  self->commands = parts->commands;
}

static void
test_closes_and_opens (Commanded *self, gconstpointer user_data)
{
  CivicCommand *command = make_command (FIRST, CIVIC_COMMAND_CLOSE);
  AgentBusAgent *face = self->rig.face;

  command->message = CIVIC_COMMAND_MESSAGE_SHORT_BREAK;
  g_free (command->until);
  command->until = make_moment (600);
  give (self, command);
  support_run_until (!agent_bus_agent_get_open (face));
  g_assert_cmpstr (agent_bus_agent_get_closed_message (face), ==, "short-break");
  g_assert_cmpstr (agent_bus_agent_get_closed_until (face), ==,
                   agent_opening_get_until (self->opening));
  g_assert_false (agent_clock_is_past (agent_bus_agent_get_closed_until (face), 0));

  give (self, make_command (SECOND, CIVIC_COMMAND_OPEN));
  support_run_until (agent_bus_agent_get_open (face));
  g_assert_cmpstr (agent_bus_agent_get_closed_message (face), ==, "");
  assert_results (self, "1 done, 2 done");
}

static void
test_does_each_once (Commanded *self, gconstpointer user_data)
{
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  g_assert_true (agent_opening_set_open (self->opening, TRUE, NULL));

  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  g_assert_true (agent_opening_is_open (self->opening));
  restart (self);
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  g_assert_true (agent_opening_is_open (self->opening));
  assert_results (self, "1 done");
}

static void
test_staff_have_the_last_word_at_the_machine (Commanded *self, gconstpointer user_data)
{
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  try (self->rig.face, "StaffLogIn",
       g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
  support_parts_make_fit (self->rig.parts);
  try (self->rig.face, "StaffOpen", NULL);

  g_assert_true (agent_opening_is_open (self->opening));
}

static void
test_waits_for_the_visit_to_end (Commanded *self, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) citizen = support_parts_connect (self->rig.parts);

  try (citizen, "NoteVisitBegun", NULL);
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  g_assert_true (agent_opening_is_open (self->opening));
  g_assert_cmpuint (agent_commands_count_waiting (self->commands), ==, 1);
  assert_results (self, "");

  /* Sent again while it waits, it is still one. */
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  g_assert_cmpuint (agent_commands_count_waiting (self->commands), ==, 1);
  try (citizen, "NoteVisitEnded", g_variant_new ("(sssu)", "", "abandoned", "home", 3));
  g_assert_true (agent_opening_is_open (self->opening));

  end_visit (&self->rig, citizen);
  g_assert_false (agent_opening_is_open (self->opening));
  g_assert_cmpuint (agent_commands_count_waiting (self->commands), ==, 0);
  assert_results (self, "1 done");
}

static void
test_a_session_that_nobody_touched_is_no_visit (Commanded *self, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) warm = support_parts_connect (self->rig.parts);

  try (warm, "Refresh", NULL);
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  g_assert_false (agent_opening_is_open (self->opening));
}

static void
test_does_them_in_order (Commanded *self, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) citizen = support_parts_connect (self->rig.parts);

  try (citizen, "NoteVisitBegun", NULL);
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  give (self, make_command (SECOND, CIVIC_COMMAND_OPEN));
  end_visit (&self->rig, citizen);

  g_assert_true (agent_opening_is_open (self->opening));
  assert_results (self, "1 done, 2 done");
}

static void
test_what_waited_too_long_is_expired (Commanded *self, gconstpointer user_data)
{
  CivicCommand *command = make_command (FIRST, CIVIC_COMMAND_CLOSE);

  g_free (command->expires_at);
  command->expires_at = make_moment (-1);
  give (self, command);
  g_assert_true (agent_opening_is_open (self->opening));
  assert_results (self, "1 expired");
}

static void
test_says_when_it_could_not (Commanded *self, gconstpointer user_data)
{
  g_autoptr (AgentOpening) nowhere = agent_opening_new ("/proc/no/such/opening");
  g_autofree char *path = support_folder_path (self->rig.parts->folder, "other");
  g_autoptr (AgentCommands) commands =
    agent_commands_new (path, nowhere, self->rig.parts->parts.watch);
  AgentCommands *usual = self->commands;

  self->commands = commands;
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  give (self, make_command (SECOND, CIVIC_COMMAND_REFRESH_CATALOGUE));
  assert_results (self, "1 failed, 2 refused");
  self->commands = usual;
}

static void
count (gpointer user_data)
{
  guint *counter = user_data;

  (*counter)++;
}

/* A catalogue that comes when the test lets it. */
typedef struct {
  GTask *task; /* owned by whoever answers it */
  guint asked_count;
} Bringer;

static void
bring (gpointer user_data, GAsyncReadyCallback callback, gpointer callback_data)
{
  Bringer *bringer = user_data;

  bringer->asked_count++;
  bringer->task = g_task_new (NULL, NULL, callback, callback_data);
}

static gboolean
bring_finish (gpointer user_data, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
answer (Bringer *bringer, const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&bringer->task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_has_a_newer_catalogue_brought (Commanded *self, gconstpointer user_data)
{
  Bringer bringer = { 0 };

  agent_commands_set_refresh (self->commands, bring, bring_finish, &bringer);
  give (self, make_command (FIRST, CIVIC_COMMAND_REFRESH_CATALOGUE));
  g_assert_cmpuint (bringer.asked_count, ==, 1);

  /* Nobody is told before it is known how it went, and a central that asks again starts no other.
   */
  assert_results (self, "");
  give (self, make_command (FIRST, CIVIC_COMMAND_REFRESH_CATALOGUE));
  g_assert_cmpuint (bringer.asked_count, ==, 1);
  answer (&bringer, NULL);
  assert_results (self, "1 done");
}

static void
test_tells_that_no_catalogue_came (Commanded *self, gconstpointer user_data)
{
  g_autoptr (GError) error = g_error_new_literal (AGENT_ERROR, AGENT_ERROR_UNREACHABLE, "no line");
  g_autoptr (GError) going = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "going");
  Bringer bringer = { 0 };

  agent_commands_set_refresh (self->commands, bring, bring_finish, &bringer);
  give (self, make_command (FIRST, CIVIC_COMMAND_REFRESH_CATALOGUE));
  answer (&bringer, error);
  assert_results (self, "1 failed");

  /* An agent that goes says nothing of what it began. */
  give (self, make_command (SECOND, CIVIC_COMMAND_REFRESH_CATALOGUE));
  answer (&bringer, going);
  assert_results (self, "1 failed");
}

static void
test_tells_until_it_was_heard (Commanded *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) told = NULL;

  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  restart (self);
  assert_results (self, "1 done");

  told = agent_commands_list_results (self->commands);
  agent_commands_mark_told (self->commands, told);
  assert_results (self, "");
  restart (self);
  assert_results (self, "");

  /* A central that asks again has not heard. */
  give (self, make_command (FIRST, CIVIC_COMMAND_CLOSE));
  assert_results (self, "1 done");
}

static void
test_remembers_a_restart_before_it (Commanded *self, gconstpointer user_data)
{
  guint restarts = 0;

  g_signal_connect_swapped (self->commands, "restart", G_CALLBACK (count), &restarts);
  give (self, make_command (FIRST, CIVIC_COMMAND_RESTART));
  g_assert_cmpuint (restarts, ==, 1);

  restart (self);
  g_signal_connect_swapped (self->commands, "restart", G_CALLBACK (count), &restarts);
  give (self, make_command (FIRST, CIVIC_COMMAND_RESTART));
  g_assert_cmpuint (restarts, ==, 1);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/commands/" path, Commanded, NULL, set_up_commanded, function,                \
              tear_down_commanded)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("closes-and-opens", test_closes_and_opens);
  ADD ("does-each-once", test_does_each_once);
  ADD ("staff-have-the-last-word-at-the-machine", test_staff_have_the_last_word_at_the_machine);
  ADD ("waits-for-the-visit-to-end", test_waits_for_the_visit_to_end);
  ADD ("a-session-that-nobody-touched-is-no-visit", test_a_session_that_nobody_touched_is_no_visit);
  ADD ("does-them-in-order", test_does_them_in_order);
  ADD ("what-waited-too-long-is-expired", test_what_waited_too_long_is_expired);
  ADD ("says-when-it-could-not", test_says_when_it_could_not);
  ADD ("has-a-newer-catalogue-brought", test_has_a_newer_catalogue_brought);
  ADD ("tells-that-no-catalogue-came", test_tells_that_no_catalogue_came);
  ADD ("tells-until-it-was-heard", test_tells_until_it_was_heard);
  ADD ("remembers-a-restart-before-it", test_remembers_a_restart_before_it);

  return g_test_run ();
}
