/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What the store needs of a database, and all it knows of one: statements with parameters in, rows
 * out, and transactions. Queries are written once, in the SQL that SQLite and PostgreSQL share:
 * parameters are $1, $2, … in the order in which they first appear, and are never put together
 * from text. Each query is a string that lives as long as the program: it is prepared once.
 *
 * Calls wait for the database, but no longer than a few seconds. Errors are
 * CENTRAL_ERROR_UNAVAILABLE, and hold no values. Main thread only. */
#define CENTRAL_TYPE_DATABASE (central_database_get_type ())
G_DECLARE_INTERFACE (CentralDatabase, central_database, CENTRAL, DATABASE, GObject)

typedef enum {
  CENTRAL_VALUE_TEXT,
  CENTRAL_VALUE_INTEGER,
  CENTRAL_VALUE_BYTES,
} CentralValueType;

/* A parameter, which borrows, or a cell of a row, which owns. The database's NULL is a text. */
typedef struct {
  CentralValueType type;
  char *text; /* (nullable) */
  gint64 integer;
  GBytes *bytes;
} CentralValue;

/* All that a statement found. */
typedef struct _CentralRows CentralRows;

/* In what tables are made: only migrations differ. */
typedef enum {
  CENTRAL_DIALECT_SQLITE,
  CENTRAL_DIALECT_POSTGRESQL,
  CENTRAL_DIALECTS,
} CentralDialect;

struct _CentralDatabaseInterface {
  GTypeInterface parent_interface;

  CentralDialect dialect;

  gboolean (*execute) (CentralDatabase *self, const char *script, GError **error);
  CentralRows *(*query) (CentralDatabase *self,
                         const char *query,
                         const CentralValue *values,
                         guint value_count,
                         GError **error);
  gboolean (*run) (CentralDatabase *self,
                   const char *query,
                   const CentralValue *values,
                   guint value_count,
                   GError **error);
  gboolean (*begin) (CentralDatabase *self, const char *subject, GError **error);
  gboolean (*commit) (CentralDatabase *self, GError **error);
  void (*roll_back) (CentralDatabase *self);
  gboolean (*begin_part) (CentralDatabase *self, const char *subject, GError **error);
  gboolean (*end_part) (CentralDatabase *self, GError **error);
  void (*undo_part) (CentralDatabase *self);
};

CentralDialect central_database_get_dialect (CentralDatabase *self);

/* Several statements, without parameters: for migrations. */
gboolean central_database_execute (CentralDatabase *self, const char *script, GError **error);
CentralRows *central_database_query (CentralDatabase *self,
                                     const char *query,
                                     const CentralValue *values,
                                     guint value_count,
                                     GError **error);

/* A statement of which no row is wanted. Inside a transaction it may be put off, and its failure be
 * told by any later call, at the latest by the commit. */
gboolean central_database_run (CentralDatabase *self,
                               const char *query,
                               const CentralValue *values,
                               guint value_count,
                               GError **error);

/* Until the transaction ends nobody else begins one about the same subject, in whatever process; a
 * transaction about nothing (NULL) is one that others become parts of. What is committed survives
 * the machine. A commit that fails may have happened all the same: whoever asks again must be able
 * to find out. */
gboolean central_database_begin (CentralDatabase *self, const char *subject, GError **error);
gboolean central_database_commit (CentralDatabase *self, GError **error);
void central_database_roll_back (CentralDatabase *self);

/* What happens in a part can be undone without the rest, and is kept with the rest; its subject is
 * held until the transaction ends. Parts lie in one another, never across. */
gboolean central_database_begin_part (CentralDatabase *self, const char *subject, GError **error);
gboolean central_database_end_part (CentralDatabase *self, GError **error);
void central_database_undo_part (CentralDatabase *self);

/* For databases: cells are added row by row, from left to right; the rows own what they are given.
 */
CentralRows *central_rows_new (guint column_count);
void central_rows_free (CentralRows *self);
void central_rows_add_text (CentralRows *self, char *text); /* (nullable) */
void central_rows_add_integer (CentralRows *self, gint64 integer);
void central_rows_add_bytes (CentralRows *self, GBytes *bytes);

guint central_rows_get_count (const CentralRows *self);

/* What is in the cell may be stolen. */
CentralValue *central_rows_get (CentralRows *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralRows, central_rows_free)

G_END_DECLS
