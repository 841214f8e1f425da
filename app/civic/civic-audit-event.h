/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a kiosk's audit log can say. Every event has its own closed shape of subject, and every
 * subject may be empty: a word of a list below, a few digits, hexadecimal digits of one length. No
 * shape takes a sentence, a name, or as many digits as a person's number or telephone has. What a
 * citizen does is no event at all: she is counted, never followed.
 *
 * The words are stored for ever: one may be added, none changed. */
typedef enum {
  CIVIC_AUDIT_AGENT_STARTED,         /* version of the software */
  CIVIC_AUDIT_AGENT_STOPPED,         /* */
  CIVIC_AUDIT_LOG_TORN,              /* a line that a power cut left half written was set aside */
  CIVIC_AUDIT_LOG_BROKEN,            /* found so at a start; the log was kept as it was */
  CIVIC_AUDIT_SESSION_REPLACED,      /* it crashed or hung while somebody was there */
  CIVIC_AUDIT_STAFF_LOGGED_IN,       /* role */
  CIVIC_AUDIT_STAFF_REFUSED,         /* */
  CIVIC_AUDIT_STAFF_LOCKED_OUT,      /* */
  CIVIC_AUDIT_ACCOUNTS_CHANGED,      /* */
  CIVIC_AUDIT_VISIT_RESET,           /* citizen-left, stuck, asked, test */
  CIVIC_AUDIT_KIOSK_OPENED,          /* */
  CIVIC_AUDIT_KIOSK_CLOSED,          /* message of civic-command.h, or hours */
  CIVIC_AUDIT_SHIFT_BEGUN,           /* its number */
  CIVIC_AUDIT_SHIFT_CLOSED,          /* its number */
  CIVIC_AUDIT_READINESS_PASSED,      /* */
  CIVIC_AUDIT_READINESS_FAILED,      /* part: one entry for each */
  CIVIC_AUDIT_CHECK_NOTED,           /* part ":" passed, failed or skipped */
  CIVIC_AUDIT_RECEIPT_TESTED,        /* passed, failed */
  CIVIC_AUDIT_PAPER_REFILLED,        /* */
  CIVIC_AUDIT_PRINTERS_RESUMED,      /* */
  CIVIC_AUDIT_SENT_NOW,              /* */
  CIVIC_AUDIT_QUARANTINE_RELEASED,   /* 16 digits of the code's BLAKE2b, never the code */
  CIVIC_AUDIT_SETTINGS_CHANGED,      /* volume, brightness, languages */
  CIVIC_AUDIT_RESTARTED,             /* */
  CIVIC_AUDIT_REBOOTED,              /* */
  CIVIC_AUDIT_CATALOGUE_INSTALLED,   /* 16 digits of its hash */
  CIVIC_AUDIT_COMMAND_DONE,          /* id */
  CIVIC_AUDIT_COMMAND_REFUSED,       /* id */
  CIVIC_AUDIT_COMMAND_EXPIRED,       /* id */
  CIVIC_AUDIT_COMMAND_FAILED,        /* id */
  CIVIC_AUDIT_CERTIFICATE_RENEWED,   /* */
  CIVIC_AUDIT_REVOKED,               /* the central wants nothing of this kiosk */
  CIVIC_AUDIT_READMITTED,            /* and knows it again */
  CIVIC_AUDIT_CONFIGURATION_CHANGED, /* 16 digits of its hash */
  CIVIC_AUDIT_CONFIGURATION_REFUSED, /* */
  CIVIC_AUDIT_CLOCK_JUMPED,          /* ahead, back */
  CIVIC_AUDIT_PRINTER_OUT,           /* receipt or sheet ":" a reason of print-condition.h */
  CIVIC_AUDIT_PRINTER_READY,         /* receipt, sheet */
  CIVIC_AUDIT_LINE_LOST,             /* */
  CIVIC_AUDIT_LINE_BACK,             /* */
} CivicAuditEvent;
#define CIVIC_AUDIT_EVENT_COUNT (CIVIC_AUDIT_LINE_BACK + 1)

/* "agent-started" and so on. */
const char *civic_audit_event_to_string (CivicAuditEvent event);
gboolean civic_audit_event_from_string (const char *word, CivicAuditEvent *ret_event);

/* Whether the event may have it. */
gboolean civic_audit_event_takes (CivicAuditEvent event, const char *subject);

/* Who did it: the number of a staff account (1 to CIVIC_AUDIT_ACCOUNT_DIGITS digits), one of the
 * words below, or empty: nobody knows, as when a log-in was refused. */
#define CIVIC_AUDIT_ACCOUNT_DIGITS 8
#define CIVIC_AUDIT_BY_CENTRAL "central"
#define CIVIC_AUDIT_BY_CONTROL                                                                     \
  "control" /* whoever holds the control socket: root, the agent's user */
#define CIVIC_AUDIT_BY_AGENT "agent"
#define CIVIC_AUDIT_BY_SESSION "session"
gboolean civic_audit_is_account (const char *account);

G_END_DECLS
