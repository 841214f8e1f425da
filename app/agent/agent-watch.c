/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-watch.h"

#include "agent-state.h"

#define LOOK_S 60

/* No word of a printer's state: there is no printer that could have one. */
#define NO_PRINTER "none"

#define NOT_COUNTED (-1)

/* Of ClosedMessage, where nobody closed it. */
#define BY_HOURS "hours"

/* Long enough for a shift's staff to be told what became of a code. */
#define KEEP_ACKNOWLEDGED_S (16 * 60 * 60)

struct _AgentWatch {
  GObject parent_instance;

  AgentBusAgent *condition;
  AgentOutbox *outbox;
  AgentOpening *opening;
  AgentLine *line;
  AgentPrinter *printer;
  AgentPrinter *sheet_printer; /* (nullable) */
  AgentFacts facts;            /* those that no property of the condition holds */
  gboolean is_admitted;
  guint visit_count;
  guint look_id;
};

G_DEFINE_FINAL_TYPE (AgentWatch, agent_watch, G_TYPE_OBJECT)

enum {
  SIGNAL_VISIT_ENDED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void
update_state (AgentWatch *self)
{
  AgentFacts facts = self->facts;

  facts.is_attended = self->visit_count > 0;
  facts.is_storage_good = agent_bus_agent_get_storage_good (self->condition);
  facts.is_open = agent_bus_agent_get_open (self->condition);
  facts.is_line_up = agent_bus_agent_get_line_up (self->condition);
  facts.receipt_printer = agent_printer_get_condition (self->printer).state;
  facts.quarantine_count = agent_bus_agent_get_quarantine_count (self->condition);
  agent_bus_agent_set_kiosk_state (self->condition,
                                   civic_kiosk_state_to_string (agent_state_choose (&facts)));
}

static void
note (AgentWatch *self, gboolean *fact, gboolean is_true)
{
  *fact = is_true;
  update_state (self);
}

static void
on_outbox_changed (AgentWatch *self)
{
  agent_bus_agent_set_outbox_count (self->condition, agent_outbox_get_pending_count (self->outbox));
  agent_bus_agent_set_outbox_oldest_seconds (self->condition,
                                             agent_outbox_get_oldest_age_s (self->outbox));
  agent_bus_agent_set_quarantine_count (self->condition,
                                        agent_outbox_get_quarantine_count (self->outbox));
}

static void
on_opening_changed (AgentWatch *self)
{
  CivicCommandMessage message = agent_opening_get_message (self->opening);

  agent_bus_agent_set_closed_message (self->condition,
                                      agent_opening_is_closed_by_hours (self->opening)
                                        ? BY_HOURS
                                        : civic_command_message_to_string (message));
  agent_bus_agent_set_closed_until (self->condition, agent_opening_get_until (self->opening));
  agent_bus_agent_set_open (self->condition,
                            self->is_admitted && agent_opening_is_open (self->opening));
}

static void
look_at_storage (AgentWatch *self)
{
  g_autoptr (GError) error = NULL;

  agent_outbox_forget_acknowledged (self->outbox, KEEP_ACKNOWLEDGED_S, NULL);
  agent_watch_note_storage (self, agent_outbox_check_storage (self->outbox, &error));
  if (error != NULL)
    g_message ("No filing can be accepted: %s", error->message);
}

/* The task's data counts the answers still to come; none of them comes before all are asked for. */
static void
expect_answer (GTask *task)
{
  guint left = GPOINTER_TO_UINT (g_task_get_task_data (task)) + 1;

  g_task_set_task_data (task, GUINT_TO_POINTER (left), NULL);
}

static void
count_answer (GTask *task)
{
  guint left = GPOINTER_TO_UINT (g_task_get_task_data (task)) - 1;

  g_task_set_task_data (task, GUINT_TO_POINTER (left), NULL);
  if (left == 0)
    g_task_return_boolean (task, TRUE);
}

static void
on_spool_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;

  if (!agent_spool_wait_finish (AGENT_SPOOL (source), result, &error))
    g_debug ("A visit begins before the queue is empty: %s", error->message);
  count_answer (task);
}

static void
on_printer_look_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  agent_printer_look_finish (AGENT_PRINTER (source), result);
  count_answer (task);
}

