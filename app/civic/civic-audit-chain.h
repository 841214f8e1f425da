/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-audit.h"

G_BEGIN_DECLS

/* Whether entries are the chain that they claim to be, and if not, which is the first that is not
 * and what was done to it. It repairs nothing and knows no file. */
typedef enum {
  CIVIC_AUDIT_SOUND,     /* "sound" */
  CIVIC_AUDIT_CHANGED,   /* "changed": not as it was written */
  CIVIC_AUDIT_REMOVED,   /* "removed": it is not there */
  CIVIC_AUDIT_SWAPPED,   /* "swapped": it stands further down */
  CIVIC_AUDIT_INSERTED,  /* "inserted": nothing of the chain belongs there */
  CIVIC_AUDIT_TORN,      /* "torn": the last line has no end, as after a power cut */
  CIVIC_AUDIT_TRUNCATED, /* "truncated": it and all that came up to the known head is gone */
  CIVIC_AUDIT_REWRITTEN, /* "rewritten": sound in itself, but not the log of the known head */
} CivicAuditFault;

typedef struct {
  CivicAuditFault fault;
  gint64 number;       /* of the first bad entry; 0 where all is sound */
  gint64 line;         /* where it was noticed, from 1 */
  CivicAuditHead head; /* of what is sound before it */
} CivicAuditFinding;

/* text: lines, each with its end, from the chain's first entry on. known: (nullable) a head that
 * was kept elsewhere; an empty chain in it is not compared. */
void civic_audit_verify (const char *text,
                         gsize length,
                         const CivicAuditHead *known,
                         CivicAuditFinding *ret_finding);

/* Whether the entry is whole and the very next one of head's chain. */
gboolean civic_audit_follows (const CivicAuditHead *head, const CivicAuditEntry *entry);

const char *civic_audit_fault_to_string (CivicAuditFault fault);

G_END_DECLS
