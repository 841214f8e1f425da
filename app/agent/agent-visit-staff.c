/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

static void
on_check_pin_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;
  g_autoptr (GError) error = NULL;

  if (!agent_staff_check_pin_finish (AGENT_STAFF (source), result, &error)) {
    g_dbus_method_invocation_return_gerror (_agent_visit_call_to_answer (call), error);
    return;
  }

  call->visit->is_staff = TRUE;
  agent_bus_agent_complete_staff_log_in (call->visit->face, _agent_visit_call_to_answer (call));
}

static gboolean
on_handle_staff_log_in (AgentVisit *self, GDBusMethodInvocation *invocation, const char *pin)
{
  agent_staff_check_pin_async (self->parts->staff, pin, on_check_pin_ready,
                               _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_set_open (AgentVisit *self, GDBusMethodInvocation *invocation, gboolean open)
{
  GError *error = NULL;

  if (!self->is_staff)
    return _agent_visit_refuse (invocation, AGENT_ERROR_NOT_ALLOWED, "Staff only");

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
    return _agent_visit_refuse (invocation, AGENT_ERROR_NOT_ALLOWED, "Staff only");

  agent_sender_send_now (self->parts->sender);
  agent_bus_agent_complete_staff_send_now (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_staff_in (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-staff-log-in", G_CALLBACK (on_handle_staff_log_in) },
    { "handle-staff-set-open", G_CALLBACK (on_handle_staff_set_open) },
    { "handle-staff-send-now", G_CALLBACK (on_handle_staff_send_now) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
