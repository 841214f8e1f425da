/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-handovers.h"

#include "central-clock.h"
#include "central-store-statement.h"

/* A place lives on in the filing that was made with it. */
#define PLACE_LIFE_MS (60 * 60 * 1000)

#define COLUMNS                                                                                    \
  "id, token_digest, session_key, kiosk, purpose, language, service, wanted, bill, started_at_ms," \
  " expires_at_ms, opened_at_ms, done_at_ms, latitude, longitude, accuracy_m"

gboolean
central_store_add_handover (CentralStore *self, const CentralHandover *handover, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO handover (" COLUMNS ")"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, NULL, NULL, -1)");

  central_statement_bind_text (&statement, handover->id);
  central_statement_bind_text (&statement, handover->token_digest);
  central_statement_bind_text (&statement, handover->session_key);
  central_statement_bind_text (&statement, handover->kiosk);
  central_statement_bind_text (&statement, handover->purpose);
  central_statement_bind_text (&statement, handover->language);
  central_statement_bind_text (&statement, handover->service);
  central_statement_bind_text (&statement, handover->wanted);
  central_statement_bind_text (&statement, handover->bill);
  central_statement_bind_integer (&statement, handover->started_at_ms);
  central_statement_bind_integer (&statement, handover->expires_at_ms);
  return central_statement_run (&statement, error);
}

static CentralHandover *
read_handover (CentralStatement *statement)
{
  CentralHandover *handover = g_new0 (CentralHandover, 1);

  handover->id = central_statement_take_text (statement);
  handover->token_digest = central_statement_take_text (statement);
  handover->session_key = central_statement_take_text (statement);
  handover->kiosk = central_statement_take_text (statement);
  handover->purpose = central_statement_take_text (statement);
  handover->language = central_statement_take_text (statement);
  handover->service = central_statement_take_text (statement);
  handover->wanted = central_statement_take_text (statement);
  handover->bill = central_statement_take_text (statement);
  handover->started_at_ms = central_statement_take_integer (statement);
  handover->expires_at_ms = central_statement_take_integer (statement);
  handover->opened_at_ms = central_statement_take_integer (statement);
  handover->done_at_ms = central_statement_take_integer (statement);
  handover->latitude = central_statement_take_text (statement);
  handover->longitude = central_statement_take_text (statement);
  handover->accuracy_m = central_statement_take_integer (statement);
  return handover;
}

static gboolean
find_handover (CentralStore *self,
               const char *query,
               const char *key,
               CentralHandover **ret_handover,
               GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);
  gboolean row = FALSE;

  central_statement_bind_text (&statement, key);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_handover = row ? read_handover (&statement) : NULL;
  return TRUE;
}

gboolean
central_store_find_handover (CentralStore *self,
                             const char *id,
                             CentralHandover **ret_handover,
                             GError **error)
{
  return find_handover (self, "SELECT " COLUMNS " FROM handover WHERE id = $1", id, ret_handover,
                        error);
}

gboolean
central_store_find_handover_by_token (CentralStore *self,
                                      const char *token_digest,
                                      CentralHandover **ret_handover,
                                      GError **error)
{
  return find_handover (self, "SELECT " COLUMNS " FROM handover WHERE token_digest = $1",
                        token_digest, ret_handover, error);
}

gint64
central_store_count_handovers (CentralStore *self,
                               const char *kiosk,
                               gint64 after_ms,
                               GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT count(*) FROM handover WHERE kiosk = $1 AND started_at_ms > $2");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_integer (&statement, after_ms);
  if (!central_statement_step (&statement, &row, error))
    return -1;
  return central_statement_take_integer (&statement);
}

static gboolean
set_time (CentralStore *self, const char *query, const char *id, gint64 at_ms, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);

  central_statement_bind_integer (&statement, at_ms);
  central_statement_bind_text (&statement, id);
  return central_statement_run (&statement, error);
}

gboolean
central_store_set_handover_opened (CentralStore *self, const char *id, gint64 at_ms, GError **error)
{
  return set_time (self, "UPDATE handover SET opened_at_ms = $1 WHERE id = $2 AND opened_at_ms = 0",
                   id, at_ms, error);
}

gboolean
central_store_set_handover_done (CentralStore *self, const char *id, gint64 at_ms, GError **error)
{
  return set_time (self, "UPDATE handover SET done_at_ms = $1 WHERE id = $2 AND done_at_ms = 0", id,
                   at_ms, error);
}

gboolean
central_store_set_handover_pin (CentralStore *self,
                                const char *id,
                                const char *latitude,
                                const char *longitude,
                                gint64 accuracy_m,
                                GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE handover SET latitude = $1, longitude = $2, accuracy_m = $3 WHERE id = $4");

  central_statement_bind_text (&statement, latitude);
  central_statement_bind_text (&statement, longitude);
  central_statement_bind_integer (&statement, accuracy_m);
  central_statement_bind_text (&statement, id);
  return central_statement_run (&statement, error);
}

gboolean
central_store_forget_handovers (CentralStore *self, gint64 before_ms, GError **error)
{
  return central_store_delete_before (
           self, "DELETE FROM upload WHERE filing IS NULL AND received_at_ms < $1", before_ms,
           error) &&
         central_store_delete_before (self, "DELETE FROM handover WHERE started_at_ms < $1",
                                      before_ms, error) &&
         central_store_delete_before (self,
                                      "UPDATE handover SET latitude = NULL, longitude = NULL"
                                      " WHERE expires_at_ms < $1 AND latitude IS NOT NULL",
                                      central_clock_now_ms () - PLACE_LIFE_MS, error);
}

void
central_handover_free (CentralHandover *self)
{
  g_free (self->id);
  g_free (self->token_digest);
  g_free (self->session_key);
  g_free (self->kiosk);
  g_free (self->purpose);
  g_free (self->language);
  g_free (self->service);
  g_free (self->wanted);
  g_free (self->bill);
  g_free (self->latitude);
  g_free (self->longitude);
  g_free (self);
}
