/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-commands.h"

#include "central-store-statement.h"

#define COLUMNS                                                                                    \
  "id, kiosk, action, message, until, issued_at, issued_at_ms, expires_at, expires_at_ms,"         \
  " issued_by, state, result_at"

gboolean
central_store_add_command (CentralStore *self, const CentralStoredCommand *command, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "INSERT INTO command (" COLUMNS ")"
                                 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");

  central_statement_bind_text (&statement, command->id);
  central_statement_bind_text (&statement, command->kiosk);
  central_statement_bind_text (&statement, command->action);
  central_statement_bind_text (&statement, command->message);
  central_statement_bind_text (&statement, command->until);
  central_statement_bind_text (&statement, command->issued_at);
  central_statement_bind_integer (&statement, command->issued_at_ms);
  central_statement_bind_text (&statement, command->expires_at);
  central_statement_bind_integer (&statement, command->expires_at_ms);
  central_statement_bind_text (&statement, command->issued_by);
  central_statement_bind_text (&statement, command->state);
  central_statement_bind_text (&statement, command->result_at);
  return central_statement_run (&statement, error);
}

static gpointer
read_command (CentralStatement *statement)
{
  CentralStoredCommand *command = g_new0 (CentralStoredCommand, 1);

  command->id = central_statement_take_text (statement);
  command->kiosk = central_statement_take_text (statement);
  command->action = central_statement_take_text (statement);
  command->message = central_statement_take_text (statement);
  command->until = central_statement_take_text (statement);
  command->issued_at = central_statement_take_text (statement);
  command->issued_at_ms = central_statement_take_integer (statement);
  command->expires_at = central_statement_take_text (statement);
  command->expires_at_ms = central_statement_take_integer (statement);
  command->issued_by = central_statement_take_text (statement);
  command->state = central_statement_take_text (statement);
  command->result_at = central_statement_take_text (statement);
  return command;
}

gboolean
central_store_find_command (CentralStore *self,
                            const char *id,
                            CentralStoredCommand **ret_command,
                            GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT " COLUMNS " FROM command WHERE id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_command = row ? read_command (&statement) : NULL;
  return TRUE;
}

static GPtrArray *
read_all (CentralStatement *statement, GError **error)
{

  return central_statement_list (statement, read_command,
                                 (GDestroyNotify) central_stored_command_free, error);
}

GPtrArray *
central_store_list_waiting_commands (
  CentralStore *self, const char *kiosk, gint64 now_ms, guint maximum, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT " COLUMNS " FROM command"
                                 " WHERE kiosk = $1 AND state = 'waiting' AND expires_at_ms > $2"
                                 " ORDER BY issued_at_ms, id LIMIT $3");

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_integer (&statement, now_ms);
  central_statement_bind_integer (&statement, maximum);
  return read_all (&statement, error);
}

GPtrArray *
central_store_list_commands_of (CentralStore *self,
                                const char *kiosk,
                                guint maximum,
                                GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT " COLUMNS " FROM command WHERE kiosk = $1"
                                 " ORDER BY issued_at_ms DESC, id LIMIT $2");

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_integer (&statement, maximum);
  return read_all (&statement, error);
}

/* A kiosk that did it in time and tells so late is believed. */
gboolean
central_store_set_command_result (CentralStore *self,
                                  const char *id,
                                  const char *kiosk,
                                  const char *state,
                                  const char *at,
                                  gboolean *ret_changed,
                                  GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE command SET state = $1, result_at = $2 WHERE id = $3 AND kiosk = $4"
          " AND (state = 'waiting' OR state = 'expired' AND result_at IS NULL) RETURNING id");

  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, at);
  central_statement_bind_text (&statement, id);
  central_statement_bind_text (&statement, kiosk);
  return central_statement_step (&statement, ret_changed, error);
}

GPtrArray *
central_store_expire_commands (CentralStore *self, gint64 now_ms, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE command SET state = 'expired'"
                                 " WHERE state = 'waiting' AND expires_at_ms <= $1"
                                 " RETURNING " COLUMNS);

  central_statement_bind_integer (&statement, now_ms);
  return read_all (&statement, error);
}

gboolean
central_store_forget_commands (CentralStore *self, gint64 before_ms, GError **error)
{
  return central_store_delete_before (self, "DELETE FROM command WHERE expires_at_ms < $1",
                                      before_ms, error);
}

void
central_stored_command_free (CentralStoredCommand *self)
{
  g_free (self->id);
  g_free (self->kiosk);
  g_free (self->action);
  g_free (self->message);
  g_free (self->until);
  g_free (self->issued_at);
  g_free (self->expires_at);
  g_free (self->issued_by);
  g_free (self->state);
  g_free (self->result_at);
  g_free (self);
}
