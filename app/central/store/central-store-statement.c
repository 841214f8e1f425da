/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-statement.h"

CentralStatement
central_statement_new (CentralStore *store, const char *query)
{
  return (CentralStatement){
    .database = central_store_get_database (store),
    .query = query,
  };
}

static CentralValue *
bind (CentralStatement *self, CentralValueType type)
{
  CentralValue *value = &self->values[self->bound];

  g_assert (self->bound < CENTRAL_STATEMENT_MAXIMUM_VALUES);
  self->bound++;
  value->type = type;
  return value;
}

void
central_statement_bind_text (CentralStatement *self, const char *text)
{
  bind (self, CENTRAL_VALUE_TEXT)->text = (char *) text;
}

void
central_statement_bind_integer (CentralStatement *self, gint64 value)
{
  bind (self, CENTRAL_VALUE_INTEGER)->integer = value;
}

void
central_statement_bind_bytes (CentralStatement *self, GBytes *bytes)
{
  bind (self, CENTRAL_VALUE_BYTES)->bytes = bytes;
}

gboolean
central_statement_step (CentralStatement *self, gboolean *ret_row, GError **error)
{
  if (self->rows == NULL)
    self->rows =
      central_database_query (self->database, self->query, self->values, self->bound, error);
  if (self->rows == NULL)
    return FALSE;
  *ret_row = self->row < central_rows_get_count (self->rows);
  self->row++;
  self->column = 0;
  return TRUE;
}

gboolean
central_statement_run (CentralStatement *self, GError **error)
{
  return central_database_run (self->database, self->query, self->values, self->bound, error);
}

GPtrArray *
central_statement_list (CentralStatement *self,
                        CentralStatementReader read,
                        GDestroyNotify free_row,
                        GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  gboolean is_row = FALSE;

  while (central_statement_step (self, &is_row, error)) {
    if (!is_row)
      return g_steal_pointer (&rows);
    g_ptr_array_add (rows, read (self));
  }
  return NULL;
}

static CentralValue *
take (CentralStatement *self)
{
  return central_rows_get (self->rows, self->row - 1, self->column++);
}

char *
central_statement_take_text (CentralStatement *self)
{
  return g_steal_pointer (&take (self)->text);
}

gint64
central_statement_take_integer (CentralStatement *self)
{
  return take (self)->integer;
}

GBytes *
central_statement_take_bytes (CentralStatement *self)
{
  return g_steal_pointer (&take (self)->bytes);
}

void
central_statement_clear (CentralStatement *self)
{
  g_clear_pointer (&self->rows, central_rows_free);
}

gboolean
central_store_delete_before (CentralStore *self,
                             const char *query,
                             gint64 before_ms,
                             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);

  central_statement_bind_integer (&statement, before_ms);
  return central_statement_run (&statement, error);
}
