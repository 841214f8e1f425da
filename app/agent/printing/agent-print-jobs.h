/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-print-job.h"

G_BEGIN_DECLS

/* The print jobs of one visit on one printer. It hands pages over where nothing of another visit
 * waits, takes their paper off the count, and when the visit closes has the queue emptied: no
 * citizen ever finds another's receipt. It draws nothing and opens no page.
 *
 * Signal "job-changed" (job, state, reason): as PrintJobChanged of the D-Bus interface. */
#define AGENT_TYPE_PRINT_JOBS (agent_print_jobs_get_type ())
G_DECLARE_FINAL_TYPE (AgentPrintJobs, agent_print_jobs, AGENT, PRINT_JOBS, GObject)

AgentPrintJobs *agent_print_jobs_new (AgentPrinter *printer, const AgentPrintPolicy *policy);

/* Returns the job's number, above 0; or AGENT_ERROR_NOT_READY, and then nothing comes out. A page
 * that was lost on its way has a number too, and is soon told to be "unknown". */
void agent_print_jobs_submit_async (AgentPrintJobs *self,
                                    GBytes *pdf,
                                    guint width_points,
                                    guint height_points,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
guint agent_print_jobs_submit_finish (AgentPrintJobs *self, GAsyncResult *result, GError **error);

/* Nothing happens for a job that is not this visit's, or is over. */
void agent_print_jobs_cancel (AgentPrintJobs *self, guint job);

guint agent_print_jobs_count_unfinished (AgentPrintJobs *self);

/* The visit is over: nobody hears of its jobs any more, and the queue is emptied if this visit ever
 * printed. */
void agent_print_jobs_close (AgentPrintJobs *self);

G_END_DECLS
