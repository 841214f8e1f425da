/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"
#include "civic-heartbeat.h"

G_BEGIN_DECLS

/* What this kiosk has done, day by day: totals on disk that only grow; and beside them those of the
 * running shift, which may be of two days. The central is given the days' that it does not have
 * yet, whole: a total that comes twice or late changes nothing. What was counted survives a kill
 * and a power cut; a file that is damaged is set aside, since statistics must not keep a kiosk
 * closed. Nothing here is about a person, and no moment finer than a day.
 *
 * A call costs at most one commit. One process at a time holds a directory. Main thread only. */
#define AGENT_TYPE_COUNTS (agent_counts_get_type ())
G_DECLARE_FINAL_TYPE (AgentCounts, agent_counts, AGENT, COUNTS, GObject)

/* A total that did not reach the central within them is lost. */
#define AGENT_COUNTS_KEPT_DAYS 35

/* The words of civic-heartbeat.h. */
typedef struct {
  CivicCountKind kind;
  const char *subject;
  const char *outcome;
  const char *step;
} AgentCountKey;

AgentCounts *agent_counts_open (const char *directory, GError **error);

/* Adds to a day's total. AGENT_ERROR_NOT_STORED, and nothing is counted; AGENT_ERROR_BAD_REQUEST:
 * no central would take it. */
gboolean agent_counts_add (AgentCounts *self,
                           const char *day,
                           const AgentCountKey *key,
                           guint count,
                           guint seconds,
                           GError **error);

/* The same for today, with a line in the log where it cannot be kept: what was done is done. */
void
agent_counts_add_today (AgentCounts *self, const AgentCountKey *key, guint count, guint seconds);

/* (element-type CivicCount) the totals that the central does not have, oldest first. */
GPtrArray *agent_counts_list_unsent (AgentCounts *self, guint maximum, GError **error);

/* The central has these; those that grew since stay unsent. All of them or none. */
gboolean agent_counts_mark_sent (AgentCounts *self, GPtrArray *counts, GError **error);

/* (element-type CivicCount) all totals of a day. */
GPtrArray *agent_counts_list_day (AgentCounts *self, const char *day, GError **error);

/* (element-type CivicCount) what was counted since agent_counts_begin_shift, of whatever day and
 * step: theirs are empty. */
GPtrArray *agent_counts_list_shift (AgentCounts *self, GError **error);

/* From now on it counts for the shift of that number; which one it counts for, 0: for none yet. */
gboolean agent_counts_begin_shift (AgentCounts *self, guint number, GError **error);
guint agent_counts_get_shift (AgentCounts *self);

/* Days that long before this one, sent or not. */
gboolean agent_counts_forget (AgentCounts *self, const char *today, GError **error);

G_END_DECLS
