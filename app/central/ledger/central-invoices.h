/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"
#include "central-store-invoices.h"
#include "central-store-ledger.h"

G_BEGIN_DECLS

/* Tax invoices for what centres charge for themselves. The seller is the centre's operator, as its
 * profile names it; municipal fees are never on them. What ZATCA's QR holds is put together where
 * it is printed, from the centre's profile and these numbers. */

/* For what stands as the operator's in an entry just written: an invoice, or where the entry takes
 * another back, a credit note. Does nothing where nothing was charged, or the centre has no seller.
 * Inside the entry's transaction. */
gboolean central_invoices_issue (CentralOffice *office, const CentralEntry *entry, GError **error);

/* As it stands on paper: "0000000017". Caller frees. */
char *central_invoices_write_number (const CentralInvoice *invoice);

/* Adds the member "invoice" of a bill: {"number", "issued_at"}, null without one. */
gboolean central_invoices_add_member (JsonBuilder *builder,
                                      CentralStore *store,
                                      const char *bill,
                                      GError **error);

G_END_DECLS
