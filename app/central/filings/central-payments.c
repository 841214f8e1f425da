/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-payments.h"

#include <sodium.h>

#include "central-clock.h"
#include "central-invoices.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-ledger.h"
#include "central-workflow.h"

#define REFERENCE_DIGITS 12

static void
describe_filing_bill (CentralPayable *self, CentralOffice *office, const CentralFiling *filing)
{
  CivicService *service = civic_catalogue_find (office->catalogue, filing->service);

  if (service)
    self->title = civic_text_ref (civic_service_get_name (service));
}

static CentralPayable *
payable_new (const CentralBill *bill)
{
  CentralPayable *self = g_new0 (CentralPayable, 1);

  self->number = g_strdup (bill->number);
  self->biller = g_strdup (bill->biller);
  self->halalas = bill->halalas;
  self->due_at = g_strdup (bill->due_at);
  self->code = g_strdup (bill->code);
  return self;
}

static gboolean
find_filing_bill (CentralOffice *office,
                  const char *number,
                  CentralPayable **ret_payable,
                  GError **error)
{
  g_autoptr (CentralBill) bill = NULL;
  g_autoptr (CentralFiling) filing = NULL;

  if (!central_store_find_bill_by_number (office->store, number, &bill, error))
    return FALSE;
  *ret_payable = NULL;
  if (bill == NULL)
    return TRUE;
  if (!central_store_find_filing (office->store, bill->code, &filing, error))
    return FALSE;
  *ret_payable = payable_new (bill);
  if (filing)
    describe_filing_bill (*ret_payable, office, filing);
  return TRUE;
}

/* One that was paid elsewhere, before anybody came to us. */
static CentralPayment *
read_payment (const CentralPayable *payable, JsonObject *record)
{
  const char *paid_at = central_json_get_string (record, "paid_at");
  const char *reference = central_json_get_string (record, "reference");
  CentralPayment *payment = NULL;

  if (paid_at == NULL)
    return NULL;
  payment = g_new0 (CentralPayment, 1);
  payment->bill = g_strdup (payable->number);
  payment->halalas = payable->halalas;
  payment->method = g_strdup (CENTRAL_PAYMENT_SADAD);
  payment->reference = g_strdup (reference ? reference : payable->number);
  payment->paid_at = g_strconcat (paid_at, "T00:00:00+03:00", NULL);
  return payment;
}

static CentralPayable *
read_payable (JsonObject *record)
{
  g_autoptr (CentralPayable) self = g_new0 (CentralPayable, 1);
  const char *due_at = central_json_get_string (record, "due_at");
  JsonNode *title = json_object_get_member (record, "title");

  self->number = g_strdup (central_json_get_string (record, "number"));
  self->biller = g_strdup (central_json_get_string (record, "biller"));
  self->halalas = central_json_get_integer (record, "halalas");
  self->due_at = due_at ? g_strconcat (due_at, "T23:59:59+03:00", NULL) : NULL;
  self->title = title ? civic_text_new_from_json (title, "title", central_languages, NULL) : NULL;
  if (self->number == NULL || self->biller == NULL || self->halalas <= 0)
    return NULL;
  self->payment = read_payment (self, record);
  return g_steal_pointer (&self);
}

/* Bills that no filing of ours made: waste collection, fines. Whoever holds the number may pay. */
static gboolean
find_registered_bill (CentralOffice *office,
                      const char *number,
                      CentralPayable **ret_payable,
                      GError **error)
{
  g_autoptr (JsonObject) by = json_object_new ();
  g_autoptr (GPtrArray) records = NULL;
  CentralQuestion question = { .registry = "bills", .by = by, .for_anyone = TRUE };

  json_object_set_string_member (by, "number", number);
  if (!central_registry_look_up (office->registry, &question, &records, error))
    return FALSE;
  *ret_payable = records->len > 0 ? read_payable (json_node_get_object (records->pdata[0])) : NULL;
  return TRUE;
}

gboolean
central_payments_find (CentralOffice *office,
                       const char *number,
                       CentralPayable **ret_payable,
                       GError **error)
{
  g_autoptr (CentralPayable) payable = NULL;

  if (!find_filing_bill (office, number, &payable, error) ||
      (payable == NULL && !find_registered_bill (office, number, &payable, error)))
    return FALSE;
  if (payable && payable->payment == NULL &&
      !central_store_find_payment (office->store, payable->number, &payable->payment, error))
    return FALSE;
  *ret_payable = g_steal_pointer (&payable);
  return TRUE;
}

gboolean
central_payments_is_method (const char *method)
{
  static const char *const methods[] = { CENTRAL_PAYMENT_MADA, CENTRAL_PAYMENT_APPLE_PAY,
                                         CENTRAL_PAYMENT_SADAD, NULL };

  return g_strv_contains (methods, method);
}

/* Digits only: it is read aloud at counters and typed into bank forms. */
static char *
draw_reference (void)
{
  GString *reference = g_string_new (NULL);

  for (guint index = 0; index < REFERENCE_DIGITS; index++)
    g_string_append_printf (reference, "%u", randombytes_uniform (10));
  return g_string_free (reference, FALSE);
}

static gboolean
move_filing (CentralOffice *office, const CentralPayable *payable, const char *at, GError **error)
{
  return payable->code == NULL || central_workflow_pay (office, payable->code, at, error);
}

gboolean
central_payments_record (CentralOffice *office,
                         const CentralPayable *payable,
                         const CentralPayment *payment,
                         const char *centre,
                         gboolean *ret_added,
                         GError **error)
{
  g_autofree char *now = central_clock_now ();

  if (!central_store_add_payment (office->store, payment, ret_added, error))
    return FALSE;
  return !*ret_added || (move_filing (office, payable, now, error) &&
                         central_ledger_post (office, payable, payment, centre, error));
}

gboolean
central_payments_pay (CentralOffice *office,
                      const CentralPayable *payable,
                      const char *method,
                      const char *centre,
                      GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, payable->number, error);
  g_autofree char *reference = draw_reference ();
  g_autofree char *now = central_clock_now ();
  CentralPayment payment = {
    .bill = payable->number,
    .halalas = payable->halalas,
    .method = (char *) method,
    .reference = reference,
    .paid_at = now,
  };
  gboolean is_added = FALSE;

  return transaction != NULL &&
         central_payments_record (office, payable, &payment, centre, &is_added, error) &&
         central_transaction_commit (transaction, error);
}

gboolean
central_payments_add_object (JsonBuilder *builder,
                             CentralStore *store,
                             const CentralPayment *payment,
                             GError **error)
{
  json_builder_begin_object (builder);
  central_json_add_string (builder, "bill", payment->bill);
  central_json_add_integer (builder, "halalas", payment->halalas);
  central_json_add_string (builder, "paid_at", payment->paid_at);
  central_json_add_string (builder, "reference", payment->reference);
  central_json_add_string (builder, "method", payment->method);
  if (!central_invoices_add_member (builder, store, payment->bill, error))
    return FALSE;
  json_builder_end_object (builder);
  return TRUE;
}

void
central_payable_free (CentralPayable *self)
{
  g_free (self->number);
  g_free (self->biller);
  g_free (self->due_at);
  g_free (self->code);
  g_clear_pointer (&self->title, civic_text_unref);
  g_clear_pointer (&self->payment, central_payment_free);
  g_free (self);
}
