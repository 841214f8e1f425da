/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-audit.h"
#include "agent-bus.h"
#include "civic-settings.h"

G_BEGIN_DECLS

/* What kushk.conf and the centre's profile say by now, beside what is in force. It watches both
 * files, lets them settle for a second, and looks: what is good and another one is told by
 * "changed", for the agent to begin anew between two visits; what is not good is refused, in the
 * log, the audit log and the condition's ConfigurationRefusal, and the old one stays in force. It
 * puts nothing into force itself. A look reads profile and catalogue as a session would: some 50 ms
 * of the main loop, each time somebody has changed a file.
 *
 * Some keys say where the agent itself lives ([agent] socket, state_directory, session_user): those
 * are refused, too, because what is accepted would stay behind in the old place.
 *
 * Signal "changed": a good one waits. Main thread only. */
#define AGENT_TYPE_CONFIGURATION (agent_configuration_get_type ())
G_DECLARE_FINAL_TYPE (AgentConfiguration, agent_configuration, AGENT, CONFIGURATION, GObject)

/* Beside the agent's socket: what is in force, whole, with the centre's profile, for the sessions
 * to come, which read kushk.conf themselves and would not begin with a bad one. Both are copies
 * that nobody edits. */
#define AGENT_CONFIGURATION_IN_FORCE "in-force/kushk.conf"

/* settings: those in force; they are written down for the sessions. condition: whose
 * ConfigurationRefusal this sets. audit: (nullable). */
AgentConfiguration *
agent_configuration_new (CivicSettings *settings, AgentBusAgent *condition, AgentAudit *audit);

/* Looks at once: somebody asked for it (SIGHUP). */
void agent_configuration_look (AgentConfiguration *self);

/* Whether an agent would start with what is there now; refuses it where not. Asked before this one
 * begins anew for whatever reason: it would not come back. */
gboolean agent_configuration_can_start (AgentConfiguration *self);

/* Whether two kiosks are set up alike: SHA-256 of both files, in hexadecimal. Caller frees. */
char *agent_configuration_hash (CivicSettings *settings);

G_END_DECLS
