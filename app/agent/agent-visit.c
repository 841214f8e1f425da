/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit.h"

#include "agent-memfd.h"
#include "agent-print-jobs.h"
#include "civic-envelope.h"
#include "civic-tracking-code.h"
#include "print-a4.h"

#include <gio/gunixfdlist.h>

#include <unistd.h>

#define PDF_MAXIMUM_BYTES (2 * 1024 * 1024)

/* A roll of 80 mm, and as long as a receipt can sensibly be: 2 m. */
#define WIDTH_MAXIMUM_POINTS 1000
#define HEIGHT_MAXIMUM_POINTS 5700

struct _AgentVisit {
  GObject parent_instance;

  AgentBusAgent *face;
  const AgentParts *parts;
  AgentPrintJobs *print_jobs;
  AgentPrintJobs *sheet_jobs; /* (nullable) without a printer of A4 pages */
  GHashTable *codes;          /* (element-type utf8) submitted on this connection */
  GCancellable *closing;
  gboolean is_staff;
};

/* A call being answered later. */
typedef struct {
  AgentVisit *visit; /* owned */
  GDBusMethodInvocation *invocation;
} Call;

G_DEFINE_FINAL_TYPE (AgentVisit, agent_visit, G_TYPE_OBJECT)

static Call *
call_new (AgentVisit *visit, GDBusMethodInvocation *invocation)
{
  Call *self = g_new0 (Call, 1);

  self->visit = g_object_ref (visit);
  self->invocation = g_object_ref (invocation);

  return self;
}

