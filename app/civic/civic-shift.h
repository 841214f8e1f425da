/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-heartbeat.h"

G_BEGIN_DECLS

/* What a shift of a kiosk was: from its opening until staff close the shift, in figures. Staff see
 * it, print it and send it (POST /v1/reports). It counts visits and follows none. As JSON:
 *   {"format":1,"kiosk","centre","number","account","from","until":ISO|null,
 *    "states":[{"state","seconds"}],"visits","seconds",
 *    "services":[{"service","completed","abandoned","timed_out","failed"}],
 *    "receipts":{"printed","failed","unknown"},"paper_mm":N|null,
 *    "resets":[{"reason","count"}],"ratings":{"count","stars"},
 *    "outbox":{"waiting","oldest_s","quarantined"},"audit":{"number","hash"},
 *    "readiness":{"verdict","at"}|null}
 * Every member must be there, and no other. States and resets stand in the order of their enums,
 * those that were not are left out; each service stands there once; visits is their sum. */
#define CIVIC_SHIFT_MAXIMUM_BYTES (64 * 1024)
#define CIVIC_SHIFT_MAXIMUM_SERVICES 200

/* Why somebody's visit was ended, or the panel left for the next citizen. */
typedef enum {
  CIVIC_RESET_CITIZEN_LEFT, /* "citizen-left" */
  CIVIC_RESET_STUCK,        /* "stuck": the screen did not answer */
  CIVIC_RESET_ASKED,        /* "asked": by the citizen */
  CIVIC_RESET_TEST,         /* "test" */
  CIVIC_RESET_LOST,         /* "lost": no one's word, the program died in a visit */
} CivicResetReason;
#define CIVIC_RESET_REASONS (CIVIC_RESET_LOST + 1)

#define CIVIC_SHIFT_STATES (CIVIC_KIOSK_UPDATING + 1)

/* Figures: 0 to CIVIC_HEARTBEAT_MAXIMUM_FIGURE, here and below. */
typedef struct {
  char *service; /* its id, "" for visits in which none was chosen */
  gint64 completed;
  gint64 abandoned;
  gint64 timed_out;
  gint64 failed;
} CivicShiftService;

/* Times: ISO 8601 with zone. Strings are never NULL where nothing else is said. */
typedef struct {
  char *kiosk;
  char *centre;
  gint64 number; /* from 1, counting on over restarts */
  char *account; /* who closed it: a staff number, "control"; "" while it runs */
  char *from;
  char *until;                              /* (nullable) NULL: it still runs */
  gint64 state_seconds[CIVIC_SHIFT_STATES]; /* by CivicKioskState */
  gint64 visit_seconds;                     /* of all visits together */
  GPtrArray *services;                      /* of CivicShiftService, by service */
  gint64 receipts_printed;
  gint64 receipts_failed;
  gint64 receipts_unknown;
  gint64 paper_mm;                    /* used; below 0: not counted */
  gint64 resets[CIVIC_RESET_REASONS]; /* by CivicResetReason */
  gint64 rating_count;
  gint64 rating_stars; /* of all together: 1 to 5 each */
  gint64 outbox_waiting;
  gint64 outbox_oldest_s;
  gint64 outbox_quarantined;
  gint64 audit_number; /* as in civic-readiness.h */
  char *audit_hash;
  gboolean is_readiness_passed; /* of the last whole readiness check, with */
  char *readiness_at;           /* (nullable) NULL: there was none */
} CivicShift;

/* Empty, and its paper is not counted. */
CivicShift *civic_shift_new (void);
void civic_shift_free (CivicShift *self);

/* The service's row, which is made where there was none; owned by the shift. */
CivicShiftService *civic_shift_get_service (CivicShift *self, const char *service);

/* Of all services together. */
gint64 civic_shift_count_visits (const CivicShift *self);
gint64 civic_shift_count_completed (const CivicShift *self);

/* NULL where it would be refused by civic_shift_parse: the error says which. Caller frees. */
char *civic_shift_to_json (const CivicShift *self, GError **error);

/* CIVIC_ERROR_MALFORMED: over CIVIC_SHIFT_MAXIMUM_BYTES, unknown or missing members, a word not
 * listed here, a figure out of range, a service twice, a sum that is none. */
CivicShift *civic_shift_parse (GBytes *json, GError **error);

const char *civic_reset_reason_to_string (CivicResetReason reason);

/* FALSE for any other word; *ret_reason is untouched then. */
gboolean civic_reset_reason_from_string (const char *word, CivicResetReason *ret_reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicShift, civic_shift_free)

G_END_DECLS
