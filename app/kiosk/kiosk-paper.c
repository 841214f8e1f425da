/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-paper.h"

#include "kiosk-drawing.h"

/* From the touch to the paper takes about a second. */
#define SLOW_S 6

struct _KioskPaper {
  GObject parent_instance;

  KioskStation *station;
  gboolean is_sheet;
  KioskPaperState state;
  KioskPrinter fault;
  const KioskPrinterReason *reason;
  guint slow_id;
  guint job;
  struct {
    guint job;
    char *state;
    char *reason;
  } early; /* told before the agent's reply named the job */
};

enum {
  PROP_0,
  PROP_STATE,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

G_DEFINE_FINAL_TYPE (KioskPaper, kiosk_paper, G_TYPE_OBJECT)

static KioskPrinter
ask_printer (KioskPaper *self)
{
  KioskAgentLink *link = kiosk_station_get_link (self->station);

  return self->is_sheet ? kiosk_agent_link_get_sheet_printer (link)
                        : kiosk_agent_link_get_printer (link);
}

/* The printer's own word may be of another moment than the job's: then the state has to do. */
static const KioskPrinterReason *
explain (KioskPaper *self, KioskPrinter fault)
{
  KioskAgentLink *link = kiosk_station_get_link (self->station);

  if (ask_printer (self) != fault)
    return kiosk_printer_reason_find (fault, NULL);
  return self->is_sheet ? kiosk_agent_link_get_sheet_printer_reason (link)
                        : kiosk_agent_link_get_printer_reason (link);
}

static void
set_explained_state (KioskPaper *self,
                     KioskPaperState state,
                     KioskPrinter fault,
                     const KioskPrinterReason *reason)
{
  const gboolean has_changed = self->state != state || self->reason != reason;

  self->state = state;
  self->fault = fault;
  self->reason = reason;
  if (!kiosk_paper_state_is_busy (state))
    g_clear_handle_id (&self->slow_id, g_source_remove);
  if (has_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_state (KioskPaper *self, KioskPaperState state, KioskPrinter fault)
{
  set_explained_state (self, state, fault, explain (self, fault));
}

static gboolean
on_slow (gpointer user_data)
{
  KioskPaper *self = user_data;

  self->slow_id = 0;
  if (self->state == KIOSK_PAPER_PRINTING)
    set_state (self, KIOSK_PAPER_SLOW, self->fault);
  return G_SOURCE_REMOVE;
}

static void
set_preparing (KioskPaper *self)
{
  if (self->slow_id == 0)
    self->slow_id = g_timeout_add_seconds (SLOW_S, on_slow, self);
  set_state (self, KIOSK_PAPER_PREPARING, KIOSK_PRINTER_UNKNOWN);
}

static void
set_printing (KioskPaper *self, KioskPrinter printer)
{
  KioskPaperState state = self->slow_id != 0 ? KIOSK_PAPER_PRINTING : KIOSK_PAPER_SLOW;

  if (kiosk_printer_wants_a_hand (printer))
    state = KIOSK_PAPER_WAITING;
  set_state (self, state, printer);
}

static void
apply_job_state (KioskPaper *self, const char *word, const char *printer_word)
{
  const KioskPrinter printer = kiosk_printer_from_string (printer_word);

  if (g_str_equal (word, "printing"))
    set_printing (self, printer);
  else if (g_str_equal (word, "printed"))
    set_state (self, KIOSK_PAPER_PRINTED, printer);
  else if (g_str_equal (word, "failed"))
    set_state (self, KIOSK_PAPER_FAILED, printer);
  else
    set_state (self, KIOSK_PAPER_UNKNOWN, printer);
}

static void
on_print_job_changed (
  KioskAgentLink *link, guint job, const char *state, const char *reason, KioskPaper *self)
{
  if (self->job != 0 && job == self->job) {
    apply_job_state (self, state, reason);
  } else if (self->job == 0 && kiosk_paper_state_is_busy (self->state)) {
    g_free (self->early.state);
    g_free (self->early.reason);
    self->early.job = job;
    self->early.state = g_strdup (state);
    self->early.reason = g_strdup (reason);
  }
}

static gboolean
is_handed_over (KioskPaper *self)
{
  return kiosk_paper_state_is_busy (self->state) && self->state != KIOSK_PAPER_PREPARING;
}

static void
on_link_changed (KioskAgentLink *link, KioskPaper *self)
{
  /* Jobs are cancelled with the connection that sent them: what came of ours, nobody can tell. */
  if (!kiosk_agent_link_is_reachable (link) && is_handed_over (self))
    set_state (self, KIOSK_PAPER_UNKNOWN, KIOSK_PRINTER_UNKNOWN);
  /* The reason travels behind the state; one of a later trouble explains nothing here. */
  else if ((self->state == KIOSK_PAPER_WAITING || self->state == KIOSK_PAPER_FAILED) &&
           ask_printer (self) == self->fault)
    set_state (self, self->state, self->fault);
}

static void
set_failed (KioskPaper *self)
{
  set_state (self, KIOSK_PAPER_FAILED, ask_printer (self));
}

static void
on_refresh_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskPaper) self = user_data;

  kiosk_agent_link_refresh_finish (KIOSK_AGENT_LINK (source), result, NULL);
  set_failed (self);
}

static void
on_print_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskPaper) self = user_data;
  g_autoptr (GError) error = NULL;
  guint job = kiosk_agent_link_print_finish (KIOSK_AGENT_LINK (source), result, &error);

  self->job = job;
  if (job == 0 && is_handed_over (self) &&
      g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_GONE))
    /* It may have reached the printer before the agent fell silent. */
    set_state (self, KIOSK_PAPER_UNKNOWN, KIOSK_PRINTER_UNKNOWN);
  else if (job == 0)
    kiosk_paper_fail (self, error);
  else if (self->early.state != NULL && self->early.job == job)
    apply_job_state (self, self->early.state, self->early.reason);
}

