/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-audit-event.h"
#include "civic-error.h"

G_BEGIN_DECLS

/* One entry of a kiosk's audit log: what happened, when, by whom, and a hash that ties it to the
 * entry before it, so that none can be changed, taken away, moved or put in between without the
 * next one showing it; and the head (the last entry's number and hash), kept elsewhere, shows what
 * was cut off at the end. No key is involved: whoever may write the file can make another whole
 * chain, but not one that ends in a head that the central has already.
 *
 * A chain is one log from its first entry on. Its id is drawn when the file is made, so that a new
 * disk's log is another chain that anybody can tell from the old one with entries missing.
 *
 * The hash is BLAKE2b, 32 bytes, without a key, of these bytes in this order:
 *    16  "KushkAuditEntry1"
 *    16  the chain
 *     8  the number, from 1, the most significant byte first
 *    32  the hash of the entry before; zeros for the first
 *   1+n  the moment     } each as its length in one byte
 *   1+n  the account    } and that many bytes of ASCII
 *   1+n  the event
 *   1+n  the subject
 * As one line of JSON, members in this order, without spaces, in lower-case hexadecimal:
 *   {"chain","number","at","account","event","subject","previous","hash"}
 * No other spelling is read as a line. */
#define CIVIC_AUDIT_CHAIN_DIGITS 32
#define CIVIC_AUDIT_HASH_DIGITS 64
#define CIVIC_AUDIT_LINE_MAXIMUM 512
#define CIVIC_AUDIT_NUMBER_MAXIMUM G_GINT64_CONSTANT (1000000000)

/* Where a chain ends. Number 0 and a hash of zeros: before its first entry. */
typedef struct {
  char chain[CIVIC_AUDIT_CHAIN_DIGITS + 1];
  gint64 number;
  char hash[CIVIC_AUDIT_HASH_DIGITS + 1];
} CivicAuditHead;

typedef struct {
  char *chain;
  gint64 number;
  char *at; /* ISO 8601 with zone, by the kiosk's own clock */
  char *account;
  CivicAuditEvent event;
  char *subject;
  char *previous;
  char *hash;
} CivicAuditEntry;

/* Of a chain that did not exist before. */
void civic_audit_head_draw (CivicAuditHead *ret_head);

/* Where it ends with this entry. */
void civic_audit_head_take (CivicAuditHead *ret_head, const CivicAuditEntry *entry);

/* The entry that comes after head. NULL, a programmer's mistake: a moment, an account or a subject
 * of another shape, or a chain that is full. */
CivicAuditEntry *civic_audit_entry_new (const CivicAuditHead *head,
                                        const char *at,
                                        const char *account,
                                        CivicAuditEvent event,
                                        const char *subject);
void civic_audit_entry_free (CivicAuditEntry *self);

/* Whether its hash is the one of what it says. */
gboolean civic_audit_entry_is_whole (const CivicAuditEntry *self);

/* Without an end of line; caller frees. */
char *civic_audit_entry_to_line (const CivicAuditEntry *self);

/* CIVIC_ERROR_MALFORMED: not what an entry looks like. Neither looks at the hash. */
CivicAuditEntry *civic_audit_entry_parse (const char *line, gsize length, GError **error);
CivicAuditEntry *civic_audit_entry_read (JsonNode *node, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicAuditEntry, civic_audit_entry_free)

G_END_DECLS
