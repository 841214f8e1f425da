/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-queue.h"

#include "print-job.h"
#include "print-printer.h"
#include "print-purge.h"
#include "print-resume.h"
#include "print-submit.h"
#include "print-watch.h"

struct _PrintQueue {
  GObject parent_instance;

  /* Never changed after construction, so a task's thread may read them: it holds a reference. */
  char *server;
  char *queue_name;
  char *device_uri;

  /* Main thread. */
  GHashTable *jobs; /* (element-type int JobRecord) of which the end is not known yet */
  PrintAbilities abilities;
  PrintWatch *watch; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PrintQueue, print_queue, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

typedef struct {
  char *name;
  gboolean is_doubted;      /* the printer was out of sight meanwhile */
  gboolean is_contradicted; /* it was called completed while the printer could not print */
} JobRecord;

typedef struct {
  GBytes *pdf;
  guint width_points;
  guint height_points;
  char *name;
  PrintAbilities abilities; /* as far as known before, and then as found */
} Submission;

typedef struct {
  int id;
  char *name; /* (nullable) */
  gboolean is_doubted;
  gboolean is_contradicted;
} JobQuestion;

typedef struct {
  PrintJobState state;
  PrintCondition printer;
  gboolean is_contradicted;
} JobAnswer;

static const PrintCondition unasked = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

static void
free_record (gpointer pointer)
{
  JobRecord *record = pointer;

  g_free (record->name);
  g_free (record);
}

static void
free_submission (gpointer pointer)
{
  Submission *submission = pointer;

  g_bytes_unref (submission->pdf);
  g_free (submission->name);
  g_free (submission);
}

static void
free_question (gpointer pointer)
{
  JobQuestion *question = pointer;

  g_free (question->name);
  g_free (question);
}

static gboolean
is_ipp (const char *uri)
{
  return g_str_has_prefix (uri, "ipp://") || g_str_has_prefix (uri, "ipps://");
}

static PrintAddress
get_address (PrintQueue *self)
{
  return (PrintAddress){ self->server, self->queue_name, self->device_uri };
}

/* In the threads */

static void
ask_state_in_thread (GTask *task, gpointer queue, gpointer task_data, GCancellable *cancellable)
{
  PrintAddress address = get_address (queue);
  PrintCondition condition = print_printer_ask_condition (&address, cancellable);

  g_task_return_pointer (task, g_memdup2 (&condition, sizeof condition), g_free);
}

static void
submit_in_thread (GTask *task, gpointer queue, gpointer task_data, GCancellable *cancellable)
{
  Submission *submission = task_data;
  PrintAddress address = get_address (queue);
  PrintOrder order = { submission->pdf, submission->width_points, submission->height_points,
                       submission->name };
  GError *error = NULL;
  int job_id = print_submit (&address, &order, &submission->abilities, cancellable, &error);

  if (job_id == 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, job_id);
}

static void
ask_job_in_thread (GTask *task, gpointer queue, gpointer task_data, GCancellable *cancellable)
{
  JobQuestion *question = task_data;
  PrintAddress address = get_address (queue);
  PrintJobTrace trace = { question->id, question->name, question->is_doubted,
                          question->is_contradicted };
  JobAnswer *answer = g_new0 (JobAnswer, 1);

  answer->state = print_job_ask (&address, &trace, &answer->printer, cancellable);
  answer->is_contradicted = trace.is_contradicted;
  g_task_return_pointer (task, answer, g_free);
}

static void
cancel_job_in_thread (GTask *task, gpointer queue, gpointer task_data, GCancellable *cancellable)
{
  PrintAddress address = get_address (queue);
  GError *error = NULL;

  if (print_job_cancel (&address, GPOINTER_TO_INT (task_data), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
resume_in_thread (GTask *task, gpointer queue, gpointer task_data, GCancellable *cancellable)
{
  PrintAddress address = get_address (queue);
  GError *error = NULL;

  if (print_resume (&address, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
purge_in_thread (GTask *task, gpointer queue, gpointer task_data, GCancellable *cancellable)
{
  PrintAddress address = get_address (queue);
  GError *error = NULL;
  int count = print_purge (&address, cancellable, &error);

  if (count < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, count);
}

/* On the main thread */

/* Another printer may stand there when something answers again. */
static void
note_printer (PrintQueue *self, PrintCondition condition)
{
  if (condition.state == PRINT_STATE_OFFLINE)
    self->abilities.is_known = FALSE;
}

static void
note_job (PrintQueue *self, int job_id, const JobAnswer *answer)
{
  JobRecord *record = g_hash_table_lookup (self->jobs, GINT_TO_POINTER (job_id));

  if (record != NULL)
    record->is_contradicted = answer->is_contradicted;
  if (answer->state == PRINT_JOB_PRINTED || answer->state == PRINT_JOB_FAILED)
    g_hash_table_remove (self->jobs, GINT_TO_POINTER (job_id));
  else if (record != NULL &&
           (answer->state == PRINT_JOB_UNKNOWN || answer->printer.state == PRINT_STATE_OFFLINE ||
            answer->printer.state == PRINT_STATE_UNKNOWN))
    record->is_doubted = TRUE;
}

static JobQuestion *
make_question (PrintQueue *self, int job_id)
{
  JobRecord *record = g_hash_table_lookup (self->jobs, GINT_TO_POINTER (job_id));
  JobQuestion *question = g_new0 (JobQuestion, 1);

  question->id = job_id;
  if (record != NULL) {
    question->name = g_strdup (record->name);
    question->is_doubted = record->is_doubted;
    question->is_contradicted = record->is_contradicted;
  }
  return question;
}

static void
on_watched (gpointer queue)
{
  g_signal_emit (queue, signals[SIGNAL_CHANGED], 0);
}

static void
print_queue_dispose (GObject *object)
{
  g_clear_pointer (&PRINT_QUEUE (object)->watch, print_watch_free);

  G_OBJECT_CLASS (print_queue_parent_class)->dispose (object);
}

static void
print_queue_finalize (GObject *object)
{
  PrintQueue *self = PRINT_QUEUE (object);

  g_hash_table_unref (self->jobs);
  g_free (self->server);
  g_free (self->queue_name);
  g_free (self->device_uri);

  G_OBJECT_CLASS (print_queue_parent_class)->finalize (object);
}

static void
print_queue_class_init (PrintQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = print_queue_dispose;
  object_class->finalize = print_queue_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
print_queue_init (PrintQueue *self)
{
  self->jobs = g_hash_table_new_full (NULL, NULL, NULL, free_record);
}

PrintQueue *
print_queue_new (const char *server, const char *queue_name, const char *device_uri)
{
  PrintQueue *self;

  g_return_val_if_fail (server != NULL && *server != '\0', NULL);
  g_return_val_if_fail (queue_name != NULL && *queue_name != '\0', NULL);

  self = g_object_new (PRINT_TYPE_QUEUE, NULL);
  self->server = g_strdup (server);
  self->queue_name = g_strdup (queue_name);
  /* Printers on USB or behind a driver answer only through their queue. */
  if (device_uri != NULL && is_ipp (device_uri))
    self->device_uri = g_strdup (device_uri);
  return self;
}

PrintQueue *
print_queue_new_direct (const char *device_uri)
{
  PrintQueue *self;

  g_return_val_if_fail (device_uri != NULL && is_ipp (device_uri), NULL);

  self = g_object_new (PRINT_TYPE_QUEUE, NULL);
  self->device_uri = g_strdup (device_uri);
  return self;
}

const char *
print_job_state_to_string (PrintJobState state)
{
  static const char *const words[] = {
    [PRINT_JOB_PRINTING] = "printing",
    [PRINT_JOB_PRINTED] = "printed",
    [PRINT_JOB_FAILED] = "failed",
    [PRINT_JOB_UNKNOWN] = "unknown",
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), "unknown");

  return words[state];
}

void
print_queue_watch (PrintQueue *self)
{
  PrintAddress address;

  g_return_if_fail (PRINT_IS_QUEUE (self));

  address = get_address (self);
  if (self->watch == NULL)
    self->watch = print_watch_new (&address, on_watched, self);
}

void
print_queue_ask_state_async (PrintQueue *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRINT_IS_QUEUE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, print_queue_ask_state_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, ask_state_in_thread);
}

PrintCondition
print_queue_ask_state_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  g_autofree PrintCondition *condition = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), unasked);

  condition = g_task_propagate_pointer (G_TASK (result), error);
  if (condition == NULL)
    return unasked;
  note_printer (self, *condition);
  return *condition;
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
  g_autoptr (GTask) task = NULL;
  Submission *submission;

  g_return_if_fail (PRINT_IS_QUEUE (self));
  g_return_if_fail (pdf != NULL && g_bytes_get_size (pdf) > 0);
  g_return_if_fail (title != NULL);

  submission = g_new0 (Submission, 1);
  submission->pdf = g_bytes_ref (pdf);
  submission->width_points = width_points;
  submission->height_points = height_points;
  submission->name = g_strdup_printf ("%s-%08x", title, g_random_int ());
  submission->abilities = self->abilities;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, print_queue_submit_async);
  g_task_set_task_data (task, submission, free_submission);
  g_task_run_in_thread (task, submit_in_thread);
}

int
print_queue_submit_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  Submission *submission;
  JobRecord *record;
  int job_id;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  submission = g_task_get_task_data (G_TASK (result));
  self->abilities = submission->abilities;
  job_id = (int) g_task_propagate_int (G_TASK (result), error);
  if (job_id <= 0)
    return 0;
  record = g_new0 (JobRecord, 1);
  record->name = g_strdup (submission->name);
  g_hash_table_insert (self->jobs, GINT_TO_POINTER (job_id), record);
  return job_id;
}

void
print_queue_ask_job_async (PrintQueue *self,
                           int job_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRINT_IS_QUEUE (self));
  g_return_if_fail (job_id > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, print_queue_ask_job_async);
  g_task_set_task_data (task, make_question (self, job_id), free_question);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, ask_job_in_thread);
}

