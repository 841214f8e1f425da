/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-bills.h"

#include "central-clock.h"
#include "central-json.h"

CentralBill *
central_bills_issue (
  CentralStore *store, CentralFees *fees, const char *code, gint64 halalas, GError **error)
{
  g_autoptr (CentralBill) bill = g_new0 (CentralBill, 1);

  bill->code = g_strdup (code);
  bill->biller = g_strdup (central_fees_get_biller (fees));
  bill->halalas = halalas;
  bill->due_at = central_clock_in (central_fees_get_due_days (fees) * G_TIME_SPAN_DAY);
  return central_store_add_bill (store, bill, error) ? g_steal_pointer (&bill) : NULL;
}

void
central_bills_add_member (JsonBuilder *builder, const CentralBill *bill)
{
  json_builder_set_member_name (builder, "bill");
  if (bill == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  central_json_add_string (builder, "biller", bill->biller);
  central_json_add_string (builder, "number", bill->number);
  central_json_add_integer (builder, "halalas", bill->halalas);
  central_json_add_string (builder, "due_at", bill->due_at);
  json_builder_end_object (builder);
}
