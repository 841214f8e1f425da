/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include "agent-readiness.h"

typedef char *(*Finish) (AgentReadiness *readiness, GAsyncResult *result, GError **error);

/* StaffCheckReadiness and StaffFinishReadiness answer alike. What was found is there before the
 * answer is. */
static void
answer (AgentVisitCall *call, GObject *source, GAsyncResult *result, Finish finish)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *report = finish (AGENT_READINESS (source), result, &error);

  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (call->visit->face));
  if (report != NULL)
    g_dbus_method_invocation_return_value (_agent_visit_call_to_answer (call),
                                           g_variant_new ("(s)", report));
  else
    g_dbus_method_invocation_return_gerror (_agent_visit_call_to_answer (call), error);
}

static void
on_check_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;

  answer (call, source, result, agent_readiness_check_finish);
}

static void
on_conclude_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;

  answer (call, source, result, agent_readiness_conclude_finish);
}

static gboolean
on_handle_staff_check_readiness (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_CHECK))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  agent_readiness_check_async (self->parts->readiness, _agent_visit_get_account (self),
                               on_check_ready, _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_finish_readiness (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_CHECK))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  agent_readiness_conclude_async (self->parts->readiness, _agent_visit_get_account (self),
                                  on_conclude_ready, _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
write_down (AgentVisit *self, const char *part, const char *result)
{
  g_autofree char *subject = g_strconcat (part, ":", result, NULL);

  _agent_visit_note (self, CIVIC_AUDIT_CHECK_NOTED, subject);
}

static gboolean
on_handle_staff_note_check (AgentVisit *self,
                            GDBusMethodInvocation *invocation,
                            const char *part_word,
                            const char *result_word)
{
  CivicCheckPart part;
  CivicCheckResult result;
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_CHECK))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  if (!civic_check_part_from_string (part_word, &part) ||
      !civic_check_result_from_string (result_word, &result))
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No such part or result");
  if (!agent_readiness_note (self->parts->readiness, part, result, &error)) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  write_down (self, part_word, result_word);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
  agent_bus_agent_complete_staff_note_check (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_staff_check (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-staff-check-readiness", G_CALLBACK (on_handle_staff_check_readiness) },
    { "handle-staff-note-check", G_CALLBACK (on_handle_staff_note_check) },
    { "handle-staff-finish-readiness", G_CALLBACK (on_handle_staff_finish_readiness) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
