/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-handovers.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-store-statement.h"

#define COLUMNS "id, handover, field, type, byte_count, digest, received_at, filing"

gboolean
central_store_add_upload (CentralStore *self,
                          const CentralUpload *upload,
                          GBytes *content,
                          GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "INSERT INTO upload (" COLUMNS ", received_at_ms, content)"
                                 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");

  central_statement_bind_text (&statement, upload->id);
  central_statement_bind_text (&statement, upload->handover);
  central_statement_bind_text (&statement, upload->field);
  central_statement_bind_text (&statement, upload->type);
  central_statement_bind_integer (&statement, upload->byte_count);
  central_statement_bind_text (&statement, upload->digest);
  central_statement_bind_text (&statement, upload->received_at);
  central_statement_bind_text (&statement, upload->filing);
  central_statement_bind_integer (&statement, central_clock_now_ms ());
  central_statement_bind_bytes (&statement, content);
  return central_statement_run (&statement, error);
}

static gpointer
read_upload (CentralStatement *statement)
{
  CentralUpload *upload = g_new0 (CentralUpload, 1);

  upload->id = central_statement_take_text (statement);
  upload->handover = central_statement_take_text (statement);
  upload->field = central_statement_take_text (statement);
  upload->type = central_statement_take_text (statement);
  upload->byte_count = central_statement_take_integer (statement);
  upload->digest = central_statement_take_text (statement);
  upload->received_at = central_statement_take_text (statement);
  upload->filing = central_statement_take_text (statement);
  return upload;
}

gboolean
central_store_find_upload (CentralStore *self,
                           const char *id,
                           CentralUpload **ret_upload,
                           GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT " COLUMNS " FROM upload WHERE id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_upload = row ? read_upload (&statement) : NULL;
  return TRUE;
}

GPtrArray *
central_store_list_uploads (CentralStore *self, const char *handover, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT " COLUMNS " FROM upload WHERE handover = $1 ORDER BY rowid");

  central_statement_bind_text (&statement, handover);
  return central_statement_list (&statement, read_upload, (GDestroyNotify) central_upload_free,
                                 error);
}

gboolean
central_store_remove_upload (CentralStore *self,
                             const char *handover,
                             const char *id,
                             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "DELETE FROM upload WHERE id = $1 AND handover = $2 AND filing IS NULL");

  central_statement_bind_text (&statement, id);
  central_statement_bind_text (&statement, handover);
  return central_statement_run (&statement, error);
}

gboolean
central_store_claim_upload (
  CentralStore *self, const char *id, const char *filing, gboolean *ret_claimed, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE upload SET filing = $1 WHERE id = $2"
                                 " AND (filing IS NULL OR filing = $1) RETURNING id");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, filing);
  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_claimed = row;
  return TRUE;
}

GBytes *
central_store_read_upload (CentralStore *self, const char *id, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT content FROM upload WHERE id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return NULL;
  if (row)
    return central_statement_take_bytes (&statement);
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, "no such document");
  return NULL;
}

void
central_upload_free (CentralUpload *self)
{
  g_free (self->id);
  g_free (self->handover);
  g_free (self->field);
  g_free (self->type);
  g_free (self->digest);
  g_free (self->received_at);
  g_free (self->filing);
  g_free (self);
}
