/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-print-queue.h"

SupportPrintScript support_print_script;

struct _PrintQueue {
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (PrintQueue, print_queue, G_TYPE_OBJECT)

void
support_print_script_reset (void)
{
  g_free (support_print_script.last_title);
  g_free (support_print_script.last_direct_uri);
  support_print_script = (SupportPrintScript){
    .printer = { PRINT_STATE_READY, PRINT_REASON_NONE },
    .job = PRINT_JOB_PRINTING,
  };
}

static void
print_queue_class_init (PrintQueueClass *klass)
{
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
print_queue_init (PrintQueue *self)
{
}

PrintQueue *
print_queue_new (const char *server, const char *queue_name, const char *device_uri)
{
  return g_object_new (PRINT_TYPE_QUEUE, NULL);
}

PrintQueue *
print_queue_new_direct (const char *device_uri)
{
  g_free (support_print_script.last_direct_uri);
  support_print_script.last_direct_uri = g_strdup (device_uri);

  return g_object_new (PRINT_TYPE_QUEUE, NULL);
}

void
print_queue_watch (PrintQueue *self)
{
  support_print_script.watch_count++;
}

const char *
print_job_state_to_string (PrintJobState state)
{
  static const char *const words[] = { "printing", "printed", "failed", "unknown" };

  return words[state];
}

static void
answer (PrintQueue *self,
        int value,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_int (task, value);
}

static int
take_answer (GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}

void
print_queue_ask_state_async (PrintQueue *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  support_print_script.ask_count++;
  answer (self, 0, cancellable, callback, user_data);
}

PrintCondition
print_queue_ask_state_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  take_answer (result, error);

  return support_print_script.printer;
}

static gboolean
on_submit_due (gpointer user_data)
{
  GTask *task = G_TASK (user_data);

  if (support_print_script.holds_answers) {
    support_print_script.held_count++;
    return G_SOURCE_CONTINUE;
  }

  if (support_print_script.loses_jobs)
    g_task_return_new_error (task, PRINT_ERROR, PRINT_ERROR_UNKNOWN, "No answer");
  else if (support_print_script.refuses_jobs)
    g_task_return_new_error (task, PRINT_ERROR, PRINT_ERROR_REJECTED, "Not this one");
  else
    g_task_return_int (task, (int) support_print_script.submit_count);

  return G_SOURCE_REMOVE;
}

void
print_queue_submit_async (PrintQueue *self,
                          GBytes *pdf,
                          guint width_points,
                          guint height_points,
                          const char *title,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  support_print_script.submit_count++;
  g_free (support_print_script.last_title);
  support_print_script.last_title = g_strdup (title);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 1, on_submit_due, task, g_object_unref);
}

int
print_queue_submit_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  return take_answer (result, error);
}

void
print_queue_ask_job_async (PrintQueue *self,
                           int job_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  support_print_script.look_count++;
  answer (self, support_print_script.job, cancellable, callback, user_data);
}

PrintJobState
print_queue_ask_job_finish (PrintQueue *self,
                            GAsyncResult *result,
                            PrintCondition *ret_printer,
                            GError **error)
{
  *ret_printer = support_print_script.printer;

  return (PrintJobState) take_answer (result, error);
}

void
print_queue_cancel_job_async (PrintQueue *self,
                              int job_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  support_print_script.cancel_count++;
  answer (self, TRUE, cancellable, callback, user_data);
}

gboolean
print_queue_cancel_job_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  return take_answer (result, error);
}

void
print_queue_resume_async (PrintQueue *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  support_print_script.resume_count++;
  if (support_print_script.refuses_to_resume)
    g_task_return_new_error (task, PRINT_ERROR, PRINT_ERROR_NOT_READY, "Not yet");
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
print_queue_resume_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
on_purge_due (gpointer user_data)
{
  GTask *task = G_TASK (user_data);

  if (support_print_script.holds_answers) {
    support_print_script.held_count++;
    return G_SOURCE_CONTINUE;
  }

  support_print_script.purged_count++;
  if (support_print_script.purge_left < 0)
    g_task_return_new_error (task, PRINT_ERROR, PRINT_ERROR_NO_PRINTER, "No scheduler");
  else
    g_task_return_int (task, support_print_script.purge_left);

  return G_SOURCE_REMOVE;
}

void
print_queue_purge_async (PrintQueue *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  support_print_script.purge_count++;
  g_timeout_add_full (G_PRIORITY_DEFAULT, 1, on_purge_due, task, g_object_unref);
}

int
print_queue_purge_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  return take_answer (result, error);
}
