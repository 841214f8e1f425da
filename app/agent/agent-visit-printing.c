/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include "agent-memfd.h"
#include "print-a4.h"

#include <gio/gunixfdlist.h>

#include <unistd.h>

#define PDF_MAXIMUM_BYTES (2 * 1024 * 1024)

/* A roll of 80 mm, and as long as a receipt can sensibly be: 2 m. */
#define WIDTH_MAXIMUM_POINTS 1000
#define HEIGHT_MAXIMUM_POINTS 5700

static void
on_submit_print_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;
  g_autoptr (GError) error = NULL;
  guint job = agent_print_jobs_submit_finish (AGENT_PRINT_JOBS (source), result, &error);

  /* PrintReceipt and PrintSheet answer alike. */
  if (job > 0)
    g_dbus_method_invocation_return_value (_agent_visit_call_to_answer (call),
                                           g_variant_new ("(u)", job));
  else
    g_dbus_method_invocation_return_gerror (_agent_visit_call_to_answer (call), error);
}

static GBytes *
take_pdf (GUnixFDList *descriptors, GVariant *handle, GError **error)
{
  int descriptor;
  GBytes *pdf;

  if (descriptors == NULL) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, "No document was handed over");
    return NULL;
  }

  descriptor = g_unix_fd_list_get (descriptors, g_variant_get_handle (handle), error);
  if (descriptor < 0)
    return NULL;

  pdf = agent_memfd_read_pdf (descriptor, PDF_MAXIMUM_BYTES, error);
  close (descriptor);

  return pdf;
}

static gboolean
on_handle_print_receipt (AgentVisit *self,
                         GDBusMethodInvocation *invocation,
                         GUnixFDList *descriptors,
                         GVariant *handle,
                         guint width_points,
                         guint height_points)
{
  GError *error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (width_points == 0 || width_points > WIDTH_MAXIMUM_POINTS || height_points == 0 ||
      height_points > HEIGHT_MAXIMUM_POINTS)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No page has this size");

  pdf = take_pdf (descriptors, handle, &error);
  if (pdf == NULL) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  agent_print_jobs_submit_async (self->print_jobs, pdf, width_points, height_points,
                                 on_submit_print_ready, _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_print_sheet (AgentVisit *self,
                       GDBusMethodInvocation *invocation,
                       GUnixFDList *descriptors,
                       GVariant *handle)
{
  GError *error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (self->sheet_jobs == NULL)
    return _agent_visit_refuse (invocation, AGENT_ERROR_NOT_READY,
                                "There is no printer of A4 pages");

  pdf = take_pdf (descriptors, handle, &error);
  if (pdf == NULL) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  agent_print_jobs_submit_async (self->sheet_jobs, pdf, PRINT_A4_WIDTH_POINTS,
                                 PRINT_A4_HEIGHT_POINTS, on_submit_print_ready,
                                 _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Both queues are one scheduler's, which gives no number twice. */
static gboolean
on_handle_cancel_printing (AgentVisit *self, GDBusMethodInvocation *invocation, guint job)
{
  agent_print_jobs_cancel (self->print_jobs, job);
  if (self->sheet_jobs != NULL)
    agent_print_jobs_cancel (self->sheet_jobs, job);
  agent_bus_agent_complete_cancel_printing (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_printer_seen (AgentVisit *self, int state)
{
  agent_watch_note_printer (self->parts->watch, (PrintState) state);
}

static void
on_sheet_printer_seen (AgentVisit *self, int state)
{
  agent_watch_note_sheet_printer (self->parts->watch, (PrintState) state);
}

static AgentPrintJobs *
make_jobs (AgentVisit *self, AgentSpool *spool, GCallback on_seen)
{
  AgentPrintJobs *jobs = agent_print_jobs_new (spool, &agent_print_policy);

  g_signal_connect_object (jobs, "job-changed", G_CALLBACK (agent_bus_agent_emit_print_job_changed),
                           self->face, G_CONNECT_SWAPPED);
  g_signal_connect_object (jobs, "printer-seen", on_seen, self, G_CONNECT_SWAPPED);
  return jobs;
}

static void
connect_methods (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-print-receipt", G_CALLBACK (on_handle_print_receipt) },
    { "handle-print-sheet", G_CALLBACK (on_handle_print_sheet) },
    { "handle-cancel-printing", G_CALLBACK (on_handle_cancel_printing) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}

void
_agent_visit_begin_printing (AgentVisit *self)
{
  const AgentParts *parts = self->parts;

  self->print_jobs = make_jobs (self, parts->spool, G_CALLBACK (on_printer_seen));
  if (parts->sheet_spool != NULL)
    self->sheet_jobs = make_jobs (self, parts->sheet_spool, G_CALLBACK (on_sheet_printer_seen));
  connect_methods (self);
}

void
_agent_visit_end_printing (AgentVisit *self)
{
  agent_print_jobs_close (self->print_jobs);
  if (self->sheet_jobs != NULL)
    agent_print_jobs_close (self->sheet_jobs);
}
