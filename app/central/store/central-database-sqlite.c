/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-database-sqlite.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "central-error.h"

#define BUSY_TIMEOUT_MS 2000

struct _CentralDatabaseSqlite {
  GObject parent_instance;

  sqlite3 *handle;
  GHashTable *prepared; /* query → sqlite3_stmt; the query by its address, it lives for ever */
};

static void central_database_sqlite_iface_init (CentralDatabaseInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CentralDatabaseSqlite,
                               central_database_sqlite,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CENTRAL_TYPE_DATABASE,
                                                      central_database_sqlite_iface_init))

static gboolean
fail (CentralDatabaseSqlite *self, GError **error)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "store: %s",
               sqlite3_errmsg (self->handle));
  return FALSE;
}

static gboolean
execute (CentralDatabase *database, const char *script, GError **error)
{
  CentralDatabaseSqlite *self = CENTRAL_DATABASE_SQLITE (database);

  return sqlite3_exec (self->handle, script, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* SQLite numbers names as they come; the query's own numbers must be the same. */
static gboolean
has_ordered_parameters (sqlite3_stmt *statement)
{
  for (int number = 1; number <= sqlite3_bind_parameter_count (statement); number++) {
    g_autofree char *name = g_strdup_printf ("$%d", number);

    if (g_strcmp0 (sqlite3_bind_parameter_name (statement, number), name) != 0)
      return FALSE;
  }
  return TRUE;
}

static sqlite3_stmt *
prepare (CentralDatabaseSqlite *self, const char *query, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->prepared, query);

  if (statement)
    return statement;
  if (sqlite3_prepare_v3 (self->handle, query, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK) {
    fail (self, error);
    return NULL;
  }
  g_assert (has_ordered_parameters (statement));
  g_hash_table_insert (self->prepared, (gpointer) query, statement);
  return statement;
}

static void
bind_value (sqlite3_stmt *statement, int number, const CentralValue *value)
{
  gsize size = 0;
  const void *content = NULL;

  switch (value->type) {
  case CENTRAL_VALUE_TEXT:
    sqlite3_bind_text (statement, number, value->text, -1, SQLITE_STATIC);
    break;
  case CENTRAL_VALUE_INTEGER:
    sqlite3_bind_int64 (statement, number, value->integer);
    break;
  case CENTRAL_VALUE_BYTES:
    content = g_bytes_get_data (value->bytes, &size);
    sqlite3_bind_blob64 (statement, number, content, size, SQLITE_STATIC);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* We write neither a NUL nor what is no UTF-8. Whoever wrote one into the file hides nothing behind
 * it: each becomes U+FFFD, and the text is another. */
static char *
read_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text ? g_utf8_make_valid (text, sqlite3_column_bytes (statement, column)) : NULL;
}

static void
add_cell (CentralRows *rows, sqlite3_stmt *statement, int column)
{
  switch (sqlite3_column_type (statement, column)) {
  case SQLITE_INTEGER:
    central_rows_add_integer (rows, sqlite3_column_int64 (statement, column));
    break;
  case SQLITE_BLOB:
    central_rows_add_bytes (rows, g_bytes_new (sqlite3_column_blob (statement, column),
                                               (gsize) sqlite3_column_bytes (statement, column)));
    break;
  default:
    central_rows_add_text (rows, read_text (statement, column));
    break;
  }
}

static CentralRows *
read_rows (CentralDatabaseSqlite *self, sqlite3_stmt *statement, GError **error)
{
  int column_count = sqlite3_column_count (statement);
  g_autoptr (CentralRows) rows = central_rows_new ((guint) column_count);
  int result = SQLITE_ROW;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    for (int column = 0; column < column_count; column++)
      add_cell (rows, statement, column);
  if (result == SQLITE_DONE)
    return g_steal_pointer (&rows);
  fail (self, error);
  return NULL;
}

static CentralRows *
query (CentralDatabase *database,
       const char *text,
       const CentralValue *values,
       guint value_count,
       GError **error)
{
  CentralDatabaseSqlite *self = CENTRAL_DATABASE_SQLITE (database);
  sqlite3_stmt *statement = prepare (self, text, error);
  CentralRows *rows = NULL;

  if (statement == NULL)
    return NULL;
  g_assert (sqlite3_bind_parameter_count (statement) == (int) value_count);
  for (guint index = 0; index < value_count; index++)
    bind_value (statement, (int) index + 1, &values[index]);
  rows = read_rows (self, statement, error);
  sqlite3_reset (statement);
  /* What a citizen answered does not stay in a statement that waits for the next one. */
  sqlite3_clear_bindings (statement);
  return rows;
}

static gboolean
run (CentralDatabase *database,
     const char *text,
     const CentralValue *values,
     guint value_count,
     GError **error)
{
  g_autoptr (CentralRows) rows = query (database, text, values, value_count, error);

  return rows != NULL;
}

/* Immediate: two processes that read first and write later would lock each other out. */
static gboolean
begin (CentralDatabase *database, const char *subject, GError **error)
{
  return execute (database, "BEGIN IMMEDIATE", error);
}

static gboolean
commit (CentralDatabase *database, GError **error)
{
  return execute (database, "COMMIT", error);
}

static void
roll_back (CentralDatabase *database)
{
  execute (database, "ROLLBACK", NULL);
}

/* There is one writer: every subject is held. A full disk ends a transaction unasked; what follows
 * must not be kept by itself. */
static gboolean
begin_part (CentralDatabase *database, const char *subject, GError **error)
{
  CentralDatabaseSqlite *self = CENTRAL_DATABASE_SQLITE (database);

  if (sqlite3_get_autocommit (self->handle)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                         "store: the transaction has ended");
    return FALSE;
  }
  return execute (database, "SAVEPOINT part", error);
}

static gboolean
end_part (CentralDatabase *database, GError **error)
{
  return execute (database, "RELEASE part", error);
}

static void
undo_part (CentralDatabase *database)
{
  execute (database, "ROLLBACK TO part; RELEASE part", NULL);
}

static void
central_database_sqlite_iface_init (CentralDatabaseInterface *interface)
{
  interface->dialect = CENTRAL_DIALECT_SQLITE;
  interface->execute = execute;
  interface->query = query;
  interface->run = run;
  interface->begin = begin;
  interface->commit = commit;
  interface->roll_back = roll_back;
  interface->begin_part = begin_part;
  interface->end_part = end_part;
  interface->undo_part = undo_part;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
central_database_sqlite_finalize (GObject *object)
{
  CentralDatabaseSqlite *self = CENTRAL_DATABASE_SQLITE (object);

  g_hash_table_unref (self->prepared);
  sqlite3_close (self->handle);
  G_OBJECT_CLASS (central_database_sqlite_parent_class)->finalize (object);
}

static void
central_database_sqlite_class_init (CentralDatabaseSqliteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = central_database_sqlite_finalize;
}

static void
central_database_sqlite_init (CentralDatabaseSqlite *self)
{
  self->prepared = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
}

static gboolean
open_handle (CentralDatabaseSqlite *self, const char *path, GError **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: %s", path,
                 sqlite3_errmsg (self->handle));
    return FALSE;
  }
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  /* The log and the shared memory file take the mode of the file they belong to. */
  if (g_chmod (path, 0600) != 0) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: cannot be made private",
                 path);
    return FALSE;
  }
  return execute (CENTRAL_DATABASE (self),
                  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                  "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;",
                  error);
}

CentralDatabase *
central_database_sqlite_open (const char *path, GError **error)
{
  g_autoptr (CentralDatabaseSqlite) self = g_object_new (CENTRAL_TYPE_DATABASE_SQLITE, NULL);

  return open_handle (self, path, error) ? CENTRAL_DATABASE (g_steal_pointer (&self)) : NULL;
}
