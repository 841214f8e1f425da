/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include "agent-clock.h"

#define LONGEST_VISIT_S (24 * 60 * 60)

static gboolean
on_handle_note_visit_begun (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  _agent_visit_begin (self);
  if (self->touched_at_us == 0)
    self->touched_at_us = g_get_monotonic_time ();
  agent_bus_agent_complete_note_visit_begun (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
count_visit (AgentVisit *self, const AgentCountKey *key, guint seconds, GError **error)
{
  g_autofree char *today = agent_clock_get_today ();

  if (!agent_counts_add (self->parts->counts, today, key, 1, seconds, error))
    return FALSE;
  self->is_counted = TRUE;

  return TRUE;
}

static gboolean
on_handle_note_visit_ended (AgentVisit *self,
                            GDBusMethodInvocation *invocation,
                            const char *service,
                            const char *outcome,
                            const char *step,
                            guint seconds)
{
  const AgentCountKey key = { CIVIC_COUNT_VISIT, service, outcome, step };
  GError *error = NULL;

  if (self->touched_at_us == 0 || self->is_counted || seconds > LONGEST_VISIT_S)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No visit that could end so");

  if (count_visit (self, &key, seconds, &error))
    agent_bus_agent_complete_note_visit_ended (self->face, invocation);
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_follow_outcome (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-note-visit-begun", G_CALLBACK (on_handle_note_visit_begun) },
    { "handle-note-visit-ended", G_CALLBACK (on_handle_note_visit_ended) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}

/* The session ends its visit by a word. One that only went was replaced by the supervisor, because
 * it crashed or hung; one that we leave ourselves was not. */
static gboolean
is_cut_off (AgentVisit *self)
{
  GDBusConnection *connection =
    g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->face));

  return connection != NULL && g_dbus_connection_is_closed (connection);
}

void
_agent_visit_end_outcome (AgentVisit *self)
{
  const AgentCountKey died = { CIVIC_COUNT_VISIT, "", "failed", "" };
  const AgentCountKey lost = { CIVIC_COUNT_RESET, "lost", "", "" };
  gint64 seconds = (g_get_monotonic_time () - self->touched_at_us) / G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;

  if (self->touched_at_us == 0 || self->is_counted)
    return;

  if (is_cut_off (self))
    agent_audit_add_seldom (self->parts->audit, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_SESSION_REPLACED,
                            NULL);
  if (!count_visit (self, &died, (guint) MIN (seconds, LONGEST_VISIT_S), &error))
    g_message ("A visit goes uncounted: %s", error->message);
  agent_counts_add_today (self->parts->counts, &lost, 1, 0);
}