static void
on_render_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskPaper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) page = kiosk_drawing_finish (result, &error);
  KioskAgentLink *link = kiosk_station_get_link (self->station);

  if (page == NULL) {
    kiosk_paper_fail (self, error);
    return;
  }
  if (kiosk_agent_link_is_reachable (link))
    set_printing (self, KIOSK_PRINTER_READY);
  if (self->is_sheet)
    kiosk_agent_link_print_sheet_async (link, page, NULL, on_print_ready, g_object_ref (self));
  else
    kiosk_agent_link_print_async (link, page, NULL, on_print_ready, g_object_ref (self));
}

static void
kiosk_paper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_uint (value, KIOSK_PAPER (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kiosk_paper_finalize (GObject *object)
{
  KioskPaper *self = KIOSK_PAPER (object);

  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_object (&self->station);
  g_free (self->early.state);
  g_free (self->early.reason);

  G_OBJECT_CLASS (kiosk_paper_parent_class)->finalize (object);
}

static void
kiosk_paper_class_init (KioskPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_paper_get_property;
  object_class->finalize = kiosk_paper_finalize;

  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, KIOSK_PAPER_UNKNOWN, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
}

static void
kiosk_paper_init (KioskPaper *self)
{
}

gboolean
kiosk_paper_state_is_busy (KioskPaperState state)
{
  return state >= KIOSK_PAPER_PREPARING && state <= KIOSK_PAPER_WAITING;
}

gboolean
kiosk_paper_state_is_bad (KioskPaperState state)
{
  return state == KIOSK_PAPER_WAITING || state == KIOSK_PAPER_FAILED ||
         state == KIOSK_PAPER_UNKNOWN;
}

KioskPaper *
kiosk_paper_new (KioskStation *station)
{
  KioskPaper *self = NULL;
  KioskAgentLink *link = NULL;

  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  self = g_object_new (KIOSK_TYPE_PAPER, NULL);
  self->station = g_object_ref (station);
  self->reason = kiosk_printer_reason_find (KIOSK_PRINTER_UNKNOWN, NULL);
  link = kiosk_station_get_link (station);
  g_signal_connect_object (link, "print-job-changed", G_CALLBACK (on_print_job_changed), self, 0);
  g_signal_connect_object (link, "changed", G_CALLBACK (on_link_changed), self, 0);
  return self;
}

KioskPaperState
kiosk_paper_get_state (KioskPaper *self)
{
  g_return_val_if_fail (KIOSK_IS_PAPER (self), KIOSK_PAPER_NONE);

  return self->state;
}

gboolean
kiosk_paper_is_sheet (KioskPaper *self)
{
  g_return_val_if_fail (KIOSK_IS_PAPER (self), FALSE);

  return self->is_sheet;
}

KioskPrinter
kiosk_paper_get_fault (KioskPaper *self)
{
  g_return_val_if_fail (KIOSK_IS_PAPER (self), KIOSK_PRINTER_UNKNOWN);

  return self->fault;
}

const KioskPrinterReason *
kiosk_paper_get_reason (KioskPaper *self)
{
  g_return_val_if_fail (KIOSK_IS_PAPER (self), NULL);

  return self->reason;
}

void
kiosk_paper_prepare (KioskPaper *self)
{
  g_return_if_fail (KIOSK_IS_PAPER (self));
  g_return_if_fail (self->state == KIOSK_PAPER_NONE);

  set_preparing (self);
}

void
kiosk_paper_print (KioskPaper *self, PrintDocument *document)
{
  g_return_if_fail (KIOSK_IS_PAPER (self));
  g_return_if_fail (document != NULL && self->state <= KIOSK_PAPER_PREPARING);

  set_preparing (self);
  kiosk_drawing_start_receipt_async (document, self->station, NULL, on_render_ready,
                                     g_object_ref (self));
}

void
kiosk_paper_print_sheet (KioskPaper *self, PrintCertificate *certificate)
{
  g_return_if_fail (KIOSK_IS_PAPER (self));
  g_return_if_fail (certificate != NULL && self->state <= KIOSK_PAPER_PREPARING);

  self->is_sheet = TRUE;
  set_preparing (self);
  kiosk_drawing_start_sheet_async (certificate, NULL, on_render_ready, g_object_ref (self));
}

gboolean
kiosk_paper_deny (KioskPaper *self)
{
  g_return_val_if_fail (KIOSK_IS_PAPER (self), FALSE);

  if (self->state != KIOSK_PAPER_PRINTED && self->state != KIOSK_PAPER_UNKNOWN)
    return FALSE;
  set_explained_state (self, KIOSK_PAPER_FAILED, KIOSK_PRINTER_UNKNOWN,
                       kiosk_printer_reason_find (KIOSK_PRINTER_UNKNOWN, NULL));
  return TRUE;
}

void
kiosk_paper_fail (KioskPaper *self, const GError *error)
{
  g_return_if_fail (KIOSK_IS_PAPER (self));
  g_return_if_fail (error != NULL);

  g_message ("No receipt: %s", error->message);
  /* What the printer was when the visit began is no explanation: it is asked again. */
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_READY))
    kiosk_agent_link_refresh_async (kiosk_station_get_link (self->station), NULL, on_refresh_ready,
                                    g_object_ref (self));
  else
    set_failed (self);
}