static void
call_free (Call *self)
{
  g_object_unref (self->visit);
  g_object_unref (self->invocation);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* GDBus takes the invocation over with the answer; we keep ours to the end of the call. */
static GDBusMethodInvocation *
to_answer (Call *self)
{
  return g_object_ref (self->invocation);
}

/* A GVariant of bytes that shares them, for as long as either lives. */
static GVariant *
bytes_to_variant (GBytes *bytes)
{
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

static gboolean
refuse (GDBusMethodInvocation *invocation, AgentError code, const char *reason)
{
  g_dbus_method_invocation_return_error_literal (invocation, AGENT_ERROR, (int) code, reason);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_refresh_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;

  agent_watch_refresh_finish (AGENT_WATCH (source), result);
  /* What was found must be there before the answer is. */
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (call->visit->face));
  agent_bus_agent_complete_refresh (call->visit->face, to_answer (call));
}

static gboolean
on_handle_refresh (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  agent_watch_refresh_async (self->parts->watch, on_refresh_ready, call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_relay_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = agent_line_relay_finish (AGENT_LINE (source), result, &error);

  if (answer != NULL)
    agent_bus_agent_complete_relay (call->visit->face, to_answer (call), bytes_to_variant (answer));
  else
    g_dbus_method_invocation_return_gerror (to_answer (call), error);
}

static gboolean
on_handle_relay (AgentVisit *self,
                 GDBusMethodInvocation *invocation,
                 const char *kind,
                 GVariant *request)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (request);

  if (g_bytes_get_size (bytes) > CIVIC_ENVELOPE_MAXIMUM_BYTES)
    return refuse (invocation, AGENT_ERROR_BAD_REQUEST, "The request is too long");

  agent_line_relay_async (self->parts->line, kind, bytes, self->closing, on_relay_ready,
                          call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_submit_filing (AgentVisit *self,
                         GDBusMethodInvocation *invocation,
                         const char *code,
                         GVariant *envelope)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (envelope);
  gsize size = g_bytes_get_size (bytes);
  GError *error = NULL;

  if (!civic_tracking_code_is_valid (code))
    return refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No tracking code");
  if (size == 0 || size > CIVIC_ENVELOPE_MAXIMUM_BYTES)
    return refuse (invocation, AGENT_ERROR_BAD_REQUEST, "The envelope is empty or too long");

  if (!agent_outbox_accept (self->parts->outbox, code, bytes, &error)) {
    if (g_error_matches (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED))
      agent_watch_note_storage (self->parts->watch, FALSE);
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  g_hash_table_add (self->codes, g_strdup (code));
  agent_bus_agent_complete_submit_filing (self->face, invocation);
  agent_sender_take (self->parts->sender, code);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_settled (AgentVisit *self, const char *code, const char *state, GBytes *answer)
{
  if (g_hash_table_contains (self->codes, code))
    agent_bus_agent_emit_filing_acknowledged (self->face, code, state, bytes_to_variant (answer));
}

static gboolean
on_handle_sign_receipt (AgentVisit *self,
                        GDBusMethodInvocation *invocation,
                        const char *code,
                        const char *service)
{
  g_autofree char *url = NULL;
  GError *error = NULL;

  url = agent_receipts_sign (self->parts->receipts, code, service, &error);
  if (url != NULL)
    agent_bus_agent_complete_sign_receipt (self->face, invocation, url);
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_submit_print_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  guint job = agent_print_jobs_submit_finish (AGENT_PRINT_JOBS (source), result, &error);

  /* PrintReceipt and PrintSheet answer alike. */
  if (job > 0)
    g_dbus_method_invocation_return_value (to_answer (call), g_variant_new ("(u)", job));
  else
    g_dbus_method_invocation_return_gerror (to_answer (call), error);
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
    return refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No page has this size");

  pdf = take_pdf (descriptors, handle, &error);
  if (pdf == NULL) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  agent_print_jobs_submit_async (self->print_jobs, pdf, width_points, height_points,
                                 on_submit_print_ready, call_new (self, invocation));
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
    return refuse (invocation, AGENT_ERROR_NOT_READY, "There is no printer of A4 pages");

  pdf = take_pdf (descriptors, handle, &error);
  if (pdf == NULL) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  agent_print_jobs_submit_async (self->sheet_jobs, pdf, PRINT_A4_WIDTH_POINTS,
                                 PRINT_A4_HEIGHT_POINTS, on_submit_print_ready,
                                 call_new (self, invocation));
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

static void
on_check_pin_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;

  if (!agent_staff_check_pin_finish (AGENT_STAFF (source), result, &error)) {
    g_dbus_method_invocation_return_gerror (to_answer (call), error);
    return;
  }

  call->visit->is_staff = TRUE;
  agent_bus_agent_complete_staff_log_in (call->visit->face, to_answer (call));
}

static gboolean
on_handle_staff_log_in (AgentVisit *self, GDBusMethodInvocation *invocation, const char *pin)
{
  agent_staff_check_pin_async (self->parts->staff, pin, on_check_pin_ready,
                               call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_set_open (AgentVisit *self, GDBusMethodInvocation *invocation, gboolean open)
{
  GError *error = NULL;

  if (!self->is_staff)
    return refuse (invocation, AGENT_ERROR_NOT_ALLOWED, "Staff only");

  if (!agent_opening_set_open (self->parts->opening, open, &error)) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  agent_bus_agent_set_open (agent_watch_get_condition (self->parts->watch), open);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
  agent_bus_agent_complete_staff_set_open (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_send_now (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  if (!self->is_staff)
    return refuse (invocation, AGENT_ERROR_NOT_ALLOWED, "Staff only");

  agent_sender_send_now (self->parts->sender);
  agent_bus_agent_complete_staff_send_now (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
bind_condition (AgentVisit *self)
{
  AgentBusAgent *condition = agent_watch_get_condition (self->parts->watch);
  gpointer interface = g_type_default_interface_peek (AGENT_BUS_TYPE_AGENT);
  guint count;
  g_autofree GParamSpec **properties = g_object_interface_list_properties (interface, &count);

  for (guint i = 0; i < count; i++)
    g_object_bind_property (condition, properties[i]->name, self->face, properties[i]->name,
                            G_BINDING_SYNC_CREATE);
}

static void
connect_methods (AgentVisit *self)
{
  static const struct {
    const char *signal;
    GCallback handle;
  } methods[] = {
    { "handle-refresh", G_CALLBACK (on_handle_refresh) },
    { "handle-relay", G_CALLBACK (on_handle_relay) },
    { "handle-submit-filing", G_CALLBACK (on_handle_submit_filing) },
    { "handle-sign-receipt", G_CALLBACK (on_handle_sign_receipt) },
    { "handle-print-receipt", G_CALLBACK (on_handle_print_receipt) },
    { "handle-print-sheet", G_CALLBACK (on_handle_print_sheet) },
    { "handle-cancel-printing", G_CALLBACK (on_handle_cancel_printing) },
    { "handle-staff-log-in", G_CALLBACK (on_handle_staff_log_in) },
    { "handle-staff-set-open", G_CALLBACK (on_handle_staff_set_open) },
    { "handle-staff-send-now", G_CALLBACK (on_handle_staff_send_now) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    g_signal_connect_object (self->face, methods[i].signal, methods[i].handle, self,
                             G_CONNECT_SWAPPED);
}

static void
agent_visit_dispose (GObject *object)
{
  AgentVisit *self = AGENT_VISIT (object);

  g_cancellable_cancel (self->closing);
  g_clear_object (&self->print_jobs);
  g_clear_object (&self->sheet_jobs);
  g_clear_object (&self->face);

  G_OBJECT_CLASS (agent_visit_parent_class)->dispose (object);
}

static void
agent_visit_finalize (GObject *object)
{
  AgentVisit *self = AGENT_VISIT (object);

  g_hash_table_unref (self->codes);
  g_object_unref (self->closing);

  G_OBJECT_CLASS (agent_visit_parent_class)->finalize (object);
}

static void
agent_visit_class_init (AgentVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_visit_dispose;
  object_class->finalize = agent_visit_finalize;
}

static void
agent_visit_init (AgentVisit *self)
{
  self->face = agent_bus_agent_skeleton_new ();
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->closing = g_cancellable_new ();
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

AgentVisit *
agent_visit_new (GDBusConnection *connection, const AgentParts *parts, GError **error)
{
  g_autoptr (AgentVisit) self = g_object_new (AGENT_TYPE_VISIT, NULL);

  self->parts = parts;
  self->print_jobs = make_jobs (self, parts->spool, G_CALLBACK (on_printer_seen));
  if (parts->sheet_spool != NULL)
    self->sheet_jobs = make_jobs (self, parts->sheet_spool, G_CALLBACK (on_sheet_printer_seen));
  bind_condition (self);
  connect_methods (self);
  g_signal_connect_object (parts->sender, "settled", G_CALLBACK (on_settled), self,
                           G_CONNECT_SWAPPED);

  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->face), connection,
                                         AGENT_BUS_OBJECT_PATH, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
agent_visit_close (AgentVisit *self)
{
  g_return_if_fail (AGENT_IS_VISIT (self));

  g_cancellable_cancel (self->closing);
  agent_print_jobs_close (self->print_jobs);
  if (self->sheet_jobs != NULL)
    agent_print_jobs_close (self->sheet_jobs);
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->face));
}
