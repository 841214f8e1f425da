/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-audit.h"

#include "central-error.h"
#include "central-store-statement.h"

static gboolean
refuse_end (GError **error)
{
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                       "store: the audit has lost its end");
  return FALSE;
}

/* Writing the end, even as it was, locks its row. */
gboolean
central_store_take_audit_end (CentralStore *self,
                              gint64 *ret_number,
                              char **ret_previous,
                              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE audit_end SET number = number + 1 WHERE id = 1 RETURNING number, hash");
  gboolean row = FALSE;

  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  if (!row)
    return refuse_end (error);
  *ret_number = central_statement_take_integer (&statement);
  *ret_previous = central_statement_take_text (&statement);
  return TRUE;
}

static gboolean
set_end (CentralStore *self, const char *hash, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE audit_end SET hash = $1 WHERE id = 1");

  central_statement_bind_text (&statement, hash);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_audit_row (CentralStore *self, const CentralAuditRow *row, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO audit (number, at, actor, event, subject, amount, proof, hash)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");

  central_statement_bind_integer (&statement, row->number);
  central_statement_bind_text (&statement, row->at);
  central_statement_bind_text (&statement, row->actor);
  central_statement_bind_text (&statement, row->event);
  central_statement_bind_text (&statement, row->subject);
  central_statement_bind_integer (&statement, row->amount);
  central_statement_bind_text (&statement, row->proof);
  central_statement_bind_text (&statement, row->hash);
  return central_statement_run (&statement, error) && set_end (self, row->hash, error);
}

gboolean
central_store_find_audit_end (CentralStore *self, CentralAuditEnd *ret_end, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT number, hash FROM audit_end WHERE id = 1");
  gboolean row = FALSE;

  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  if (!row)
    return refuse_end (error);
  ret_end->number = central_statement_take_integer (&statement);
  ret_end->hash = central_statement_take_text (&statement);
  return TRUE;
}

static gpointer
read_row (CentralStatement *statement)
{
  CentralAuditRow *row = g_new0 (CentralAuditRow, 1);

  row->number = central_statement_take_integer (statement);
  row->at = central_statement_take_text (statement);
  row->actor = central_statement_take_text (statement);
  row->event = central_statement_take_text (statement);
  row->subject = central_statement_take_text (statement);
  row->amount = central_statement_take_integer (statement);
  row->proof = central_statement_take_text (statement);
  row->hash = central_statement_take_text (statement);
  return row;
}

static void
free_row (gpointer row)
{
  central_audit_row_clear (row);
  g_free (row);
}

GPtrArray *
central_store_list_audit_rows (CentralStore *self, gint64 after, guint maximum, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT number, at, actor, event, subject, amount, proof, hash FROM audit"
          " WHERE number > $1 ORDER BY number LIMIT $2");

  central_statement_bind_integer (&statement, after);
  central_statement_bind_integer (&statement, maximum);
  return central_statement_list (&statement, read_row, free_row, error);
}

void
central_audit_row_clear (CentralAuditRow *self)
{
  g_free (self->at);
  g_free (self->actor);
  g_free (self->event);
  g_free (self->subject);
  g_free (self->proof);
  g_free (self->hash);
}

void
central_audit_end_clear (CentralAuditEnd *self)
{
  g_free (self->hash);
}
