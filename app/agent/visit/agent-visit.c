/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include "civic-envelope.h"
#include "civic-tracking-code.h"

/* A session asks three things at once at most. */
#define RELAYS_MAXIMUM 16
#define UNREAD_MAXIMUM 64

G_DEFINE_FINAL_TYPE (AgentVisit, agent_visit, G_TYPE_OBJECT)

/* A GVariant of bytes that shares them, for as long as either lives. */
static GVariant *
bytes_to_variant (GBytes *bytes)
{
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

static void
on_refresh_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;

  agent_watch_refresh_finish (AGENT_WATCH (source), result);
  /* What was found must be there before the answer is. */
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (call->visit->face));
  agent_bus_agent_complete_refresh (call->visit->face, _agent_visit_call_to_answer (call));
}

static gboolean
on_handle_refresh (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  agent_watch_refresh_async (self->parts->watch, on_refresh_ready,
                             _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Whoever asks and does not read would have the answers pile up here. */
static void
watch_reader (AgentVisit *self, GDBusConnection *connection)
{
  GIOStream *stream = g_dbus_connection_get_stream (connection);
  GSocket *socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream));

  if ((g_socket_condition_check (socket, G_IO_OUT) & G_IO_OUT) != 0)
    self->unread_count = 0;
  else if (++self->unread_count == UNREAD_MAXIMUM)
    g_dbus_connection_close (connection, NULL, NULL, NULL);
}

static void
on_relay_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = agent_line_relay_finish (AGENT_LINE (source), result, &error);

  if (answer != NULL)
    agent_bus_agent_complete_relay (call->visit->face, _agent_visit_call_to_answer (call),
                                    bytes_to_variant (answer));
  else
    g_dbus_method_invocation_return_gerror (_agent_visit_call_to_answer (call), error);
  call->visit->relay_count--;
  watch_reader (call->visit, g_dbus_method_invocation_get_connection (call->invocation));
}

static gboolean
on_handle_relay (AgentVisit *self,
                 GDBusMethodInvocation *invocation,
                 const char *kind,
                 GVariant *request)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (request);

  _agent_visit_begin (self);
  if (g_bytes_get_size (bytes) > CIVIC_ENVELOPE_MAXIMUM_BYTES)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "The request is too long");
  if (self->relay_count >= RELAYS_MAXIMUM)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "Too many requests at once");

  self->relay_count++;
  agent_line_relay_async (self->parts->line, kind, bytes, self->closing, on_relay_ready,
                          _agent_visit_call_new (self, invocation));
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

  _agent_visit_begin (self);
  if (!civic_tracking_code_is_valid (code))
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No tracking code");
  if (size == 0 || size > CIVIC_ENVELOPE_MAXIMUM_BYTES)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST,
                                "The envelope is empty or too long");

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

  _agent_visit_begin (self);
  url = agent_receipts_sign (self->parts->receipts, code, service, &error);
  if (url != NULL)
    agent_bus_agent_complete_sign_receipt (self->face, invocation, url);
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* All but what each connection has of its own. */
static void
bind_condition (AgentVisit *self)
{
  AgentBusAgent *condition = agent_watch_get_condition (self->parts->watch);
  gpointer interface = g_type_default_interface_peek (AGENT_BUS_TYPE_AGENT);
  guint count;
  g_autofree GParamSpec **properties = g_object_interface_list_properties (interface, &count);

  for (guint i = 0; i < count; i++)
    if (!g_str_equal (properties[i]->name, "visit-number"))
      g_object_bind_property (condition, properties[i]->name, self->face, properties[i]->name,
                              G_BINDING_SYNC_CREATE);
}

