/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-pace.h"

#include <math.h>

static void
refill (AgentPace *self, gint64 now_ms)
{
  double per_ms = self->policy.per_minute / 60000.0;
  gint64 passed_ms = MAX (now_ms - self->budget_at_ms, 0);

  self->budget = MIN (self->budget + per_ms * (double) passed_ms, self->policy.per_minute);
  self->budget_at_ms = now_ms;
}

void
agent_pace_init (AgentPace *self, const AgentPacePolicy *policy, gint64 now_ms)
{
  g_return_if_fail (policy->per_minute > 0);

  *self = (AgentPace){
    .policy = *policy,
    .not_before_ms = now_ms,
    .budget = policy->per_minute,
    .budget_at_ms = now_ms,
  };
}

void
agent_pace_failed (AgentPace *self, gint64 now_ms, double chance)
{
  double ceiling_ms = ldexp (self->policy.first_delay_ms, (int) MIN (self->failure_count, 30));

  /* What set out together fails together, and is one failure. */
  if (agent_pace_is_failing (self) && now_ms < self->not_before_ms)
    return;

  ceiling_ms = MIN (ceiling_ms, self->policy.longest_delay_ms);
  self->failure_count++;
  /* Half fixed, half drawn: a region's kiosks must not come back in step after an outage. */
  self->not_before_ms = now_ms + (gint64) (ceiling_ms * (0.5 + 0.5 * CLAMP (chance, 0.0, 1.0)));
}

void
agent_pace_succeeded (AgentPace *self)
{
  self->failure_count = 0;
  self->not_before_ms = self->budget_at_ms; /* a moment that has passed */
}

gboolean
agent_pace_is_failing (const AgentPace *self)
{
  return self->failure_count > 0;
}

guint
agent_pace_get_wait_ms (AgentPace *self, gint64 now_ms)
{
  gint64 wait_ms;

  refill (self, now_ms);
  wait_ms = MAX (self->not_before_ms - now_ms, 0);
  if (self->budget < 1.0) {
    double refilled_ms = ceil ((1.0 - self->budget) * 60000.0 / self->policy.per_minute);

    wait_ms = MAX (wait_ms, (gint64) refilled_ms);
  }

  return (guint) wait_ms;
}

void
agent_pace_spend (AgentPace *self, gint64 now_ms)
{
  refill (self, now_ms);
  self->budget -= 1.0;
}
