/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-print-jobs.h"

/* Says nothing about a person: it stands in the scheduler's page log. */
#define JOB_TITLE "receipt"

const AgentPrintPolicy agent_print_policy = {
  .look_ms = 250,
  .deadline_ms = 60 * 1000,
  .doubt_ms = 3000,
};

struct _AgentPrintJobs {
  GObject parent_instance;

  AgentSpool *spool;
  AgentPrintPolicy policy;
  GHashTable *jobs; /* (element-type guint Job) unfinished ones */
  GCancellable *closing;
  gboolean has_printed;
};

typedef struct {
  AgentPrintJobs *jobs; /* (unowned) owns this */
  guint number;
  guint look_id;
  gboolean is_looking;
  gint64 deadline_us;
  gint64 in_doubt_since_us; /* 0: not in doubt */
  PrintState printer;
  gboolean is_told; /* that it prints, and with this state of the printer */
} Job;

/* What waits to be handed to the queue. */
typedef struct {
  GBytes *pdf;
  guint width_points;
  guint height_points;
} Page;

/* A look on its way: the job may be over before it comes back. */
typedef struct {
  AgentPrintJobs *jobs; /* owned */
  guint number;
} Look;

G_DEFINE_FINAL_TYPE (AgentPrintJobs, agent_print_jobs, G_TYPE_OBJECT)

enum {
  SIGNAL_JOB_CHANGED,
  SIGNAL_PRINTER_SEEN,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void
job_free (Job *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_free (self);
}

static void
page_free (Page *self)
{
  g_bytes_unref (self->pdf);
  g_free (self);
}

static void
look_free (Look *self)
{
  g_object_unref (self->jobs);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
tell (AgentPrintJobs *self, guint job, PrintJobState state, PrintState printer)
{
  const char *reason = state == PRINT_JOB_PRINTED ? "" : print_state_to_string (printer);

  g_signal_emit (self, signals[SIGNAL_JOB_CHANGED], 0, job, print_job_state_to_string (state),
                 reason);
}

static void
end_job (Job *job, PrintJobState state)
{
  g_autoptr (AgentPrintJobs) self = g_object_ref (job->jobs);
  guint number = job->number;
  PrintState printer = job->printer;

  g_hash_table_remove (self->jobs, GUINT_TO_POINTER (number));
  tell (self, number, state, printer);
}

/* Once, and again when the printer's word changes: the screen may say what a held job waits for. */
static void
tell_printing (Job *job)
{
  if (job->is_told)
    return;

  job->is_told = TRUE;
  tell (job->jobs, job->number, PRINT_JOB_PRINTING, job->printer);
}

static void
on_cancel_job_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!print_queue_cancel_job_finish (PRINT_QUEUE (source), result, &error))
    g_message ("A print job could not be cancelled: %s", error->message);
}

static void
withdraw (Job *job)
{
  print_queue_cancel_job_async (agent_spool_get_queue (job->jobs->spool), (int) job->number,
                                NULL /* must happen */, on_cancel_job_ready, NULL);
}

/* "Unknown" may be a scheduler that is just restarting: only if it lasts is it an answer. */
static gboolean
is_believed (Job *job, PrintJobState state)
{
  gint64 now_us = g_get_monotonic_time ();

  if (state != PRINT_JOB_UNKNOWN) {
    job->in_doubt_since_us = 0;
    return TRUE;
  }

  if (job->in_doubt_since_us == 0)
    job->in_doubt_since_us = now_us;

  return now_us - job->in_doubt_since_us >= (gint64) job->jobs->policy.doubt_ms * 1000;
}

static void
on_ask_job_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;
  PrintCondition seen = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };
  PrintJobState state;
  Job *job;

  state = print_queue_ask_job_finish (PRINT_QUEUE (source), result, &seen, &error);
  job = g_hash_table_lookup (look->jobs->jobs, GUINT_TO_POINTER (look->number));
  if (job == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  job->is_looking = FALSE;
  job->is_told = job->is_told && job->printer == seen.state;
  job->printer = seen.state;
  g_signal_emit (look->jobs, signals[SIGNAL_PRINTER_SEEN], 0, (int) seen.state);
  if (error != NULL)
    state = PRINT_JOB_UNKNOWN;

  if (!is_believed (job, state))
    return;
  if (state == PRINT_JOB_PRINTING)
    tell_printing (job);
  else
    end_job (job, state);
}

static gboolean
on_look_due (gpointer user_data)
{
  Job *job = user_data;
  AgentPrintJobs *self = job->jobs;
  Look *look;

  if (g_get_monotonic_time () >= job->deadline_us) {
    withdraw (job);
    job->look_id = 0;
    end_job (job, PRINT_JOB_FAILED);
    return G_SOURCE_REMOVE;
  }

  if (job->is_looking)
    return G_SOURCE_CONTINUE;

  look = g_new0 (Look, 1);
  look->jobs = g_object_ref (self);
  look->number = job->number;
  job->is_looking = TRUE;
  print_queue_ask_job_async (agent_spool_get_queue (self->spool), (int) job->number, self->closing,
                             on_ask_job_ready, look);

  return G_SOURCE_CONTINUE;
}

