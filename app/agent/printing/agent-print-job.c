/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-print-job.h"

const AgentPrintPolicy agent_print_policy = {
  .look_ms = 250,
  .deadline_ms = 60 * 1000,
  .blind_ms = 10 * 1000,
  .doubt_ms = 3000,
  .contradiction_ms = 500,
};

struct _AgentPrintJob {
  GObject parent_instance;

  AgentPrinter *printer;
  guint number;
  guint height_points;
  AgentPrintPolicy policy;

  guint look_id; /* 0: it is over, or let go */
  GCancellable *letting_go;
  gboolean is_looking;
  gboolean is_withdrawn;
  gint64 deadline_us;
  gint64 asked_at_us;
  gint64 blind_since_us; /* 0: the printer is in sight */
  gboolean is_paused;    /* it is being told to go on */
  gboolean was_blind;
  gint64 in_doubt_since_us; /* 0: not in doubt */
  PrintJobState end;

  gboolean is_told; /* that it prints, and with what is the matter */
  PrintCondition told;
};

G_DEFINE_FINAL_TYPE (AgentPrintJob, agent_print_job, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static PrintQueue *
get_queue (AgentPrintJob *self)
{
  return agent_spool_get_queue (agent_printer_get_spool (self->printer));
}

static gint64
get_time_after_us (guint duration_ms)
{
  return g_get_monotonic_time () + (gint64) duration_ms * 1000;
}

static void
tell_printing (AgentPrintJob *self)
{
  PrintCondition printer = agent_printer_get_condition (self->printer);

  if (self->is_told && self->told.state == printer.state && self->told.reason == printer.reason)
    return;

  self->is_told = TRUE;
  self->told = printer;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (int) PRINT_JOB_PRINTING);
}

static void
end (AgentPrintJob *self)
{
  g_autoptr (AgentPrintJob) alive = g_object_ref (self);
  AgentPaper *paper = agent_printer_get_paper (self->printer);

  if (self->end == PRINT_JOB_FAILED && paper != NULL)
    agent_paper_give_back (paper, self->height_points);
  /* Nothing is to come out after we have said that we cannot tell. */
  if (self->end == PRINT_JOB_UNKNOWN)
    agent_spool_empty (agent_printer_get_spool (self->printer));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (int) self->end);
}

static void
on_printer_look_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentPrintJob) self = AGENT_PRINT_JOB (user_data);

  agent_printer_look_finish (AGENT_PRINTER (source), result);
  if (!g_cancellable_is_cancelled (self->letting_go))
    end (self);
}

/* A failure is told with its cause, and a cause is believed only when it is seen again. */
static void
begin_end (AgentPrintJob *self, PrintJobState state)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->end = state;
  if (state == PRINT_JOB_PRINTED || agent_printer_is_steady (self->printer))
    end (self);
  else
    agent_printer_look_async (self->printer, on_printer_look_ready, g_object_ref (self));
}

static gboolean
has_lasted (gint64 since_us, guint duration_ms)
{
  return since_us != 0 && g_get_monotonic_time () - since_us >= (gint64) duration_ms * 1000;
}

static gboolean
is_out_of_sight (PrintCondition seen)
{
  return seen.reason == PRINT_REASON_SILENT || seen.reason == PRINT_REASON_OFF ||
         seen.reason == PRINT_REASON_SCHEDULER;
}

static void
note_sight (AgentPrintJob *self, PrintCondition seen)
{
  self->is_paused = seen.reason == PRINT_REASON_PAUSED;
  if (!is_out_of_sight (seen)) {
    self->blind_since_us = 0;
    return;
  }

  self->was_blind = TRUE;
  if (self->blind_since_us == 0)
    self->blind_since_us = self->asked_at_us;
  /* Nobody waits that long, and what comes back by itself later is not asked for any more. */
  if (has_lasted (self->blind_since_us, self->policy.blind_ms))
    agent_print_job_withdraw (self);
}

/* "Unknown" may be a scheduler that is just restarting or a printer that is just let go on: only if
 * it lasts is it an answer. */
static gboolean
is_believed (AgentPrintJob *self, PrintJobState state)
{
  gboolean may_pass = self->blind_since_us != 0 || self->is_paused;

  if (state != PRINT_JOB_UNKNOWN) {
    self->in_doubt_since_us = 0;
    return TRUE;
  }

  if (self->in_doubt_since_us == 0)
    self->in_doubt_since_us = self->asked_at_us;

  return has_lasted (self->in_doubt_since_us,
                     may_pass ? self->policy.doubt_ms : self->policy.contradiction_ms);
}

