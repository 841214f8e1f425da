/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-printer.h"

#include "print-steadiness.h"

/* No printer that is well needs so long for an answer. */
#define SILENCE_US G_TIME_SPAN_SECOND

const AgentPrinterPolicy agent_printer_policy = {
  .good_ms = 60 * 1000,
  .bad_ms = 5000,
  .attended_ms = 2000,
  .patience_ms = 1000,
};

struct _AgentPrinter {
  GObject parent_instance;

  PrintQueue *queue;
  AgentSpool *spool;
  AgentPaper *paper; /* (nullable) */
  AgentPrinterPolicy policy;
  gboolean is_attended;

  PrintSteadiness steadiness;
  PrintCondition condition;

  guint look_id;
  gboolean is_looking;
  gint64 asked_at_us;
  guint begun_count; /* of looks */
  GQueue waiting;    /* (element-type Waiter) in the order they came */

  gboolean is_resuming;
  gboolean is_refused;  /* the last time it was told to go on */
  gint64 resumed_at_us; /* 0: not yet */
};

/* Somebody who wants a look that begins after she asked. */
typedef struct {
  GTask *task; /* owned */
  guint look;  /* which satisfies her */
  gint64 until_us;
} Waiter;

G_DEFINE_FINAL_TYPE (AgentPrinter, agent_printer, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void begin_look (AgentPrinter *self);
static void look_now (AgentPrinter *self);

static gboolean
is_good (PrintCondition condition)
{
  return condition.state == PRINT_STATE_READY || condition.state == PRINT_STATE_LOW;
}

static void
update_condition (AgentPrinter *self)
{
  PrintCondition condition = self->steadiness.believed;

  if (self->paper != NULL)
    condition = agent_paper_consider (self->paper, condition);
  /* Ready for whom? Nothing goes in before the last visit's page is out of it. */
  if (is_good (condition) && agent_spool_is_stuck (self->spool))
    condition = (PrintCondition){ PRINT_STATE_UNKNOWN, PRINT_REASON_OTHER };

  if (condition.state == self->condition.state && condition.reason == self->condition.reason)
    return;
  self->condition = condition;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static guint
get_bad_ms (AgentPrinter *self)
{
  return self->is_attended ? self->policy.attended_ms : self->policy.bad_ms;
}

static guint
get_pause_ms (AgentPrinter *self)
{
  int wait_ms = print_steadiness_get_wait_ms (&self->steadiness, g_get_monotonic_time ());

  if (wait_ms >= 0)
    return (guint) wait_ms;

  return is_good (self->steadiness.believed) ? self->policy.good_ms : get_bad_ms (self);
}

static gboolean
on_look_due (gpointer user_data)
{
  AgentPrinter *self = AGENT_PRINTER (user_data);

  self->look_id = 0;
  begin_look (self);

  return G_SOURCE_REMOVE;
}

static void
look_later (AgentPrinter *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (!self->is_looking)
    self->look_id = g_timeout_add (get_pause_ms (self), on_look_due, self);
}

static void
on_resume_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentPrinter) self = AGENT_PRINTER (user_data);
  g_autoptr (GError) error = NULL;
  gboolean is_going_on = print_queue_resume_finish (PRINT_QUEUE (source), result, &error);

  self->is_resuming = FALSE;
  /* Once: it is tried for as long as it takes. */
  if (!is_going_on && !self->is_refused)
    g_message ("The printer does not go on: %s", error->message);
  self->is_refused = !is_going_on;
  /* It may take a moment to do as it was told. */
  look_now (self);
}

/* Only a queue in which nothing of a former visit waits to come out. */
static void
resume_if_paused (AgentPrinter *self, PrintCondition seen)
{
  gint64 now_us = g_get_monotonic_time ();
  gint64 pause_us = (gint64) get_bad_ms (self) * 1000;

  if (seen.reason != PRINT_REASON_PAUSED || self->is_resuming ||
      !agent_spool_is_clean (self->spool) ||
      (self->resumed_at_us != 0 && now_us - self->resumed_at_us < pause_us))
    return;

  self->is_resuming = TRUE;
  self->resumed_at_us = now_us;
  print_queue_resume_async (self->queue, NULL /* bounded by itself */, on_resume_ready,
                            g_object_ref (self));
}

static void
waiter_free (Waiter *self)
{
  g_object_unref (self->task);
  g_free (self);
}

/* look_count: how many looks, from the first, are over. */
static void
answer_waiting (AgentPrinter *self, guint look_count)
{
  gboolean is_steady = agent_printer_is_steady (self);
  Waiter *next;

  while ((next = g_queue_peek_head (&self->waiting)) != NULL && next->look <= look_count &&
         (is_steady || g_get_monotonic_time () >= next->until_us)) {
    g_queue_pop_head (&self->waiting);
    g_task_return_boolean (next->task, TRUE);
    waiter_free (next);
  }
}

static void
on_ask_state_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentPrinter) self = AGENT_PRINTER (user_data);
  g_autoptr (GError) error = NULL;
  PrintCondition seen = print_queue_ask_state_finish (PRINT_QUEUE (source), result, &error);
  Waiter *last = g_queue_peek_tail (&self->waiting);
  gboolean looks_again = last != NULL && last->look > self->begun_count;

  if (error != NULL)
    seen = (PrintCondition){ PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

  self->is_looking = FALSE;
  agent_printer_note (self, seen, self->asked_at_us);
  answer_waiting (self, self->begun_count);
  if (looks_again && !self->is_looking)
    begin_look (self);
}

