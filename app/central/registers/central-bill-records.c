/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-bill-records.h"

#include "central-error.h"
#include "central-invoices.h"
#include "central-json.h"
#include "central-records.h"

static char *
take_day (const char *moment)
{
  return g_strndup (moment, strlen ("2026-11-22"));
}

static void
set_payment (JsonObject *record, const CentralPayable *payable)
{
  if (payable->payment) {
    g_autofree char *day = take_day (payable->payment->paid_at);

    json_object_set_string_member (record, "state", "paid");
    json_object_set_string_member (record, "paid_bill", payable->number);
    json_object_set_string_member (record, "paid_at", day);
    json_object_set_string_member (record, "reference", payable->payment->reference);
    return;
  }
  json_object_set_string_member (record, "state", "unpaid");
  json_object_set_string_member (record, "unpaid_bill", payable->number);
  if (payable->due_at) {
    g_autofree char *day = take_day (payable->due_at);

    json_object_set_string_member (record, "unpaid_until", day);
  }
}

static gboolean
set_invoice (JsonObject *record, CentralStore *store, const char *number, GError **error)
{
  g_autoptr (CentralInvoice) invoice = NULL;
  g_autofree char *invoice_number = NULL;
  g_autofree char *day = NULL;

  if (!central_store_find_invoice (store, number, CENTRAL_INVOICE, &invoice, error))
    return FALSE;
  if (invoice == NULL)
    return TRUE;
  invoice_number = central_invoices_write_number (invoice);
  day = take_day (invoice->issued_at);
  json_object_set_string_member (record, "invoice", invoice_number);
  json_object_set_string_member (record, "invoiced_at", day);
  return TRUE;
}

static JsonNode *
make_record (CentralOffice *office, const CentralPayable *payable, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *record = json_object_new ();

  json_object_set_string_member (record, "number", payable->number);
  json_object_set_string_member (record, "biller", payable->biller);
  json_object_set_int_member (record, "halalas", payable->halalas);
  if (payable->title)
    json_object_set_member (record, "title", civic_text_to_json (payable->title));
  set_payment (record, payable);
  json_node_take_object (node, record);
  return set_invoice (record, office->store, payable->number, error) ? g_steal_pointer (&node)
                                                                     : NULL;
}

static gboolean
list_registered (CentralOffice *office,
                 const CentralQuestion *question,
                 GPtrArray *numbers,
                 GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!central_registry_look_up (office->registry, question, &records, error))
    return FALSE;
  for (guint index = 0; index < records->len; index++)
    g_ptr_array_add (numbers, g_strdup (central_json_get_string (
                                json_node_get_object (records->pdata[index]), "number")));
  return TRUE;
}

static gboolean
add_if_theirs (CentralOffice *office,
               const CentralQuestion *question,
               const CentralBill *bill,
               GPtrArray *numbers,
               GError **error)
{
  g_autoptr (CentralFiling) filing = NULL;

  if (!central_store_find_filing (office->store, bill->code, &filing, error))
    return FALSE;
  if (question->for_anyone ||
      (filing && filing->person_id && g_strcmp0 (filing->person_id, question->person_id) == 0))
    g_ptr_array_add (numbers, g_strdup (bill->number));
  return TRUE;
}

static gboolean
list_filed_by_number (CentralOffice *office,
                      const CentralQuestion *question,
                      const char *number,
                      GPtrArray *numbers,
                      GError **error)
{
  g_autoptr (CentralBill) bill = NULL;

  if (!central_store_find_bill_by_number (office->store, number, &bill, error))
    return FALSE;
  return bill == NULL || add_if_theirs (office, question, bill, numbers, error);
}

static gboolean
list_filed (CentralOffice *office, const char *person_id, GPtrArray *numbers, GError **error)
{
  g_autoptr (GPtrArray) filings =
    central_store_list_filings_of (office->store, person_id, CENTRAL_RECORDS_MAXIMUM, error);

  for (guint index = 0; filings && index < filings->len; index++) {
    const CentralFiling *filing = filings->pdata[index];
    g_autoptr (CentralBill) bill = NULL;

    if (!central_store_find_bill (office->store, filing->code, &bill, error))
      return FALSE;
    if (bill)
      g_ptr_array_add (numbers, g_strdup (bill->number));
  }
  return filings != NULL;
}

static gboolean
list_numbers (CentralOffice *office,
              const CentralQuestion *question,
              GPtrArray *numbers,
              GError **error)
{
  const char *number = central_json_get_string (question->by, "number");

  if (!list_registered (office, question, numbers, error))
    return FALSE;
  if (number)
    return list_filed_by_number (office, question, number, numbers, error);
  return question->person_id == NULL || list_filed (office, question->person_id, numbers, error);
}

static gboolean
add_record (CentralOffice *office,
            const CentralPayable *payable,
            GPtrArray *records,
            GError **error)
{
  JsonNode *record = make_record (office, payable, error);

  if (record)
    g_ptr_array_add (records, record);
  return record != NULL;
}

gboolean
central_bill_records_look_up (CentralOffice *office,
                              const CentralQuestion *question,
                              GPtrArray **ret_records,
                              GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  if (!list_numbers (office, question, numbers, error))
    return FALSE;
  for (guint index = 0; index < numbers->len; index++) {
    g_autoptr (CentralPayable) payable = NULL;

    if (!central_payments_find (office, numbers->pdata[index], &payable, error))
      return FALSE;
    if (payable && !add_record (office, payable, records, error))
      return FALSE;
  }
  *ret_records = g_steal_pointer (&records);
  return TRUE;
}

gboolean
central_bill_records_refresh (CentralOffice *office, JsonObject *record, GError **error)
{
  const char *number = central_json_get_string (record, "bill");
  g_autoptr (CentralPayable) payable = NULL;

  if (number == NULL)
    return TRUE;
  if (!central_payments_find (office, number, &payable, error))
    return FALSE;
  if (payable == NULL)
    return TRUE;
  json_object_set_string_member (record, payable->payment ? "paid_bill" : "unpaid_bill", number);
  if (payable->payment)
    json_object_set_string_member (record, "state", "paid");
  return TRUE;
}
