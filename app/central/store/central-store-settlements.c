/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-settlements.h"

#include "central-store-ledger.h"
#include "central-store-statement.h"

/* What is in the books of a day. What came in stands on the debit side of clearing, and who gets it
 * on the credit side of the others. */
#define SUM_OF(part)                                                                               \
  "CAST (coalesce (sum (CASE WHEN posting.part IN (" part ")"                                      \
  " THEN posting.credit - posting.debit ELSE 0 END), 0) AS BIGINT)"

static gpointer
take_day (CentralStatement *statement)
{
  CentralSettlement *self = g_new0 (CentralSettlement, 1);

  self->operator_id = central_statement_take_text (statement);
  self->day = central_statement_take_text (statement);
  self->number = central_statement_take_integer (statement);
  self->closed_at = central_statement_take_text (statement);
  self->entry_count = central_statement_take_integer (statement);
  self->total_halalas = central_statement_take_integer (statement);
  self->municipality_halalas = central_statement_take_integer (statement);
  self->operator_halalas = central_statement_take_integer (statement);
  self->vat_halalas = central_statement_take_integer (statement);
  self->unallocated_halalas = central_statement_take_integer (statement);
  return self;
}

static gboolean
sum_parts (CentralStore *self, CentralSettlement *settlement, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT " SUM_OF ("'revenue', 'receivable'") ", " SUM_OF ("'operator'") ", " SUM_OF (
            "'vat'") ", " SUM_OF ("'unallocated'") " FROM ledger_entry"
                                                   " JOIN ledger_posting AS posting"
                                                   " ON posting.entry = ledger_entry.id"
                                                   " WHERE ledger_entry.operator = $1"
                                                   " AND ledger_entry.day = $2");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, settlement->operator_id);
  central_statement_bind_text (&statement, settlement->day);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  settlement->municipality_halalas = central_statement_take_integer (&statement);
  settlement->operator_halalas = central_statement_take_integer (&statement);
  settlement->vat_halalas = central_statement_take_integer (&statement);
  settlement->unallocated_halalas = central_statement_take_integer (&statement);
  settlement->total_halalas = settlement->municipality_halalas + settlement->operator_halalas +
                              settlement->vat_halalas + settlement->unallocated_halalas;
  return TRUE;
}

static gboolean
sum_open_day (CentralStore *self, CentralSettlement *settlement, GError **error)
{
  return settlement->number > 0 || sum_parts (self, settlement, error);
}

#define DAY_COLUMNS                                                                                \
  "operator, day, coalesce (number, 0), closed_at, entry_count, coalesce (total_halalas, 0),"      \
  " coalesce (municipality_halalas, 0), coalesce (operator_halalas, 0),"                           \
  " coalesce (vat_halalas, 0), coalesce (unallocated_halalas, 0)"

gboolean
central_store_find_settlement (CentralStore *self,
                               const char *operator_id,
                               const char *day,
                               CentralSettlement **ret_settlement,
                               GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT " DAY_COLUMNS " FROM ledger_day WHERE operator = $1 AND day = $2");
  g_autoptr (CentralSettlement) settlement = NULL;
  gboolean row = FALSE;

  central_statement_bind_text (&statement, operator_id);
  central_statement_bind_text (&statement, day);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  settlement = row ? take_day (&statement) : NULL;
  if (settlement && !sum_open_day (self, settlement, error))
    return FALSE;
  *ret_settlement = g_steal_pointer (&settlement);
  return TRUE;
}

static GPtrArray *
take_days (CentralStatement *statement, GError **error)
{

  return central_statement_list (statement, take_day, (GDestroyNotify) central_settlement_free,
                                 error);
}

static GPtrArray *
sum_open_days (CentralStore *self, GPtrArray *days, GError **error)
{
  for (guint index = 0; days && index < days->len; index++)
    if (!sum_open_day (self, days->pdata[index], error)) {
      g_ptr_array_unref (days);
      return NULL;
    }
  return days;
}

GPtrArray *
central_store_list_settlements (
  CentralStore *self, const char *operator_id, const char *before, guint maximum, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT " DAY_COLUMNS " FROM ledger_day"
                                 " WHERE ($1 = '' OR operator = $1) AND ($2 = '' OR day < $2)"
                                 " ORDER BY day DESC, operator LIMIT $3");

  central_statement_bind_text (&statement, operator_id ? operator_id : "");
  central_statement_bind_text (&statement, before ? before : "");
  central_statement_bind_integer (&statement, maximum);
  return sum_open_days (self, take_days (&statement, error), error);
}

