/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-kiosks.h"

#include "central-store-statement.h"

#define KIOSKS                                                                                     \
  "SELECT kiosk.id, centre, operator, registered_at, enrolled_at, certificate_serial, revoked_at," \
  " heartbeat.state, heartbeat.body, heartbeat.received_at,"                                       \
  " coalesce (heartbeat.received_at_ms, 0),"                                                       \
  " (SELECT min (forked_at) FROM kiosk_audit_chain AS chain WHERE chain.kiosk = kiosk.id"          \
  "  AND forked_at IS NOT NULL AND seen_at IS NULL)"                                               \
  " FROM kiosk LEFT JOIN heartbeat ON heartbeat.kiosk = kiosk.id"

static gpointer
read_kiosk (CentralStatement *statement)
{
  CentralKiosk *kiosk = g_new0 (CentralKiosk, 1);

  kiosk->id = central_statement_take_text (statement);
  kiosk->centre = central_statement_take_text (statement);
  kiosk->operator_id = central_statement_take_text (statement);
  kiosk->registered_at = central_statement_take_text (statement);
  kiosk->enrolled_at = central_statement_take_text (statement);
  kiosk->certificate_serial = central_statement_take_text (statement);
  kiosk->revoked_at = central_statement_take_text (statement);
  kiosk->state = central_statement_take_text (statement);
  kiosk->heartbeat = central_statement_take_text (statement);
  kiosk->heard_at = central_statement_take_text (statement);
  kiosk->heard_at_ms = central_statement_take_integer (statement);
  kiosk->audit_forked_at = central_statement_take_text (statement);
  return kiosk;
}

gboolean
central_store_find_kiosk (CentralStore *self,
                          const char *id,
                          CentralKiosk **ret_kiosk,
                          GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, KIOSKS " WHERE kiosk.id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_kiosk = row ? read_kiosk (&statement) : NULL;
  return TRUE;
}

GPtrArray *
central_store_list_kiosks_of (CentralStore *self, const char *operator_id, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, KIOSKS " WHERE operator = $1 OR $1 = '*' ORDER BY centre, kiosk.id");

  central_statement_bind_text (&statement, operator_id);
  return central_statement_list (&statement, read_kiosk, (GDestroyNotify) central_kiosk_free,
                                 error);
}

gboolean
central_store_register_kiosk (CentralStore *self,
                              const char *id,
                              const char *centre,
                              const char *operator_id,
                              const char *at,
                              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO kiosk (id, centre, operator, registered_at) VALUES ($1, $2, $3, $4)"
          " ON CONFLICT (id) DO UPDATE"
          " SET centre = excluded.centre, operator = excluded.operator");

  central_statement_bind_text (&statement, id);
  central_statement_bind_text (&statement, centre);
  central_statement_bind_text (&statement, operator_id);
  central_statement_bind_text (&statement, at);
  return central_statement_run (&statement, error);
}

gboolean
central_store_set_kiosk_revoked (
  CentralStore *self, const char *id, const char *revoked_at, gboolean *ret_changed, GError **error)
{
  static const char revoke[] = "UPDATE kiosk SET revoked_at = $1"
                               " WHERE id = $2 AND revoked_at IS NULL RETURNING id";
  static const char admit[] = "UPDATE kiosk SET revoked_at = $1"
                              " WHERE id = $2 AND revoked_at IS NOT NULL RETURNING id";
  g_auto (CentralStatement) statement = central_statement_new (self, revoked_at ? revoke : admit);

  central_statement_bind_text (&statement, revoked_at);
  central_statement_bind_text (&statement, id);
  return central_statement_step (&statement, ret_changed, error);
}

gboolean
central_store_judge_kiosk (CentralStore *self,
                           const char *id,
                           const char *serial,
                           CentralAdmissionVerdict *ret_verdict,
                           GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT CASE WHEN revoked_at IS NOT NULL THEN 'revoked'"
          "  WHEN enrolled_at IS NOT NULL AND NOT EXISTS"
          "   (SELECT 1 FROM certificate WHERE serial = $1 AND kiosk = $2) THEN 'replaced'"
          "  ELSE 'good' END"
          " FROM kiosk WHERE id = $2");
  gboolean row = FALSE;
  g_autofree char *word = NULL;

  central_statement_bind_text (&statement, serial);
  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  word = row ? central_statement_take_text (&statement) : NULL;
  if (word == NULL)
    *ret_verdict = CENTRAL_ADMISSION_UNKNOWN;
  else if (g_str_equal (word, "good"))
    *ret_verdict = CENTRAL_ADMISSION_GOOD;
  else
    *ret_verdict =
      g_str_equal (word, "revoked") ? CENTRAL_ADMISSION_REVOKED : CENTRAL_ADMISSION_REPLACED;
  return TRUE;
}

void
central_kiosk_free (CentralKiosk *self)
{
  g_free (self->id);
  g_free (self->centre);
  g_free (self->operator_id);
  g_free (self->registered_at);
  g_free (self->enrolled_at);
  g_free (self->certificate_serial);
  g_free (self->revoked_at);
  g_free (self->state);
  g_free (self->heartbeat);
  g_free (self->heard_at);
  g_free (self->audit_forked_at);
  g_free (self);
}
