/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include "agent-shift.h"

#define MOST_STARS 5

static gboolean
on_handle_note_rating (AgentVisit *self, GDBusMethodInvocation *invocation, guint stars)
{
  g_autofree char *subject = g_strdup_printf ("%u", stars);
  const AgentCountKey key = { CIVIC_COUNT_RATING, subject, "", "" };

  if (stars < 1 || stars > MOST_STARS || self->is_rated)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "One to five stars, once");

  self->is_rated = TRUE;
  agent_counts_add_today (self->parts->counts, &key, 1, 0);
  agent_bus_agent_complete_note_rating (self->face, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* StaffReadShift and StaffCloseShift answer alike. */
static void
answer (AgentVisit *self, GDBusMethodInvocation *invocation, const char *shift, GError *error)
{
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->face));
  if (shift != NULL)
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", shift));
  else
    g_dbus_method_invocation_take_error (invocation, error);
}

static gboolean
on_handle_staff_read_shift (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *shift = NULL;
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_LOOK))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  shift = agent_shift_read (self->parts->shift, &error);
  answer (self, invocation, shift, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_staff_close_shift (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *shift = NULL;
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_SHIFT))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  shift = agent_shift_close (self->parts->shift, _agent_visit_get_account (self), &error);
  answer (self, invocation, shift, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static GVariant *
counts_to_variant (GPtrArray *counts)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssssuu)"));
  for (guint i = 0; i < counts->len; i++) {
    const CivicCount *count = counts->pdata[i];

    g_variant_builder_add (&builder, "(ssssuu)", civic_count_kind_to_string (count->kind),
                           count->subject, count->outcome, count->step, (guint) count->count,
                           (guint) count->seconds);
  }

  return g_variant_builder_end (&builder);
}

static gboolean
on_handle_list_counts (AgentVisit *self, GDBusMethodInvocation *invocation, const char *day)
{
  g_autoptr (GPtrArray) counts = NULL;
  GError *error = NULL;

  if (!_agent_visit_may_control (self, invocation))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  agent_state_times_settle (self->parts->state_times);
  counts = agent_counts_list_day (self->parts->counts, day, &error);
  if (counts != NULL)
    agent_bus_agent_complete_list_counts (self->face, invocation, counts_to_variant (counts));
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_follow_shift (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-note-rating", G_CALLBACK (on_handle_note_rating) },
    { "handle-staff-read-shift", G_CALLBACK (on_handle_staff_read_shift) },
    { "handle-staff-close-shift", G_CALLBACK (on_handle_staff_close_shift) },
    { "handle-list-counts", G_CALLBACK (on_handle_list_counts) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
