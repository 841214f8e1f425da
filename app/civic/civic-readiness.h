/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* Whether a kiosk is fit to serve: what was tried of it, when, and what came of it. Staff see it,
 * print it and send it (POST /v1/reports). Nothing in it is about a citizen, and of staff it names
 * no more than the number of an account. As JSON:
 *   {"format":1,"kiosk","centre","at","version","boot","catalogue":{"version","hash"}|null,
 *    "configuration_hash","audit":{"number","hash"},"account","verdict":"passed"|"failed",
 *    "parts":[{"part","result","reason","at":ISO|null}]}
 * Every member must be there, and no other; the parts in the order of CivicCheckPart, all of them;
 * and a verdict that the parts do not bear out is refused. */
#define CIVIC_READINESS_MAXIMUM_BYTES (16 * 1024)

typedef enum {
  CIVIC_CHECK_TOUCH,           /* "touch": the glass, to its corners */
  CIVIC_CHECK_KEYBOARD,        /* "keyboard" */
  CIVIC_CHECK_SCANNER,         /* "scanner" */
  CIVIC_CHECK_RECEIPT_PRINTER, /* "receipt-printer" */
  CIVIC_CHECK_SHEET_PRINTER,   /* "sheet-printer": of A4 pages */
  CIVIC_CHECK_NETWORK,         /* "network": a talk with the central */
  CIVIC_CHECK_CLOCK,           /* "clock" */
  CIVIC_CHECK_DISK,            /* "disk" */
  CIVIC_CHECK_CERTIFICATES,    /* "certificates" */
  CIVIC_CHECK_CATALOGUE,       /* "catalogue" */
  CIVIC_CHECK_CONFIGURATION,   /* "configuration" */
  CIVIC_CHECK_AUDIT,           /* "audit": the log's chain */
} CivicCheckPart;
#define CIVIC_CHECK_PARTS (CIVIC_CHECK_AUDIT + 1)

typedef enum {
  CIVIC_CHECK_UNTESTED, /* "untested": never tried */
  CIVIC_CHECK_PASSED,   /* "passed" */
  CIVIC_CHECK_FAILED,   /* "failed" */
  CIVIC_CHECK_SKIPPED,  /* "skipped": staff went past it */
  CIVIC_CHECK_ABSENT,   /* "absent": this kiosk has no such part */
} CivicCheckResult;

/* Why, for the remedy that goes with it; those of a printer are the words of print-condition.h. */
typedef enum {
  CIVIC_CHECK_REASON_NONE, /* "" */
  CIVIC_CHECK_REASON_PAPER_LOW,
  CIVIC_CHECK_REASON_PAPER_COUNTED,
  CIVIC_CHECK_REASON_PAPER_OUT,
  CIVIC_CHECK_REASON_TRAY,
  CIVIC_CHECK_REASON_JAM,
  CIVIC_CHECK_REASON_COVER,
  CIVIC_CHECK_REASON_OUTPUT_FULL,
  CIVIC_CHECK_REASON_INK_LOW,
  CIVIC_CHECK_REASON_INK_OUT,
  CIVIC_CHECK_REASON_WASTE,
  CIVIC_CHECK_REASON_HOT,
  CIVIC_CHECK_REASON_WORN,
  CIVIC_CHECK_REASON_PAUSED,
  CIVIC_CHECK_REASON_OFF,
  CIVIC_CHECK_REASON_SILENT,
  CIVIC_CHECK_REASON_SCHEDULER,
  CIVIC_CHECK_REASON_OTHER,
  CIVIC_CHECK_REASON_BY_HAND,      /* "by-hand": staff found it so */
  CIVIC_CHECK_REASON_UNREACHABLE,  /* "unreachable": network: no answer of the central */
  CIVIC_CHECK_REASON_REVOKED,      /* "revoked": network: it wants nothing of this kiosk */
  CIVIC_CHECK_REASON_AHEAD,        /* "ahead": clock: over 5 min of the central's */
  CIVIC_CHECK_REASON_BEHIND,       /* "behind" */
  CIVIC_CHECK_REASON_BEFORE_BUILD, /* "before-build": clock: before the software was made */
  CIVIC_CHECK_REASON_FULL,         /* "full": disk */
  CIVIC_CHECK_REASON_UNWRITABLE,   /* "unwritable": disk, audit: nothing can be kept */
  CIVIC_CHECK_REASON_MISREAD,      /* "misread": disk: what is read is not what was written */
  CIVIC_CHECK_REASON_MISSING,      /* "missing": certificates, catalogue, configuration */
  CIVIC_CHECK_REASON_BROKEN,       /* "broken": there, and not to be read; audit: the chain */
  CIVIC_CHECK_REASON_MISMATCHED,   /* "mismatched": certificates: key or chain do not fit */
  CIVIC_CHECK_REASON_EXPIRED,      /* "expired": certificates; a catalogue all the same passes */
  CIVIC_CHECK_REASON_NOT_YET,      /* "not-yet": certificates: their time has not begun */
  CIVIC_CHECK_REASON_SOON,         /* "soon": certificates: passed, and expired within 14 days */
} CivicCheckReason;
#define CIVIC_CHECK_REASONS (CIVIC_CHECK_REASON_SOON + 1)