/* And what the last citizen left is out of the way before the next one is there. */
static void
ask_printer (AgentPrinter *printer, GTask *task)
{
  expect_answer (task);
  agent_printer_look_async (printer, on_printer_look_ready, g_object_ref (task));
  expect_answer (task);
  agent_spool_wait_async (agent_printer_get_spool (printer), on_spool_ready, g_object_ref (task));
}

/* The line itself has noted how it went. */
static void
on_look_at_line_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!agent_line_ask_finish (AGENT_LINE (source), result, &error))
    g_debug ("The central does not answer: %s", error->message);
}

static void
on_ask_line_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  on_look_at_line_ready (source, result, NULL);
  count_answer (task);
}

static void
on_printer_changed (AgentWatch *self)
{
  PrintCondition condition = agent_printer_get_condition (self->printer);

  agent_bus_agent_set_printer_state (self->condition, print_state_to_string (condition.state));
  agent_bus_agent_set_printer_reason (self->condition, print_reason_to_string (condition.reason));
}

static void
on_sheet_printer_changed (AgentWatch *self)
{
  PrintCondition condition = agent_printer_get_condition (self->sheet_printer);

  agent_bus_agent_set_sheet_printer_state (self->condition,
                                           print_state_to_string (condition.state));
  agent_bus_agent_set_sheet_printer_reason (self->condition,
                                            print_reason_to_string (condition.reason));
}

static void
set_attended (AgentWatch *self)
{
  agent_printer_set_attended (self->printer, self->visit_count > 0);
  if (self->sheet_printer != NULL)
    agent_printer_set_attended (self->sheet_printer, self->visit_count > 0);
  agent_opening_set_attended (self->opening, self->visit_count > 0);
  update_state (self);
}

static gboolean
on_look_due (gpointer user_data)
{
  AgentWatch *self = AGENT_WATCH (user_data);

  look_at_storage (self);
  on_outbox_changed (self);
  agent_line_ask_async (self->line, NULL, on_look_at_line_ready, NULL);

  return G_SOURCE_CONTINUE;
}

static void
agent_watch_dispose (GObject *object)
{
  AgentWatch *self = AGENT_WATCH (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->condition);
  g_clear_object (&self->outbox);
  g_clear_object (&self->opening);
  g_clear_object (&self->line);
  g_clear_object (&self->printer);
  g_clear_object (&self->sheet_printer);

  G_OBJECT_CLASS (agent_watch_parent_class)->dispose (object);
}

