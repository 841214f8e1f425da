/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "civic-invoice.h"
#include "civic-money.h"

#include <glib/gi18n.h>

/* The operator's simplified tax invoice for its own charge, beneath the municipality's receipt. */

#define GAP_POINTS 4

static char *
encode (const KioskReceiptInvoice *invoice)
{
  return civic_invoice_encode (
    &(CivicInvoice){ .seller = invoice->seller.first,
                     .vat_number = invoice->vat_number,
                     .issued_at = invoice->issued_at,
                     .total_halalas = invoice->net_halalas + invoice->vat_halalas,
                     .vat_halalas = invoice->vat_halalas },
    NULL);
}

void
kiosk_receipt_writer_add_invoice (KioskReceiptWriter *self)
{
  const KioskReceiptInvoice *invoice = self->facts->invoice;
  g_autofree char *qr = invoice != NULL ? encode (invoice) : NULL;
  g_autofree char *riyals = NULL;

  /* Without what the law wants on it, it is no invoice. */
  if (qr == NULL)
    return;
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_sentence (self, N_ ("Simplified tax invoice"), PRINT_SIZE_LARGE, TRUE);
  kiosk_receipt_writer_add_text (self, &invoice->seller, PRINT_SIZE_NORMAL, FALSE);
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_code (self, N_ ("VAT number"), invoice->vat_number);
  kiosk_receipt_writer_add_code (self, N_ ("Invoice number"), invoice->number);
  kiosk_receipt_writer_add_date (self, N_ ("Date"), invoice->issued_at);
  kiosk_receipt_writer_add_money (
    self, kiosk_receipt_writer_say (self, N_ ("Service centre charge, without VAT")),
    invoice->net_halalas);
  kiosk_receipt_writer_add_money (self, invoice->vat_label, invoice->vat_halalas);
  riyals = civic_money_format (invoice->net_halalas + invoice->vat_halalas);
  print_document_add_money (self->document, kiosk_receipt_writer_say (self, N_ ("Total with VAT")),
                            riyals, TRUE);
  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_qr (self->document, qr);
  print_document_add_space (self->document, GAP_POINTS);
}
