/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-print-jobs.h"

/* Says nothing about a person: it stands in the scheduler's page log. */
#define JOB_TITLE "receipt"

/* Beyond what any queue counts to, and still a number twice over. */
#define FIRST_LOST_NUMBER (1u << 30)

struct _AgentPrintJobs {
  GObject parent_instance;

  AgentPrinter *printer;
  AgentPrintPolicy policy;
  GHashTable *jobs; /* (element-type guint AgentPrintJob) unfinished ones */
  GCancellable *closing;
  gboolean has_printed;
  guint lost_count;
};

/* What waits to be handed to the queue. */
typedef struct {
  GBytes *pdf;
  guint width_points;
  guint height_points;
} Page;

G_DEFINE_FINAL_TYPE (AgentPrintJobs, agent_print_jobs, G_TYPE_OBJECT)

enum {
  SIGNAL_JOB_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void
page_free (Page *self)
{
  g_bytes_unref (self->pdf);
  g_free (self);
}

static void
let_go (gpointer job)
{
  agent_print_job_let_go (job);
  g_object_unref (job);
}

static AgentSpool *
get_spool (AgentPrintJobs *self)
{
  return agent_printer_get_spool (self->printer);
}

static void
tell (AgentPrintJobs *self, guint number, PrintJobState state)
{
  PrintCondition printer = agent_printer_get_condition (self->printer);
  const char *reason = state == PRINT_JOB_PRINTED ? "" : print_state_to_string (printer.state);

  g_signal_emit (self, signals[SIGNAL_JOB_CHANGED], 0, number, print_job_state_to_string (state),
                 reason);
}

static void
on_job_changed (AgentPrintJob *job, int state, gpointer user_data)
{
  AgentPrintJobs *self = AGENT_PRINT_JOBS (user_data);
  guint number = agent_print_job_get_number (job);

  if (state != PRINT_JOB_PRINTING)
    g_hash_table_remove (self->jobs, GUINT_TO_POINTER (number));
  tell (self, number, (PrintJobState) state);
}

static void
follow (AgentPrintJobs *self, guint number, guint height_points)
{
  AgentPrintJob *job = agent_print_job_new (self->printer, number, height_points, &self->policy);

  g_signal_connect_object (job, "changed", G_CALLBACK (on_job_changed), self, 0);
  g_hash_table_insert (self->jobs, GUINT_TO_POINTER (number), job);
}

static void
take_paper (AgentPrintJobs *self, Page *page)
{
  AgentPaper *paper = agent_printer_get_paper (self->printer);

  if (paper != NULL)
    agent_paper_take (paper, page->height_points);
}

static void
give_paper_back (AgentPrintJobs *self, Page *page)
{
  AgentPaper *paper = agent_printer_get_paper (self->printer);

  if (paper != NULL)
    agent_paper_give_back (paper, page->height_points);
}

/* A page that went out of sight while it was handed in. It may be in the queue, or on the paper, or
 * nowhere: it gets a number, so that just that can be told of it. */
typedef struct {
  AgentPrintJobs *jobs; /* owned */
  guint number;
} Lost;

static void
on_look_after_loss_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lost *lost = user_data;

  agent_printer_look_finish (AGENT_PRINTER (source), result);
  if (!g_cancellable_is_cancelled (lost->jobs->closing))
    tell (lost->jobs, lost->number, PRINT_JOB_UNKNOWN);
  g_object_unref (lost->jobs);
  g_free (lost);
}

static guint
begin_loss (AgentPrintJobs *self)
{
  Lost *lost = g_new0 (Lost, 1);

  lost->jobs = g_object_ref (self);
  lost->number = FIRST_LOST_NUMBER + self->lost_count;
  self->lost_count++;
  agent_spool_empty (get_spool (self));
  agent_printer_look_async (self->printer, on_look_after_loss_ready, lost);

  return lost->number;
}

static void
on_submit_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentPrintJobs *self = g_task_get_source_object (task);
  Page *page = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  int submitted = print_queue_submit_finish (PRINT_QUEUE (source), result, &error);
  guint number = submitted > 0 ? (guint) submitted : 0;

  agent_spool_leave (get_spool (self));
  if (g_error_matches (error, PRINT_ERROR, PRINT_ERROR_UNKNOWN)) {
    number = begin_loss (self);
  } else if (number == 0) {
    give_paper_back (self, page);
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_READY, "%s", error->message);
    return;
  } else if (!g_cancellable_is_cancelled (self->closing)) {
    /* Else the visit ended while the spooler was taking the page: the gate is shut behind it. */
    follow (self, number, page->height_points);
  }

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
  take_paper (self, page);
  agent_spool_enter (get_spool (self));
  /* Not cancelled with the visit: a job half handed over would have no number to be cancelled by.
   */
  print_queue_submit_async (agent_spool_get_queue (get_spool (self)), page->pdf, page->width_points,
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
  g_object_unref (self->printer);
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
}

static void
agent_print_jobs_init (AgentPrintJobs *self)
{
  self->jobs = g_hash_table_new_full (NULL, NULL, NULL, let_go);
  self->closing = g_cancellable_new ();
}

AgentPrintJobs *
agent_print_jobs_new (AgentPrinter *printer, const AgentPrintPolicy *policy)
{
  AgentPrintJobs *self = g_object_new (AGENT_TYPE_PRINT_JOBS, NULL);

  self->printer = g_object_ref (printer);
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
  agent_spool_wait_async (get_spool (self), on_wait_ready, task);
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
  AgentPrintJob *job;

  g_return_if_fail (AGENT_IS_PRINT_JOBS (self));

  job = g_hash_table_lookup (self->jobs, GUINT_TO_POINTER (number));
  if (job != NULL)
    agent_print_job_withdraw (job);
}

guint
agent_print_jobs_count_unfinished (AgentPrintJobs *self)
{
  g_return_val_if_fail (AGENT_IS_PRINT_JOBS (self), 0);

  return g_hash_table_size (self->jobs);
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
    agent_spool_empty (get_spool (self));
}