GPtrArray *
central_store_list_open_days (CentralStore *self, const char *until, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT " DAY_COLUMNS " FROM ledger_day WHERE number IS NULL AND day <= $1"
          " ORDER BY day, operator");

  central_statement_bind_text (&statement, until);
  return sum_open_days (self, take_days (&statement, error), error);
}

static gpointer
take_sum (CentralStatement *statement)
{
  CentralAccountSum *sum = g_new0 (CentralAccountSum, 1);

  sum->account = central_statement_take_text (statement);
  sum->part = central_statement_take_text (statement);
  sum->debit_halalas = central_statement_take_integer (statement);
  sum->credit_halalas = central_statement_take_integer (statement);
  return sum;
}

GPtrArray *
central_store_sum_accounts (CentralStore *self,
                            const char *operator_id,
                            const char *day,
                            GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT posting.account, posting.part, CAST (sum (posting.debit) AS BIGINT),"
          " CAST (sum (posting.credit) AS BIGINT) FROM ledger_entry"
          " JOIN ledger_posting AS posting ON posting.entry = ledger_entry.id"
          " WHERE ledger_entry.operator = $1 AND ledger_entry.day = $2"
          " GROUP BY posting.account, posting.part ORDER BY posting.account, posting.part");

  central_statement_bind_text (&statement, operator_id);
  central_statement_bind_text (&statement, day);
  return central_statement_list (&statement, take_sum, (GDestroyNotify) central_account_sum_free,
                                 error);
}

/* From here on nobody else writes on the day. */
static gboolean
hold_day (
  CentralStore *self, const char *operator_id, const char *day, gboolean *ret_open, GError **error)
{
  g_auto (CentralStatement) made = central_statement_new (
    self, "INSERT INTO ledger_day (operator, day, entry_count) VALUES ($1, $2, 0)"
          " ON CONFLICT (operator, day) DO NOTHING");
  g_auto (CentralStatement) held =
    central_statement_new (self, "UPDATE ledger_day SET entry_count = entry_count"
                                 " WHERE operator = $1 AND day = $2 AND number IS NULL"
                                 " RETURNING operator");

  central_statement_bind_text (&made, operator_id);
  central_statement_bind_text (&made, day);
  central_statement_bind_text (&held, operator_id);
  central_statement_bind_text (&held, day);
  return central_statement_run (&made, error) && central_statement_step (&held, ret_open, error);
}

static gboolean
write_sums (CentralStore *self, const CentralSettlement *settlement, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE ledger_day SET number = $1, closed_at = $2, total_halalas = $3,"
          " municipality_halalas = $4, operator_halalas = $5, vat_halalas = $6,"
          " unallocated_halalas = $7 WHERE operator = $8 AND day = $9");

  central_statement_bind_integer (&statement, settlement->number);
  central_statement_bind_text (&statement, settlement->closed_at);
  central_statement_bind_integer (&statement, settlement->total_halalas);
  central_statement_bind_integer (&statement, settlement->municipality_halalas);
  central_statement_bind_integer (&statement, settlement->operator_halalas);
  central_statement_bind_integer (&statement, settlement->vat_halalas);
  central_statement_bind_integer (&statement, settlement->unallocated_halalas);
  central_statement_bind_text (&statement, settlement->operator_id);
  central_statement_bind_text (&statement, settlement->day);
  return central_statement_run (&statement, error);
}

gboolean
central_store_close_settlement (CentralStore *self,
                                const char *operator_id,
                                const char *day,
                                const char *closed_at,
                                gboolean *ret_closed,
                                GError **error)
{
  CentralSettlement settlement = {
    .operator_id = (char *) operator_id,
    .day = (char *) day,
    .closed_at = (char *) closed_at,
  };
  g_autofree char *series = g_strconcat ("settlement:", operator_id, NULL);

  if (!hold_day (self, operator_id, day, ret_closed, error))
    return FALSE;
  if (!*ret_closed)
    return TRUE;
  if (!sum_parts (self, &settlement, error))
    return FALSE;
  settlement.number = central_store_draw_number (self, series, error);
  return settlement.number > 0 && write_sums (self, &settlement, error);
}

void
central_settlement_free (CentralSettlement *self)
{
  g_free (self->operator_id);
  g_free (self->day);
  g_free (self->closed_at);
  g_free (self);
}

void
central_account_sum_free (CentralAccountSum *self)
{
  g_free (self->account);
  g_free (self->part);
  g_free (self);
}