static void
begin_look (AgentPrinter *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->is_looking = TRUE;
  self->asked_at_us = g_get_monotonic_time ();
  self->begun_count++;
  print_queue_ask_state_async (self->queue, NULL /* bounded by itself */, on_ask_state_ready,
                               g_object_ref (self));
}

static void
look_now (AgentPrinter *self)
{
  agent_printer_look_async (self, NULL, NULL);
}

static void
on_emptied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentPrinter) self = AGENT_PRINTER (user_data);

  agent_spool_wait_finish (AGENT_SPOOL (source), result, NULL);
  look_now (self);
}

static void
agent_printer_dispose (GObject *object)
{
  AgentPrinter *self = AGENT_PRINTER (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->queue);
  g_clear_object (&self->spool);
  g_clear_object (&self->paper);

  G_OBJECT_CLASS (agent_printer_parent_class)->dispose (object);
}

static void
agent_printer_class_init (AgentPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = agent_printer_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", AGENT_TYPE_PRINTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_printer_init (AgentPrinter *self)
{
  g_queue_init (&self->waiting);
  print_steadiness_init (&self->steadiness);
  self->condition = self->steadiness.believed;
}

AgentPrinter *
agent_printer_new (PrintQueue *queue, AgentPaper *paper, const AgentPrinterPolicy *policy)
{
  AgentPrinter *self = g_object_new (AGENT_TYPE_PRINTER, NULL);

  self->queue = g_object_ref (queue);
  self->spool = agent_spool_new (queue, &agent_spool_policy);
  g_set_object (&self->paper, paper);
  self->policy = *policy;
  g_signal_connect_object (queue, "changed", G_CALLBACK (look_now), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spool, "notify::stuck", G_CALLBACK (update_condition), self,
                           G_CONNECT_SWAPPED);
  if (paper != NULL)
    g_signal_connect_object (paper, "notify::left-mm", G_CALLBACK (update_condition), self,
                             G_CONNECT_SWAPPED);

  return self;
}

AgentSpool *
agent_printer_get_spool (AgentPrinter *self)
{
  g_return_val_if_fail (AGENT_IS_PRINTER (self), NULL);

  return self->spool;
}

AgentPaper *
agent_printer_get_paper (AgentPrinter *self)
{
  g_return_val_if_fail (AGENT_IS_PRINTER (self), NULL);

  return self->paper;
}

PrintCondition
agent_printer_get_condition (AgentPrinter *self)
{
  PrintCondition unknown = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

  g_return_val_if_fail (AGENT_IS_PRINTER (self), unknown);

  return self->condition;
}

gboolean
agent_printer_is_steady (AgentPrinter *self)
{
  g_return_val_if_fail (AGENT_IS_PRINTER (self), FALSE);

  return print_steadiness_get_wait_ms (&self->steadiness, g_get_monotonic_time ()) < 0;
}

void
agent_printer_set_attended (AgentPrinter *self, gboolean is_attended)
{
  g_return_if_fail (AGENT_IS_PRINTER (self));

  if (self->is_attended == is_attended)
    return;
  self->is_attended = is_attended;
  /* A pause that has begun goes on, unless the other one is shorter. */
  if (is_attended && self->look_id != 0 && !is_good (self->steadiness.believed))
    look_later (self);
}

void
agent_printer_start (AgentPrinter *self)
{
  g_return_if_fail (AGENT_IS_PRINTER (self));

  print_queue_watch (self->queue);
  agent_spool_empty (self->spool);
  agent_spool_wait_async (self->spool, on_emptied, g_object_ref (self));
}

void
agent_printer_look_async (AgentPrinter *self, GAsyncReadyCallback callback, gpointer user_data)
{
  Waiter *waiter;

  g_return_if_fail (AGENT_IS_PRINTER (self));

  waiter = g_new0 (Waiter, 1);
  waiter->task = g_task_new (self, NULL /* bounded by itself */, callback, user_data);
  g_task_set_source_tag (waiter->task, agent_printer_look_async);
  waiter->look = self->begun_count + 1;
  waiter->until_us = g_get_monotonic_time () + (gint64) self->policy.patience_ms * 1000;
  g_queue_push_tail (&self->waiting, waiter);
  if (!self->is_looking)
    begin_look (self);
}

void
agent_printer_look_finish (AgentPrinter *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

void
agent_printer_note (AgentPrinter *self, PrintCondition seen, gint64 asked_at_us)
{
  gint64 now_us = g_get_monotonic_time ();

  g_return_if_fail (AGENT_IS_PRINTER (self));

  print_steadiness_see (&self->steadiness, seen, now_us);
  /* It has kept silent all the while: no second silence is needed to believe the first. */
  if (seen.reason == PRINT_REASON_SILENT && now_us - asked_at_us >= SILENCE_US)
    print_steadiness_see (&self->steadiness, seen, now_us);
  update_condition (self);
  resume_if_paused (self, seen);
  look_later (self);
}
