/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus.h"
#include "ctl-command.h"

G_BEGIN_DECLS

/* The agent of this very kiosk, by its control socket, asked how things are now: its properties are
 * up to date. The error says what to look at where it does not answer. ret_settings (nullable): the
 * kushk.conf that was read. */
AgentBusAgent *
ctl_agent_ask (const char *config_path, CivicSettings **ret_settings, GError **error);

/* "12.3 m", or "not counted". Caller frees. */
char *ctl_agent_describe_paper (AgentBusAgent *agent);

G_END_DECLS
