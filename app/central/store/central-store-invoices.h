/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* The tax invoices of sellers, and the credit notes that take one back: numbered each from 1
 * without a gap, and never changed. */
#define CENTRAL_INVOICE "invoice"
#define CENTRAL_CREDIT_NOTE "credit-note"

typedef struct {
  char *seller; /* VAT number */
  char *kind;
  gint64 number; /* given by the store */
  char *bill;
  char *entry; /* of the books */
  char *issued_at;
  gint64 net_halalas;
  gint64 vat_halalas;
} CentralInvoice;

/* Fills invoice->number. Until the transaction ends nobody else numbers this seller's. Inside a
 * transaction. */
gboolean central_store_add_invoice (CentralStore *self, CentralInvoice *invoice, GError **error);

/* FALSE is an error; TRUE with *ret_invoice NULL means that nothing was invoiced. */
gboolean central_store_find_invoice (CentralStore *self,
                                     const char *bill,
                                     const char *kind,
                                     CentralInvoice **ret_invoice,
                                     GError **error);

void central_invoice_free (CentralInvoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralInvoice, central_invoice_free)

G_END_DECLS
