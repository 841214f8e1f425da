/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-database-postgresql.h"

#include "central-error.h"

gboolean
central_database_postgresql_is_address (const char *place)
{
  return g_str_has_prefix (place, "postgresql://") || g_str_has_prefix (place, "postgres://");
}

CentralDatabase *
central_database_postgresql_open (const char *address, GError **error)
{
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                       "this kushk-central was built without PostgreSQL");
  return NULL;
}
