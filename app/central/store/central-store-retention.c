/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-retention.h"

#include "central-error.h"
#include "central-store-statement.h"

static gboolean
read_texts (CentralStatement *statement, GPtrArray *texts, GError **error)
{
  gboolean row = FALSE;

  while (central_statement_step (statement, &row, error)) {
    if (!row)
      return TRUE;
    g_ptr_array_add (texts, central_statement_take_text (statement));
  }
  return FALSE;
}

GPtrArray *
central_store_list_overdue_services (CentralStore *self,
                                     const char *state,
                                     const char *until,
                                     GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT DISTINCT service FROM filing WHERE destroyed_at IS NULL AND state = $1"
          " AND updated_at <= $2 ORDER BY service");
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_free);

  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, until);
  return read_texts (&statement, services, error) ? g_steal_pointer (&services) : NULL;
}

gboolean
central_store_list_overdue (CentralStore *self,
                            const char *service,
                            const char *state,
                            const char *until,
                            guint maximum,
                            GPtrArray *codes,
                            GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT code FROM filing WHERE destroyed_at IS NULL AND service = $1 AND state = $2"
          " AND updated_at <= $3 ORDER BY updated_at, code LIMIT $4");

  central_statement_bind_text (&statement, service);
  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, until);
  central_statement_bind_integer (&statement, maximum);
  return read_texts (&statement, codes, error);
}

static gboolean
run_about (CentralStore *self, const char *query, const char *code, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);

  central_statement_bind_text (&statement, code);
  return central_statement_run (&statement, error);
}

static gboolean
empty_filing (CentralStore *self, const char *code, const char *at, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE filing SET destroyed_at = $1, person_id = '', challenge = '', answers = '{}',"
          " consents = NULL, remarks = NULL, message = NULL, session = NULL WHERE code = $2");

  central_statement_bind_text (&statement, at);
  central_statement_bind_text (&statement, code);
  return central_statement_run (&statement, error);
}

/* The category and the district of a report stay: they are a number in a table. */
gboolean
central_store_destroy_personal_data (CentralStore *self,
                                     const char *code,
                                     const char *at,
                                     GError **error)
{
  return run_about (self,
                    "DELETE FROM challenge WHERE id IN"
                    " (SELECT challenge FROM filing WHERE code = $1)",
                    code, error) &&
         run_about (self,
                    "DELETE FROM passcode WHERE id IN"
                    " (SELECT challenge FROM filing WHERE code = $1)",
                    code, error) &&
         run_about (self,
                    "DELETE FROM handover WHERE id IN"
                    " (SELECT handover FROM upload WHERE filing = $1)",
                    code, error) &&
         run_about (self, "DELETE FROM upload WHERE filing = $1", code, error) &&
         run_about (self, "UPDATE report_place SET pin = NULL WHERE code = $1", code, error) &&
         run_about (self, "DELETE FROM mark WHERE code = $1", code, error) &&
         run_about (self, "UPDATE slot SET session = '' WHERE code = $1", code, error) &&
         empty_filing (self, code, at, error);
}

gboolean
central_store_scrub (CentralStore *self, GError **error)
{
  CentralDatabase *database = central_store_get_database (self);
  g_autoptr (CentralRows) rows = NULL;

  if (central_database_get_dialect (database) != CENTRAL_DIALECT_SQLITE)
    return TRUE;
  rows = central_database_query (database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, 0, error);
  if (rows == NULL)
    return FALSE;
  if (central_rows_get (rows, 0, 0)->integer == 0)
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                       "store: somebody reads the log, which is emptied by the next run");
  return FALSE;
}
