/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-filing-records.h"

#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

#include "central-error.h"
#include "central-issued-private.h"
#include "central-json.h"
#include "central-records.h"
#include "central-kiosks.h"
#include "central-store-payments.h"

#define RECEIPT_PATH "/t/"

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
}

static void
set_service (JsonObject *record, CentralOffice *office, const char *service_id)
{
  CivicService *service = civic_catalogue_find (office->catalogue, service_id);

  json_object_set_string_member (record, "service", service_id);
  if (service)
    json_object_set_member (record, "service_name",
                            civic_text_to_json (civic_service_get_name (service)));
}

static void
set_code (JsonObject *record, const char *code)
{
  g_autofree char *grouped = civic_tracking_code_group (code);

  json_object_set_string_member (record, "code", code);
  json_object_set_string_member (record, "grouped_code", grouped);
}

static gboolean
set_bill (JsonObject *record, CentralOffice *office, const CentralFiling *filing, GError **error)
{
  g_autoptr (CentralBill) bill = NULL;
  g_autoptr (CentralPayment) payment = NULL;

  if (!central_store_find_bill (office->store, filing->code, &bill, error) ||
      (bill && !central_store_find_payment (office->store, bill->number, &payment, error)))
    return FALSE;
  if (bill == NULL)
    return TRUE;
  json_object_set_int_member (record, "halalas", bill->halalas);
  if (payment)
    json_object_set_string_member (record, "paid_bill", bill->number);
  else if (g_str_equal (filing->state, "awaiting-payment"))
    json_object_set_string_member (record, "unpaid_bill", bill->number);
  return TRUE;
}

/* Only the person herself can have it printed, so a filing of nobody has none to offer. */
static void
set_document (JsonObject *record, const CentralFiling *filing)
{
  g_autofree char *id = g_strconcat (CENTRAL_ISSUED_FILING_PREFIX, filing->code, NULL);

  if (filing->person_id && g_str_equal (filing->state, "issued"))
    json_object_set_string_member (record, "document", id);
}

JsonNode *
central_filing_records_make (CentralOffice *office, const CentralFiling *filing, GError **error)
{
  g_autoptr (JsonObject) record = json_object_new ();
  g_autofree char *received_on = g_strndup (filing->received_at, strlen ("2026-11-22"));

  set_code (record, filing->code);
  set_service (record, office, filing->service);
  json_object_set_string_member (record, "state", filing->state);
  json_object_set_string_member (record, "received_on", received_on);
  set_document (record, filing);
  if (!set_bill (record, office, filing, error))
    return NULL;
  return json_node_init_object (json_node_alloc (), record);
}

static gboolean
add_filing (GPtrArray *records, CentralOffice *office, const CentralFiling *filing, GError **error)
{
  JsonNode *record = central_filing_records_make (office, filing, error);

  if (record)
    g_ptr_array_add (records, record);
  return record != NULL;
}

static gboolean
list_own (CentralOffice *office, const char *person_id, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) filings =
    central_store_list_filings_of (office->store, person_id, CENTRAL_RECORDS_MAXIMUM, error);

  for (guint index = 0; filings && index < filings->len; index++)
    if (!add_filing (records, office, filings->pdata[index], error))
      return FALSE;
  return filings != NULL;
}

static gboolean
find_by_code (CentralOffice *office, const char *typed, GPtrArray *records, GError **error)
{
  g_autofree char *code = civic_tracking_code_parse (typed);
  g_autoptr (CentralFiling) filing = NULL;

  if (code && !central_store_find_filing (office->store, code, &filing, error))
    return FALSE;
  return filing == NULL || add_filing (records, office, filing, error);
}

gboolean
central_filing_records_look_up (CentralOffice *office,
                                const CentralQuestion *question,
                                GPtrArray **ret_records,
                                GError **error)
{
  const char *code = central_json_get_string (question->by, "code");
  g_autoptr (GPtrArray) records = records_new ();

  if (code == NULL && question->person_id == NULL) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_IDENTITY_REQUIRED,
                         "filings are told to whom they belong, or by their code");
    return FALSE;
  }
  if (code ? !find_by_code (office, code, records, error)
           : !list_own (office, question->person_id, records, error))
    return FALSE;
  *ret_records = g_steal_pointer (&records);
  return TRUE;
}

/* The token in a receipt's address; NULL for what is no such address. */
static char *
find_token (const char *text)
{
  const char *path = strstr (text, RECEIPT_PATH);
  char *token = path ? g_strdup (path + strlen (RECEIPT_PATH)) : NULL;

  if (token)
    token[strcspn (token, "?#/")] = '\0';
  return token;
}

/* A genuine receipt may be shown before its filing has come in. */
static JsonNode *
make_unarrived (CentralOffice *office, const CivicReceiptToken *token)
{
  g_autoptr (JsonObject) record = json_object_new ();

  set_code (record, token->code);
  set_service (record, office, token->service);
  json_object_set_string_member (record, "state", "not-arrived");
  return json_node_init_object (json_node_alloc (), record);
}

static gboolean
find_by_token (CentralOffice *office, const char *token, GPtrArray *records, GError **error)
{
  g_autoptr (CivicReceiptToken) receipt = central_kiosks_verify_receipt (office, token);
  g_autoptr (CentralFiling) filing = NULL;

  if (receipt == NULL)
    return TRUE;
  if (!central_store_find_filing (office->store, receipt->code, &filing, error))
    return FALSE;
  if (filing)
    return add_filing (records, office, filing, error);
  g_ptr_array_add (records, make_unarrived (office, receipt));
  return TRUE;
}

gboolean
central_filing_records_look_up_receipt (CentralOffice *office,
                                        const CentralQuestion *question,
                                        GPtrArray **ret_records,
                                        GError **error)
{
  const char *text = central_json_get_string (question->by, "text");
  g_autofree char *token = text ? find_token (text) : NULL;
  g_autoptr (GPtrArray) records = records_new ();

  if (text && (token ? !find_by_token (office, token, records, error)
                     : !find_by_code (office, text, records, error)))
    return FALSE;
  *ret_records = g_steal_pointer (&records);
  return TRUE;
}

static JsonNode *
make_empty (void)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  return node;
}

gboolean
central_filing_records_look_up_forgery (CentralOffice *office,
                                        const CentralQuestion *question,
                                        GPtrArray **ret_records,
                                        GError **error)
{
  const char *text = central_json_get_string (question->by, "text");
  g_autofree char *token = text ? find_token (text) : NULL;
  g_autoptr (CivicReceiptToken) receipt =
    token ? central_kiosks_verify_receipt (office, token) : NULL;

  *ret_records = records_new ();
  if (token && receipt == NULL)
    g_ptr_array_add (*ret_records, make_empty ());
  return TRUE;
}
