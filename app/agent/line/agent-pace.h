/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When the next filing may be sent: a jittered exponential back-off while the line fails, and a
 * budget a minute so that a week's outbox does not fall on a central that has just come back. It is
 * arithmetic only: it knows no clock, no timer and no chance, its caller brings them. */
typedef struct {
  guint first_delay_ms;
  guint longest_delay_ms;
  guint per_minute; /* also how many may go at once after a rest */
} AgentPacePolicy;

typedef struct {
  AgentPacePolicy policy;
  guint failure_count; /* in a row */
  gint64 not_before_ms;
  double budget;
  gint64 budget_at_ms;
} AgentPace;

/* now_ms: any clock that never goes back; the same one in every call. */
void agent_pace_init (AgentPace *self, const AgentPacePolicy *policy, gint64 now_ms);

void agent_pace_failed (AgentPace *self, gint64 now_ms, double chance); /* chance: 0 to 1 */
void agent_pace_succeeded (AgentPace *self);
gboolean agent_pace_is_failing (const AgentPace *self);

/* 0: now. Otherwise ask again after so many milliseconds. */
guint agent_pace_get_wait_ms (AgentPace *self, gint64 now_ms);

/* Takes one out of the budget. */
void agent_pace_spend (AgentPace *self, gint64 now_ms);

G_END_DECLS
