/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-spool.h"

#define STILL_IN_PRINTER "A former receipt is still in the printer"

const AgentSpoolPolicy agent_spool_policy = {
  .first_retry_ms = 500,
  .longest_retry_ms = 8000,
  .patience_ms = 1500,
};

struct _AgentSpool {
  GObject parent_instance;

  PrintQueue *queue;
  AgentSpoolPolicy policy;
  GQueue waiting; /* (element-type GTask) */
  guint patience_id;
  guint entering_count; /* pages being given to the queue */
  gboolean is_doubtful; /* something may be in there that must not come out */
  gboolean is_emptying;
  gboolean begins_again; /* more came while it was being emptied */
  gboolean is_stuck;
  guint stuck_id; /* runs while it is being emptied and not stuck yet */
  guint retry_ms;
  guint retry_id;
};

enum {
  PROPERTY_STUCK = 1,
  PROPERTY_COUNT
};
static GParamSpec *properties[PROPERTY_COUNT];

G_DEFINE_FINAL_TYPE (AgentSpool, agent_spool, G_TYPE_OBJECT)

static void begin_emptying (AgentSpool *self);

static void
answer_all (AgentSpool *self, const char *fault)
{
  GTask *next;

  g_clear_handle_id (&self->patience_id, g_source_remove);
  while ((next = g_queue_pop_head (&self->waiting)) != NULL) {
    g_autoptr (GTask) task = next;

    if (fault == NULL)
      g_task_return_boolean (task, TRUE);
    else
      g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_READY, "%s", fault);
  }
}

static gboolean
on_patience_over (gpointer user_data)
{
  g_autoptr (AgentSpool) self = g_object_ref (AGENT_SPOOL (user_data));

  self->patience_id = 0;
  answer_all (self, STILL_IN_PRINTER);

  return G_SOURCE_REMOVE;
}

static gboolean
on_retry_due (gpointer user_data)
{
  AgentSpool *self = AGENT_SPOOL (user_data);

  self->retry_id = 0;
  begin_emptying (self);

  return G_SOURCE_REMOVE;
}

static void
retry_later (AgentSpool *self)
{
  self->retry_id = g_timeout_add (self->retry_ms, on_retry_due, self);
  self->retry_ms = MIN (self->retry_ms * 2, self->policy.longest_retry_ms);
}

static void
set_stuck (AgentSpool *self, gboolean is_stuck, const char *fault)
{
  if (self->is_stuck == is_stuck)
    return;

  self->is_stuck = is_stuck;
  if (is_stuck)
    g_message ("The print queue could not be emptied: %s", fault);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROPERTY_STUCK]);
}

static gboolean
on_takes_long (gpointer user_data)
{
  AgentSpool *self = AGENT_SPOOL (user_data);

  self->stuck_id = 0;
  set_stuck (self, TRUE, "It takes long");

  return G_SOURCE_REMOVE;
}

static void
on_purge_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentSpool) self = AGENT_SPOOL (user_data);
  g_autoptr (GError) error = NULL;
  int left = print_queue_purge_finish (PRINT_QUEUE (source), result, &error);
  const char *fault = NULL;

  self->is_emptying = FALSE;
  if (self->begins_again) {
    begin_emptying (self);
    return;
  }
  /* Tried again when it is in. */
  if (self->entering_count > 0)
    return;

  self->is_doubtful = left != 0;
  if (left != 0) {
    fault = error != NULL ? error->message : STILL_IN_PRINTER;
    retry_later (self);
  }
  g_clear_handle_id (&self->stuck_id, g_source_remove);
  set_stuck (self, left != 0, fault);
  answer_all (self, fault);
}

static void
begin_emptying (AgentSpool *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->is_emptying = TRUE;
  self->begins_again = FALSE;
  print_queue_purge_async (self->queue, NULL /* bounded by itself */, on_purge_ready,
                           g_object_ref (self));
}

static void
agent_spool_get_property (GObject *object, guint id, GValue *value, GParamSpec *property)
{
  AgentSpool *self = AGENT_SPOOL (object);

  switch (id) {
  case PROPERTY_STUCK:
    g_value_set_boolean (value, self->is_stuck);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, property);
  }
}

static void
agent_spool_finalize (GObject *object)
{
  AgentSpool *self = AGENT_SPOOL (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->stuck_id, g_source_remove);
  g_object_unref (self->queue);

  G_OBJECT_CLASS (agent_spool_parent_class)->finalize (object);
}

static void
agent_spool_class_init (AgentSpoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = agent_spool_get_property;
  object_class->finalize = agent_spool_finalize;

  properties[PROPERTY_STUCK] =
    g_param_spec_boolean ("stuck", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, PROPERTY_COUNT, properties);
}

static void
agent_spool_init (AgentSpool *self)
{
  g_queue_init (&self->waiting);
}

AgentSpool *
agent_spool_new (PrintQueue *queue, const AgentSpoolPolicy *policy)
{
  AgentSpool *self = g_object_new (AGENT_TYPE_SPOOL, NULL);

  self->queue = g_object_ref (queue);
  self->policy = *policy;

  return self;
}

PrintQueue *
agent_spool_get_queue (AgentSpool *self)
{
  g_return_val_if_fail (AGENT_IS_SPOOL (self), NULL);

  return self->queue;
}

gboolean
agent_spool_is_clean (AgentSpool *self)
{
  g_return_val_if_fail (AGENT_IS_SPOOL (self), FALSE);

  return !self->is_doubtful;
}

gboolean
agent_spool_is_stuck (AgentSpool *self)
{
  g_return_val_if_fail (AGENT_IS_SPOOL (self), TRUE);

  return self->is_stuck;
}

void
agent_spool_empty (AgentSpool *self)
{
  g_return_if_fail (AGENT_IS_SPOOL (self));

  self->is_doubtful = TRUE;
  self->retry_ms = self->policy.first_retry_ms;
  if (!self->is_stuck && self->stuck_id == 0)
    self->stuck_id = g_timeout_add (self->policy.patience_ms, on_takes_long, self);
  if (self->is_emptying)
    self->begins_again = TRUE;
  else
    begin_emptying (self);
}

void
agent_spool_enter (AgentSpool *self)
{
  g_return_if_fail (AGENT_IS_SPOOL (self));

  self->entering_count++;
}

void
agent_spool_leave (AgentSpool *self)
{
  g_return_if_fail (AGENT_IS_SPOOL (self));
  g_return_if_fail (self->entering_count > 0);

  self->entering_count--;
  if (self->entering_count == 0 && self->is_doubtful)
    agent_spool_empty (self);
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
  if (self->patience_id == 0)
    self->patience_id = g_timeout_add (self->policy.patience_ms, on_patience_over, self);
  if (!self->is_emptying)
    begin_emptying (self);
}

gboolean
agent_spool_wait_finish (AgentSpool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
