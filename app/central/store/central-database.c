/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-database.h"

struct _CentralRows {
  guint column_count;
  GArray *cells; /* of CentralValue, row by row */
};

G_DEFINE_INTERFACE (CentralDatabase, central_database, G_TYPE_OBJECT)

static void
central_database_default_init (CentralDatabaseInterface *interface)
{
}

CentralDialect
central_database_get_dialect (CentralDatabase *self)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->dialect;
}

gboolean
central_database_execute (CentralDatabase *self, const char *script, GError **error)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->execute (self, script, error);
}

CentralRows *
central_database_query (CentralDatabase *self,
                        const char *query,
                        const CentralValue *values,
                        guint value_count,
                        GError **error)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->query (self, query, values, value_count, error);
}

gboolean
central_database_run (CentralDatabase *self,
                      const char *query,
                      const CentralValue *values,
                      guint value_count,
                      GError **error)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->run (self, query, values, value_count, error);
}

gboolean
central_database_begin (CentralDatabase *self, const char *subject, GError **error)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->begin (self, subject, error);
}

gboolean
central_database_commit (CentralDatabase *self, GError **error)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->commit (self, error);
}

void
central_database_roll_back (CentralDatabase *self)
{
  CENTRAL_DATABASE_GET_IFACE (self)->roll_back (self);
}

gboolean
central_database_begin_part (CentralDatabase *self, const char *subject, GError **error)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->begin_part (self, subject, error);
}

gboolean
central_database_end_part (CentralDatabase *self, GError **error)
{
  return CENTRAL_DATABASE_GET_IFACE (self)->end_part (self, error);
}

void
central_database_undo_part (CentralDatabase *self)
{
  CENTRAL_DATABASE_GET_IFACE (self)->undo_part (self);
}

static void
clear_cell (gpointer cell)
{
  CentralValue *value = cell;

  g_free (value->text);
  g_clear_pointer (&value->bytes, g_bytes_unref);
}

CentralRows *
central_rows_new (guint column_count)
{
  CentralRows *self = g_new0 (CentralRows, 1);

  self->column_count = column_count;
  self->cells = g_array_new (FALSE, TRUE, sizeof (CentralValue));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

void
central_rows_free (CentralRows *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

static void
add (CentralRows *self, CentralValue value)
{
  g_array_append_val (self->cells, value);
}

void
central_rows_add_text (CentralRows *self, char *text)
{
  add (self, (CentralValue){ .type = CENTRAL_VALUE_TEXT, .text = text });
}

void
central_rows_add_integer (CentralRows *self, gint64 integer)
{
  add (self, (CentralValue){ .type = CENTRAL_VALUE_INTEGER, .integer = integer });
}

void
central_rows_add_bytes (CentralRows *self, GBytes *bytes)
{
  add (self, (CentralValue){ .type = CENTRAL_VALUE_BYTES, .bytes = bytes });
}

guint
central_rows_get_count (const CentralRows *self)
{
  return self->column_count > 0 ? self->cells->len / self->column_count : 0;
}

CentralValue *
central_rows_get (CentralRows *self, guint row, guint column)
{
  g_assert (row < central_rows_get_count (self) && column < self->column_count);
  return &g_array_index (self->cells, CentralValue, row * self->column_count + column);
}
