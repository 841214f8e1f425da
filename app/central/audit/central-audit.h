/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* Who did what to what at the central: a list that only grows. Each row holds the BLAKE2b-256 hash
 * of itself and of the row before, so that a row which was changed, removed, swapped or slipped in
 * is found, whoever did it in the database. It holds events and ids, never a sentence and nothing
 * about a citizen: what does not look like an id, or looks like a person's number or a telephone's,
 * is refused with CENTRAL_ERROR_MALFORMED.
 *
 * All centrals of one store write one chain; whoever adds holds its end until the transaction is
 * committed. It is for what operators and staff do, not for every filing. Main thread only. */
typedef enum {
  CENTRAL_AUDIT_CENTRAL_STARTED,
  CENTRAL_AUDIT_CENTRAL_STOPPED,
  CENTRAL_AUDIT_ENROLMENT_OFFERED, /* a one-time code was made */
  CENTRAL_AUDIT_KIOSK_ENROLLED,
  CENTRAL_AUDIT_KIOSK_REVOKED,
  CENTRAL_AUDIT_CERTIFICATE_RENEWED,
  CENTRAL_AUDIT_COMMAND_ISSUED,
  CENTRAL_AUDIT_COMMAND_DONE,
  CENTRAL_AUDIT_COMMAND_REFUSED, /* by the kiosk, or it failed there */
  CENTRAL_AUDIT_COMMAND_EXPIRED,
  CENTRAL_AUDIT_COMMAND_WITHDRAWN,
  CENTRAL_AUDIT_CATALOGUE_SERVED,
  CENTRAL_AUDIT_OPERATOR_LOGGED_IN,
  CENTRAL_AUDIT_OPERATOR_LOGGED_OUT,
  CENTRAL_AUDIT_OPERATOR_REFUSED, /* a wrong password */
  CENTRAL_AUDIT_OPERATOR_LOCKED_OUT,
  CENTRAL_AUDIT_OPERATOR_USER_ADDED,
  CENTRAL_AUDIT_OPERATOR_USER_REMOVED,
  CENTRAL_AUDIT_PASSWORD_CHANGED,
  CENTRAL_AUDIT_TOKEN_ADDED,
  CENTRAL_AUDIT_TOKEN_REMOVED,
  CENTRAL_AUDIT_SETTLEMENT_CLOSED,
  CENTRAL_AUDIT_SETTLEMENT_EXPORTED,
  CENTRAL_AUDIT_POSTING_REVERSED,
  CENTRAL_AUDIT_WEBHOOK_REFUSED,
  CENTRAL_AUDIT_PERSONAL_DATA_DESTROYED,
  CENTRAL_AUDIT_KIOSK_AUDIT_FORKED, /* a kiosk told another entry than it had */
  CENTRAL_AUDIT_KIOSK_AUDIT_SEEN,   /* an operator took note of it */
  CENTRAL_AUDIT_EVENTS,
} CentralAuditEvent;

/* "kiosk-enrolled"; this is what is stored and hashed, so that a word never changes. */
const char *central_audit_event_get_word (CentralAuditEvent event);

/* Letters, digits and any of ".:@*_-", at most this many. */
#define CENTRAL_AUDIT_MAXIMUM_ID 64

/* Adds one row; in the caller's transaction where one is under way, else in one of its own. Inside
 * a transaction call it last: the end of the chain stays locked until the commit. */
gboolean central_audit_add (CentralStore *store,
                            const char *actor,
                            CentralAuditEvent event,
                            const char *subject,
                            GError **error);

/* The same with how many things it was done to, and a digest (hexadecimal) that proves which. */
gboolean central_audit_add_proof (CentralStore *store,
                                  const char *actor,
                                  CentralAuditEvent event,
                                  const char *subject,
                                  gint64 amount,
                                  const char *proof,
                                  GError **error);

/* What a walk from the first row to the end found. */
typedef struct {
  gint64 row_count;  /* that fit */
  gint64 broken_row; /* number of the first that does not, 0: all do */
  char *reason;      /* (nullable) why, in English */
  char *end;         /* hash of the last that fits: note it elsewhere, and nobody can rewrite all */
} CentralAuditVerdict;

/* Rows may be added meanwhile. NULL with an error where the store cannot be read. */
CentralAuditVerdict *central_audit_verify (CentralStore *store, GError **error);
void central_audit_verdict_free (CentralAuditVerdict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralAuditVerdict, central_audit_verdict_free)

G_END_DECLS
