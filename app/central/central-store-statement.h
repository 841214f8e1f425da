/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "central-store.h"

G_BEGIN_DECLS

/* Inside the store only: one prepared statement, bound in order and read in order, so that no query
 * is ever put together from text. Binding copies nothing: values outlive the statement. */
typedef struct {
  sqlite3_stmt *handle;
  int bound;
  int read;
} CentralStatement;

#define CENTRAL_STATEMENT_INIT                                                                     \
  {                                                                                                \
    NULL, 0, 0                                                                                     \
  }

sqlite3 *central_store_get_handle (CentralStore *self);

gboolean central_statement_prepare (CentralStatement *self,
                                    CentralStore *store,
                                    const char *query,
                                    GError **error);
void central_statement_bind_text (CentralStatement *self, const char *text); /* (nullable) */
void central_statement_bind_integer (CentralStatement *self, gint64 value);
void central_statement_bind_bytes (CentralStatement *self, GBytes *bytes);

/* Steps to the next row. FALSE with *ret_row untouched is an error. */
gboolean central_statement_step (CentralStatement *self, gboolean *ret_row, GError **error);
gboolean central_statement_run (CentralStatement *self, GError **error); /* wants no row */
char *central_statement_take_text (CentralStatement *self);              /* (nullable) a copy */
gint64 central_statement_take_integer (CentralStatement *self);
GBytes *central_statement_take_bytes (CentralStatement *self); /* a copy */
void central_statement_clear (CentralStatement *self);

/* Runs a query that asks for nothing but a moment. */
gboolean central_store_delete_before (CentralStore *self,
                                      const char *query,
                                      gint64 before_ms,
                                      GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CentralStatement, central_statement_clear)

G_END_DECLS
