/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-parts.h"
#include "agent-readiness.h"

G_BEGIN_DECLS

/* The running shift: it begins when the kiosk opens to citizens, and ends by the word of staff
 * alone, so that one that was forgotten runs on over midnight, restarts and the hours in which the
 * centre is closed. It counts nothing itself: what AgentCounts, AgentStateTimes and AgentPaper have
 * counted since it began is its own. What the last one came to stays until the next one ends. Main
 * thread only. */
#define AGENT_TYPE_SHIFT (agent_shift_get_type ())
G_DECLARE_FINAL_TYPE (AgentShift, agent_shift, AGENT, SHIFT, GObject)

/* Copied. */
typedef struct {
  const char *kiosk;
  const char *centre;
  const char *path; /* where it is remembered; the last report lies beside it as PATH-last */
} AgentShiftKiosk;

/* parts must outlive it. readiness: (nullable), reports: kept. */
AgentShift *agent_shift_new (const AgentParts *parts,
                             AgentReadiness *readiness,
                             AgentReports *reports,
                             const AgentShiftKiosk *kiosk);

/* The shift so far, or while none runs the report of the last one, JSON of civic-shift.h.
 * AGENT_ERROR_NOT_READY: none has ended yet. Caller frees. */
char *agent_shift_read (AgentShift *self, GError **error);

/* Its report is on disk, the kiosk is closed and the shift is over when it returns.
 * AGENT_ERROR_NOT_READY: none runs. AGENT_ERROR_NOT_STORED: it goes on. Caller frees. */
char *agent_shift_close (AgentShift *self, const char *account, GError **error);

G_END_DECLS
