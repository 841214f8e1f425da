/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-payments.h"

#include "central-store-statement.h"

gboolean
central_store_add_payment (CentralStore *self,
                           const CentralPayment *payment,
                           gboolean *ret_added,
                           GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self,
    "INSERT INTO payment (bill, halalas, method, reference, paid_at) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (bill) DO NOTHING RETURNING bill");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, payment->bill);
  central_statement_bind_integer (&statement, payment->halalas);
  central_statement_bind_text (&statement, payment->method);
  central_statement_bind_text (&statement, payment->reference);
  central_statement_bind_text (&statement, payment->paid_at);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_added = row;
  return TRUE;
}

static gboolean
find_payment (CentralStore *self,
              const char *query,
              const char *key,
              CentralPayment **ret_payment,
              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);
  gboolean row = FALSE;

  central_statement_bind_text (&statement, key);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_payment = row ? g_new0 (CentralPayment, 1) : NULL;
  if (!row)
    return TRUE;
  (*ret_payment)->bill = central_statement_take_text (&statement);
  (*ret_payment)->halalas = central_statement_take_integer (&statement);
  (*ret_payment)->method = central_statement_take_text (&statement);
  (*ret_payment)->reference = central_statement_take_text (&statement);
  (*ret_payment)->paid_at = central_statement_take_text (&statement);
  return TRUE;
}

gboolean
central_store_find_payment (CentralStore *self,
                            const char *bill,
                            CentralPayment **ret_payment,
                            GError **error)
{
  return find_payment (
    self, "SELECT bill, halalas, method, reference, paid_at FROM payment WHERE bill = $1", bill,
    ret_payment, error);
}

gboolean
central_store_find_payment_by_reference (CentralStore *self,
                                         const char *reference,
                                         CentralPayment **ret_payment,
                                         GError **error)
{
  return find_payment (
    self, "SELECT bill, halalas, method, reference, paid_at FROM payment WHERE reference = $1",
    reference, ret_payment, error);
}

static gboolean
find_code (CentralStore *self, const char *number, char **ret_code, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT code FROM bill WHERE number = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, number);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_code = row ? central_statement_take_text (&statement) : NULL;
  return TRUE;
}

gboolean
central_store_find_bill_by_number (CentralStore *self,
                                   const char *number,
                                   CentralBill **ret_bill,
                                   GError **error)
{
  g_autofree char *code = NULL;

  if (!find_code (self, number, &code, error))
    return FALSE;
  *ret_bill = NULL;
  return code == NULL || central_store_find_bill (self, code, ret_bill, error);
}

void
central_payment_free (CentralPayment *self)
{
  g_free (self->bill);
  g_free (self->method);
  g_free (self->reference);
  g_free (self->paid_at);
  g_free (self);
}
