/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-counts.h"

#include "civic-heartbeat.h"

static void
service_free (CtlServiceCount *self)
{
  g_free (self->id);
  g_free (self);
}

void
ctl_counts_free (CtlCounts *self)
{
  if (self == NULL)
    return;

  g_free (self->day);
  g_variant_unref (self->rows);
  g_ptr_array_unref (self->services);
  g_free (self);
}

static gboolean
is_usable (const char *state)
{
  static const char *const usable[] = {
    "ready", "in-session", "ready-offline", "ready-no-receipt", "quarantine", NULL,
  };

  return g_strv_contains (usable, state);
}

/* The rows come by subject. */
static CtlServiceCount *
get_service (CtlCounts *self, const char *id)
{
  CtlServiceCount *last =
    self->services->len > 0 ? self->services->pdata[self->services->len - 1] : NULL;

  if (last != NULL && g_str_equal (last->id, id))
    return last;
  last = g_new0 (CtlServiceCount, 1);
  last->id = g_strdup (id);
  g_ptr_array_add (self->services, last);

  return last;
}

static void
add_visits (CtlCounts *self, const char *service, const char *outcome, guint count)
{
  CtlServiceCount *row = get_service (self, service);
  guint completed = g_str_equal (outcome, "completed") ? count : 0;

  row->visits += count;
  row->completed += completed;
  self->visits += count;
  self->completed += completed;
}

static void
add_row (CtlCounts *self, GVariant *row)
{
  const char *kind, *subject, *outcome, *step;
  guint count, seconds;

  g_variant_get (row, "(&s&s&s&suu)", &kind, &subject, &outcome, &step, &count, &seconds);
  if (g_str_equal (kind, "visit")) {
    add_visits (self, subject, outcome, count);
  } else if (g_str_equal (kind, "receipt") && g_str_equal (subject, "receipt")) {
    self->receipts += count;
    self->printed += g_str_equal (outcome, "printed") ? count : 0;
  } else if (g_str_equal (kind, "state")) {
    self->told_s += seconds;
    self->usable_s += is_usable (subject) ? seconds : 0;
  } else if (g_str_equal (kind, "rating")) {
    self->ratings += count;
    self->stars += (gint64) count * g_ascii_digit_value (*subject);
  }
}

CtlCounts *
ctl_counts_ask (AgentBusAgent *agent, const char *day, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GVariant) rows = NULL;
  CtlCounts *self;

  if (!agent_bus_agent_call_list_counts_sync (agent, day != NULL ? day : today, &rows, NULL, error))
    return NULL;

  self = g_new0 (CtlCounts, 1);
  self->day = g_strdup (day != NULL ? day : today);
  self->rows = g_variant_ref (rows);
  self->services = g_ptr_array_new_with_free_func ((GDestroyNotify) service_free);
  for (gsize i = 0; i < g_variant_n_children (rows); i++) {
    g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

    add_row (self, row);
  }

  return self;
}
