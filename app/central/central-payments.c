/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-payments.h"

#include <sodium.h>

#include "central-clock.h"
#include "central-json.h"

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

gboolean
central_payments_find (CentralOffice *office,
                       const char *number,
                       CentralPayable **ret_payable,
                       GError **error)
{
  g_autoptr (CentralPayable) payable = NULL;

  if (!find_filing_bill (office, number, &payable, error))
    return FALSE;
  if (payable &&
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
  return payable->code == NULL ||
         central_store_set_state (office->store, payable->code, "paid", at, error);
}

gboolean
central_payments_pay (CentralOffice *office,
                      const CentralPayable *payable,
                      const char *method,
                      GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, error);
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
         central_store_add_payment (office->store, &payment, &is_added, error) &&
         (!is_added || move_filing (office, payable, now, error)) &&
         central_transaction_commit (transaction, error);
}

void
central_payments_add_object (JsonBuilder *builder, const CentralPayment *payment)
{
  json_builder_begin_object (builder);
  central_json_add_string (builder, "bill", payment->bill);
  central_json_add_integer (builder, "halalas", payment->halalas);
  central_json_add_string (builder, "paid_at", payment->paid_at);
  central_json_add_string (builder, "reference", payment->reference);
  central_json_add_string (builder, "method", payment->method);
  json_builder_end_object (builder);
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
