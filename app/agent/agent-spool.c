/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-spool.h"

struct _AgentSpool {
  GObject parent_instance;

  PrintQueue *queue;
  GQueue waiting;       /* (element-type GTask) */
  gboolean is_doubtful; /* something may be in there that must not come out */
  gboolean is_emptying;
  gboolean begins_again; /* more came while it was being emptied */
};

G_DEFINE_FINAL_TYPE (AgentSpool, agent_spool, G_TYPE_OBJECT)

static void begin_emptying (AgentSpool *self);

static void
answer_all (AgentSpool *self, const char *fault)
{
  GTask *next;

  while ((next = g_queue_pop_head (&self->waiting)) != NULL) {
    g_autoptr (GTask) task = next;

    if (fault == NULL)
      g_task_return_boolean (task, TRUE);
    else
      g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_READY, "%s", fault);
  }
}

static void
on_purge_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentSpool) self = AGENT_SPOOL (user_data);
  g_autoptr (GError) error = NULL;
  int left = print_queue_purge_finish (PRINT_QUEUE (source), result, &error);

  self->is_emptying = FALSE;
  if (self->begins_again) {
    begin_emptying (self);
    return;
  }

  self->is_doubtful = left != 0;
  if (left == 0) {
    answer_all (self, NULL);
  } else {
    const char *fault = error != NULL ? error->message : "A former receipt is still in the printer";

    g_message ("The print queue could not be emptied: %s", fault);
    answer_all (self, fault);
  }
}

static void
begin_emptying (AgentSpool *self)
{
  self->is_emptying = TRUE;
  self->begins_again = FALSE;
  print_queue_purge_async (self->queue, NULL /* bounded by itself */, on_purge_ready,
                           g_object_ref (self));
}

static void
agent_spool_finalize (GObject *object)
{
  AgentSpool *self = AGENT_SPOOL (object);

  g_object_unref (self->queue);

  G_OBJECT_CLASS (agent_spool_parent_class)->finalize (object);
}

static void
agent_spool_class_init (AgentSpoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_spool_finalize;
}

static void
agent_spool_init (AgentSpool *self)
{
  g_queue_init (&self->waiting);
}

AgentSpool *
agent_spool_new (PrintQueue *queue)
{
  AgentSpool *self = g_object_new (AGENT_TYPE_SPOOL, NULL);

  self->queue = g_object_ref (queue);

  return self;
}

PrintQueue *
agent_spool_get_queue (AgentSpool *self)
{
  g_return_val_if_fail (AGENT_IS_SPOOL (self), NULL);

  return self->queue;
}

void
agent_spool_empty (AgentSpool *self)
{
  g_return_if_fail (AGENT_IS_SPOOL (self));

  self->is_doubtful = TRUE;
  if (self->is_emptying)
    self->begins_again = TRUE;
  else
    begin_emptying (self);
}

void
agent_spool_wait_async (AgentSpool *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL /* bounded by itself */, callback, user_data);

  g_return_if_fail (AGENT_IS_SPOOL (self));

  g_task_set_source_tag (task, agent_spool_wait_async);
  if (!self->is_doubtful) {
    g_task_return_boolean (task, TRUE);
    return;
  }

  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  if (!self->is_emptying)
    begin_emptying (self);
}

gboolean
agent_spool_wait_finish (AgentSpool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
