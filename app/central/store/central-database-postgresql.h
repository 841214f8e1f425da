/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-database.h"

G_BEGIN_DECLS

/* One connection to a PostgreSQL that any number of centrals share, on this machine or another. A
 * connection that is lost is made anew by the next transaction or the next statement outside of
 * one; what was under way fails. A subject is an advisory lock. The only code that knows libpq;
 * built without it, nothing is an address that can be opened. */
gboolean central_database_postgresql_is_address (const char *place);

/* CENTRAL_ERROR_CONFIGURATION for an address that is none, for a server that cannot be reached at
 * the start, that does not keep what it commits (fsync is off) or whose database is not UTF-8. */
CentralDatabase *central_database_postgresql_open (const char *address, GError **error);

G_END_DECLS
