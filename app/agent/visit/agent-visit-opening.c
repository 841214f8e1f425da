/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include "agent-clock.h"
#include "agent-readiness.h"

/* What has changed is there before the answer is. */
static void
flush (AgentVisit *self)
{
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
}

static gboolean
open_kiosk (AgentVisit *self, GError **error)
{
  if (!agent_opening_set_open (self->parts->opening, TRUE, error))
    return FALSE;
  _agent_visit_note (self, CIVIC_AUDIT_KIOSK_OPENED, NULL);
  flush (self);

  return TRUE;
}

static gboolean
close_kiosk (AgentVisit *self, CivicCommandMessage message, const char *until, GError **error)
{
  if (!agent_opening_close (self->parts->opening, message, until, error))
    return FALSE;
  _agent_visit_note (self, CIVIC_AUDIT_KIOSK_CLOSED, civic_command_message_to_string (message));
  flush (self);

  return TRUE;
}

static void
on_admit_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;
  AgentVisit *self = call->visit;
  GError *error = NULL;

  if (agent_readiness_admit_finish (AGENT_READINESS (source), result, &error) &&
      _agent_visit_may_still (self, AGENT_RIGHT_OPEN, &error) && open_kiosk (self, &error))
    agent_bus_agent_complete_staff_open (self->face, _agent_visit_call_to_answer (call));
  else
    g_dbus_method_invocation_take_error (_agent_visit_call_to_answer (call), error);
}

/* What must not fail is asked before, each time. */
static gboolean
on_handle_staff_open (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_OPEN))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  agent_readiness_admit_async (self->parts->readiness, on_admit_ready,
                               _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* It would open again before anybody has read why it is closed. */
static gboolean
is_to_come (const char *until)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (until, NULL);

  return moment != NULL && !agent_clock_is_past (until, 0);
}

static gboolean
on_handle_staff_close (AgentVisit *self,
                       GDBusMethodInvocation *invocation,
                       const char *message_word,
                       const char *until)
{
  CivicCommandMessage message;
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_OPEN))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (!civic_command_message_from_string (message_word, &message))
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No such message");
  if (*until != '\0' && !is_to_come (until))
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No moment to come");

  if (close_kiosk (self, message, until, &error))
    agent_bus_agent_complete_staff_close (self->face, invocation);
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_staff_open (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-staff-open", G_CALLBACK (on_handle_staff_open) },
    { "handle-staff-close", G_CALLBACK (on_handle_staff_close) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
