/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-schema.h"

#include <gio/gio.h>

#include "central-clock.h"
#include "central-error.h"

#define MIGRATIONS "/org/kushk/central/migrations"

/* Each takes the store from one version to the next, in files of migrations/ named by number, this
 * name and dialect. Never edit one that has been released, add another. PostgreSQL came with the
 * seventh; where a dialect has no file there is nothing to do in it. */
static const char *const migrations[] = {
  "filings",    "ratings",   "slots",          "handovers",     "reports",
  "marks",      "messages",  "kiosks",         "ledger",        "operators",
  "statistics", "audit",     "service-levels", "passcodes",     "open311",
  "catalogue",  "retention", "kiosk-audit",    "kiosk-reports",
};

static const char *const dialects[CENTRAL_DIALECTS] = {
  [CENTRAL_DIALECT_SQLITE] = "sqlite",
  [CENTRAL_DIALECT_POSTGRESQL] = "postgresql",
};

/* The first stores kept count in the head of the file. */
static const char adopt_count[] =
  "WITH RECURSIVE done (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM done LIMIT 100)"
  " INSERT INTO migration (number, applied_at)"
  " SELECT number, '' FROM done, pragma_user_version WHERE number <= user_version;"
  "PRAGMA user_version = 0;";

static gboolean
make_list (CentralDatabase *database, GError **error)
{
  return central_database_execute (database,
                                   "CREATE TABLE IF NOT EXISTS migration ("
                                   "  number BIGINT PRIMARY KEY, applied_at TEXT NOT NULL)",
                                   error) &&
         (central_database_get_dialect (database) != CENTRAL_DIALECT_SQLITE ||
          central_database_execute (database, adopt_count, error));
}

static gboolean
read_version (CentralDatabase *database, guint *ret_version, GError **error)
{
  g_autoptr (CentralRows) rows = central_database_query (
    database, "SELECT coalesce (max (number), 0) FROM migration", NULL, 0, error);

  if (rows == NULL)
    return FALSE;
  *ret_version = (guint) central_rows_get (rows, 0, 0)->integer;
  return TRUE;
}

static gboolean
write_version (CentralDatabase *database, guint version, GError **error)
{
  g_autofree char *now = central_clock_now ();
  const CentralValue values[] = {
    { .type = CENTRAL_VALUE_INTEGER, .integer = version },
    { .type = CENTRAL_VALUE_TEXT, .text = now },
  };
  g_autoptr (CentralRows) rows =
    central_database_query (database, "INSERT INTO migration (number, applied_at) VALUES ($1, $2)",
                            values, G_N_ELEMENTS (values), error);

  return rows != NULL;
}

/* (nullable) Resources end with a NUL that is not counted. */
static GBytes *
find_script (guint version, CentralDialect dialect)
{
  g_autofree char *path = g_strdup_printf (MIGRATIONS "/%02u-%s.%s.sql", version + 1,
                                           migrations[version], dialects[dialect]);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static gboolean
is_known (guint version, GError **error)
{
  if (version <= G_N_ELEMENTS (migrations))
    return TRUE;
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
               "the store has version %u, this program knows %u", version,
               (guint) G_N_ELEMENTS (migrations));
  return FALSE;
}

/* A store without a list is new, or older than the list. */
gboolean
central_store_schema_check (CentralDatabase *database, GError **error)
{
  guint version = 0;

  return !read_version (database, &version, NULL) || is_known (version, error);
}

static gboolean
migrate (CentralDatabase *database, GError **error)
{
  CentralDialect dialect = central_database_get_dialect (database);
  guint version = 0;

  if (!make_list (database, error) || !read_version (database, &version, error))
    return FALSE;
  if (!is_known (version, error))
    return FALSE;
  for (; version < G_N_ELEMENTS (migrations); version++) {
    g_autoptr (GBytes) script = find_script (version, dialect);

    if ((script && !central_database_execute (database, g_bytes_get_data (script, NULL), error)) ||
        !write_version (database, version + 1, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
central_store_schema_bring_up (CentralDatabase *database, GError **error)
{
  if (!central_database_begin (database, "migration", error))
    return FALSE;
  if (migrate (database, error) && central_database_commit (database, error))
    return TRUE;
  central_database_roll_back (database);
  return FALSE;
}
