/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-state-times.h"

#include "agent-clock.h"

struct _AgentStateTimes {
  GObject parent_instance;

  AgentBusAgent *condition;
  AgentCounts *counts;
  char *state;
  char *since;
  gint64 settled_us; /* monotonic: all before it is counted */
};

G_DEFINE_FINAL_TYPE (AgentStateTimes, agent_state_times, G_TYPE_OBJECT)

static AgentCountKey
make_key (AgentStateTimes *self)
{
  return (AgentCountKey){ CIVIC_COUNT_STATE, self->state, "", "" };
}

/* Whole seconds; what is left of one belongs to the next settling. */
static guint
take_elapsed_s (AgentStateTimes *self)
{
  gint64 elapsed_s = (g_get_monotonic_time () - self->settled_us) / G_USEC_PER_SEC;

  self->settled_us += elapsed_s * G_USEC_PER_SEC;

  return (guint) MIN (elapsed_s, 24 * 60 * 60);
}

static void
count_yesterday (AgentStateTimes *self, GDateTime *now, guint seconds)
{
  const AgentCountKey key = make_key (self);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = g_date_time_format (yesterday, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;

  if (!agent_counts_add (self->counts, day, &key, 0, seconds, &error))
    g_message ("Time goes uncounted: %s", error->message);
}

static void
enter (AgentStateTimes *self)
{
  AgentCountKey key;

  g_free (self->state);
  g_free (self->since);
  self->state = g_strdup (agent_bus_agent_get_kiosk_state (self->condition));
  self->since = agent_clock_get_now ();
  self->settled_us = g_get_monotonic_time ();
  key = make_key (self);
  agent_counts_add_today (self->counts, &key, 1, 0);
}

static void
on_state_changed (AgentStateTimes *self)
{
  if (g_strcmp0 (self->state, agent_bus_agent_get_kiosk_state (self->condition)) == 0)
    return;

  agent_state_times_settle (self);
  enter (self);
}

static void
agent_state_times_dispose (GObject *object)
{
  AgentStateTimes *self = AGENT_STATE_TIMES (object);

  g_clear_object (&self->condition);
  g_clear_object (&self->counts);

  G_OBJECT_CLASS (agent_state_times_parent_class)->dispose (object);
}

static void
agent_state_times_finalize (GObject *object)
{
  AgentStateTimes *self = AGENT_STATE_TIMES (object);

  g_free (self->state);
  g_free (self->since);

  G_OBJECT_CLASS (agent_state_times_parent_class)->finalize (object);
}

static void
agent_state_times_class_init (AgentStateTimesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = agent_state_times_dispose;
  G_OBJECT_CLASS (klass)->finalize = agent_state_times_finalize;
}

static void
agent_state_times_init (AgentStateTimes *self)
{
}

AgentStateTimes *
agent_state_times_new (AgentWatch *watch, AgentCounts *counts)
{
  AgentStateTimes *self = g_object_new (AGENT_TYPE_STATE_TIMES, NULL);

  self->condition = g_object_ref (agent_watch_get_condition (watch));
  self->counts = g_object_ref (counts);
  g_signal_connect_object (self->condition, "notify::kiosk-state", G_CALLBACK (on_state_changed),
                           self, G_CONNECT_SWAPPED);
  enter (self);

  return self;
}

const char *
agent_state_times_get_since (AgentStateTimes *self)
{
  g_return_val_if_fail (AGENT_IS_STATE_TIMES (self), NULL);

  return self->since;
}

void
agent_state_times_settle (AgentStateTimes *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const AgentCountKey key = make_key (self);
  guint elapsed_s, yesterday_s;

  g_return_if_fail (AGENT_IS_STATE_TIMES (self));

  elapsed_s = take_elapsed_s (self);
  yesterday_s = agent_state_times_split (now, elapsed_s);
  if (yesterday_s > 0)
    count_yesterday (self, now, yesterday_s);
  if (elapsed_s > yesterday_s)
    agent_counts_add_today (self->counts, &key, 0, elapsed_s - yesterday_s);
}

guint
agent_state_times_split (GDateTime *now, guint elapsed_s)
{
  guint today_s = (guint) (g_date_time_get_hour (now) * 60 * 60 +
                           g_date_time_get_minute (now) * 60 + g_date_time_get_second (now));

  return elapsed_s > today_s ? elapsed_s - today_s : 0;
}
