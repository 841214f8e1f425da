/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

static void
write_down (AgentVisit *self, CivicAuditEvent event, const char *subject)
{
  agent_audit_add (self->parts->audit, _agent_visit_get_account (self), event, subject);
}

/* What was set is written down and there to see before the answer is. */
static void
settle (AgentVisit *self, const char *key)
{
  write_down (self, CIVIC_AUDIT_SETTINGS_CHANGED, key);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
}

static void
on_flush_ready (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisit) self = AGENT_VISIT (user_data);

  g_dbus_connection_flush_finish (G_DBUS_CONNECTION (connection), result, NULL);
  agent_machine_restart (self->parts->machine);
}

/* The answer is on its way before the connection ends. */
static gboolean
on_handle_staff_restart (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (GDBusConnection) connection = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_RESTART))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  connection = g_object_ref (g_dbus_method_invocation_get_connection (invocation));
  write_down (self, CIVIC_AUDIT_RESTARTED, NULL);
  agent_bus_agent_complete_staff_restart (self->face, invocation);
  g_dbus_connection_flush (connection, NULL, on_flush_ready, g_object_ref (self));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_reboot (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_RESTART))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  if (!agent_machine_reboot (self->parts->machine, &error)) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  write_down (self, CIVIC_AUDIT_REBOOTED, NULL);
  agent_bus_agent_complete_staff_reboot (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_set_level (AgentVisit *self,
                           GDBusMethodInvocation *invocation,
                           const char *what,
                           guint percent)
{
  AgentLevel level;
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_SETTINGS))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (!agent_level_from_string (what, &level))
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No such level");

  if (!agent_machine_set_level (self->parts->machine, level, percent, &error)) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  settle (self, what);
  agent_bus_agent_complete_staff_set_level (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_offer_languages (AgentVisit *self,
                                 GDBusMethodInvocation *invocation,
                                 const char *const *languages)
{
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_SETTINGS))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  if (!agent_languages_offer (self->parts->languages, languages, &error)) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  settle (self, "languages");
  agent_bus_agent_complete_staff_offer_languages (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_staff_set_the_machine (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-staff-restart", G_CALLBACK (on_handle_staff_restart) },
    { "handle-staff-reboot", G_CALLBACK (on_handle_staff_reboot) },
    { "handle-staff-set-level", G_CALLBACK (on_handle_staff_set_level) },
    { "handle-staff-offer-languages", G_CALLBACK (on_handle_staff_offer_languages) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
