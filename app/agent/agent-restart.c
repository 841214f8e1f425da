/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-restart.h"

/* Longer than a heartbeat may take, with the gap before it. */
#define PATIENCE_S 25

struct _AgentRestart {
  GObject parent_instance;

  AgentCommands *commands;
  AgentWatch *watch;
  gboolean is_wanted;
  gboolean is_told; /* or there was time enough */
  guint patience_id;
};

G_DEFINE_FINAL_TYPE (AgentRestart, agent_restart, G_TYPE_OBJECT)

enum {
  SIGNAL_DUE,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void
consider (AgentRestart *self)
{
  if (!self->is_wanted || !self->is_told || agent_watch_is_attended (self->watch))
    return;

  self->is_wanted = FALSE;
  g_signal_emit (self, signals[SIGNAL_DUE], 0);
}

static void
on_patience_over (gpointer user_data)
{
  AgentRestart *self = AGENT_RESTART (user_data);

  self->patience_id = 0;
  self->is_told = TRUE;
  consider (self);
}

static void
on_restart (AgentRestart *self)
{
  if (self->is_wanted)
    return;

  self->is_wanted = TRUE;
  self->is_told = FALSE;
  self->patience_id = g_timeout_add_once (PATIENCE_S * 1000, on_patience_over, self);
  agent_watch_note_updating (self->watch, TRUE);
}

static void
on_accepted (AgentRestart *self)
{
  g_autoptr (GPtrArray) untold = agent_commands_list_results (self->commands);

  if (untold->len > 0)
    return;

  self->is_told = TRUE;
  consider (self);
}

static void
agent_restart_dispose (GObject *object)
{
  AgentRestart *self = AGENT_RESTART (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->commands);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (agent_restart_parent_class)->dispose (object);
}

static void
agent_restart_class_init (AgentRestartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = agent_restart_dispose;

  signals[SIGNAL_DUE] = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_restart_init (AgentRestart *self)
{
}

AgentRestart *
agent_restart_new (AgentCommands *commands, AgentHeartbeat *heartbeat, AgentWatch *watch)
{
  AgentRestart *self = g_object_new (AGENT_TYPE_RESTART, NULL);

  self->commands = g_object_ref (commands);
  self->watch = g_object_ref (watch);
  g_signal_connect_object (commands, "restart", G_CALLBACK (on_restart), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (heartbeat, "accepted", G_CALLBACK (on_accepted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (watch, "visit-ended", G_CALLBACK (consider), self, G_CONNECT_SWAPPED);

  return self;
}

void
agent_restart_want (AgentRestart *self)
{
  g_return_if_fail (AGENT_IS_RESTART (self));

  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->is_wanted = TRUE;
  self->is_told = TRUE;
  agent_watch_note_updating (self->watch, TRUE);
  consider (self);
}
