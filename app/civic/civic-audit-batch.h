/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-audit-chain.h"

G_BEGIN_DECLS

/* How a kiosk's audit log reaches the central: POST /v1/audit-entries. As JSON:
 *   {"format":1,"entries":[ENTRY, …]}
 * 1 to CIVIC_AUDIT_BATCH_MAXIMUM entries of one chain, one after the other. The answer is the head
 * of that chain that the central has now, {"number","hash"}, before its first entry number 0 and a
 * hash of zeros: whatever of the batch it had already, it had; what does not follow on its head, it
 * left alone, and waits for what is between. */
#define CIVIC_AUDIT_BATCH_MAXIMUM 200
#define CIVIC_AUDIT_BATCH_MAXIMUM_BYTES                                                            \
  (CIVIC_AUDIT_BATCH_MAXIMUM * (CIVIC_AUDIT_LINE_MAXIMUM + 1) + 64)

/* entries: of CivicAuditEntry. Caller frees. */
char *civic_audit_batch_to_json (GPtrArray *entries);

/* Of CivicAuditEntry, each whole and the next one of the one before it. CIVIC_ERROR_MALFORMED. */
GPtrArray *civic_audit_batch_parse (GBytes *json, GError **error);

char *civic_audit_answer_to_json (const CivicAuditHead *head);

/* Its chain is the one that was sent: ret_head's is left alone. CIVIC_ERROR_MALFORMED. */
gboolean civic_audit_answer_parse (GBytes *json, CivicAuditHead *ret_head, GError **error);

G_END_DECLS
