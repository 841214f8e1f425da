/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-open311.h"

#include "central-store-statement.h"

/* Where nothing follows any more. */
#define CLOSED "('resolved', 'rejected', 'cancelled')"

#define SELECT_REPORT                                                                              \
  "SELECT r.id, r.kind, r.client, f.service, f.state, f.answers, f.message, f.received_at,"        \
  " f.updated_at, f.due_at, p.pin, CASE WHEN f.state IN " CLOSED                                   \
  " THEN CAST (1 AS BIGINT) ELSE 0 END FROM open311_request r JOIN filing f ON f.code = r.code"    \
  " LEFT JOIN report_place p ON p.code = r.code"

gboolean
central_store_add_open311_client (CentralStore *self,
                                  const char *key_digest,
                                  const char *name,
                                  const char *added_at,
                                  gboolean *ret_added,
                                  GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "INSERT INTO open311_client (key_digest, name, added_at)"
                                 " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING name");

  central_statement_bind_text (&statement, key_digest);
  central_statement_bind_text (&statement, name);
  central_statement_bind_text (&statement, added_at);
  return central_statement_step (&statement, ret_added, error);
}

/* The one cell of the first row. */
static gboolean
find_text (CentralStatement *statement, char **ret_text, GError **error)
{
  gboolean row = FALSE;

  if (!central_statement_step (statement, &row, error))
    return FALSE;
  *ret_text = row ? central_statement_take_text (statement) : NULL;
  return TRUE;
}

gboolean
central_store_find_open311_client (CentralStore *self,
                                   const char *key_digest,
                                   char **ret_name,
                                   GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT name FROM open311_client WHERE key_digest = $1");

  central_statement_bind_text (&statement, key_digest);
  return find_text (&statement, ret_name, error);
}

gboolean
central_store_add_open311_request (CentralStore *self,
                                   const CentralStoredRequest *request,
                                   GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO open311_request (id, code, kind, client, digest, received_at)"
          " VALUES ($1, $2, $3, $4, $5, $6)");

  central_statement_bind_text (&statement, request->id);
  central_statement_bind_text (&statement, request->code);
  central_statement_bind_text (&statement, request->kind);
  central_statement_bind_text (&statement, request->client);
  central_statement_bind_text (&statement, request->digest);
  central_statement_bind_text (&statement, request->received_at);
  return central_statement_run (&statement, error);
}

gboolean
central_store_find_open311_repeat (
  CentralStore *self, const char *digest, const char *after, char **ret_id, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT id FROM open311_request WHERE digest = $1"
                                 " AND received_at >= $2 ORDER BY received_at DESC LIMIT 1");

  central_statement_bind_text (&statement, digest);
  central_statement_bind_text (&statement, after);
  return find_text (&statement, ret_id, error);
}

static gpointer
read_report (CentralStatement *statement)
{
  CentralReport *report = g_new0 (CentralReport, 1);

  report->id = central_statement_take_text (statement);
  report->kind = central_statement_take_text (statement);
  report->client = central_statement_take_text (statement);
  report->service = central_statement_take_text (statement);
  report->state = central_statement_take_text (statement);
  report->answers = central_statement_take_text (statement);
  report->message = central_statement_take_text (statement);
  report->received_at = central_statement_take_text (statement);
  report->updated_at = central_statement_take_text (statement);
  report->due_at = central_statement_take_text (statement);
  report->pin = central_statement_take_text (statement);
  report->is_closed = central_statement_take_integer (statement) != 0;
  return report;
}

gboolean
central_store_find_report (CentralStore *self,
                           const char *id,
                           CentralReport **ret_report,
                           GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, SELECT_REPORT " WHERE r.id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_report = row ? read_report (&statement) : NULL;
  return TRUE;
}

/* Kinds are words of lists, letters and hyphens: none of them means anything to LIKE. */
GPtrArray *
central_store_list_reports (CentralStore *self, const CentralReportFilter *filter, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, SELECT_REPORT " WHERE r.received_at >= $1 AND r.received_at <= $2"
                        " AND ($3 = '' OR ',' || $3 || ',' LIKE '%,' || r.kind || ',%')"
                        " AND ($4 = '' OR ($4 = 'closed') = (f.state IN " CLOSED "))"
                        " ORDER BY r.received_at DESC, r.id LIMIT $5 OFFSET $6");

  central_statement_bind_text (&statement, filter->from);
  central_statement_bind_text (&statement, filter->until);
  central_statement_bind_text (&statement, filter->kinds);
  central_statement_bind_text (&statement, filter->status);
  central_statement_bind_integer (&statement, filter->maximum);
  central_statement_bind_integer (&statement, filter->skipped);
  return central_statement_list (&statement, read_report, (GDestroyNotify) central_report_free,
                                 error);
}

void
central_report_free (CentralReport *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->client);
  g_free (self->service);
  g_free (self->state);
  g_free (self->answers);
  g_free (self->message);
  g_free (self->received_at);
  g_free (self->updated_at);
  g_free (self->due_at);
  g_free (self->pin);
  g_free (self);
}
