/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus.h"
#include "agent-error.h"
#include "support-central.h"
#include "support-folder.h"

G_BEGIN_DECLS

/* The real kushkd, in a folder of its own, with a real central's keys and addresses. Needs
 * KUSHK_BUILD_DIR, and kushkd and kushkctl built. Any failure ends the test with the agent's log.
 * Main thread only. */
typedef struct _SupportAgent SupportAgent;

/* Not started: the caller writes kushk.conf (with socket=agent.sock) and what it names into the
 * folder, then launches it. */
SupportAgent *support_agent_new (void);

/* Returns when it listens. central must live longer. Its printer is one that nobody can reach. */
SupportAgent *support_agent_start (SupportCentral *central);

/* With the queue "receipts" of a scheduler (its socket), and the printer's own address. */
SupportAgent *
support_agent_start_printing (SupportCentral *central, const char *server, const char *device_uri);
void support_agent_free (SupportAgent *self); /* stops it and removes the folder */

void support_agent_stop (SupportAgent *self);   /* SIGTERM; it must end well */
void support_agent_kill (SupportAgent *self);   /* SIGKILL */
void support_agent_launch (SupportAgent *self); /* after either; returns when it listens */

const char *support_agent_get_pid (SupportAgent *self);
const SupportFolder *support_agent_get_folder (SupportAgent *self);
const char *support_agent_get_config (SupportAgent *self); /* path of its kushk.conf */
char *support_agent_read_log (SupportAgent *self);

/* A new connection, which is a new visit; NULL if it broke on the way. */
AgentBusAgent *support_agent_connect (SupportAgent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportAgent, support_agent_free)

G_END_DECLS
