/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-parts.h"
#include "agent-reports.h"
#include "agent-self-test.h"

G_BEGIN_DECLS

/* Whether this kiosk is fit to serve: what hands have found, kept over restarts with its moment,
 * and what can be asked without them, asked at each start, before each opening, now and then while
 * nobody is there, and often while something is wrong. It shows all of it in the agent's condition,
 * tells AgentWatch what follows for the kiosk's state, and makes the report of a whole check, which
 * goes to the central. Where [kiosk] readiness_first is yes, a kiosk that never passed one does not
 * open; a report of other software or another configuration is called "unchecked", and closes
 * nothing. It opens and closes nothing itself. Main thread only. */
#define AGENT_TYPE_READINESS (agent_readiness_get_type ())
G_DECLARE_FINAL_TYPE (AgentReadiness, agent_readiness, AGENT, READINESS, GObject)

/* Whose readiness it is, and where it is kept. Copied. */
typedef struct {
  const char *kiosk;
  const char *centre;
  const char *configuration_hash;
  const char *directory;
  gboolean is_wanted_first; /* readiness_first */
} AgentReadinessKiosk;

/* parts must outlive it. self_test, reports: kept. */
AgentReadiness *agent_readiness_new (const AgentParts *parts,
                                     AgentSelfTest *self_test,
                                     AgentReports *reports,
                                     const AgentReadinessKiosk *kiosk);

/* Asks the parts, and goes on doing so. */
void agent_readiness_start (AgentReadiness *self);
void agent_readiness_stop (AgentReadiness *self); /* for good */

/* Asks every part that can be asked without hands. Finished with the report as it would be now,
 * JSON of civic-readiness.h, which is kept nowhere. account: who asks. */
void agent_readiness_check_async (AgentReadiness *self,
                                  const char *account,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *agent_readiness_check_finish (AgentReadiness *self, GAsyncResult *result, GError **error);

/* What hands have found of a part that needs them: passed, failed or skipped.
 * AGENT_ERROR_BAD_REQUEST, AGENT_ERROR_NOT_STORED. */
gboolean agent_readiness_note (AgentReadiness *self,
                               CivicCheckPart part,
                               CivicCheckResult result,
                               GError **error);

/* The check is over: as agent_readiness_check_async, and the report is kept, goes to the central,
 * and decides. AGENT_ERROR_NOT_STORED: it decides all the same, until a restart. */
void agent_readiness_conclude_async (AgentReadiness *self,
                                     const char *account,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *agent_readiness_conclude_finish (AgentReadiness *self, GAsyncResult *result, GError **error);

/* Before each opening: asks, and says whether it may. AGENT_ERROR_NOT_READY, whose message is the
 * parts that stand in the way, with spaces between them; empty: it was never checked. */
void agent_readiness_admit_async (AgentReadiness *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean agent_readiness_admit_finish (AgentReadiness *self, GAsyncResult *result, GError **error);

/* (nullable) the last whole check. */
const CivicReadiness *agent_readiness_get_last (AgentReadiness *self);

G_END_DECLS
