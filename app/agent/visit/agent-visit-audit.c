/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

/* A panel shows a page of them. */
#define LIST_MAXIMUM 200

static gboolean
on_handle_staff_list_events (AgentVisit *self, GDBusMethodInvocation *invocation, guint maximum)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_LOOK))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  if (self->parts->audit != NULL)
    entries = agent_audit_list_last (self->parts->audit, MIN (maximum, LIST_MAXIMUM));
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const CivicAuditEntry *entry = entries->pdata[i];

    g_variant_builder_add (&builder, "(ssss)", entry->at,
                           civic_audit_event_to_string (entry->event), entry->account,
                           entry->subject);
  }
  agent_bus_agent_complete_staff_list_events (self->face, invocation,
                                              g_variant_builder_end (&builder));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_staff_read_the_log (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-staff-list-events", G_CALLBACK (on_handle_staff_list_events) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
