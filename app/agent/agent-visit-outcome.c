/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include <string.h>

#define LONGEST_VISIT_S (24 * 60 * 60)

static gboolean
on_handle_note_visit_begun (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  _agent_visit_begin (self);
  agent_bus_agent_complete_note_visit_begun (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
is_outcome (const char *word)
{
  static const char *const outcomes[] = { "completed", "abandoned", "timed-out", "failed", NULL };

  return g_strv_contains (outcomes, word);
}

/* The words of services, steps and pages: what a person typed would not pass. */
static gboolean
is_word (const char *text, gsize longest)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_:");

  return text[length] == '\0' && length <= longest;
}

static gboolean
on_handle_note_visit_ended (AgentVisit *self,
                            GDBusMethodInvocation *invocation,
                            const char *service,
                            const char *outcome,
                            const char *step,
                            guint seconds)
{
  if (!self->has_begun || self->has_ended)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No visit that could end");
  if (!is_outcome (outcome) || !is_word (service, 64) || !is_word (step, 80) ||
      seconds > LONGEST_VISIT_S)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "No outcome of a visit");

  self->has_ended = TRUE;
  agent_bus_agent_complete_note_visit_ended (self->face, invocation);

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

void
_agent_visit_end_outcome (AgentVisit *self)
{
  self->has_ended = TRUE;
}
