/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-printer.h"

/* Staff's word to one printer: empty, go on, and show how you are. */

/* The task's data is what went wrong before the look. */
static void
on_look_after_resume_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *fault = g_task_get_task_data (task);

  agent_printer_look_finish (AGENT_PRINTER (source), result);
  if (fault == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_READY, "%s", fault->message);
}

static void
look_after_resume (GTask *task, GError *fault)
{
  if (fault != NULL)
    g_task_set_task_data (task, fault, (GDestroyNotify) g_error_free);
  agent_printer_look_async (g_task_get_source_object (task), on_look_after_resume_ready, task);
}

static void
on_staff_resume_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *fault = NULL;

  print_queue_resume_finish (PRINT_QUEUE (source), result, &fault);
  look_after_resume (G_TASK (user_data), fault);
}

static void
on_emptied_for_staff (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  GError *fault = NULL;

  if (!agent_spool_wait_finish (AGENT_SPOOL (source), result, &fault)) {
    look_after_resume (task, fault);
    return;
  }

  print_queue_resume_async (agent_spool_get_queue (AGENT_SPOOL (source)),
                            NULL /* bounded by itself */, on_staff_resume_ready, task);
}

void
agent_printer_resume_async (AgentPrinter *self, GAsyncReadyCallback callback, gpointer user_data)
{
  AgentSpool *spool = agent_printer_get_spool (self);
  GTask *task;

  g_return_if_fail (spool != NULL);

  task = g_task_new (self, NULL /* bounded by itself */, callback, user_data);
  g_task_set_source_tag (task, agent_printer_resume_async);
  agent_spool_empty (spool);
  agent_spool_wait_async (spool, on_emptied_for_staff, task);
}

gboolean
agent_printer_resume_finish (AgentPrinter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
