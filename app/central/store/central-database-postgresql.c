/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-database-postgresql.h"

#include <string.h>

#include "central-database-postgresql-line.h"
#include "central-error.h"

/* Of the types that our tables have; see pg_type.dat. */
#define BYTEA_OID 17
#define INT8_OID 20
#define TEXT_OID 25

#define CENTRAL_TYPE_DATABASE_POSTGRESQL (central_database_postgresql_get_type ())
G_DECLARE_FINAL_TYPE (
  CentralDatabasePostgresql, central_database_postgresql, CENTRAL, DATABASE_POSTGRESQL, GObject)

struct _CentralDatabasePostgresql {
  GObject parent_instance;

  CentralPostgresqlLine *line;
  gboolean in_transaction;
};

static void central_database_postgresql_iface_init (CentralDatabaseInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CentralDatabasePostgresql,
                               central_database_postgresql,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CENTRAL_TYPE_DATABASE,
                                                      central_database_postgresql_iface_init))

/* A transaction ends with its connection: what follows in it must not happen on another one, and
 * what is put on a line that is closed fails. */
static gboolean
be_ready (CentralDatabasePostgresql *self, GError **error)
{
  return self->in_transaction || central_postgresql_line_be_open (self->line, error);
}

static gboolean
execute (CentralDatabase *database, const char *script, GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  return be_ready (self, error) && central_postgresql_line_run (self->line, script, error);
}

static void
set_text (CentralPostgresqlParameters *self, int index, const char *text)
{
  self->types[index] = TEXT_OID;
  self->values[index] = text;
  self->lengths[index] = text ? (int) strlen (text) : 0;
}

static void
set_integer (CentralPostgresqlParameters *self, int index, gint64 integer)
{
  self->integers[index] = GINT64_TO_BE (integer);
  self->types[index] = INT8_OID;
  self->values[index] = (const char *) &self->integers[index];
  self->lengths[index] = sizeof self->integers[index];
}

static void
set_bytes (CentralPostgresqlParameters *self, int index, GBytes *bytes)
{
  gsize size = 0;
  const char *content = g_bytes_get_data (bytes, &size);

  self->types[index] = BYTEA_OID;
  self->values[index] = content ? content : "";
  self->lengths[index] = (int) size;
}

static void
set_parameter (CentralPostgresqlParameters *self, int index, const CentralValue *value)
{
  self->formats[index] = 1; /* binary */
  switch (value->type) {
  case CENTRAL_VALUE_TEXT:
    set_text (self, index, value->text);
    break;
  case CENTRAL_VALUE_INTEGER:
    set_integer (self, index, value->integer);
    break;
  case CENTRAL_VALUE_BYTES:
    set_bytes (self, index, value->bytes);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
add_cell (CentralRows *rows, const PGresult *result, int row, int column)
{
  const char *value = PQgetvalue (result, row, column);
  gsize length = (gsize) PQgetlength (result, row, column);
  gint64 integer = 0;

  if (PQgetisnull (result, row, column)) {
    central_rows_add_text (rows, NULL);
  } else if (PQftype (result, column) == INT8_OID && length == sizeof integer) {
    memcpy (&integer, value, sizeof integer);
    central_rows_add_integer (rows, GINT64_FROM_BE (integer));
  } else if (PQftype (result, column) == BYTEA_OID) {
    central_rows_add_bytes (rows, g_bytes_new (value, length));
  } else {
    central_rows_add_text (rows, g_strndup (value, length));
  }
}

static CentralRows *
read_rows (const PGresult *result)
{
  int column_count = PQnfields (result);
  CentralRows *rows = central_rows_new ((guint) column_count);

  for (int row = 0; row < PQntuples (result); row++)
    for (int column = 0; column < column_count; column++)
      add_cell (rows, result, row, column);
  return rows;
}

static gboolean
put (CentralDatabasePostgresql *self,
     const char *text,
     const CentralValue *values,
     guint value_count,
     GError **error)
{
  CentralPostgresqlParameters parameters = { .count = (int) value_count };

  g_assert (value_count <= CENTRAL_POSTGRESQL_MAXIMUM_VALUES);
  for (guint index = 0; index < value_count; index++)
    set_parameter (&parameters, (int) index, &values[index]);
  return central_postgresql_line_put (self->line, text, &parameters, error);
}

static CentralRows *
query (CentralDatabase *database,
       const char *text,
       const CentralValue *values,
       guint value_count,
       GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);
  g_autoptr (PGresult) result = NULL;

  if (!be_ready (self, error) || !put (self, text, values, value_count, error))
    return NULL;
  result = central_postgresql_line_await (self->line, error);
  return result ? read_rows (result) : NULL;
}

static gboolean
await (CentralDatabasePostgresql *self, GError **error)
{
  g_autoptr (PGresult) result = central_postgresql_line_await (self->line, error);

  return result != NULL;
}

static gboolean
run (CentralDatabase *database,
     const char *text,
     const CentralValue *values,
     guint value_count,
     GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  return be_ready (self, error) && put (self, text, values, value_count, error) &&
         (self->in_transaction || await (self, error));
}

/* Stores that share a server have each a schema of their own, and do not wait for one another. */
static gboolean
lock_subject (CentralDatabasePostgresql *self, const char *subject, GError **error)
{
  const CentralValue value = { .type = CENTRAL_VALUE_TEXT, .text = (char *) subject };

  return put (self,
              "SELECT pg_advisory_xact_lock ("
              "hashtextextended (concat (current_schema (), ' ', $1), 0))",
              &value, 1, error);
}

static void
roll_back (CentralDatabase *database)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  central_postgresql_line_roll_back (self->line);
  self->in_transaction = FALSE;
}

