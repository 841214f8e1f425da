/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-database.h"

G_BEGIN_DECLS

/* A file of this machine: nothing to install, one writer at a time, so that every transaction is
 * about the same subject. The only code that knows SQLite. */
#define CENTRAL_TYPE_DATABASE_SQLITE (central_database_sqlite_get_type ())
G_DECLARE_FINAL_TYPE (
  CentralDatabaseSqlite, central_database_sqlite, CENTRAL, DATABASE_SQLITE, GObject)

/* Makes the file (0600) if it is missing. CENTRAL_ERROR_CONFIGURATION. */
CentralDatabase *central_database_sqlite_open (const char *path, GError **error);

G_END_DECLS
