/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-settings.h"

G_BEGIN_DECLS

/* kushkd whole: makes each part from the settings and gives it its neighbours. It does nothing
 * itself.
 *
 * Signal "restart": somebody wants this agent to begin anew, and now is the time. */
#define AGENT_TYPE_DAEMON (agent_daemon_get_type ())
G_DECLARE_FINAL_TYPE (AgentDaemon, agent_daemon, AGENT, DAEMON, GObject)

/* Listens when it returns. The error says which setting or file to look at. */
AgentDaemon *agent_daemon_start (CivicSettings *settings, GError **error);

/* Looks whether kushk.conf or the centre's profile is another one, without waiting until it is
 * seen: "restart" follows between two visits where it is, and is good. */
void agent_daemon_reload (AgentDaemon *self);

/* Lets visits and requests go, and turns the main context for up to 3 s until no page of theirs
 * waits in a queue. What is accepted stays in the outbox. */
void agent_daemon_stop (AgentDaemon *self);

G_END_DECLS
