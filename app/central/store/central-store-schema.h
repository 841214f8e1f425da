/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-database.h"

G_BEGIN_DECLS

/* The tables of the store. Brings a database to what this program knows, in one transaction; any
 * number of processes may do so at once. CENTRAL_ERROR_CONFIGURATION where a newer program has been
 * there. */
gboolean central_store_schema_bring_up (CentralDatabase *database, GError **error);

/* Whether this program knows what is there, be it nothing. Changes nothing. */
gboolean central_store_schema_check (CentralDatabase *database, GError **error);

G_END_DECLS
