/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include "agent-memfd.h"
#include "print-a4.h"

#include <gio/gunixfdlist.h>

#include <unistd.h>

#define PDF_MAXIMUM_BYTES (2 * 1024 * 1024)

/* As long as a receipt can sensibly be. */
#define ROLL_MAXIMUM_MM 2000

#define PRINTER_COUNT 2

/* Two printers may give the same number; on the bus no two jobs share one. */
static guint
number_job (guint job, gboolean is_sheet)
{
  return job * PRINTER_COUNT + (is_sheet ? 1 : 0);
}

/* What staff print to try the printer is nobody's receipt. */
static void
count_paper (AgentVisit *self, gboolean is_sheet, const char *outcome, guint count)
{
  const AgentCountKey key = { CIVIC_COUNT_RECEIPT, is_sheet ? "sheet" : "receipt", outcome, "" };

  if (self->rights == AGENT_RIGHT_NONE && count > 0)
    agent_counts_add_today (self->parts->counts, &key, count, 0);
}

static void
on_submit_print_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;
  g_autoptr (GError) error = NULL;
  AgentPrintJobs *jobs = AGENT_PRINT_JOBS (source);
  gboolean is_sheet = jobs == call->visit->sheet_jobs;
  guint job = agent_print_jobs_submit_finish (jobs, result, &error);

  if (job == 0)
    count_paper (call->visit, is_sheet, "failed", 1);
  /* PrintReceipt and PrintSheet answer alike. */
  if (job > 0)
    g_dbus_method_invocation_return_value (_agent_visit_call_to_answer (call),
                                           g_variant_new ("(u)", number_job (job, is_sheet)));
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

/* Whole points, of which a page may have a part of one more than its paper. */
static guint
mm_to_points (guint mm)
{
  return (mm * 720 + 253) / 254;
}

static gboolean
fits_paper (AgentVisit *self, guint width_points, guint height_points)
{
  const PrintMedium *medium = &self->parts->medium;
  guint height_mm = medium->height_mm > 0 ? medium->height_mm : ROLL_MAXIMUM_MM;

  return width_points > 0 && width_points <= mm_to_points (medium->width_mm) && height_points > 0 &&
         height_points <= mm_to_points (height_mm);
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

  _agent_visit_begin (self);
  if (!fits_paper (self, width_points, height_points))
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

  _agent_visit_begin (self);
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

static gboolean
on_handle_cancel_printing (AgentVisit *self, GDBusMethodInvocation *invocation, guint job)
{
  gboolean is_sheet = job % PRINTER_COUNT != 0;

  if (!is_sheet)
    agent_print_jobs_cancel (self->print_jobs, job / PRINTER_COUNT);
  else if (self->sheet_jobs != NULL)
    agent_print_jobs_cancel (self->sheet_jobs, job / PRINTER_COUNT);
  agent_bus_agent_complete_cancel_printing (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
tell (AgentVisit *self, guint job, const char *state, const char *reason)
{
  if (!g_str_equal (state, "printing"))
    count_paper (self, job % PRINTER_COUNT != 0, state, 1);
  /* Why a job failed stands in the properties: they are to be there first. */
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
  agent_bus_agent_emit_print_job_changed (self->face, job, state, reason);
}

static void
on_job_changed (AgentVisit *self, guint job, const char *state, const char *reason)
{
  tell (self, number_job (job, FALSE), state, reason);
}

static void
on_sheet_job_changed (AgentVisit *self, guint job, const char *state, const char *reason)
{
  tell (self, number_job (job, TRUE), state, reason);
}

static AgentPrintJobs *
make_jobs (AgentVisit *self, AgentPrinter *printer, GCallback on_changed)
{
  AgentPrintJobs *jobs = agent_print_jobs_new (printer, &agent_print_policy);

  g_signal_connect_object (jobs, "job-changed", on_changed, self, G_CONNECT_SWAPPED);

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

  self->print_jobs = make_jobs (self, parts->printer, G_CALLBACK (on_job_changed));
  if (parts->sheet_printer != NULL)
    self->sheet_jobs = make_jobs (self, parts->sheet_printer, G_CALLBACK (on_sheet_job_changed));
  connect_methods (self);
}

/* Whether what was still on its way came out, nobody will know. */
static void
end_jobs (AgentVisit *self, AgentPrintJobs *jobs)
{
  count_paper (self, jobs == self->sheet_jobs, "unknown", agent_print_jobs_count_unfinished (jobs));
  agent_print_jobs_close (jobs);
}

void
_agent_visit_end_printing (AgentVisit *self)
{
  end_jobs (self, self->print_jobs);
  if (self->sheet_jobs != NULL)
    end_jobs (self, self->sheet_jobs);
}
