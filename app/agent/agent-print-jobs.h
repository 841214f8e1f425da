/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-spool.h"

G_BEGIN_DECLS

/* The print jobs of one visit. It follows each of them to its end, gives a printer that does not
 * move a minute, and when the visit closes has the queue emptied: no citizen ever finds another's
 * receipt. It draws nothing and opens no page. */
#define AGENT_TYPE_PRINT_JOBS (agent_print_jobs_get_type ())
G_DECLARE_FINAL_TYPE (AgentPrintJobs, agent_print_jobs, AGENT, PRINT_JOBS, GObject)

typedef struct {
  guint look_ms;     /* between two looks at a job */
  guint deadline_ms; /* then it is cancelled and has failed */
  guint doubt_ms;    /* how long "unknown" must last to be believed */
} AgentPrintPolicy;

extern const AgentPrintPolicy agent_print_policy;

AgentPrintJobs *agent_print_jobs_new (AgentSpool *spool, const AgentPrintPolicy *policy);

/* Returns the job's number, above 0, or AGENT_ERROR_NOT_READY. */
void agent_print_jobs_submit_async (AgentPrintJobs *self,
                                    GBytes *pdf,
                                    guint width_points,
                                    guint height_points,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
guint agent_print_jobs_submit_finish (AgentPrintJobs *self, GAsyncResult *result, GError **error);

/* Nothing happens for a job that is not this visit's, or is over. */
void agent_print_jobs_cancel (AgentPrintJobs *self, guint job);

/* The visit is over: cancels what is unfinished, and empties the queue if this visit ever printed.
 */
void agent_print_jobs_close (AgentPrintJobs *self);

/* Signal "job-changed" (job, state, reason): as PrintJobChanged of the D-Bus interface.
 * Signal "printer-seen" (state as gint PrintState): the printer, as a look at a job showed it. */

G_END_DECLS
