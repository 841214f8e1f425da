/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-checks.h"
#include "agent-parts.h"

G_BEGIN_DECLS

/* Asks every part of this kiosk that can be asked without hands, all at once: the printers and the
 * central by a look that begins now, files in a thread. What gives no answer within
 * AGENT_SELF_TEST_MS has failed. It judges nothing beyond each part, and keeps nothing. Main
 * thread only. */
#define AGENT_TYPE_SELF_TEST (agent_self_test_get_type ())
G_DECLARE_FINAL_TYPE (AgentSelfTest, agent_self_test, AGENT, SELF_TEST, GObject)

#define AGENT_SELF_TEST_MS 12000

/* Copied. */
typedef struct {
  const char *state_directory;
  guint minimum_free_mib;
  const char *ca_path;
  const char *certificate_path;
  const char *key_path;
  const char *configuration_path; /* kushk.conf */
  const char *centre_path;
  const char *packaged_catalogue; /* where no other is in use */
} AgentSelfTestPlaces;

AgentSelfTest *agent_self_test_new (const AgentParts *parts, const AgentSelfTestPlaces *places);

/* Never fails. ret_findings: CIVIC_CHECK_PARTS of them, by CivicCheckPart; "untested" where nobody
 * but hands can tell: a printer that is well has not printed yet. */
void
agent_self_test_run_async (AgentSelfTest *self, GAsyncReadyCallback callback, gpointer user_data);
void
agent_self_test_run_finish (AgentSelfTest *self, GAsyncResult *result, AgentFinding *ret_findings);

/* The clock alone, by what the last heartbeat's answer said. */
AgentFinding agent_self_test_look_at_clock (AgentSelfTest *self);

/* The audit log alone, by its fault. */
AgentFinding agent_self_test_look_at_audit (AgentSelfTest *self);

guint agent_self_test_get_free_mib (AgentSelfTest *self);

/* ISO 8601 in UTC, or "". Caller frees. */
char *agent_self_test_read_certificate_end (AgentSelfTest *self);

G_END_DECLS