static void
agent_watch_class_init (AgentWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = agent_watch_dispose;

  signals[SIGNAL_VISIT_ENDED] =
    g_signal_new ("visit-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
agent_watch_init (AgentWatch *self)
{
  self->condition = agent_bus_agent_skeleton_new ();
  agent_bus_agent_set_version (self->condition, KUSHK_VERSION);
  agent_bus_agent_set_sheet_printer_state (self->condition, NO_PRINTER);
  agent_bus_agent_set_sheet_printer_reason (self->condition,
                                            print_reason_to_string (PRINT_REASON_NONE));
  agent_bus_agent_set_paper_left_millimetres (self->condition, NOT_COUNTED);
  agent_bus_agent_set_last_heartbeat (self->condition, "");
  self->facts.is_enrolled = TRUE;
  self->facts.has_catalogue = TRUE;
  self->is_admitted = TRUE;
}

static void
watch_state (AgentWatch *self)
{
  static const char *const signs[] = { "notify::storage-good", "notify::open", "notify::line-up",
                                       "notify::printer-state", "notify::quarantine-count" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    g_signal_connect_object (self->condition, signs[i], G_CALLBACK (update_state), self,
                             G_CONNECT_SWAPPED);
  update_state (self);
}

static void
watch_printers (AgentWatch *self)
{
  AgentPaper *paper = agent_printer_get_paper (self->printer);

  g_signal_connect_object (self->printer, "changed", G_CALLBACK (on_printer_changed), self,
                           G_CONNECT_SWAPPED);
  on_printer_changed (self);
  if (paper != NULL)
    g_object_bind_property (paper, "left-mm", self->condition, "paper-left-millimetres",
                            G_BINDING_SYNC_CREATE);

  if (self->sheet_printer == NULL)
    return;
  g_signal_connect_object (self->sheet_printer, "changed", G_CALLBACK (on_sheet_printer_changed),
                           self, G_CONNECT_SWAPPED);
  on_sheet_printer_changed (self);
}

AgentWatch *
agent_watch_new (AgentOutbox *outbox,
                 AgentOpening *opening,
                 AgentLine *line,
                 AgentPrinter *printer,
                 AgentPrinter *sheet_printer)
{
  AgentWatch *self = g_object_new (AGENT_TYPE_WATCH, NULL);

  self->outbox = g_object_ref (outbox);
  self->opening = g_object_ref (opening);
  self->line = g_object_ref (line);
  self->printer = g_object_ref (printer);
  g_set_object (&self->sheet_printer, sheet_printer);
  watch_printers (self);
  g_object_bind_property (line, "up", self->condition, "line-up", G_BINDING_SYNC_CREATE);
  g_object_bind_property (line, "milliseconds", self->condition, "line-milliseconds",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (outbox, "changed", G_CALLBACK (on_outbox_changed), self,
                           G_CONNECT_SWAPPED);
  on_outbox_changed (self);
  g_signal_connect_object (opening, "changed", G_CALLBACK (on_opening_changed), self,
                           G_CONNECT_SWAPPED);
  on_opening_changed (self);
  watch_state (self);

  return self;
}

AgentBusAgent *
agent_watch_get_condition (AgentWatch *self)
{
  g_return_val_if_fail (AGENT_IS_WATCH (self), NULL);

  return self->condition;
}

void
agent_watch_start (AgentWatch *self)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  agent_printer_start (self->printer);
  if (self->sheet_printer != NULL)
    agent_printer_start (self->sheet_printer);
  on_look_due (self);
  self->look_id = g_timeout_add_seconds (LOOK_S, on_look_due, self);
}

void
agent_watch_refresh_async (AgentWatch *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL /* bounded by itself */, callback, user_data);

  g_return_if_fail (AGENT_IS_WATCH (self));

  g_task_set_source_tag (task, agent_watch_refresh_async);
  look_at_storage (self);
  on_outbox_changed (self);
  ask_printer (self->printer, task);
  if (self->sheet_printer != NULL)
    ask_printer (self->sheet_printer, task);
  expect_answer (task);
  agent_line_ask_async (self->line, NULL, on_ask_line_ready, g_object_ref (task));
}

void
agent_watch_refresh_finish (AgentWatch *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

void
agent_watch_begin_visit (AgentWatch *self)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  self->visit_count++;
  set_attended (self);
}

void
agent_watch_end_visit (AgentWatch *self)
{
  g_return_if_fail (AGENT_IS_WATCH (self));
  g_return_if_fail (self->visit_count > 0);

  self->visit_count--;
  set_attended (self);
  if (self->visit_count == 0)
    g_signal_emit (self, signals[SIGNAL_VISIT_ENDED], 0);
}

gboolean
agent_watch_is_attended (AgentWatch *self)
{
  g_return_val_if_fail (AGENT_IS_WATCH (self), FALSE);

  return self->visit_count > 0;
}

void
agent_watch_note_storage (AgentWatch *self, gboolean good)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  agent_bus_agent_set_storage_good (self->condition, good);
}

void
agent_watch_note_enrolled (AgentWatch *self, gboolean is_enrolled)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  note (self, &self->facts.is_enrolled, is_enrolled);
}

void
agent_watch_note_revoked (AgentWatch *self, gboolean is_revoked)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  note (self, &self->facts.is_revoked, is_revoked);
}

void
agent_watch_note_updating (AgentWatch *self, gboolean is_updating)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  note (self, &self->facts.is_updating, is_updating);
}

void
agent_watch_note_catalogue (AgentWatch *self, gboolean has_catalogue)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  note (self, &self->facts.has_catalogue, has_catalogue);
}

void
agent_watch_note_fitness (AgentWatch *self, const AgentFitness *fitness)
{
  g_return_if_fail (AGENT_IS_WATCH (self));

  self->facts.is_unfit = fitness->is_unfit;
  self->facts.is_touch_bad = fitness->is_touch_bad;
  self->facts.is_receipt_bad = fitness->is_receipt_bad;
  self->is_admitted = fitness->is_admitted;
  on_opening_changed (self);
  update_state (self);
}
