/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "agent-error.h"
#include "civic-acknowledgement.h"

G_BEGIN_DECLS

/* The filings this kiosk has accepted and the central has not yet signed for, on disk. What it has
 * accepted survives any crash; what it could not write it refuses (AGENT_ERROR_NOT_STORED). It
 * never opens an envelope, never sends one, and lets go of one only against a verified
 * acknowledgement.
 *
 * Every call is synchronous and costs at most one commit, a few milliseconds of fsync: kushkd draws
 * nothing, and the citizen waits for that very commit. One process at a time holds a directory.
 * Main thread only. */
#define AGENT_TYPE_OUTBOX (agent_outbox_get_type ())
G_DECLARE_FINAL_TYPE (AgentOutbox, agent_outbox, AGENT, OUTBOX, GObject)

typedef enum {
  AGENT_FILING_UNKNOWN,
  AGENT_FILING_PENDING,      /* to be sent */
  AGENT_FILING_ACKNOWLEDGED, /* the central has it; the envelope is gone */
  AGENT_FILING_QUARANTINED,  /* the central refused it; kept whole for staff */
} AgentFilingState;

/* directory must exist. minimum_free_mib: below this much free space nothing is accepted, so that
 * what is already accepted can still be acknowledged. */
AgentOutbox *agent_outbox_open (const char *directory, guint minimum_free_mib, GError **error);

guint agent_outbox_get_pending_count (AgentOutbox *self);
guint agent_outbox_get_quarantine_count (AgentOutbox *self);
guint agent_outbox_get_oldest_age_s (AgentOutbox *self); /* of the pending ones, 0 when none */
AgentFilingState agent_outbox_get_state (AgentOutbox *self, const char *code);

/* Writes to the disk to find out. AGENT_ERROR_NOT_STORED when no filing could be accepted now. */
gboolean agent_outbox_check_storage (AgentOutbox *self, GError **error);

/* Returns only when the bytes are on disk. The same bytes again are welcome: a filing that was
 * already acknowledged becomes pending once more, because the caller has evidently missed the
 * answer, and the central gives the same one again. AGENT_ERROR_BAD_REQUEST for other bytes under a
 * known code. */
gboolean
agent_outbox_accept (AgentOutbox *self, const char *code, GBytes *envelope, GError **error);

/* Codes of the pending filings, oldest first. */
GStrv agent_outbox_list_pending (AgentOutbox *self, GError **error);
GBytes *agent_outbox_load (AgentOutbox *self, const char *code, GError **error);

/* In one transaction keeps the central's word and lets the envelope go, overwritten with zeros.
 * AGENT_ERROR_BAD_REQUEST, and nothing changes, if code or digest are not those of a filing here.
 */
gboolean agent_outbox_acknowledge (AgentOutbox *self,
                                   const CivicAcknowledgement *acknowledgement,
                                   GError **error);
gboolean
agent_outbox_quarantine (AgentOutbox *self, const char *code, const char *reason, GError **error);

typedef struct {
  char *code;
  gint64 stored_s; /* since 1970 */
} AgentWaiting;

void agent_waiting_free (AgentWaiting *self);

/* The pending ones again, oldest first, of AgentWaiting. */
GPtrArray *agent_outbox_list_waiting (AgentOutbox *self, GError **error);

typedef struct {
  char *code;
  char *reason; /* what agent_outbox_quarantine was given */
  gint64 since_s;
} AgentQuarantined;

void agent_quarantined_free (AgentQuarantined *self);

/* (element-type AgentQuarantined) oldest first. */
GPtrArray *agent_outbox_list_quarantined (AgentOutbox *self, GError **error);

/* Pending again, with its very bytes; why and since when it was refused is kept until the next
 * word of the central. AGENT_ERROR_BAD_REQUEST: none of that code is in quarantine. */
gboolean agent_outbox_release (AgentOutbox *self, const char *code, GError **error);

/* Drops the codes (no envelope is left with them) acknowledged before the last `keep_s` seconds. */
gboolean agent_outbox_forget_acknowledged (AgentOutbox *self, guint keep_s, GError **error);

/* Signal "changed": a count is another one. */

G_END_DECLS