static void
take_answer (AgentPrintJob *self, PrintJobState state)
{
  /* Until then it is on its way, and what the printer says is the reason why it takes so long. */
  if (!is_believed (self, state) || state == PRINT_JOB_PRINTING)
    tell_printing (self);
  else if (state == PRINT_JOB_FAILED && self->was_blind)
    begin_end (self, PRINT_JOB_UNKNOWN);
  else
    begin_end (self, state);
}

static void
on_ask_job_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentPrintJob) self = AGENT_PRINT_JOB (user_data);
  g_autoptr (GError) error = NULL;
  PrintCondition seen = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };
  PrintJobState state = print_queue_ask_job_finish (PRINT_QUEUE (source), result, &seen, &error);

  self->is_looking = FALSE;
  if (self->look_id == 0 || error != NULL)
    return;

  agent_printer_note (self->printer, seen, self->asked_at_us);
  note_sight (self, seen);
  take_answer (self, state);
}

static gboolean
on_look_due (gpointer user_data)
{
  AgentPrintJob *self = AGENT_PRINT_JOB (user_data);

  if (g_get_monotonic_time () >= self->deadline_us) {
    if (self->is_withdrawn) {
      begin_end (self, PRINT_JOB_UNKNOWN);
      return G_SOURCE_REMOVE;
    }
    agent_print_job_withdraw (self);
  }

  if (!self->is_looking) {
    self->is_looking = TRUE;
    self->asked_at_us = g_get_monotonic_time ();
    print_queue_ask_job_async (get_queue (self), (int) self->number, self->letting_go,
                               on_ask_job_ready, g_object_ref (self));
  }

  return G_SOURCE_CONTINUE;
}

static void
on_cancel_job_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!print_queue_cancel_job_finish (PRINT_QUEUE (source), result, &error))
    g_message ("A print job could not be cancelled: %s", error->message);
}

static void
agent_print_job_dispose (GObject *object)
{
  agent_print_job_let_go (AGENT_PRINT_JOB (object));

  G_OBJECT_CLASS (agent_print_job_parent_class)->dispose (object);
}

static void
agent_print_job_finalize (GObject *object)
{
  AgentPrintJob *self = AGENT_PRINT_JOB (object);

  g_object_unref (self->printer);
  g_object_unref (self->letting_go);

  G_OBJECT_CLASS (agent_print_job_parent_class)->finalize (object);
}

static void
agent_print_job_class_init (AgentPrintJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_print_job_dispose;
  object_class->finalize = agent_print_job_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", AGENT_TYPE_PRINT_JOB, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
agent_print_job_init (AgentPrintJob *self)
{
  self->letting_go = g_cancellable_new ();
}

AgentPrintJob *
agent_print_job_new (AgentPrinter *printer,
                     guint number,
                     guint height_points,
                     const AgentPrintPolicy *policy)
{
  AgentPrintJob *self = g_object_new (AGENT_TYPE_PRINT_JOB, NULL);

  self->printer = g_object_ref (printer);
  self->number = number;
  self->height_points = height_points;
  self->policy = *policy;
  self->deadline_us = get_time_after_us (policy->deadline_ms);
  self->look_id = g_timeout_add (policy->look_ms, on_look_due, self);

  return self;
}

guint
agent_print_job_get_number (AgentPrintJob *self)
{
  g_return_val_if_fail (AGENT_IS_PRINT_JOB (self), 0);

  return self->number;
}

void
agent_print_job_withdraw (AgentPrintJob *self)
{
  g_return_if_fail (AGENT_IS_PRINT_JOB (self));

  if (self->is_withdrawn || self->look_id == 0)
    return;

  self->is_withdrawn = TRUE;
  self->deadline_us = get_time_after_us (self->policy.doubt_ms);
  print_queue_cancel_job_async (get_queue (self), (int) self->number, NULL /* must happen */,
                                on_cancel_job_ready, NULL);
}

void
agent_print_job_let_go (AgentPrintJob *self)
{
  g_return_if_fail (AGENT_IS_PRINT_JOB (self));

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_cancellable_cancel (self->letting_go);
}
