/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-handover.h"
#include "kiosk-result.h"

G_BEGIN_DECLS

/* One bill that she pays on her phone: the page handed over to her, and the central's word that it
 * is paid, which alone makes it so. It takes no money and knows no card. Does not keep the visit.
 * Main thread only.
 *
 * "paid" is emitted once, when that word is there; "changed" when the hand-over or what was paid
 * changed. */
#define KIOSK_TYPE_PAYMENT (kiosk_payment_get_type ())
G_DECLARE_FINAL_TYPE (KioskPayment, kiosk_payment, KIOSK, PAYMENT, GObject)

typedef struct {
  gint64 halalas;
  char *paid_at; /* ISO */
  char *reference;
  char *method; /* the central's word: "mada", (nullable) */
  /* Of the operator's own charge, where the central invoiced one; both or neither. (nullable) */
  char *invoice_number;
  char *invoiced_at; /* ISO */
} KioskPaid;

/* about: the card it was chosen from, (nullable) */
KioskPayment *kiosk_payment_new (KioskVisit *visit, const char *bill, KioskResult *about);

/* Asks for a page to pay on; again after it has expired. */
void kiosk_payment_open (KioskPayment *self);
void kiosk_payment_close (KioskPayment *self);

const char *kiosk_payment_get_bill (KioskPayment *self);
KioskResult *kiosk_payment_get_about (KioskPayment *self); /* (nullable) */
KioskHandover *kiosk_payment_get_handover (KioskPayment *self);
const KioskPaid *kiosk_payment_get_paid (KioskPayment *self); /* (nullable) */

/* The central's word for how it was paid, for people; NULL for one this kiosk does not know. Caller
 * frees. */
char *kiosk_payment_name_method (const char *method);

G_END_DECLS
