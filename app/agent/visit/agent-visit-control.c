/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

/* What only a technician at the machine's own shell asks for. */

static GVariant *
list_to_variant (AgentSender *sender, GPtrArray *filings)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssus)"));
  for (guint i = 0; i < filings->len; i++) {
    const AgentWaiting *filing = filings->pdata[i];
    g_autoptr (GDateTime) stored = g_date_time_new_from_unix_local (filing->stored_s);
    g_autofree char *moment = g_date_time_format_iso8601 (stored);
    const char *reason;
    guint tries = agent_sender_count_tries (sender, filing->code, &reason);

    g_variant_builder_add (&builder, "(ssus)", filing->code, moment, tries, reason);
  }

  return g_variant_builder_end (&builder);
}

static gboolean
on_handle_list_outbox (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (GPtrArray) filings = NULL;
  GError *error = NULL;

  if (!_agent_visit_may_control (self, invocation))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  filings = agent_outbox_list_waiting (self->parts->outbox, &error);
  if (filings != NULL)
    agent_bus_agent_complete_list_outbox (self->face, invocation,
                                          list_to_variant (self->parts->sender, filings));
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_control_in (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-list-outbox", G_CALLBACK (on_handle_list_outbox) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
