/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What a visit leaves behind beside its filing: quotes, identity challenges and a rating. */

#include "central-clock.h"
#include "central-store-statement.h"

#define SESSION_LIFE G_TIME_SPAN_HOUR

gboolean
central_store_add_quote (CentralStore *self, const CentralStoredQuote *quote, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO quote (id, service, answers_digest, priced, expires_at, made_at_ms)"
          " VALUES ($1, $2, $3, $4, $5, $6)");

  central_statement_bind_text (&statement, quote->id);
  central_statement_bind_text (&statement, quote->service);
  central_statement_bind_text (&statement, quote->answers_digest);
  central_statement_bind_text (&statement, quote->priced);
  central_statement_bind_text (&statement, quote->expires_at);
  central_statement_bind_integer (&statement, central_clock_now_ms ());
  return central_statement_run (&statement, error);
}

gboolean
central_store_find_quote (CentralStore *self,
                          const char *id,
                          CentralStoredQuote **ret_quote,
                          GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT id, service, answers_digest, priced, expires_at FROM quote WHERE id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_quote = row ? g_new0 (CentralStoredQuote, 1) : NULL;
  if (!row)
    return TRUE;
  (*ret_quote)->id = central_statement_take_text (&statement);
  (*ret_quote)->service = central_statement_take_text (&statement);
  (*ret_quote)->answers_digest = central_statement_take_text (&statement);
  (*ret_quote)->priced = central_statement_take_text (&statement);
  (*ret_quote)->expires_at = central_statement_take_text (&statement);
  return TRUE;
}

gboolean
central_store_set_rating (
  CentralStore *self, const char *code, gint64 stars, const char *given_at, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO rating (code, stars, given_at) VALUES ($1, $2, $3)"
          " ON CONFLICT (code) DO UPDATE SET stars = excluded.stars, given_at = excluded.given_at");

  central_statement_bind_text (&statement, code);
  central_statement_bind_integer (&statement, stars);
  central_statement_bind_text (&statement, given_at);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_challenge (CentralStore *self,
                             const CentralStoredChallenge *challenge,
                             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO challenge (id, kiosk, person_id, number, state, started_at_ms)"
          " VALUES ($1, $2, $3, $4, $5, $6)");

  central_statement_bind_text (&statement, challenge->id);
  central_statement_bind_text (&statement, challenge->kiosk);
  central_statement_bind_text (&statement, challenge->person_id);
  central_statement_bind_text (&statement, challenge->number);
  central_statement_bind_text (&statement, challenge->state);
  central_statement_bind_integer (&statement, challenge->started_at_ms);
  return central_statement_run (&statement, error);
}

gboolean
central_store_set_challenge_state (CentralStore *self,
                                   const char *id,
                                   const char *state,
                                   GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE challenge SET state = $1 WHERE id = $2");

  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, id);
  return central_statement_run (&statement, error);
}

gboolean
central_store_find_challenge (CentralStore *self,
                              const char *id,
                              CentralStoredChallenge **ret_challenge,
                              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT id, kiosk, person_id, number, state, started_at_ms FROM challenge WHERE id = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, id);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_challenge = row ? g_new0 (CentralStoredChallenge, 1) : NULL;
  if (!row)
    return TRUE;
  (*ret_challenge)->id = central_statement_take_text (&statement);
  (*ret_challenge)->kiosk = central_statement_take_text (&statement);
  (*ret_challenge)->person_id = central_statement_take_text (&statement);
  (*ret_challenge)->number = central_statement_take_text (&statement);
  (*ret_challenge)->state = central_statement_take_text (&statement);
  (*ret_challenge)->started_at_ms = central_statement_take_integer (&statement);
  return TRUE;
}

gboolean
central_store_count_open_challenges (CentralStore *self,
                                     const char *person_id,
                                     gint64 after_ms,
                                     gint64 *ret_count,
                                     gint64 *ret_oldest_ms,
                                     GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT count(*), coalesce (min (started_at_ms), 0) FROM"
          " (SELECT started_at_ms FROM challenge"
          " WHERE person_id = $1 AND started_at_ms > $2 AND state <> 'completed' UNION ALL"
          " SELECT started_at_ms FROM passcode"
          " WHERE person_id = $1 AND started_at_ms > $2 AND state <> 'completed') AS attempt");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, person_id);
  central_statement_bind_integer (&statement, after_ms);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_count = central_statement_take_integer (&statement);
  *ret_oldest_ms = central_statement_take_integer (&statement);
  return TRUE;
}

/* Nobody files, walks about and comes back to the same visit. */
static gboolean
forget_sessions (CentralStore *self, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE filing SET session = NULL WHERE session IS NOT NULL AND received_at < $1");
  g_autofree char *before = central_clock_in (-SESSION_LIFE);

  central_statement_bind_text (&statement, before);
  return central_statement_run (&statement, error);
}

gboolean
central_store_forget (CentralStore *self, gint64 before_ms, GError **error)
{
  return central_store_delete_before (self, "DELETE FROM quote WHERE made_at_ms < $1", before_ms,
                                      error) &&
         central_store_delete_before (self, "DELETE FROM challenge WHERE started_at_ms < $1",
                                      before_ms, error) &&
         central_store_delete_before (self, "DELETE FROM passcode WHERE started_at_ms < $1",
                                      before_ms, error) &&
         central_store_delete_before (
           self, "DELETE FROM slot WHERE code IS NULL AND held_until_ms < $1", before_ms, error) &&
         forget_sessions (self, error);
}

void
central_stored_quote_free (CentralStoredQuote *self)
{
  g_free (self->id);
  g_free (self->service);
  g_free (self->answers_digest);
  g_free (self->priced);
  g_free (self->expires_at);
  g_free (self);
}

void
central_stored_challenge_free (CentralStoredChallenge *self)
{
  g_free (self->id);
  g_free (self->kiosk);
  g_free (self->person_id);
  g_free (self->number);
  g_free (self->state);
  g_free (self);
}
