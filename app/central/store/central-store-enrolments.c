/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-kiosks.h"

#include "central-store-statement.h"

static gboolean
run_with (CentralStore *self, const char *query, const char *text, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);

  central_statement_bind_text (&statement, text);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_enrolment (CentralStore *self, const CentralEnrolment *enrolment, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO enrolment"
          " (code_digest, kiosk, centre, operator, made_at, made_by, expires_at_ms)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7)");

  if (!run_with (self, "DELETE FROM enrolment WHERE kiosk = $1 AND used_at IS NULL",
                 enrolment->kiosk, error))
    return FALSE;
  central_statement_bind_text (&statement, enrolment->code_digest);
  central_statement_bind_text (&statement, enrolment->kiosk);
  central_statement_bind_text (&statement, enrolment->centre);
  central_statement_bind_text (&statement, enrolment->operator_id);
  central_statement_bind_text (&statement, enrolment->made_at);
  central_statement_bind_text (&statement, enrolment->made_by);
  central_statement_bind_integer (&statement, enrolment->expires_at_ms);
  return central_statement_run (&statement, error);
}

static CentralEnrolment *
read_enrolment (CentralStatement *statement)
{
  CentralEnrolment *enrolment = g_new0 (CentralEnrolment, 1);

  enrolment->code_digest = central_statement_take_text (statement);
  enrolment->kiosk = central_statement_take_text (statement);
  enrolment->centre = central_statement_take_text (statement);
  enrolment->operator_id = central_statement_take_text (statement);
  enrolment->made_at = central_statement_take_text (statement);
  enrolment->made_by = central_statement_take_text (statement);
  enrolment->expires_at_ms = central_statement_take_integer (statement);
  enrolment->used_at = central_statement_take_text (statement);
  return enrolment;
}

gboolean
central_store_find_enrolment (CentralStore *self,
                              const char *code_digest,
                              CentralEnrolment **ret_enrolment,
                              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT code_digest, kiosk, centre, operator, made_at, made_by, expires_at_ms, used_at"
          " FROM enrolment WHERE code_digest = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, code_digest);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_enrolment = row ? read_enrolment (&statement) : NULL;
  return TRUE;
}

static gboolean
use_code (CentralStore *self,
          const CentralEnrolment *enrolment,
          const char *at,
          gboolean *ret_used,
          GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE enrolment SET used_at = $1 WHERE code_digest = $2 AND used_at IS NULL"
          " RETURNING code_digest");

  central_statement_bind_text (&statement, at);
  central_statement_bind_text (&statement, enrolment->code_digest);
  return central_statement_step (&statement, ret_used, error);
}

static gboolean
begin_anew (CentralStore *self, const CentralEnrolment *enrolment, const char *at, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO kiosk (id, centre, operator, registered_at, enrolled_at)"
          " VALUES ($1, $2, $3, $4, $4)"
          " ON CONFLICT (id) DO UPDATE SET centre = excluded.centre,"
          " operator = excluded.operator, enrolled_at = excluded.enrolled_at, revoked_at = NULL");

  central_statement_bind_text (&statement, enrolment->kiosk);
  central_statement_bind_text (&statement, enrolment->centre);
  central_statement_bind_text (&statement, enrolment->operator_id);
  central_statement_bind_text (&statement, at);
  return central_statement_run (&statement, error);
}

static gboolean
add_key (CentralStore *self, const char *kiosk, const char *key, const char *at, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO kiosk_key (kiosk, public_key, since) VALUES ($1, $2, $3)"
          " ON CONFLICT (kiosk, public_key) DO UPDATE SET since = excluded.since");

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, key);
  central_statement_bind_text (&statement, at);
  return central_statement_run (&statement, error);
}

gboolean
central_store_enrol_kiosk (CentralStore *self,
                           const CentralEnrolment *enrolment,
                           const CentralStoredCertificate *certificate,
                           const char *sign_public_key,
                           gboolean *ret_used,
                           GError **error)
{
  const char *at = certificate->issued_at;

  if (!use_code (self, enrolment, at, ret_used, error))
    return FALSE;
  if (!*ret_used)
    return TRUE;
  return begin_anew (self, enrolment, at, error) &&
         run_with (self, "DELETE FROM certificate WHERE kiosk = $1", enrolment->kiosk, error) &&
         central_store_add_certificate (self, enrolment->kiosk, certificate, error) &&
         add_key (self, enrolment->kiosk, sign_public_key, at, error);
}

static gboolean
note_serial (CentralStore *self, const char *kiosk, const char *serial, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE kiosk SET certificate_serial = $1 WHERE id = $2");

  central_statement_bind_text (&statement, serial);
  central_statement_bind_text (&statement, kiosk);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_certificate (CentralStore *self,
                               const char *kiosk,
                               const CentralStoredCertificate *certificate,
                               GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "INSERT INTO certificate (serial, kiosk, issued_at, expires_at)"
                                 " VALUES ($1, $2, $3, $4)");

  central_statement_bind_text (&statement, certificate->serial);
  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, certificate->issued_at);
  central_statement_bind_text (&statement, certificate->expires_at);
  return central_statement_run (&statement, error) &&
         note_serial (self, kiosk, certificate->serial, error);
}

static gpointer
read_key (CentralStatement *statement)
{
  return central_statement_take_text (statement);
}

GPtrArray *
central_store_list_kiosk_keys (CentralStore *self, const char *id, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT public_key FROM kiosk_key WHERE kiosk = $1 ORDER BY since DESC");

  central_statement_bind_text (&statement, id);
  return central_statement_list (&statement, read_key, g_free, error);
}

gboolean
central_store_forget_enrolments (CentralStore *self, gint64 before_ms, GError **error)
{
  return central_store_delete_before (self, "DELETE FROM enrolment WHERE expires_at_ms < $1",
                                      before_ms, error);
}

void
central_enrolment_free (CentralEnrolment *self)
{
  g_free (self->code_digest);
  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->operator_id);
  g_free (self->made_at);
  g_free (self->made_by);
  g_free (self->used_at);
  g_free (self);
}
