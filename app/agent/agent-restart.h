/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-heartbeat.h"

G_BEGIN_DECLS

/* When the agent begins anew because the central or staff want it to: after the central has heard
 * that it will, or was given a fair time to hear it, and never while a visit is going on.
 *
 * Signal "due": now. */
#define AGENT_TYPE_RESTART (agent_restart_get_type ())
G_DECLARE_FINAL_TYPE (AgentRestart, agent_restart, AGENT, RESTART, GObject)

AgentRestart *
agent_restart_new (AgentCommands *commands, AgentHeartbeat *heartbeat, AgentWatch *watch);

/* Staff ask, and need not be told: at once, unless there is a visit to wait for. "due" may come
 * before this returns. */
void agent_restart_want (AgentRestart *self);

G_END_DECLS
