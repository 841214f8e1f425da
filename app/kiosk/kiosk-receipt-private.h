/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-receipt.h"

G_BEGIN_DECLS

/* Shared by the files of the receipts only. */
typedef struct {
  PrintDocument *document;
  const KioskReceiptFacts *facts;
} KioskReceiptWriter;

gboolean kiosk_receipt_writer_is_bilingual (const KioskReceiptWriter *self);

/* A sentence in the first language; in the second; and in both with a dot between them. */
const char *kiosk_receipt_writer_say (const KioskReceiptWriter *self, const char *sentence);
const char *kiosk_receipt_writer_say_second (const KioskReceiptWriter *self, const char *sentence);
char *kiosk_receipt_writer_say_both (const KioskReceiptWriter *self, const char *sentence);

void kiosk_receipt_writer_add_header (KioskReceiptWriter *self);
void kiosk_receipt_writer_add_title (KioskReceiptWriter *self, const char *title);
void kiosk_receipt_writer_add_copy (KioskReceiptWriter *self); /* "Copy 2", from the second on */
void kiosk_receipt_writer_add_small (KioskReceiptWriter *self, const char *text);

/* Centred, the second language's small beneath. */
void kiosk_receipt_writer_add_text (KioskReceiptWriter *self,
                                    const KioskReceiptText *text,
                                    PrintSize size,
                                    gboolean bold);
void kiosk_receipt_writer_add_sentence (KioskReceiptWriter *self,
                                        const char *sentence,
                                        PrintSize size,
                                        gboolean bold);

/* Nothing where there is no value. label: a sentence to translate */
void kiosk_receipt_writer_add_pair (KioskReceiptWriter *self, const char *label, const char *value);
void kiosk_receipt_writer_add_pair_of_both (KioskReceiptWriter *self,
                                            const char *label,
                                            const KioskReceiptText *value);
void kiosk_receipt_writer_add_code (KioskReceiptWriter *self, const char *label, const char *code);
void kiosk_receipt_writer_add_count (KioskReceiptWriter *self, const char *label, guint64 count);
void kiosk_receipt_writer_add_total (KioskReceiptWriter *self, const char *label, gint64 halalas);
/* label: as it is printed */
void kiosk_receipt_writer_add_money (KioskReceiptWriter *self, const char *label, gint64 halalas);

/* In the Hijri calendar and, beneath, the Gregorian. */
void kiosk_receipt_writer_add_date (KioskReceiptWriter *self, const char *label, GDateTime *time);
void kiosk_receipt_writer_add_kiosk (KioskReceiptWriter *self);
void kiosk_receipt_writer_add_printed (KioskReceiptWriter *self); /* when, and where */

/* What staff's papers end with: a line to sign on, and a fingerprint in groups that can be
 * compared. hash: hexadecimal, (nullable) */
void kiosk_receipt_writer_add_hash (KioskReceiptWriter *self, const char *label, const char *hash);
void kiosk_receipt_writer_add_signature (KioskReceiptWriter *self);

/* The code and the QR that lead to what this visit filed; nothing without them. */
void kiosk_receipt_writer_add_tracking (KioskReceiptWriter *self);

/* One part of a paper each; nothing without its facts. */
void kiosk_receipt_writer_add_bill (KioskReceiptWriter *self);
void kiosk_receipt_writer_add_cards (KioskReceiptWriter *self);
void kiosk_receipt_writer_add_invoice (KioskReceiptWriter *self);

/* What a kind has below its header and title. */
void kiosk_receipt_write_filing (KioskReceiptWriter *self);
void kiosk_receipt_write_bill (KioskReceiptWriter *self);
void kiosk_receipt_write_paid (KioskReceiptWriter *self);
void kiosk_receipt_write_paid_before (KioskReceiptWriter *self);
void kiosk_receipt_write_slip (KioskReceiptWriter *self);
void kiosk_receipt_write_shift (KioskReceiptWriter *self);
void kiosk_receipt_write_test (KioskReceiptWriter *self);
void kiosk_receipt_write_readiness (KioskReceiptWriter *self);

G_END_DECLS
