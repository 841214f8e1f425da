/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-paper.h"

#include "kiosk-drawing.h"

struct _KioskPaper {
  GObject parent_instance;

  KioskStation *station;
  gboolean is_sheet;
  KioskPaperState state;
  KioskPrinter fault;
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

static void
set_state (KioskPaper *self, KioskPaperState state, KioskPrinter fault)
{
  self->fault = fault;
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
apply_job_state (KioskPaper *self, const char *word, const char *reason)
{
  KioskPaperState state = KIOSK_PAPER_UNKNOWN;

  if (g_str_equal (word, "printing"))
    state = KIOSK_PAPER_PRINTING;
  else if (g_str_equal (word, "printed"))
    state = KIOSK_PAPER_PRINTED;
  else if (g_str_equal (word, "failed"))
    state = KIOSK_PAPER_FAILED;
  set_state (self, state, kiosk_printer_from_string (reason));
}

static void
on_print_job_changed (
  KioskAgentLink *link, guint job, const char *state, const char *reason, KioskPaper *self)
{
  if (self->job != 0 && job == self->job) {
    apply_job_state (self, state, reason);
  } else if (self->state == KIOSK_PAPER_PREPARING) {
    g_free (self->early.state);
    g_free (self->early.reason);
    self->early.job = job;
    self->early.state = g_strdup (state);
    self->early.reason = g_strdup (reason);
  }
}

static void
on_link_changed (KioskAgentLink *link, KioskPaper *self)
{
  /* Jobs are cancelled with the connection that sent them: what came of ours, nobody can tell. */
  if (!kiosk_agent_link_is_reachable (link) && self->state == KIOSK_PAPER_PRINTING)
    set_state (self, KIOSK_PAPER_UNKNOWN, KIOSK_PRINTER_UNKNOWN);
}

static void
set_failed (KioskPaper *self)
{
  KioskAgentLink *link = kiosk_station_get_link (self->station);

  set_state (self, KIOSK_PAPER_FAILED,
             self->is_sheet ? kiosk_agent_link_get_sheet_printer (link)
                            : kiosk_agent_link_get_printer (link));
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

  if (job == 0) {
    kiosk_paper_fail (self, error);
    return;
  }
  self->job = job;
  if (self->early.state != NULL && self->early.job == job)
    apply_job_state (self, self->early.state, self->early.reason);
  else
    set_state (self, KIOSK_PAPER_PRINTING, KIOSK_PRINTER_READY);
}

static void
on_render_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskPaper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) page = kiosk_drawing_finish (result, &error);
  KioskAgentLink *link = kiosk_station_get_link (self->station);

  if (page == NULL)
    kiosk_paper_fail (self, error);
  else if (self->is_sheet)
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

KioskPaper *
kiosk_paper_new (KioskStation *station)
{
  KioskPaper *self = NULL;
  KioskAgentLink *link = NULL;

  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  self = g_object_new (KIOSK_TYPE_PAPER, NULL);
  self->station = g_object_ref (station);
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

void
kiosk_paper_prepare (KioskPaper *self)
{
  g_return_if_fail (KIOSK_IS_PAPER (self));
  g_return_if_fail (self->state == KIOSK_PAPER_NONE);

  set_state (self, KIOSK_PAPER_PREPARING, KIOSK_PRINTER_UNKNOWN);
}

void
kiosk_paper_print (KioskPaper *self, PrintDocument *document)
{
  g_return_if_fail (KIOSK_IS_PAPER (self));
  g_return_if_fail (document != NULL && self->state <= KIOSK_PAPER_PREPARING);

  set_state (self, KIOSK_PAPER_PREPARING, KIOSK_PRINTER_UNKNOWN);
  kiosk_drawing_start_receipt_async (document, self->station, NULL, on_render_ready,
                                     g_object_ref (self));
}

void
kiosk_paper_print_sheet (KioskPaper *self, PrintCertificate *certificate)
{
  g_return_if_fail (KIOSK_IS_PAPER (self));
  g_return_if_fail (certificate != NULL && self->state <= KIOSK_PAPER_PREPARING);

  self->is_sheet = TRUE;
  set_state (self, KIOSK_PAPER_PREPARING, KIOSK_PRINTER_UNKNOWN);
  kiosk_drawing_start_sheet_async (certificate, NULL, on_render_ready, g_object_ref (self));
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
