/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <sodium.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-store-statement.h"

#define NUMBERS_A_DAY 1000000
#define MAXIMUM_DRAWS 32

static gboolean
insert_bill (CentralStore *self, const CentralBill *bill, gboolean *ret_inserted, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO bill (number, code, biller, halalas, due_at) VALUES ($1, $2, $3, $4, $5)"
          " ON CONFLICT (number) DO NOTHING RETURNING number");

  central_statement_bind_text (&statement, bill->number);
  central_statement_bind_text (&statement, bill->code);
  central_statement_bind_text (&statement, bill->biller);
  central_statement_bind_integer (&statement, bill->halalas);
  central_statement_bind_text (&statement, bill->due_at);
  return central_statement_step (&statement, ret_inserted, error);
}

gboolean
central_store_add_bill (CentralStore *self, CentralBill *bill, GError **error)
{
  g_autofree char *today = central_clock_today ();
  gboolean is_inserted = FALSE;

  for (guint draw = 0; draw < MAXIMUM_DRAWS && !is_inserted; draw++) {
    g_free (bill->number);
    bill->number = g_strdup_printf ("%s%06u", today, randombytes_uniform (NUMBERS_A_DAY));
    if (!insert_bill (self, bill, &is_inserted, error))
      return FALSE;
  }
  if (!is_inserted)
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                         "store: the numbers of today's bills are used up");
  return is_inserted;
}

gboolean
central_store_find_bill (CentralStore *self,
                         const char *code,
                         CentralBill **ret_bill,
                         GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT code, biller, number, halalas, due_at FROM bill WHERE code = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, code);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_bill = row ? g_new0 (CentralBill, 1) : NULL;
  if (!row)
    return TRUE;
  (*ret_bill)->code = central_statement_take_text (&statement);
  (*ret_bill)->biller = central_statement_take_text (&statement);
  (*ret_bill)->number = central_statement_take_text (&statement);
  (*ret_bill)->halalas = central_statement_take_integer (&statement);
  (*ret_bill)->due_at = central_statement_take_text (&statement);
  return TRUE;
}

void
central_bill_free (CentralBill *self)
{
  g_free (self->code);
  g_free (self->biller);
  g_free (self->number);
  g_free (self->due_at);
  g_free (self);
}
