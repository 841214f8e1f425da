/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-passcodes.h"

#include "central-store-statement.h"

gboolean
central_store_add_passcode (CentralStore *self,
                            const CentralStoredPasscode *passcode,
                            GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO passcode (id, kiosk, person_id, mobile, digest, state, tries_left,"
          " started_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");

  central_statement_bind_text (&statement, passcode->id);
  central_statement_bind_text (&statement, passcode->kiosk);
  central_statement_bind_text (&statement, passcode->person_id);
  central_statement_bind_text (&statement, passcode->mobile);
  central_statement_bind_text (&statement, passcode->digest);
  central_statement_bind_text (&statement, passcode->state);
  central_statement_bind_integer (&statement, passcode->tries_left);
  central_statement_bind_integer (&statement, passcode->started_at_ms);
  return central_statement_run (&statement, error);
}

static CentralStoredPasscode *
take_passcode (CentralStatement *statement)
{
  CentralStoredPasscode *passcode = g_new0 (CentralStoredPasscode, 1);

  passcode->id = central_statement_take_text (statement);
  passcode->kiosk = central_statement_take_text (statement);
  passcode->person_id = central_statement_take_text (statement);
  passcode->mobile = central_statement_take_text (statement);
  passcode->digest = central_statement_take_text (statement);
  passcode->state = central_statement_take_text (statement);
  passcode->tries_left = central_statement_take_integer (statement);
  passcode->started_at_ms = central_statement_take_integer (statement);
  return passcode;
}

gboolean
central_store_find_passcode (CentralStore *self,
                             const char *id,
                             CentralStoredPasscode **ret_passcode,
                             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT id, kiosk, person_id, mobile, digest, state, tries_left, started_at_ms"
          " FROM passcode WHERE id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_passcode = row ? take_passcode (&statement) : NULL;
  return TRUE;
}

gboolean
central_store_update_passcode (CentralStore *self,
                               const CentralStoredPasscode *passcode,
                               GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE passcode SET state = $1, tries_left = $2, digest = $3 WHERE id = $4");

  central_statement_bind_text (&statement, passcode->state);
  central_statement_bind_integer (&statement, passcode->tries_left);
  central_statement_bind_text (&statement, passcode->digest);
  central_statement_bind_text (&statement, passcode->id);
  return central_statement_run (&statement, error);
}

gboolean
central_store_count_passcodes (CentralStore *self,
                               const char *person_id,
                               gint64 after_ms,
                               gint64 *ret_count,
                               gint64 *ret_oldest_ms,
                               GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT count(*), coalesce (min (started_at_ms), 0) FROM passcode"
                                 " WHERE person_id = $1 AND started_at_ms > $2");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, person_id);
  central_statement_bind_integer (&statement, after_ms);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_count = central_statement_take_integer (&statement);
  *ret_oldest_ms = central_statement_take_integer (&statement);
  return TRUE;
}

gboolean
central_store_wipe_passcodes (CentralStore *self, gint64 before_ms, GError **error)
{
  return central_store_delete_before (
    self, "UPDATE passcode SET digest = NULL WHERE digest IS NOT NULL AND started_at_ms < $1",
    before_ms, error);
}

void
central_stored_passcode_free (CentralStoredPasscode *self)
{
  g_free (self->id);
  g_free (self->kiosk);
  g_free (self->person_id);
  g_free (self->mobile);
  g_free (self->digest);
  g_free (self->state);
  g_free (self);
}
