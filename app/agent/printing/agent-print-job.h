/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-printer.h"

G_BEGIN_DECLS

/* One job, from the moment it has a number until it is over. It asks where the job is, believes a
 * failure only with its cause and a doubt only when it lasts, and withdraws what does not move.
 * What it says last is what the queue said, and nobody knows what a printer did out of sight.
 *
 * Signal "changed" (state as gint PrintJobState): PRINTING at first, and again whenever the
 * printer's condition is another one; then once what became of it. The condition is up to date when
 * it comes. */
#define AGENT_TYPE_PRINT_JOB (agent_print_job_get_type ())
G_DECLARE_FINAL_TYPE (AgentPrintJob, agent_print_job, AGENT, PRINT_JOB, GObject)

typedef struct {
  guint look_ms;          /* between two looks at a job */
  guint deadline_ms;      /* then it is withdrawn */
  guint blind_ms;         /* it is withdrawn too when the printer was out of sight so long */
  guint doubt_ms;         /* how long "unknown" must last to be believed: somebody may restart */
  guint contradiction_ms; /* the same when the printer is in sight, and contradicts the queue */
} AgentPrintPolicy;

extern const AgentPrintPolicy agent_print_policy;

/* height_points: of its paper, which is given back if nothing came out. */
AgentPrintJob *agent_print_job_new (AgentPrinter *printer,
                                    guint number,
                                    guint height_points,
                                    const AgentPrintPolicy *policy);

guint agent_print_job_get_number (AgentPrintJob *self);

/* It is not wanted any more; what became of it is told all the same. */
void agent_print_job_withdraw (AgentPrintJob *self);

/* Nobody wants to know any more. */
void agent_print_job_let_go (AgentPrintJob *self);

G_END_DECLS
