/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include <glib/gi18n.h>

/* What is to be paid, and what was. */

static void
add_sadad (KioskReceiptWriter *self)
{
  g_autofree char *heading = kiosk_receipt_writer_say_both (self, N_ ("Pay with SADAD"));

  print_document_add_rule (self->document);
  print_document_add_centred (self->document, heading, PRINT_SIZE_NORMAL, TRUE);
}

/* All that a bank asks for to find the bill. */
void
kiosk_receipt_writer_add_bill (KioskReceiptWriter *self)
{
  const KioskReceiptBill *bill = self->facts->bill;

  if (bill == NULL)
    return;
  add_sadad (self);
  kiosk_receipt_writer_add_code (self, N_ ("Biller"), bill->biller);
  kiosk_receipt_writer_add_code (self, N_ ("Bill number"), bill->number);
  kiosk_receipt_writer_add_money (self, kiosk_receipt_writer_say (self, N_ ("Amount to pay")),
                                  bill->halalas);
  kiosk_receipt_writer_add_date (self, N_ ("Pay by"), bill->due_at);
}

void
kiosk_receipt_write_bill (KioskReceiptWriter *self)
{
  if (self->facts->bill == NULL)
    add_sadad (self);
  kiosk_receipt_writer_add_cards (self);
  if (self->facts->bill != NULL)
    kiosk_receipt_writer_add_bill (self);
  kiosk_receipt_writer_add_tracking (self);
  kiosk_receipt_writer_add_printed (self);
}

static void
add_payment (KioskReceiptWriter *self)
{
  const KioskReceiptPayment *payment = self->facts->payment;

  if (payment == NULL)
    return;
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_code (self, N_ ("Bill number"), payment->bill);
  kiosk_receipt_writer_add_code (self, N_ ("Payment reference"), payment->reference);
  kiosk_receipt_writer_add_pair (self, N_ ("Paid by"), payment->method);
  kiosk_receipt_writer_add_date (self, N_ ("Paid on"), payment->paid_at);
  kiosk_receipt_writer_add_total (self, N_ ("Paid"), payment->halalas);
}

void
kiosk_receipt_write_paid (KioskReceiptWriter *self)
{
  kiosk_receipt_writer_add_cards (self);
  add_payment (self);
  if (self->facts->code != NULL)
    print_document_add_rule (self->document);
  kiosk_receipt_writer_add_tracking (self);
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_kiosk (self);
}

void
kiosk_receipt_write_paid_before (KioskReceiptWriter *self)
{
  kiosk_receipt_writer_add_cards (self);
  kiosk_receipt_writer_add_printed (self);
}
