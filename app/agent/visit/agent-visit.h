/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-parts.h"

G_BEGIN_DECLS

/* One connection, which is one visit: the D-Bus face it sees, its print jobs, its relayed requests,
 * the codes it has submitted and whether staff have logged in on it. When the connection closes all
 * of that ends, except what the outbox has accepted. */
#define AGENT_TYPE_VISIT (agent_visit_get_type ())
G_DECLARE_FINAL_TYPE (AgentVisit, agent_visit, AGENT, VISIT, GObject)

/* parts: unowned. is_control: it came by the control socket, and needs no log-in. Exports the
 * interface on the connection. */
AgentVisit *agent_visit_new (GDBusConnection *connection,
                             const AgentParts *parts,
                             gboolean is_control,
                             GError **error);

/* Ends everything that belongs to it. Called once, when the connection is gone. */
void agent_visit_close (AgentVisit *self);

G_END_DECLS