static void
follow (AgentPrintJobs *self, guint number)
{
  Job *job = g_new0 (Job, 1);

  job->jobs = self;
  job->number = number;
  job->printer = PRINT_STATE_UNKNOWN;
  job->deadline_us = g_get_monotonic_time () + (gint64) self->policy.deadline_ms * 1000;
  job->look_id = g_timeout_add (self->policy.look_ms, on_look_due, job);
  g_hash_table_insert (self->jobs, GUINT_TO_POINTER (number), job);
}

static void
on_submit_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentPrintJobs *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  int number = print_queue_submit_finish (PRINT_QUEUE (source), result, &error);

  if (number <= 0) {
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_READY, "%s", error->message);
    return;
  }

  /* The visit ended while the spooler was taking the page. */
  if (g_cancellable_is_cancelled (self->closing))
    agent_spool_empty (self->spool);
  else
    follow (self, (guint) number);

  g_task_return_int (task, number);
}

static void
on_wait_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentPrintJobs *self = g_task_get_source_object (task);
  Page *page = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!agent_spool_wait_finish (AGENT_SPOOL (source), result, &error) ||
      g_cancellable_set_error_if_cancelled (self->closing, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  self->has_printed = TRUE;
  /* Not cancelled with the visit: a job half handed over would have no number to be cancelled by.
   */
  print_queue_submit_async (agent_spool_get_queue (self->spool), page->pdf, page->width_points,
                            page->height_points, JOB_TITLE, NULL /* not cancellable */,
                            on_submit_ready, g_steal_pointer (&task));
}

static void
agent_print_jobs_dispose (GObject *object)
{
  agent_print_jobs_close (AGENT_PRINT_JOBS (object));

  G_OBJECT_CLASS (agent_print_jobs_parent_class)->dispose (object);
}

static void
agent_print_jobs_finalize (GObject *object)
{
  AgentPrintJobs *self = AGENT_PRINT_JOBS (object);

  g_hash_table_unref (self->jobs);
  g_object_unref (self->spool);
  g_object_unref (self->closing);

  G_OBJECT_CLASS (agent_print_jobs_parent_class)->finalize (object);
}

static void
agent_print_jobs_class_init (AgentPrintJobsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = agent_print_jobs_dispose;
  object_class->finalize = agent_print_jobs_finalize;

  signals[SIGNAL_JOB_CHANGED] =
    g_signal_new ("job-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_PRINTER_SEEN] = g_signal_new ("printer-seen", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
agent_print_jobs_init (AgentPrintJobs *self)
{
  self->jobs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) job_free);
  self->closing = g_cancellable_new ();
}

AgentPrintJobs *
agent_print_jobs_new (AgentSpool *spool, const AgentPrintPolicy *policy)
{
  AgentPrintJobs *self = g_object_new (AGENT_TYPE_PRINT_JOBS, NULL);

  self->spool = g_object_ref (spool);
  self->policy = *policy;

  return self;
}

void
agent_print_jobs_submit_async (AgentPrintJobs *self,
                               GBytes *pdf,
                               guint width_points,
                               guint height_points,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, NULL /* outlives the visit */, callback, user_data);
  Page *page = g_new0 (Page, 1);

  g_return_if_fail (AGENT_IS_PRINT_JOBS (self));

  g_task_set_source_tag (task, agent_print_jobs_submit_async);
  page->pdf = g_bytes_ref (pdf);
  page->width_points = width_points;
  page->height_points = height_points;
  g_task_set_task_data (task, page, (GDestroyNotify) page_free);
  agent_spool_wait_async (self->spool, on_wait_ready, task);
}

guint
agent_print_jobs_submit_finish (AgentPrintJobs *self, GAsyncResult *result, GError **error)
{
  gssize number;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  number = g_task_propagate_int (G_TASK (result), error);

  return (guint) MAX (number, 0);
}

void
agent_print_jobs_cancel (AgentPrintJobs *self, guint number)
{
  Job *job;

  g_return_if_fail (AGENT_IS_PRINT_JOBS (self));

  job = g_hash_table_lookup (self->jobs, GUINT_TO_POINTER (number));
  if (job == NULL)
    return;

  withdraw (job);
  end_job (job, PRINT_JOB_FAILED);
}

void
agent_print_jobs_close (AgentPrintJobs *self)
{
  g_return_if_fail (AGENT_IS_PRINT_JOBS (self));

  if (g_cancellable_is_cancelled (self->closing))
    return;

  g_cancellable_cancel (self->closing);
  g_hash_table_remove_all (self->jobs);
  if (self->has_printed)
    agent_spool_empty (self->spool);
}
