/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

static void
on_check_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentVisitCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentAccount) account =
    agent_staff_check_finish (AGENT_STAFF (source), result, &error);
  g_autofree const char **rights = NULL;

  if (account == NULL) {
    g_dbus_method_invocation_return_gerror (_agent_visit_call_to_answer (call), error);
    return;
  }

  _agent_visit_log_in (call->visit, account);
  rights = agent_right_to_words (call->visit->rights);
  agent_bus_agent_complete_staff_log_in (call->visit->face, _agent_visit_call_to_answer (call),
                                         account->number, agent_role_to_string (account->role),
                                         rights);
}

static gboolean
on_handle_staff_log_in (AgentVisit *self,
                        GDBusMethodInvocation *invocation,
                        const char *who,
                        const char *pin)
{
  agent_staff_check_async (self->parts->staff, who, pin, on_check_ready,
                           _agent_visit_call_new (self, invocation));
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
count_reset (AgentVisit *self, const char *reason)
{
  const AgentCountKey key = { CIVIC_COUNT_RESET, reason, "", "" };

  agent_counts_add_today (self->parts->counts, &key, 1, 0);
}

static gboolean
on_handle_staff_note_reset (AgentVisit *self, GDBusMethodInvocation *invocation, const char *reason)
{
  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_RESET))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (*reason == '\0' || !civic_audit_event_takes (CIVIC_AUDIT_VISIT_RESET, reason))
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No such reason");

  _agent_visit_note (self, CIVIC_AUDIT_VISIT_RESET, reason);
  count_reset (self, reason);
  agent_bus_agent_complete_staff_note_reset (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_send_now (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_SEND))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  agent_sender_send_now (self->parts->sender);
  _agent_visit_note (self, CIVIC_AUDIT_SENT_NOW, NULL);
  agent_bus_agent_complete_staff_send_now (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_refill_paper (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  AgentPaper *paper = agent_printer_get_paper (self->parts->printer);
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_PRINT))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  if (paper != NULL && !agent_paper_refill (paper, &error)) {
    g_dbus_method_invocation_take_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  _agent_visit_note (self, CIVIC_AUDIT_PAPER_REFILLED, NULL);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
  agent_bus_agent_complete_staff_refill_paper (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Both printers at once, answered when both are done. */
typedef struct {
  AgentVisitCall *call;
  guint left_count;
  GError *fault; /* the last one */
} Resumption;

static void
answer_resumption (Resumption *self)
{
  AgentBusAgent *face = self->call->visit->face;
  GDBusMethodInvocation *invocation = _agent_visit_call_to_answer (self->call);

  /* What the look has shown is there before the answer is. */
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (face));
  if (self->fault == NULL) {
    _agent_visit_note (self->call->visit, CIVIC_AUDIT_PRINTERS_RESUMED, NULL);
    agent_bus_agent_complete_staff_resume_printers (face, invocation);
  } else {
    g_dbus_method_invocation_take_error (invocation, self->fault);
  }
  _agent_visit_call_free (self->call);
  g_free (self);
}

static void
on_resume_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Resumption *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!agent_printer_resume_finish (AGENT_PRINTER (source), result, &error)) {
    g_clear_error (&self->fault);
    self->fault = g_steal_pointer (&error);
  }

  self->left_count--;
  if (self->left_count == 0)
    answer_resumption (self);
}

static gboolean
on_handle_staff_resume_printers (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  AgentPrinter *printers[] = { self->parts->printer, self->parts->sheet_printer };
  Resumption *resumption;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_PRINT))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  resumption = g_new0 (Resumption, 1);
  resumption->call = _agent_visit_call_new (self, invocation);
  resumption->left_count = printers[1] == NULL ? 1 : 2;
  for (gsize i = 0; i < G_N_ELEMENTS (printers); i++)
    if (printers[i] != NULL)
      agent_printer_resume_async (printers[i], on_resume_ready, resumption);
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_staff_in (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-staff-log-in", G_CALLBACK (on_handle_staff_log_in) },
    { "handle-staff-note-reset", G_CALLBACK (on_handle_staff_note_reset) },
    { "handle-staff-send-now", G_CALLBACK (on_handle_staff_send_now) },
    { "handle-staff-refill-paper", G_CALLBACK (on_handle_staff_refill_paper) },
    { "handle-staff-resume-printers", G_CALLBACK (on_handle_staff_resume_printers) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
