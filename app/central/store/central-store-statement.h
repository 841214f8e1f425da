/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-database.h"
#include "central-store.h"

G_BEGIN_DECLS

/* Inside the store only: one query, bound in order and read in order. It is put to the database by
 * its first step. Binding copies nothing: values outlive the statement. */
#define CENTRAL_STATEMENT_MAXIMUM_VALUES 24

typedef struct {
  CentralDatabase *database;
  const char *query;
  CentralValue values[CENTRAL_STATEMENT_MAXIMUM_VALUES];
  guint bound;
  CentralRows *rows; /* (nullable) not put yet */
  guint row;         /* that comes next */
  guint column;      /* that is taken next */
} CentralStatement;

CentralDatabase *central_store_get_database (CentralStore *self);

CentralStatement central_statement_new (CentralStore *store, const char *query);
void central_statement_bind_text (CentralStatement *self, const char *text); /* (nullable) */
void central_statement_bind_integer (CentralStatement *self, gint64 value);
void central_statement_bind_bytes (CentralStatement *self, GBytes *bytes);

/* Steps to the next row. FALSE with *ret_row untouched is an error. */
gboolean central_statement_step (CentralStatement *self, gboolean *ret_row, GError **error);
gboolean central_statement_run (CentralStatement *self, GError **error); /* wants no row */

/* All rows, each as `read` makes it of its cells, in an array that frees them. NULL with an error:
 * nobody gets a part. For a statement that has not been stepped. */
typedef gpointer (*CentralStatementReader) (CentralStatement *self);
GPtrArray *central_statement_list (CentralStatement *self,
                                   CentralStatementReader read,
                                   GDestroyNotify free_row,
                                   GError **error);

/* Of the row stepped to, each cell once. */
char *central_statement_take_text (CentralStatement *self); /* (nullable) */
gint64 central_statement_take_integer (CentralStatement *self);
GBytes *central_statement_take_bytes (CentralStatement *self);
void central_statement_clear (CentralStatement *self);

/* Runs a query that asks for nothing but a moment. */
gboolean central_store_delete_before (CentralStore *self,
                                      const char *query,
                                      gint64 before_ms,
                                      GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CentralStatement, central_statement_clear)

G_END_DECLS
