/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-statement.h"

gboolean
central_store_set_mark (CentralStore *self, const CentralMark *mark, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO mark (registry, number, state, at, code) VALUES ($1, $2, $3, $4, $5)"
          " ON CONFLICT (registry, number) DO UPDATE"
          " SET state = excluded.state, at = excluded.at, code = excluded.code");

  central_statement_bind_text (&statement, mark->registry);
  central_statement_bind_text (&statement, mark->number);
  central_statement_bind_text (&statement, mark->state);
  central_statement_bind_text (&statement, mark->at);
  central_statement_bind_text (&statement, mark->code);
  return central_statement_run (&statement, error);
}

gboolean
central_store_find_mark (CentralStore *self,
                         const char *registry,
                         const char *number,
                         CentralMark **ret_mark,
                         GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT registry, number, state, at, code FROM mark WHERE registry = $1 AND number = $2");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, registry);
  central_statement_bind_text (&statement, number);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_mark = row ? g_new0 (CentralMark, 1) : NULL;
  if (!row)
    return TRUE;
  (*ret_mark)->registry = central_statement_take_text (&statement);
  (*ret_mark)->number = central_statement_take_text (&statement);
  (*ret_mark)->state = central_statement_take_text (&statement);
  (*ret_mark)->at = central_statement_take_text (&statement);
  (*ret_mark)->code = central_statement_take_text (&statement);
  return TRUE;
}

void
central_mark_free (CentralMark *self)
{
  g_free (self->registry);
  g_free (self->number);
  g_free (self->state);
  g_free (self->at);
  g_free (self->code);
  g_free (self);
}
