/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-counts.h"
#include "agent-watch.h"

G_BEGIN_DECLS

/* How long this kiosk has been in each state, day by day: availability is reckoned from it. Time in
 * which no agent ran belongs to no state. Main thread only. */
#define AGENT_TYPE_STATE_TIMES (agent_state_times_get_type ())
G_DECLARE_FINAL_TYPE (AgentStateTimes, agent_state_times, AGENT, STATE_TIMES, GObject)

AgentStateTimes *agent_state_times_new (AgentWatch *watch, AgentCounts *counts);

/* When the present state began, as agent_clock_get_now. */
const char *agent_state_times_get_since (AgentStateTimes *self);

/* Counts the time in the present state so far; a kill costs what came after. */
void agent_state_times_settle (AgentStateTimes *self);

/* How many of the seconds before this moment still belong to the day before. */
guint agent_state_times_split (GDateTime *now, guint elapsed_s);

G_END_DECLS