/* Read committed: what the lock has waited for is seen by the first statement after it. */
static gboolean
begin (CentralDatabase *database, const char *subject, GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  if (!central_postgresql_line_be_open (self->line, error) ||
      !put (self, "BEGIN READ WRITE", NULL, 0, error))
    return FALSE;
  self->in_transaction = TRUE;
  if (subject == NULL || (lock_subject (self, subject, error) && await (self, error)))
    return TRUE;
  roll_back (database);
  return FALSE;
}

/* The server calls it a success to roll back what had failed before. */
static gboolean
commit (CentralDatabase *database, GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);
  g_autoptr (PGresult) result = NULL;

  if (!put (self, "COMMIT", NULL, 0, error))
    return FALSE;
  result = central_postgresql_line_await (self->line, error);
  if (result == NULL)
    return FALSE;
  if (!g_str_equal (PQcmdStatus (result), "COMMIT")) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                         "store: the server rolled the transaction back");
    return FALSE;
  }
  self->in_transaction = FALSE;
  return TRUE;
}

static gboolean
begin_part (CentralDatabase *database, const char *subject, GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  return put (self, "SAVEPOINT part", NULL, 0, error) && lock_subject (self, subject, error);
}

static gboolean
end_part (CentralDatabase *database, GError **error)
{
  return put (CENTRAL_DATABASE_POSTGRESQL (database), "RELEASE SAVEPOINT part", NULL, 0, error);
}

/* What was put before may have failed by itself; then the savepoint that is gone back to might be
 * another part's, and only the fault keeps that from being committed. */
static void
undo_part (CentralDatabase *database)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  central_postgresql_line_settle (self->line);
  if (put (self, "ROLLBACK TO SAVEPOINT part", NULL, 0, NULL))
    put (self, "RELEASE SAVEPOINT part", NULL, 0, NULL);
}

static void
central_database_postgresql_iface_init (CentralDatabaseInterface *interface)
{
  interface->dialect = CENTRAL_DIALECT_POSTGRESQL;
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
central_database_postgresql_finalize (GObject *object)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (object);

  g_clear_pointer (&self->line, central_postgresql_line_free);
  G_OBJECT_CLASS (central_database_postgresql_parent_class)->finalize (object);
}

static void
central_database_postgresql_class_init (CentralDatabasePostgresqlClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = central_database_postgresql_finalize;
}

static void
central_database_postgresql_init (CentralDatabasePostgresql *self)
{
}

gboolean
central_database_postgresql_is_address (const char *place)
{
  return g_str_has_prefix (place, "postgresql://") || g_str_has_prefix (place, "postgres://");
}

CentralDatabase *
central_database_postgresql_open (const char *address, GError **error)
{
  g_autoptr (CentralDatabasePostgresql) self =
    g_object_new (CENTRAL_TYPE_DATABASE_POSTGRESQL, NULL);

  self->line = central_postgresql_line_new (address);
  if (central_postgresql_line_open (self->line, error))
    return CENTRAL_DATABASE (g_steal_pointer (&self));
  /* At the start nobody tries again later. */
  if (error && *error)
    (*error)->code = CENTRAL_ERROR_CONFIGURATION;
  return NULL;
}
