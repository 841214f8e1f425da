/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-numbers.h"

#include "agent-tally.h"

#define LAST_NUMBER 9999

struct _AgentVisitNumbers {
  AgentTally *last;
};

AgentVisitNumbers *
agent_visit_numbers_new (const char *path)
{
  AgentVisitNumbers *self = g_new0 (AgentVisitNumbers, 1);

  self->last = agent_tally_new (path, 0);

  return self;
}

void
agent_visit_numbers_free (AgentVisitNumbers *self)
{
  agent_tally_free (self->last);
  g_free (self);
}

guint
agent_visit_numbers_draw (AgentVisitNumbers *self)
{
  guint number = agent_visit_numbers_get_last (self) % LAST_NUMBER + 1;
  g_autoptr (GError) error = NULL;

  if (!agent_tally_set (self->last, number, &error))
    g_message ("The number of the visit is not kept: %s", error->message);

  return number;
}

guint
agent_visit_numbers_get_last (AgentVisitNumbers *self)
{
  guint number = 0;

  agent_tally_get (self->last, &number);

  return MIN (number, LAST_NUMBER);
}
