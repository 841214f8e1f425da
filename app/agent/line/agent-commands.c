/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-commands.h"

#include "agent-clock.h"

/* Beyond a command's end: a clock that is set back must not let it in a second time. */
#define KEPT_AFTER_S (2 * CIVIC_COMMAND_MAXIMUM_LIFE_S)

#define KEY_STATE "state"
#define KEY_AT "at"
#define KEY_EXPIRES_AT "expires_at"
#define KEY_IS_TOLD "told"

struct _AgentCommands {
  GObject parent_instance;

  char *path;
  AgentAudit *audit; /* (nullable) */
  AgentOpening *opening;
  AgentWatch *watch;
  AgentCommandsRefresh refresh;
  AgentCommandsRefreshFinish refresh_finish;
  gpointer refresh_data;
  GKeyFile *memory; /* a group for each command that is over, by its id */
  GQueue waiting;   /* (element-type CivicCommand) */
  GQueue begun;     /* (element-type CivicCommand) until it is known how it went */
};

G_DEFINE_FINAL_TYPE (AgentCommands, agent_commands, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_RESTART,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static const CivicResultState result_states[] = { CIVIC_RESULT_DONE, CIVIC_RESULT_REFUSED,
                                                  CIVIC_RESULT_EXPIRED, CIVIC_RESULT_FAILED };

/* A result that cannot be written down counts until a restart. */
static void
keep_memory (AgentCommands *self)
{
  gsize length;
  g_autofree char *text = g_key_file_to_data (self->memory, &length, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (self->path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
    g_message ("What became of a command is not kept: %s", error->message);
}

static void
load_memory (AgentCommands *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (self->memory, self->path, G_KEY_FILE_NONE, &error) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("What became of former commands is forgotten: %s", error->message);
}

static void
forget_old (AgentCommands *self)
{
  g_auto (GStrv) ids = g_key_file_get_groups (self->memory, NULL);

  for (char **id = ids; *id != NULL; id++) {
    g_autofree char *end = g_key_file_get_string (self->memory, *id, KEY_EXPIRES_AT, NULL);

    if (end == NULL || agent_clock_is_past (end, KEPT_AFTER_S))
      g_key_file_remove_group (self->memory, *id, NULL);
  }
}

static void
write_down (AgentCommands *self, const CivicCommand *command, CivicResultState state)
{
  static const CivicAuditEvent events[] = {
    [CIVIC_RESULT_DONE] = CIVIC_AUDIT_COMMAND_DONE,
    [CIVIC_RESULT_REFUSED] = CIVIC_AUDIT_COMMAND_REFUSED,
    [CIVIC_RESULT_EXPIRED] = CIVIC_AUDIT_COMMAND_EXPIRED,
    [CIVIC_RESULT_FAILED] = CIVIC_AUDIT_COMMAND_FAILED,
  };

  agent_audit_add (self->audit, CIVIC_AUDIT_BY_CENTRAL, events[state], command->id);
}

static void
finish (AgentCommands *self, const CivicCommand *command, CivicResultState state)
{
  g_autofree char *now = agent_clock_get_now ();

  g_message ("The central's command “%s”: %s", civic_command_action_to_string (command->action),
             civic_result_state_to_string (state));
  write_down (self, command, state);
  forget_old (self);
  g_key_file_set_string (self->memory, command->id, KEY_STATE,
                         civic_result_state_to_string (state));
  g_key_file_set_string (self->memory, command->id, KEY_AT, now);
  g_key_file_set_string (self->memory, command->id, KEY_EXPIRES_AT, command->expires_at);
  g_key_file_set_boolean (self->memory, command->id, KEY_IS_TOLD, FALSE);
  keep_memory (self);
}

static CivicResultState
change_opening (AgentCommands *self, const CivicCommand *command)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done =
    command->action == CIVIC_COMMAND_OPEN
      ? agent_opening_set_open (self->opening, TRUE, &error)
      : agent_opening_close (self->opening, command->message, command->until, &error);

  if (is_done && command->action == CIVIC_COMMAND_OPEN)
    agent_audit_add (self->audit, CIVIC_AUDIT_BY_CENTRAL, CIVIC_AUDIT_KIOSK_OPENED, NULL);
  else if (is_done)
    agent_audit_add (self->audit, CIVIC_AUDIT_BY_CENTRAL, CIVIC_AUDIT_KIOSK_CLOSED,
                     civic_command_message_to_string (command->message));
  else
    g_message ("It cannot be kept whether this kiosk is open: %s", error->message);

  return is_done ? CIVIC_RESULT_DONE : CIVIC_RESULT_FAILED;
}

static CivicResultState
execute (AgentCommands *self, const CivicCommand *command)
{
  if (agent_clock_is_past (command->expires_at, 0))
    return CIVIC_RESULT_EXPIRED;

  switch (command->action) {
  case CIVIC_COMMAND_CLOSE:
  case CIVIC_COMMAND_OPEN:
    return change_opening (self, command);
  case CIVIC_COMMAND_RESTART:
    return CIVIC_RESULT_DONE;
  case CIVIC_COMMAND_REFRESH_CATALOGUE: /* nothing to bring one with */
  default:
    return CIVIC_RESULT_REFUSED;
  }
}

static void
show_waiting (AgentCommands *self)
{
  agent_bus_agent_set_commands_waiting (agent_watch_get_condition (self->watch),
                                        g_queue_get_length (&self->waiting));
}

/* One catalogue being fetched. */
typedef struct {
  AgentCommands *commands; /* owned */
  CivicCommand *command;   /* (unowned) of the queue */
} Refreshing;

static void
on_refresh_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Refreshing *refreshing = user_data;
  g_autoptr (AgentCommands) self = refreshing->commands;
  g_autoptr (CivicCommand) command = refreshing->command;
  g_autoptr (GError) error = NULL;
  gboolean is_done = self->refresh_finish (self->refresh_data, result, &error);

  g_queue_remove (&self->begun, command);
  /* An agent that goes has not done it: the central asks again. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  finish (self, command, is_done ? CIVIC_RESULT_DONE : CIVIC_RESULT_FAILED);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Takes the command. */
static void
refresh_catalogue (AgentCommands *self, CivicCommand *command)
{
  Refreshing *refreshing = g_new0 (Refreshing, 1);

  refreshing->commands = g_object_ref (self);
  refreshing->command = command;
  g_queue_push_tail (&self->begun, command);
  self->refresh (self->refresh_data, on_refresh_ready, refreshing);
}

static gboolean
is_to_be_awaited (AgentCommands *self, const CivicCommand *command)
{
  return command->action == CIVIC_COMMAND_REFRESH_CATALOGUE && self->refresh != NULL &&
         !agent_clock_is_past (command->expires_at, 0);
}

/* What is remembered before a restart is not done again after it. */
static void
do_next (AgentCommands *self)
{
  g_autoptr (CivicCommand) command = g_queue_pop_head (&self->waiting);
  CivicResultState state;

  if (is_to_be_awaited (self, command)) {
    refresh_catalogue (self, g_steal_pointer (&command));
    return;
  }

  state = execute (self, command);
  finish (self, command, state);
  if (command->action == CIVIC_COMMAND_RESTART && state == CIVIC_RESULT_DONE)
    g_signal_emit (self, signals[SIGNAL_RESTART], 0);
}

static void
do_waiting (AgentCommands *self)
{
  if (g_queue_is_empty (&self->waiting) || agent_watch_is_attended (self->watch))
    return;

  while (!g_queue_is_empty (&self->waiting))
    do_next (self);
  show_waiting (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
holds (const GQueue *commands, const char *id)
{
  for (GList *link = commands->head; link != NULL; link = link->next) {
    const CivicCommand *command = link->data;

    if (g_str_equal (command->id, id))
      return TRUE;
  }

  return FALSE;
}

static CivicCommand *
copy (const CivicCommand *command)
{
  CivicCommand *self = g_new0 (CivicCommand, 1);

  *self = *command;
  self->id = g_strdup (command->id);
  self->kiosk = g_strdup (command->kiosk);
  self->until = g_strdup (command->until);
  self->issued_at = g_strdup (command->issued_at);
  self->expires_at = g_strdup (command->expires_at);

  return self;
}

static void
take_one (AgentCommands *self, const CivicCommand *command)
{
  /* It would not ask again if it had heard. */
  if (g_key_file_has_group (self->memory, command->id))
    g_key_file_set_boolean (self->memory, command->id, KEY_IS_TOLD, FALSE);
  else if (!holds (&self->waiting, command->id) && !holds (&self->begun, command->id))
    g_queue_push_tail (&self->waiting, copy (command));
}

static void
agent_commands_dispose (GObject *object)
{
  AgentCommands *self = AGENT_COMMANDS (object);

  g_clear_object (&self->audit);
  g_clear_object (&self->opening);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (agent_commands_parent_class)->dispose (object);
}

static void
agent_commands_finalize (GObject *object)
{
  AgentCommands *self = AGENT_COMMANDS (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) civic_command_free);
  g_key_file_unref (self->memory);
  g_free (self->path);

  G_OBJECT_CLASS (agent_commands_parent_class)->finalize (object);
}

static void
agent_commands_class_init (AgentCommandsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = agent_commands_dispose;
  object_class->finalize = agent_commands_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESTART] =
    g_signal_new ("restart", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_commands_init (AgentCommands *self)
{
  self->memory = g_key_file_new ();
  g_queue_init (&self->waiting);
  g_queue_init (&self->begun);
}

AgentCommands *
agent_commands_new (const char *path, AgentOpening *opening, AgentWatch *watch)
{
  AgentCommands *self = g_object_new (AGENT_TYPE_COMMANDS, NULL);

  self->path = g_strdup (path);
  self->opening = g_object_ref (opening);
  self->watch = g_object_ref (watch);
  load_memory (self);
  g_signal_connect_object (watch, "visit-ended", G_CALLBACK (do_waiting), self, G_CONNECT_SWAPPED);

  return self;
}

void
agent_commands_set_refresh (AgentCommands *self,
                            AgentCommandsRefresh refresh,
                            AgentCommandsRefreshFinish refresh_finish,
                            gpointer user_data)
{
  g_return_if_fail (AGENT_IS_COMMANDS (self));

  self->refresh = refresh;
  self->refresh_finish = refresh_finish;
  self->refresh_data = user_data;
}

void
agent_commands_take (AgentCommands *self, GPtrArray *commands)
{
  g_return_if_fail (AGENT_IS_COMMANDS (self));

  for (guint i = 0; i < commands->len; i++)
    take_one (self, commands->pdata[i]);
  show_waiting (self);
  do_waiting (self);
}

guint
agent_commands_count_waiting (AgentCommands *self)
{
  g_return_val_if_fail (AGENT_IS_COMMANDS (self), 0);

  return g_queue_get_length (&self->waiting);
}

static CivicResultState
state_from_string (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (result_states); i++)
    if (g_strcmp0 (word, civic_result_state_to_string (result_states[i])) == 0)
      return result_states[i];

  return CIVIC_RESULT_FAILED;
}

/* (nullable) when it was told, or is half a memory. */
static CivicCommandResult *
recall (AgentCommands *self, const char *id)
{
  g_autofree char *state = g_key_file_get_string (self->memory, id, KEY_STATE, NULL);
  g_autofree char *at = g_key_file_get_string (self->memory, id, KEY_AT, NULL);

  if (state == NULL || at == NULL || g_key_file_get_boolean (self->memory, id, KEY_IS_TOLD, NULL))
    return NULL;

  return civic_command_result_new (id, state_from_string (state), at);
}

GPtrArray *
agent_commands_list_results (AgentCommands *self)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_command_result_free);
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (AGENT_IS_COMMANDS (self), results);

  ids = g_key_file_get_groups (self->memory, NULL);
  for (char **id = ids; *id != NULL && results->len < CIVIC_HEARTBEAT_MAXIMUM_RESULTS; id++) {
    CivicCommandResult *result = recall (self, *id);

    if (result != NULL)
      g_ptr_array_add (results, result);
  }

  return results;
}

void
agent_commands_mark_told (AgentCommands *self, GPtrArray *results)
{
  g_return_if_fail (AGENT_IS_COMMANDS (self));

  if (results->len == 0)
    return;

  for (guint i = 0; i < results->len; i++) {
    const CivicCommandResult *result = results->pdata[i];

    if (g_key_file_has_group (self->memory, result->id))
      g_key_file_set_boolean (self->memory, result->id, KEY_IS_TOLD, TRUE);
  }
  keep_memory (self);
}

void
agent_commands_set_audit (AgentCommands *self, AgentAudit *audit)
{
  g_return_if_fail (AGENT_IS_COMMANDS (self));

  g_set_object (&self->audit, audit);
}
