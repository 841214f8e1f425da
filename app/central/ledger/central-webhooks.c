/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include <string.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-payments.h"
#include "central-webhook-notice.h"
#include "central-webhook-signature.h"

/* The payment network tells that a bill was paid, as SADAD tells a biller. */

#define JSON_TYPE "application/json"

static gboolean
refuse (GError **error, int code, const char *why)
{
  g_set_error_literal (error, CENTRAL_ERROR, code, why);
  return FALSE;
}

static gboolean
is_json (const char *content_type)
{
  gsize length = content_type ? strcspn (content_type, "; ") : 0;

  return length == strlen (JSON_TYPE) && g_ascii_strncasecmp (content_type, JSON_TYPE, length) == 0;
}

static gboolean
check_sender (CentralOffice *office, const CentralRequest *request, GError **error)
{
  if (office->keys->webhook_secret == NULL)
    return refuse (error, CENTRAL_ERROR_UNSIGNED, "this central has no webhook.key");
  if (!is_json (request->content_type))
    return refuse (error, CENTRAL_ERROR_MEDIA_TYPE, "application/json is wanted");
  return central_webhook_signature_check (
    office->keys->webhook_secret, central_request_get_header (request, CENTRAL_WEBHOOK_HEADER),
    request->body, central_clock_now_ms () / 1000, error);
}

static gboolean
is_same (const CentralPayment *known, const CentralPayment *told)
{
  return g_str_equal (known->bill, told->bill) && known->halalas == told->halalas &&
         g_str_equal (known->reference, told->reference);
}

/* A reference pays one bill, and a bill is paid by one. *ret_known (nullable): told before. */
static gboolean
find_known (CentralOffice *office,
            const CentralPayable *payable,
            const CentralPayment *told,
            CentralPayment **ret_known,
            GError **error)
{
  g_autoptr (CentralPayment) known = NULL;

  if (!central_store_find_payment_by_reference (office->store, told->reference, &known, error))
    return FALSE;
  if (known && !is_same (known, told))
    return refuse (error, CENTRAL_ERROR_PAID_BEFORE, "this reference has paid another bill");
  if (payable->payment && !is_same (payable->payment, told))
    return refuse (error, CENTRAL_ERROR_PAID_BEFORE, "this bill was paid by another reference");
  *ret_known = g_steal_pointer (&known);
  return TRUE;
}

static gboolean
find_bill (CentralOffice *office,
           const CentralPayment *told,
           CentralPayable **ret_payable,
           GError **error)
{
  g_autoptr (CentralPayable) payable = NULL;

  if (!central_payments_find (office, told->bill, &payable, error))
    return FALSE;
  if (payable == NULL)
    return refuse (error, CENTRAL_ERROR_NOT_FOUND, "no bill has this number");
  if (payable->halalas != told->halalas)
    return refuse (error, CENTRAL_ERROR_WRONG_AMOUNT, "the bill is of another amount");
  *ret_payable = g_steal_pointer (&payable);
  return TRUE;
}

/* Looks only once nobody else can pay the bill meanwhile. */
static gboolean
take_payment (CentralOffice *office, const CentralPayment *told, GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, told->bill, error);
  g_autoptr (CentralPayable) payable = NULL;
  g_autoptr (CentralPayment) known = NULL;
  gboolean is_added = FALSE;

  if (transaction == NULL || !find_bill (office, told, &payable, error) ||
      !find_known (office, payable, told, &known, error))
    return FALSE;
  return known != NULL ||
         (central_payments_record (office, payable, told, NULL, &is_added, error) &&
          central_transaction_commit (transaction, error));
}

/* From what is stored, so that the same notice gets the same answer. */
static CentralResponse *
respond (CentralOffice *office, const char *bill, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (CentralPayable) payable = NULL;

  if (!central_payments_find (office, bill, &payable, error) ||
      !central_payments_add_object (builder, office->store, payable->payment, error))
    return NULL;
  return central_response_new (200, JSON_TYPE, central_json_build_text (builder));
}

CentralResponse *
central_webhooks_post_bill (CentralOffice *office,
                            const CentralRequest *request,
                            const char *tail,
                            GError **error)
{
  g_autoptr (CentralPayment) told = NULL;

  if (!check_sender (office, request, error))
    return NULL;
  told = central_webhook_notice_read (request->body, error);
  return told && take_payment (office, told, error) ? respond (office, told->bill, error) : NULL;
}
