/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-dump.h"

#include "central-store-statement.h"

#define SQLITE_TABLES                                                                              \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
#define POSTGRESQL_TABLES                                                                          \
  "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema ORDER BY tablename"

static void
add_cell (GString *row, CentralValue *cell)
{
  g_string_append_printf (row, "%" G_GINT64_FORMAT "|%s|", cell->integer,
                          cell->text ? cell->text : "");
  if (cell->bytes) {
    g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, cell->bytes);

    g_string_append (row, digest);
  }
}

static int
compare (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

/* Rows come in no order that means anything. A statement's text lives for ever. */
static void
add_table (GChecksum *sum, CentralDatabase *database, const char *name)
{
  g_autofree char *query = g_strdup_printf ("SELECT * FROM \"%s\"", name);
  g_autofree char *count = g_strdup_printf (
    "SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema"
    " AND table_name = '%s'",
    name);
  g_autofree char *pragma = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s')", name);
  gboolean is_sqlite = central_database_get_dialect (database) == CENTRAL_DIALECT_SQLITE;
  g_autoptr (CentralRows) columns =
    central_database_query (database, g_intern_string (is_sqlite ? pragma : count), NULL, 0, NULL);
  g_autoptr (CentralRows) rows =
    central_database_query (database, g_intern_string (query), NULL, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint column_count = (guint) central_rows_get (columns, 0, 0)->integer;

  g_assert_cmpuint (column_count, >, 0);
  for (guint row = 0; row < central_rows_get_count (rows); row++) {
    GString *line = g_string_new (name);

    for (guint column = 0; column < column_count; column++)
      add_cell (line, central_rows_get (rows, row, column));
    g_ptr_array_add (lines, g_string_free (line, FALSE));
  }
  g_ptr_array_sort (lines, compare);
  for (guint index = 0; index < lines->len; index++)
    g_checksum_update (sum, lines->pdata[index], -1);
}

char *
support_dump_digest (const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralStore) store = central_store_open (place, &error);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  CentralDatabase *database = NULL;
  g_autoptr (CentralRows) tables = NULL;

  g_assert_no_error (error);
  database = central_store_get_database (store);
  tables = central_database_query (database,
                                   central_database_get_dialect (database) == CENTRAL_DIALECT_SQLITE
                                     ? SQLITE_TABLES
                                     : POSTGRESQL_TABLES,
                                   NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (central_rows_get_count (tables), >, 10);
  for (guint row = 0; row < central_rows_get_count (tables); row++)
    add_table (sum, database, central_rows_get (tables, row, 0)->text);
  return g_strdup (g_checksum_get_string (sum));
}
