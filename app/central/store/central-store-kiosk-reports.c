/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-kiosk-reports.h"

#include "central-store-statement.h"

static gboolean
insert (CentralStore *self, const CentralStoredReport *report, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO kiosk_report (kiosk, kind, name, made_at_ms, received_at, body)"
          " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING");

  central_statement_bind_text (&statement, report->kiosk);
  central_statement_bind_text (&statement, report->kind);
  central_statement_bind_text (&statement, report->name);
  central_statement_bind_integer (&statement, report->made_at_ms);
  central_statement_bind_text (&statement, report->received_at);
  central_statement_bind_text (&statement, report->body);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_kiosk_report (CentralStore *self,
                                const CentralStoredReport *report,
                                char **ret_received_at,
                                GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT received_at FROM kiosk_report WHERE kiosk = $1 AND kind = $2 AND name = $3");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, report->kiosk);
  central_statement_bind_text (&statement, report->kind);
  central_statement_bind_text (&statement, report->name);
  if (!insert (self, report, error) || !central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_received_at =
    row ? central_statement_take_text (&statement) : g_strdup (report->received_at);
  return TRUE;
}

static gpointer
read_body (CentralStatement *statement)
{
  return central_statement_take_text (statement);
}

GPtrArray *
central_store_list_kiosk_reports (
  CentralStore *self, const char *kiosk, const char *kind, guint maximum, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT body FROM kiosk_report WHERE kiosk = $1 AND kind = $2"
                                 " ORDER BY made_at_ms DESC, name DESC LIMIT $3");

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, kind);
  central_statement_bind_integer (&statement, maximum);
  return central_statement_list (&statement, read_body, g_free, error);
}

gboolean
central_store_forget_kiosk_reports (CentralStore *self, gint64 before_ms, GError **error)
{
  return central_store_delete_before (self, "DELETE FROM kiosk_report WHERE made_at_ms < $1",
                                      before_ms, error);
}
