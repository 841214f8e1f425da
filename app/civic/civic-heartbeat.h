/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* How a kiosk is, as it tells the central every minute or so: POST /v1/heartbeats. Nothing in it is
 * about a person: states, figures and closed lists of words, so that neither a fault nor a false
 * hand can put a sentence into it. As JSON:
 *   {"format":1,"boot","sequence","at","version","centre","state","since",
 *    "catalogue":{"version","hash"}|null,"configuration_hash",
 *    "outbox":{"waiting","oldest_s","quarantined"},
 *    "receipt_printer":{"state","reason","paper_left_mm":N|null},"sheet_printer":{…}|null,
 *    "storage_good","line_ms","certificate_expires_at":ISO|null,
 *    "commands":[{"id","state","at"}],
 *    "counts":[{"day","kind","subject","outcome","step","count","seconds"}]}
 * Every member must be there, and no other. */
#define CIVIC_HEARTBEAT_MAXIMUM_BYTES (64 * 1024)
#define CIVIC_HEARTBEAT_MAXIMUM_COUNTS 200
#define CIVIC_HEARTBEAT_MAXIMUM_RESULTS 50

/* The one state shown alike to citizen, staff and fleet; as words "enrolling", "closed", "ready",
 * "in-session", "ready-offline", "ready-no-receipt", "needs-staff", "out-of-service", "quarantine",
 * "updating". */
typedef enum {
  CIVIC_KIOSK_ENROLLING,
  CIVIC_KIOSK_CLOSED,
  CIVIC_KIOSK_READY,
  CIVIC_KIOSK_IN_SESSION,
  CIVIC_KIOSK_READY_OFFLINE,
  CIVIC_KIOSK_READY_NO_RECEIPT,
  CIVIC_KIOSK_NEEDS_STAFF,
  CIVIC_KIOSK_OUT_OF_SERVICE,
  CIVIC_KIOSK_QUARANTINE,
  CIVIC_KIOSK_UPDATING,
} CivicKioskState;

/* What became of a command: "done", "refused" (it cannot be done here), "expired" (its time was
 * over before it could be done), "failed". */
typedef enum {
  CIVIC_RESULT_DONE,
  CIVIC_RESULT_REFUSED,
  CIVIC_RESULT_EXPIRED,
  CIVIC_RESULT_FAILED,
} CivicResultState;

typedef struct {
  char *id; /* of the command */
  CivicResultState state;
  char *at; /* ISO 8601 with zone */
} CivicCommandResult;

/* What a row counts: "visit", "receipt", "state", "rating", "reset". */
typedef enum {
  CIVIC_COUNT_VISIT,
  CIVIC_COUNT_RECEIPT,
  CIVIC_COUNT_STATE,
  CIVIC_COUNT_RATING,
  CIVIC_COUNT_RESET,
} CivicCountKind;

/* The total of one day so far, not what was added: telling it twice changes nothing. Strings are
 * never NULL.
 *   VISIT    subject: the service, "" where none was chosen; outcome: "completed", "abandoned",
 *            "timed-out", "failed"; step: where it ended, "" when completed or when nobody knows,
 *            else a word of the kiosk, or "form:PAGE"; seconds: of all of them together.
 *   RECEIPT  subject: "receipt", "sheet"; outcome: "printed", "failed", "unknown"; no step.
 *   STATE    subject: a word of CivicKioskState; no outcome, no step; seconds: spent in it.
 *   RATING   subject: "1" to "5", the stars; nothing else.
 *   RESET    subject: why a visit was ended, a word of civic-shift.h; nothing else. */
typedef struct {
  char *day; /* the kiosk's local one, "2026-11-23" */
  CivicCountKind kind;
  char *subject;
  char *outcome;
  char *step;
  gint64 count;   /* 0 to CIVIC_HEARTBEAT_MAXIMUM_FIGURE, as all figures but versions are */
  gint64 seconds; /* the same */
} CivicCount;
#define CIVIC_HEARTBEAT_MAXIMUM_FIGURE G_GINT64_CONSTANT (1000000000)

/* The printer's state and why, in the words of printing's print-condition.h. */
typedef struct {
  char *state;
  char *reason;
  gint64 paper_left_mm; /* below 0: it does not count */
} CivicPrinterReport;

typedef struct {
  char *boot;      /* 16 hexadecimal digits, drawn at each start of the agent */
  gint64 sequence; /* from 1, within a boot */
  char *at;        /* times: ISO 8601 with zone */
  char *version;   /* of the kiosk's software: up to 40 printable ASCII characters */
  char *centre;    /* id of its profile */
  CivicKioskState state;
  char *since;              /* when it came into that state */
  gint64 catalogue_version; /* 0 with */
  char *catalogue_hash;     /* (nullable) NULL: it has no signed catalogue */
  char *configuration_hash; /* 64 hexadecimal digits */
  gint64 outbox_waiting;
  gint64 outbox_oldest_s;
  gint64 outbox_quarantined;
  CivicPrinterReport *receipt_printer;
  CivicPrinterReport *sheet_printer; /* (nullable) this kiosk has none */
  gboolean storage_good;
  gint64 line_ms;
  char *certificate_expires_at; /* (nullable) nobody could read it */
  GPtrArray *results;           /* of CivicCommandResult */
  GPtrArray *counts;            /* of CivicCount */
} CivicHeartbeat;

/* With empty arrays and a printer that is "unknown" for the reason "none". */
CivicHeartbeat *civic_heartbeat_new (void);
void civic_heartbeat_free (CivicHeartbeat *self);

/* NULL where it would be refused by civic_heartbeat_parse: the agent then has a fault, and the
 * error says which. Caller frees. */
char *civic_heartbeat_to_json (const CivicHeartbeat *self, GError **error);

/* CIVIC_ERROR_MALFORMED: over CIVIC_HEARTBEAT_MAXIMUM_BYTES, unknown or missing members, a word not
 * listed here, a figure out of range. */
CivicHeartbeat *civic_heartbeat_parse (GBytes *json, GError **error);

CivicCommandResult *
civic_command_result_new (const char *id, CivicResultState state, const char *at);
void civic_command_result_free (CivicCommandResult *self);

/* Whether the row would pass in a heartbeat: to be asked before it is kept, since one that does not
 * would hold up all that follow. */
gboolean civic_count_is_well_formed (const CivicCount *self);
void civic_count_free (CivicCount *self);
void civic_printer_report_free (CivicPrinterReport *self);

const char *civic_kiosk_state_to_string (CivicKioskState state);
const char *civic_result_state_to_string (CivicResultState state);
const char *civic_count_kind_to_string (CivicCountKind kind);

/* FALSE for any other word; *ret_state is untouched then. */
gboolean civic_kiosk_state_from_string (const char *word, CivicKioskState *ret_state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicHeartbeat, civic_heartbeat_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicCommandResult, civic_command_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicCount, civic_count_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicPrinterReport, civic_printer_report_free)

G_END_DECLS