/* What was last found of a part. */
typedef struct {
  CivicCheckResult result;
  CivicCheckReason reason;
  char *at; /* (nullable) ISO 8601 with zone; NULL exactly where it is untested or absent */
} CivicCheck;

/* Times: ISO 8601 with zone. Strings are never NULL where nothing else is said. */
typedef struct {
  char *kiosk;
  char *centre;
  char *at;                 /* when the report was made */
  char *version;            /* of the kiosk's software */
  char *boot;               /* 16 hexadecimal digits, as in heartbeats */
  gint64 catalogue_version; /* 0 with */
  char *catalogue_hash;     /* (nullable) NULL: it has no signed catalogue */
  char *configuration_hash; /* 64 hexadecimal digits, as audit_hash */
  gint64 audit_number;      /* of the log's last entry; 0: there is none */
  char *audit_hash;         /* of it; zeros where there is none */
  char *account;            /* who made the check: a staff number, "control", "agent" or "" */
  CivicCheck parts[CIVIC_CHECK_PARTS]; /* by CivicCheckPart */
} CivicReadiness;

/* All parts untested, no string set. */
CivicReadiness *civic_readiness_new (void);
void civic_readiness_free (CivicReadiness *self);

/* at: (nullable), copied. */
void civic_readiness_set_part (CivicReadiness *self,
                               CivicCheckPart part,
                               CivicCheckResult result,
                               CivicCheckReason reason,
                               const char *at);

/* Nothing is wrong without which it cannot serve: each part that civic_check_part_is_required has
 * passed. What fails beside them limits what citizens get, and is said. */
gboolean civic_readiness_is_passed (const CivicReadiness *self);

/* NULL where it would be refused by civic_readiness_parse: the error says which. Caller frees. */
char *civic_readiness_to_json (const CivicReadiness *self, GError **error);

/* CIVIC_ERROR_MALFORMED: over CIVIC_READINESS_MAXIMUM_BYTES, unknown or missing members, a word not
 * listed here, a part out of its order, a verdict that is not that of the parts. */
CivicReadiness *civic_readiness_parse (GBytes *json, GError **error);

const char *civic_check_part_to_string (CivicCheckPart part);
const char *civic_check_result_to_string (CivicCheckResult result);
const char *civic_check_reason_to_string (CivicCheckReason reason);

/* FALSE for any other word; *ret_… is untouched then. */
gboolean civic_check_part_from_string (const char *word, CivicCheckPart *ret_part);
gboolean civic_check_result_from_string (const char *word, CivicCheckResult *ret_result);
gboolean civic_check_reason_from_string (const char *word, CivicCheckReason *ret_reason);

/* Whether it takes hands to try it: touch, keyboard, scanner, and the printers' paper, which is
 * scanned back. Whether a kiosk serves nobody without it: touch, clock, disk, certificates,
 * catalogue, configuration, audit. */
gboolean civic_check_part_needs_hands (CivicCheckPart part);
gboolean civic_check_part_is_required (CivicCheckPart part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicReadiness, civic_readiness_free)

G_END_DECLS
