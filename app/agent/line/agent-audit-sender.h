/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-audit.h"
#include "agent-line.h"

G_BEGIN_DECLS

/* Takes what is new in the audit log to the central, where no hand on this machine reaches it: when
 * it is told that the central listens, a batch at a time until all is there. It goes on from what
 * the central says that it has. Where that is not what is here, the log and the central's copy have
 * gone different ways: the log is told so and nothing more is sent before the next start. Main
 * thread only. */
#define AGENT_TYPE_AUDIT_SENDER (agent_audit_sender_get_type ())
G_DECLARE_FINAL_TYPE (AgentAuditSender, agent_audit_sender, AGENT, AUDIT_SENDER, GObject)

AgentAuditSender *agent_audit_sender_new (AgentAudit *audit, AgentLine *line);

void agent_audit_sender_send (AgentAuditSender *self);

/* For good; a batch that is on its way is dropped. */
void agent_audit_sender_stop (AgentAuditSender *self);

G_END_DECLS
