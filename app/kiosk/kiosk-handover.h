/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* Something the citizen does on her own phone while the kiosk waits: sends documents, sends a
 * place, pays a bill. The central opens a page for it, its address goes into a QR, and from then on
 * it is asked every second and a half how far she is. It knows no purpose: whoever opens it asks
 * the question, and reads the items that came. It shows nothing. Main thread only.
 *
 * "changed" is emitted when anything below changed, but for the seconds that remain. */
#define KIOSK_TYPE_HANDOVER (kiosk_handover_get_type ())
G_DECLARE_FINAL_TYPE (KioskHandover, kiosk_handover, KIOSK, HANDOVER, GObject)

typedef enum {
  KIOSK_HANDOVER_CLOSED,
  KIOSK_HANDOVER_OPENING, /* asked for, no address yet */
  KIOSK_HANDOVER_WAITING, /* the address is there, nobody has followed it */
  KIOSK_HANDOVER_OPENED,  /* her phone shows the page */
  KIOSK_HANDOVER_DONE,
  KIOSK_HANDOVER_EXPIRED,
  KIOSK_HANDOVER_FAILED, /* it was never opened: see the error */
} KioskHandoverState;

KioskHandover *kiosk_handover_new (KioskVisit *visit);

/* `question` is the whole {"handover":{"purpose":…}}. Opening again forgets the former one. */
void kiosk_handover_open (KioskHandover *self, JsonBuilder *question);

/* Stops asking; what is known stays. */
void kiosk_handover_close (KioskHandover *self);

KioskHandoverState kiosk_handover_get_state (KioskHandover *self);
const char *kiosk_handover_get_url (KioskHandover *self);     /* for the QR, (nullable) */
guint kiosk_handover_get_remaining_s (KioskHandover *self);   /* 0 when it is over */
JsonArray *kiosk_handover_get_items (KioskHandover *self);    /* what has come, (nullable) */
gboolean kiosk_handover_is_line_slow (KioskHandover *self);   /* the last question had no answer */
const GError *kiosk_handover_get_error (KioskHandover *self); /* of FAILED */

G_END_DECLS
