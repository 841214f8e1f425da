/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"

G_BEGIN_DECLS

/* What the agent wants of the machine and has no right to do itself. A request is an empty file in
 * a folder that kushk-requests.path watches: its name is all of it, one of the closed list that
 * /usr/lib/kushk/take-requests knows (restart, reboot, volume-N, brightness-N), so that root never
 * opens what somebody else wrote. Whoever takes a request removes it. Where that folder is missing,
 * or the last request still lies there, nothing takes requests: NotReady. Main thread only; it
 * writes into memory (/run), never to a disk. */
typedef struct _AgentRequests AgentRequests;

/* patience_ms: how long a request may lie there before nobody is thought to take them. */
AgentRequests *agent_requests_new (const char *directory, guint patience_ms);
void agent_requests_free (AgentRequests *self);

/* Whether requests can be left here at all. */
gboolean agent_requests_are_possible (AgentRequests *self);

gboolean agent_requests_leave (AgentRequests *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentRequests, agent_requests_free)

G_END_DECLS
