/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <libpq-fe.h>

G_BEGIN_DECLS

/* The line to one PostgreSQL server, for central-database-postgresql.c only. Statements are put on
 * it and awaited in one round trip, however many they were (libpq's pipeline mode). One that failed
 * without being awaited itself is a fault: nothing more is put on the line until the transaction
 * that it belonged to is rolled back, because nobody knows any more what the transaction holds. */
#define CENTRAL_POSTGRESQL_MAXIMUM_VALUES 24

/* One statement's values in the wire's form. */
typedef struct {
  int count;
  Oid types[CENTRAL_POSTGRESQL_MAXIMUM_VALUES];
  const char *values[CENTRAL_POSTGRESQL_MAXIMUM_VALUES];
  int lengths[CENTRAL_POSTGRESQL_MAXIMUM_VALUES];
  int formats[CENTRAL_POSTGRESQL_MAXIMUM_VALUES];
  gint64 integers[CENTRAL_POSTGRESQL_MAXIMUM_VALUES];
} CentralPostgresqlParameters;

typedef struct _CentralPostgresqlLine CentralPostgresqlLine;

CentralPostgresqlLine *central_postgresql_line_new (const char *address); /* not open yet */
void central_postgresql_line_free (CentralPostgresqlLine *self);

/* Errors are CENTRAL_ERROR_UNAVAILABLE, and where the server cannot be relied on
 * CENTRAL_ERROR_CONFIGURATION. */
gboolean central_postgresql_line_open (CentralPostgresqlLine *self, GError **error);
gboolean central_postgresql_line_is_open (CentralPostgresqlLine *self);

/* Opens it again if the server has gone, not more often than the server can bear. */
gboolean central_postgresql_line_be_open (CentralPostgresqlLine *self, GError **error);

/* Several statements, without parameters, awaited. */
gboolean
central_postgresql_line_run (CentralPostgresqlLine *self, const char *script, GError **error);

/* query lives as long as the program; the parameters are copied. parameters is nullable. */
gboolean central_postgresql_line_put (CentralPostgresqlLine *self,
                                      const char *query,
                                      const CentralPostgresqlParameters *parameters,
                                      GError **error);

/* What became of the last statement that was put; all before it must have gone well. */
PGresult *central_postgresql_line_await (CentralPostgresqlLine *self, GError **error);

/* Reads what became of all that was put; failures are faults. */
void central_postgresql_line_settle (CentralPostgresqlLine *self);

/* Whatever transaction there is ends, and with it a fault. */
void central_postgresql_line_roll_back (CentralPostgresqlLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PGresult, PQclear)

G_END_DECLS
