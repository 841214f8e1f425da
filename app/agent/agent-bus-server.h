/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-parts.h"

G_BEGIN_DECLS

/* Listens on a Unix socket and makes a visit of each connection. Only three users get in, by the
 * kernel's word about the peer: our own, root, and, unless it is the control socket, the session's.
 * It serves no request itself.
 * A peer cannot make the agent grow: there are 32 connections at most, and agent-visit.h bounds
 * what each has under way. */
#define AGENT_TYPE_BUS_SERVER (agent_bus_server_get_type ())
G_DECLARE_FINAL_TYPE (AgentBusServer, agent_bus_server, AGENT, BUS_SERVER, GObject)

/* socket_path: a socket left by a process that is gone is replaced; a living one is not.
 * session_user: name of a user, or "" for none. parts: unowned. */
AgentBusServer *agent_bus_server_new (const char *socket_path,
                                      const char *session_user,
                                      const AgentParts *parts,
                                      GError **error);

/* The control socket: nobody but root and our own user gets in, by its mode, 0600, and by the
 * kernel's word; whoever does has all rights but release. */
AgentBusServer *
agent_bus_server_new_control (const char *socket_path, const AgentParts *parts, GError **error);

guint agent_bus_server_count_visits (AgentBusServer *self);

/* Closes every visit and removes the socket. */
void agent_bus_server_stop (AgentBusServer *self);

G_END_DECLS
