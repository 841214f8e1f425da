/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-invoice.h"

#include <string.h>

#define VAT_NUMBER_LENGTH 15
#define MAXIMUM_VALUE_BYTES 255

typedef enum {
  TAG_SELLER = 1,
  TAG_VAT_NUMBER,
  TAG_TIME,
  TAG_TOTAL,
  TAG_VAT,
} Tag;

gboolean
civic_invoice_is_vat_number (const char *text)
{
  return text != NULL && strlen (text) == VAT_NUMBER_LENGTH &&
         strspn (text, "0123456789") == VAT_NUMBER_LENGTH && text[0] == '3' &&
         text[VAT_NUMBER_LENGTH - 1] == '3';
}

static void
append (GByteArray *bytes, Tag tag, const char *value)
{
  const guint8 head[] = { (guint8) tag, (guint8) strlen (value) };

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) value, head[1]);
}

static void
append_riyals (GByteArray *bytes, Tag tag, gint64 halalas)
{
  g_autofree char *riyals =
    g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", halalas / 100, (int) (halalas % 100));

  append (bytes, tag, riyals);
}

static const char *
find_fault (const CivicInvoice *self)
{
  if (self->seller == NULL || *self->seller == '\0' ||
      strlen (self->seller) > MAXIMUM_VALUE_BYTES || !g_utf8_validate (self->seller, -1, NULL))
    return "seller: 1 to 255 bytes of UTF-8 expected";
  if (!civic_invoice_is_vat_number (self->vat_number))
    return "VAT number: 15 digits expected, the first and the last a 3";
  if (self->issued_at == NULL)
    return "no time";
  if (self->vat_halalas < 0 || self->total_halalas < self->vat_halalas)
    return "amounts that cannot be";
  return NULL;
}

char *
civic_invoice_encode (const CivicInvoice *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *time = NULL;
  const char *fault = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  fault = find_fault (self);
  if (fault != NULL) {
    g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, "invoice: %s", fault);
    return NULL;
  }
  utc = g_date_time_to_utc (self->issued_at);
  time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  append (bytes, TAG_SELLER, self->seller);
  append (bytes, TAG_VAT_NUMBER, self->vat_number);
  append (bytes, TAG_TIME, time);
  append_riyals (bytes, TAG_TOTAL, self->total_halalas);
  append_riyals (bytes, TAG_VAT, self->vat_halalas);
  return g_base64_encode (bytes->data, bytes->len);
}
