/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-invoices.h"

#include "central-clock.h"
#include "central-json.h"
#include "central-ledger.h"

static gint64
sum_part (const CentralEntry *entry, const char *part)
{
  gint64 sum = 0;

  for (guint index = 0; index < entry->postings->len; index++) {
    const CentralPosting *posting = entry->postings->pdata[index];

    if (g_str_equal (posting->part, part))
      sum += posting->credit_halalas - posting->debit_halalas;
  }
  return sum;
}

/* *ret_seller (nullable). What was invoiced is taken back by who invoiced it, whatever the centre's
 * profile says by now. */
static gboolean
find_seller (CentralOffice *office, const CentralEntry *entry, char **ret_seller, GError **error)
{
  g_autoptr (CentralInvoice) invoice = NULL;
  CivicCentre *centre = NULL;

  if (entry->reverses) {
    if (!central_store_find_invoice (office->store, entry->bill, CENTRAL_INVOICE, &invoice, error))
      return FALSE;
    *ret_seller = invoice ? g_steal_pointer (&invoice->seller) : NULL;
    return TRUE;
  }
  centre = entry->centre ? g_hash_table_lookup (office->centres, entry->centre) : NULL;
  *ret_seller = centre ? g_strdup (civic_centre_get_vat_number (centre)) : NULL;
  return TRUE;
}

gboolean
central_invoices_issue (CentralOffice *office, const CentralEntry *entry, GError **error)
{
  gint64 net_halalas = sum_part (entry, CENTRAL_PART_OPERATOR);
  gint64 vat_halalas = sum_part (entry, CENTRAL_PART_VAT);
  g_autofree char *now = central_clock_now ();
  g_autofree char *seller = NULL;
  CentralInvoice invoice = {
    .kind = (char *) (entry->reverses ? CENTRAL_CREDIT_NOTE : CENTRAL_INVOICE),
    .bill = entry->bill,
    .entry = entry->id,
    .issued_at = now,
    .net_halalas = ABS (net_halalas),
    .vat_halalas = ABS (vat_halalas),
  };

  if (net_halalas == 0)
    return TRUE;
  if (!find_seller (office, entry, &seller, error))
    return FALSE;
  invoice.seller = seller;
  return seller == NULL || central_store_add_invoice (office->store, &invoice, error);
}

char *
central_invoices_write_number (const CentralInvoice *invoice)
{
  return g_strdup_printf ("%010" G_GINT64_FORMAT, invoice->number);
}

gboolean
central_invoices_add_member (JsonBuilder *builder,
                             CentralStore *store,
                             const char *bill,
                             GError **error)
{
  g_autoptr (CentralInvoice) invoice = NULL;
  g_autofree char *number = NULL;

  if (!central_store_find_invoice (store, bill, CENTRAL_INVOICE, &invoice, error))
    return FALSE;
  json_builder_set_member_name (builder, "invoice");
  if (invoice == NULL) {
    json_builder_add_null_value (builder);
    return TRUE;
  }
  number = central_invoices_write_number (invoice);
  json_builder_begin_object (builder);
  central_json_add_string (builder, "number", number);
  central_json_add_string (builder, "issued_at", invoice->issued_at);
  json_builder_end_object (builder);
  return TRUE;
}
