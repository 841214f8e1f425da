/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "agent-error.h"
#include "print-condition.h"

G_BEGIN_DECLS

/* The kiosk's own count of the roll, kept across restarts: a second opinion beside the printer's,
 * which it can make worse by "low" but never by "out", since the count may be wrong. What is in the
 * printer is taken off before it is printed and given back when nothing came out, so that being
 * killed on the way counts as paper used. It never refuses a page. Main thread only.
 *
 * Property "left-mm" (int): what is left, never below 0 by pages; -1 where it is not counted, or
 * nobody knows because the file was damaged: until the next new roll. */
#define AGENT_TYPE_PAPER (agent_paper_get_type ())
G_DECLARE_FINAL_TYPE (AgentPaper, agent_paper, AGENT, PAPER, GObject)

/* A roll as kushk.conf has it; a length of 0 is not counted. Without a file it is a new one. */
typedef struct {
  guint length_m;
  guint low_m; /* less than this is worth a word */
} AgentRoll;

AgentPaper *agent_paper_new (const char *path, const AgentRoll *roll);

int agent_paper_get_left_mm (AgentPaper *self);

/* What it has used over all rolls, for differences; -1 as above. */
int agent_paper_get_ever_mm (AgentPaper *self);

/* A page of that height goes to the printer; it did not come out after all. */
void agent_paper_take (AgentPaper *self, guint height_points);
void agent_paper_give_back (AgentPaper *self, guint height_points);

/* Staff put a new roll in. AGENT_ERROR_NOT_STORED: it counts, but a restart will have forgotten it.
 */
gboolean agent_paper_refill (AgentPaper *self, GError **error);

/* What the printer says, with the count considered. */
PrintCondition agent_paper_consider (AgentPaper *self, PrintCondition condition);

G_END_DECLS