static void
connect_methods (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-refresh", G_CALLBACK (on_handle_refresh) },
    { "handle-relay", G_CALLBACK (on_handle_relay) },
    { "handle-submit-filing", G_CALLBACK (on_handle_submit_filing) },
    { "handle-sign-receipt", G_CALLBACK (on_handle_sign_receipt) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
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

  g_clear_pointer (&self->staff, agent_account_free);
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

AgentVisit *
agent_visit_new (GDBusConnection *connection,
                 const AgentParts *parts,
                 gboolean is_control,
                 GError **error)
{
  g_autoptr (AgentVisit) self = g_object_new (AGENT_TYPE_VISIT, NULL);

  self->parts = parts;
  self->is_control = is_control;
  _agent_visit_log_in (self, NULL);
  bind_condition (self);
  connect_methods (self);
  _agent_visit_begin_printing (self);
  _agent_visit_let_staff_in (self);
  _agent_visit_let_staff_open (self);
  _agent_visit_let_staff_release (self);
  _agent_visit_let_staff_read_the_log (self);
  _agent_visit_let_staff_set_the_machine (self);
  _agent_visit_let_control_in (self);
  _agent_visit_let_staff_check (self);
  _agent_visit_follow_outcome (self);
  _agent_visit_follow_shift (self);
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
  _agent_visit_end_printing (self);
  _agent_visit_end_outcome (self);
  if (self->has_begun)
    agent_watch_end_visit (self->parts->watch);
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->face));
}

AgentVisitCall *
_agent_visit_call_new (AgentVisit *visit, GDBusMethodInvocation *invocation)
{
  AgentVisitCall *self = g_new0 (AgentVisitCall, 1);

  self->visit = g_object_ref (visit);
  self->invocation = g_object_ref (invocation);

  return self;
}

void
_agent_visit_call_free (AgentVisitCall *self)
{
  g_object_unref (self->visit);
  g_object_unref (self->invocation);
  g_free (self);
}

GDBusMethodInvocation *
_agent_visit_call_to_answer (AgentVisitCall *self)
{
  return g_object_ref (self->invocation);
}

gboolean
_agent_visit_refuse (GDBusMethodInvocation *invocation, AgentError code, const char *reason)
{
  g_dbus_method_invocation_return_error_literal (invocation, AGENT_ERROR, (int) code, reason);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_log_in (AgentVisit *self, const AgentAccount *account)
{
  g_clear_pointer (&self->staff, agent_account_free);
  if (account != NULL) {
    self->staff = agent_account_copy (account);
    self->rights = agent_role_get_rights (account->role);
  } else {
    self->rights = self->is_control ? agent_right_get_control () : AGENT_RIGHT_NONE;
  }
}

gboolean
_agent_visit_may_still (AgentVisit *self, AgentRight right, GError **error)
{
  if (self->staff != NULL && !agent_staff_is_in_force (self->parts->staff, self->staff))
    _agent_visit_log_in (self, NULL);
  if (self->rights & right)
    return TRUE;

  g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED,
                       self->rights == AGENT_RIGHT_NONE ? "Staff only" : "Not with this role");
  return FALSE;
}

gboolean
_agent_visit_may (AgentVisit *self, GDBusMethodInvocation *invocation, AgentRight right)
{
  GError *error = NULL;

  if (_agent_visit_may_still (self, right, &error))
    return TRUE;

  g_dbus_method_invocation_take_error (invocation, error);
  return FALSE;
}

gboolean
_agent_visit_may_control (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  if (self->is_control)
    return TRUE;

  _agent_visit_refuse (invocation, AGENT_ERROR_NOT_ALLOWED, "By the control socket only");
  return FALSE;
}

const char *
_agent_visit_get_account (AgentVisit *self)
{
  if (self->staff != NULL)
    return self->staff->number;

  return self->is_control ? CIVIC_AUDIT_BY_CONTROL : "";
}

void
_agent_visit_note (AgentVisit *self, CivicAuditEvent event, const char *subject)
{
  agent_audit_add (self->parts->audit, _agent_visit_get_account (self), event, subject);
}

void
_agent_visit_connect_methods (AgentVisit *self, const AgentVisitMethod *methods, gsize count)
{
  for (gsize i = 0; i < count; i++)
    g_signal_connect_object (self->face, methods[i].signal, methods[i].handle, self,
                             G_CONNECT_SWAPPED);
}

void
_agent_visit_begin (AgentVisit *self)
{
  AgentWatch *watch = self->parts->watch;
  guint number;

  if (self->has_begun)
    return;

  self->has_begun = TRUE;
  number = agent_visit_numbers_draw (self->parts->visit_numbers);
  agent_bus_agent_set_visit_number (self->face, number);
  agent_bus_agent_set_last_visit_number (agent_watch_get_condition (watch), number);
  agent_watch_begin_visit (watch);
  /* The number is there before the answer is. */
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
}
