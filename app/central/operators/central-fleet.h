/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-heartbeat.h"

#include "central-figures.h"
#include "central-store-kiosks.h"

G_BEGIN_DECLS

/* The kiosks of an operator as they are now, and what is wrong with each: what the register and the
 * last heartbeat say, judged in one place. It tells nothing about kiosks of anybody else. */
typedef enum {
  CENTRAL_FLEET_REVOKED = 1 << 0,
  CENTRAL_FLEET_NOT_HEARD = 1 << 1,  /* for three heartbeats */
  CENTRAL_FLEET_NO_SERVICE = 1 << 2, /* out-of-service, quarantine or needs-staff */
  CENTRAL_FLEET_STORAGE = 1 << 3,
  CENTRAL_FLEET_PAPER_OUT = 1 << 4,
  CENTRAL_FLEET_PRINTER = 1 << 5, /* anything else but ready and low */
  CENTRAL_FLEET_QUARANTINED =
    1 << 6,                      /* the central took a filing for wrong: somebody has to look */
  CENTRAL_FLEET_OUTBOX = 1 << 7, /* a filing waits for more than 15 minutes */
  CENTRAL_FLEET_CERTIFICATE = 1 << 8, /* less than 14 days left */
  CENTRAL_FLEET_PAPER_LOW = 1 << 9,
  CENTRAL_FLEET_AUDIT = 1 << 10, /* its audit log was changed: somebody has to take note */
} CentralFleetWarning;

#define CENTRAL_FLEET_BAD                                                                          \
  (CENTRAL_FLEET_REVOKED | CENTRAL_FLEET_NOT_HEARD | CENTRAL_FLEET_NO_SERVICE |                    \
   CENTRAL_FLEET_STORAGE | CENTRAL_FLEET_PAPER_OUT | CENTRAL_FLEET_PRINTER | CENTRAL_FLEET_AUDIT)
#define CENTRAL_FLEET_SILENT_S (3 * 60)
#define CENTRAL_FLEET_OUTBOX_S (15 * 60)
#define CENTRAL_FLEET_CERTIFICATE_S (14 * 24 * 60 * 60)
#define CENTRAL_FLEET_NEVER (-1)

typedef struct {
  CentralKiosk *kiosk;
  CivicHeartbeat *heartbeat; /* (nullable) it was never heard, or spoke another version */
  gint64 silent_s;           /* CENTRAL_FLEET_NEVER: never heard */
  guint warnings;            /* of CentralFleetWarning */
  CentralFigures today;      /* filings and ratings */
} CentralFleetKiosk;

/* Takes the kiosk over. now_ms: since 1970. */
CentralFleetKiosk *central_fleet_kiosk_new (CentralKiosk *kiosk, gint64 now_ms);
void central_fleet_kiosk_free (CentralFleetKiosk *self);

/* A word of CivicKioskState, or "not-heard" where that would be too old to be true. */
const char *central_fleet_kiosk_get_state (const CentralFleetKiosk *self);

/* Of CentralFleetKiosk; what is wrong comes first, then by id. today: "2026-11-23". */
GPtrArray *central_fleet_list (
  CentralStore *store, const char *operator_id, const char *today, gint64 now_ms, GError **error);

/* One of them. NOT_FOUND for an id that is not this operator's, too. */
CentralFleetKiosk *central_fleet_find (
  CentralStore *store, const char *operator_id, const char *id, gint64 now_ms, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralFleetKiosk, central_fleet_kiosk_free)

G_END_DECLS
