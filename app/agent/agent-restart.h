/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-heartbeat.h"

G_BEGIN_DECLS

/* When the agent begins anew because the central wants it to: after the central has heard that it
 * will, or was given a fair time to hear it, and never while a visit is going on.
 *
 * Signal "due": now. */
#define AGENT_TYPE_RESTART (agent_restart_get_type ())
G_DECLARE_FINAL_TYPE (AgentRestart, agent_restart, AGENT, RESTART, GObject)

AgentRestart *
agent_restart_new (AgentCommands *commands, AgentHeartbeat *heartbeat, AgentWatch *watch);

G_END_DECLS
