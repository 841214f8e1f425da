/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-statement.h"

#include "central-error.h"

static gboolean
fail (sqlite3 *handle, GError **error)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "store: %s",
               sqlite3_errmsg (handle));
  return FALSE;
}

gboolean
central_statement_prepare (CentralStatement *self,
                           CentralStore *store,
                           const char *query,
                           GError **error)
{
  sqlite3 *handle = central_store_get_handle (store);

  if (sqlite3_prepare_v2 (handle, query, -1, &self->handle, NULL) != SQLITE_OK)
    return fail (handle, error);
  return TRUE;
}

void
central_statement_bind_text (CentralStatement *self, const char *text)
{
  sqlite3_bind_text (self->handle, ++self->bound, text, -1, SQLITE_STATIC);
}

void
central_statement_bind_integer (CentralStatement *self, gint64 value)
{
  sqlite3_bind_int64 (self->handle, ++self->bound, value);
}

void
central_statement_bind_bytes (CentralStatement *self, GBytes *bytes)
{
  gsize size = 0;
  const void *content = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob64 (self->handle, ++self->bound, content, size, SQLITE_STATIC);
}

gboolean
central_statement_step (CentralStatement *self, gboolean *ret_row, GError **error)
{
  int result = sqlite3_step (self->handle);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return fail (sqlite3_db_handle (self->handle), error);
  self->read = 0;
  *ret_row = result == SQLITE_ROW;
  return TRUE;
}

gboolean
central_statement_run (CentralStatement *self, GError **error)
{
  gboolean row = FALSE;

  return central_statement_step (self, &row, error);
}

char *
central_statement_take_text (CentralStatement *self)
{
  return g_strdup ((const char *) sqlite3_column_text (self->handle, self->read++));
}

gint64
central_statement_take_integer (CentralStatement *self)
{
  return sqlite3_column_int64 (self->handle, self->read++);
}

GBytes *
central_statement_take_bytes (CentralStatement *self)
{
  /* The size is asked after the content: in this order nothing is converted in between. */
  const void *content = sqlite3_column_blob (self->handle, self->read);
  int size = sqlite3_column_bytes (self->handle, self->read++);

  return g_bytes_new (content, (gsize) size);
}

void
central_statement_clear (CentralStatement *self)
{
  g_clear_pointer (&self->handle, sqlite3_finalize);
}

gboolean
central_store_delete_before (CentralStore *self,
                             const char *query,
                             gint64 before_ms,
                             GError **error)
{
  g_auto (CentralStatement) statement = CENTRAL_STATEMENT_INIT;

  if (!central_statement_prepare (&statement, self, query, error))
    return FALSE;
  central_statement_bind_integer (&statement, before_ms);
  return central_statement_run (&statement, error);
}
