/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-receipt.h"

G_BEGIN_DECLS

/* Shared by the files of the receipts only. Who reads one: the citizen's language first and another
 * of the centre's small beneath. */
typedef struct {
  PrintDocument *document;
  CivicCentre *centre;
  const char *first;
  const char *second; /* the first again where the centre has only one */
} KioskReceiptWriter;

void
kiosk_receipt_writer_start (KioskReceiptWriter *self, KioskStation *station, const char *language);
gboolean kiosk_receipt_writer_is_bilingual (const KioskReceiptWriter *self);

/* A sentence in the first language, and in both with a dot between them. */
const char *kiosk_receipt_writer_say (const KioskReceiptWriter *self, const char *sentence);
char *kiosk_receipt_writer_say_both (const KioskReceiptWriter *self, const char *sentence);

void kiosk_receipt_writer_add_header (KioskReceiptWriter *self);
void kiosk_receipt_writer_add_title (KioskReceiptWriter *self, const char *title);
void kiosk_receipt_writer_add_small (KioskReceiptWriter *self, const char *text);
void kiosk_receipt_writer_add_pair (KioskReceiptWriter *self, const char *label, const char *value);

/* The second language's line of a pair: left to right beneath Arabic, as it is beneath Latin. */
void kiosk_receipt_writer_add_pair_beneath (KioskReceiptWriter *self,
                                            const char *label,
                                            const char *value);

/* In the Hijri calendar and, beneath, the Gregorian. */
void kiosk_receipt_writer_add_date (KioskReceiptWriter *self, const char *label, GDateTime *time);
void kiosk_receipt_writer_add_kiosk (KioskReceiptWriter *self, KioskStation *station);

/* The code and the QR that lead to what this visit filed. */
void kiosk_receipt_writer_add_tracking (KioskReceiptWriter *self, KioskVisit *visit);

/* A sentence in both languages. */
void kiosk_receipt_writer_add_footer (KioskReceiptWriter *self, const char *sentence);

G_END_DECLS