PrintJobState
print_queue_ask_job_finish (PrintQueue *self,
                            GAsyncResult *result,
                            PrintCondition *ret_printer,
                            GError **error)
{
  JobQuestion *question;
  g_autofree JobAnswer *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), PRINT_JOB_UNKNOWN);

  question = g_task_get_task_data (G_TASK (result));
  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return PRINT_JOB_UNKNOWN;
  note_job (self, question->id, answer);
  note_printer (self, answer->printer);
  if (ret_printer != NULL)
    *ret_printer = answer->printer;
  return answer->state;
}

void
print_queue_cancel_job_async (PrintQueue *self,
                              int job_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRINT_IS_QUEUE (self));
  g_return_if_fail (job_id > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, print_queue_cancel_job_async);
  g_task_set_task_data (task, GINT_TO_POINTER (job_id), NULL);
  g_task_run_in_thread (task, cancel_job_in_thread);
}

gboolean
print_queue_cancel_job_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
print_queue_resume_async (PrintQueue *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRINT_IS_QUEUE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, print_queue_resume_async);
  g_task_run_in_thread (task, resume_in_thread);
}

gboolean
print_queue_resume_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
print_queue_purge_async (PrintQueue *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRINT_IS_QUEUE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, print_queue_purge_async);
  g_task_run_in_thread (task, purge_in_thread);
}

int
print_queue_purge_finish (PrintQueue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
