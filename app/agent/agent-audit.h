/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-audit.h"

G_BEGIN_DECLS

/* This kiosk's audit log: one file, a line an entry, that is only ever added to. Each entry is on
 * disk (fsync, a few milliseconds of the main loop) before agent_audit_add returns. Nothing in it
 * is about a citizen.
 *
 * Opening reads and verifies the end of it (AGENT_AUDIT_TAIL entries) and what the central is known
 * to have; `kushkctl audit verify` reads it all. A last line that a power cut tore is set aside
 * next to the file (".torn") and an entry says so. A chain that is broken is told, kept and written
 * on: it is never mended, so that whoever looks finds the very place. A file that is not there
 * begins another chain.
 *
 * Signals: "added", an entry is on disk; "fault-changed". Main thread only. */
#define AGENT_TYPE_AUDIT (agent_audit_get_type ())
G_DECLARE_FINAL_TYPE (AgentAudit, agent_audit, AGENT, AUDIT, GObject)

#define AGENT_AUDIT_TAIL 512
#define AGENT_AUDIT_REST_S 60

typedef enum {
  AGENT_AUDIT_GOOD,
  AGENT_AUDIT_BROKEN,    /* it is not as this agent wrote it: readiness fault "audit" */
  AGENT_AUDIT_UNWRITTEN, /* the last entry could not be kept: disk full, read-only */
} AgentAuditFault;

/* Never NULL: a kiosk whose log cannot be opened says so by its fault, and tries again. */
AgentAudit *agent_audit_open (const char *path);

/* account, subject: as civic-audit-event.h has them; NULL is empty. What cannot be written is
 * logged, and the fault says so; what is of another shape is a programmer's mistake, and the event
 * is kept without it. self: (nullable) nothing happens. */
void
agent_audit_add (AgentAudit *self, const char *account, CivicAuditEvent event, const char *subject);

/* The same for what a session can bring about as often as it likes: another one of that event
 * within AGENT_AUDIT_REST_S is left out, or it could fill the disk. */
void agent_audit_add_seldom (AgentAudit *self,
                             const char *account,
                             CivicAuditEvent event,
                             const char *subject);

AgentAuditFault agent_audit_get_fault (AgentAudit *self);

/* Number 0 before the first entry. */
const CivicAuditHead *agent_audit_get_head (AgentAudit *self);

/* Of CivicAuditEntry, newest first. */
GPtrArray *agent_audit_list_last (AgentAudit *self, guint maximum);

/* Of CivicAuditEntry, oldest first: what the central does not have yet. */
GPtrArray *agent_audit_list_unsent (AgentAudit *self, guint maximum);

/* Up to where the central has it, as far as is known here. */
gint64 agent_audit_get_sent_number (AgentAudit *self);

/* The central has all up to there; kept over restarts. A number that it does not have any more
 * (its store was restored) has what follows sent again. FALSE, and the chain counts as broken:
 * what it has is not what is here. */
gboolean agent_audit_note_sent (AgentAudit *self, gint64 number, const char *hash);

/* The central says that it knows another log of this chain. */
void agent_audit_note_forked (AgentAudit *self);

G_END_DECLS
