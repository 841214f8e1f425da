/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* A part of the visit that goes on her own phone: sending documents or a place, paying a bill. The
 * central gives a page for it, whose address she scans; from then on it is asked every one and a
 * half seconds what has come. A line that is down for a moment is not told: the next answer says
 * everything.
 *
 * Properties: "state", a KioskHandoverState, and "items", told when others are there than before.
 * Main thread only. */
#define KIOSK_TYPE_HANDOVER (kiosk_handover_get_type ())
G_DECLARE_FINAL_TYPE (KioskHandover, kiosk_handover, KIOSK, HANDOVER, GObject)

typedef enum {
  KIOSK_HANDOVER_NEW,     /* nothing was asked yet */
  KIOSK_HANDOVER_OPENING, /* the central is asked for a page */
  KIOSK_HANDOVER_WAITING, /* there is a code to scan */
  KIOSK_HANDOVER_OPENED,  /* the page stands on a phone */
  KIOSK_HANDOVER_DONE,    /* she said there that this was all; what was paid is paid */
  KIOSK_HANDOVER_EXPIRED,
  KIOSK_HANDOVER_FAILED, /* there is no page: see the error */
} KioskHandoverState;

typedef enum {
  KIOSK_HANDOVER_DOCUMENTS,
  KIOSK_HANDOVER_PIN,
  KIOSK_HANDOVER_PAYMENT,
} KioskHandoverPurpose;

/* fields: of CivicField, all of type documents. */
KioskHandover *kiosk_handover_new_documents (KioskVisit *visit, GListModel *fields);
KioskHandover *kiosk_handover_new_pin (KioskVisit *visit);
KioskHandover *kiosk_handover_new_payment (KioskVisit *visit, const char *bill);

KioskHandoverPurpose kiosk_handover_get_purpose (KioskHandover *self);
KioskHandoverState kiosk_handover_get_state (KioskHandover *self);
const char *kiosk_handover_get_url (KioskHandover *self);     /* (nullable) */
guint kiosk_handover_get_remaining_s (KioskHandover *self);   /* until the code expires */
const GError *kiosk_handover_get_error (KioskHandover *self); /* explains FAILED */

/* What has come: (element-type JsonObject), as in the contract; the paid bill is one of them. */
GPtrArray *kiosk_handover_get_items (KioskHandover *self);

/* Asks for a page, also for a new one where the former expired. */
void kiosk_handover_open (KioskHandover *self);
/* Asks no more; the page on her phone stays as long as the central lets it. */
void kiosk_handover_stop (KioskHandover *self);

/* What a field's answer is with all that has come for it: "id,id". Caller frees. */
char *kiosk_handover_get_documents (KioskHandover *self, const char *field_id);

/* The one for the documents among these fields (of CivicField), kept by the visit: the former one
 * where it is for the same documents, else a new one that nobody has opened yet. NULL where none of
 * them is a document. (transfer full) */
KioskHandover *kiosk_handover_begin_documents (KioskVisit *visit, GListModel *fields);

/* The handover by which the documents of the service in hand come, or its payment goes: it outlives
 * the page that began it, and ends with the service. Documents become answers as they come. */
KioskHandover *kiosk_visit_get_handover (KioskVisit *self); /* (nullable) */
void kiosk_visit_set_handover (KioskVisit *self, KioskHandover *handover);

G_END_DECLS
