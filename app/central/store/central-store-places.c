/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-statement.h"

gboolean
central_store_add_report_place (CentralStore *self, const CentralReportPlace *place, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "INSERT INTO report_place (code, category, district, pin, "
                                 "received_at) VALUES ($1, $2, $3, $4, $5)");

  central_statement_bind_text (&statement, place->code);
  central_statement_bind_text (&statement, place->category);
  central_statement_bind_text (&statement, place->district);
  central_statement_bind_text (&statement, place->pin);
  central_statement_bind_text (&statement, place->received_at);
  return central_statement_run (&statement, error);
}

static gpointer
read_place (CentralStatement *statement)
{
  CentralReportPlace *place = g_new0 (CentralReportPlace, 1);

  place->code = central_statement_take_text (statement);
  place->category = central_statement_take_text (statement);
  place->district = central_statement_take_text (statement);
  place->pin = central_statement_take_text (statement);
  place->received_at = central_statement_take_text (statement);
  return place;
}

GPtrArray *
central_store_list_report_places (
  CentralStore *self, const char *category, const char *after, guint maximum, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT code, category, district, pin, received_at FROM report_place"
          " WHERE category = $1 AND received_at > $2"
          " ORDER BY received_at DESC LIMIT $3");

  central_statement_bind_text (&statement, category);
  central_statement_bind_text (&statement, after);
  central_statement_bind_integer (&statement, maximum);
  return central_statement_list (&statement, read_place, (GDestroyNotify) central_report_place_free,
                                 error);
}

void
central_report_place_free (CentralReportPlace *self)
{
  g_free (self->code);
  g_free (self->category);
  g_free (self->district);
  g_free (self->pin);
  g_free (self->received_at);
  g_free (self);
}
