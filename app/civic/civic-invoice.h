/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* What the QR of a simplified tax invoice holds, as the Zakat, Tax and Customs Authority has it:
 * base64 of tag, length and value, one byte each for the first two, of seller, VAT number, time,
 * total with VAT, and VAT. The length is of bytes, not of characters, which is where Arabic names
 * commonly go wrong. It knows no fee: whoever charges says the amounts. */
typedef struct {
  const char *seller;     /* UTF-8, 1 to 255 bytes */
  const char *vat_number; /* 15 digits, the first and the last a 3 */
  GDateTime *issued_at;
  gint64 total_halalas; /* with VAT */
  gint64 vat_halalas;   /* of the total */
} CivicInvoice;

gboolean civic_invoice_is_vat_number (const char *text);

/* Refuses with CIVIC_ERROR_MALFORMED what such a QR cannot hold. Caller frees. */
char *civic_invoice_encode (const CivicInvoice *self, GError **error);

G_END_DECLS
