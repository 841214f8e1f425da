/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gunixfdlist.h>

#include "agent-bus.h"

#include "kiosk-agent-link.h"

G_BEGIN_DECLS

/* Shared by the files of KioskAgentLink only: the one way out for all calls. The task returns the
 * reply's tuple, or one of our errors. parameters: floating, (nullable); fds: (nullable). */
void _kiosk_agent_link_call (KioskAgentLink *self,
                             const char *method,
                             GVariant *parameters,
                             GUnixFDList *fds,
                             int timeout_ms,
                             GTask *task);

AgentBusAgent *_kiosk_agent_link_get_proxy (KioskAgentLink *self); /* NULL while not reachable */
/* "" while not reachable, and where an agent of another version has no such property. */
const char *_kiosk_agent_link_get_word (KioskAgentLink *self,
                                        const char *(*get) (AgentBusAgent *agent));

G_END_DECLS
