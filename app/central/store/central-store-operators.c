/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-operators.h"

#include "central-clock.h"
#include "central-store-statement.h"

static gboolean
run_with (CentralStore *self, const char *query, const char *text, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);

  central_statement_bind_text (&statement, text);
  return central_statement_run (&statement, error);
}

/* Whether the query's one row was there. */
static gboolean
find_any (
  CentralStore *self, const char *query, const char *text, gboolean *ret_found, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);

  central_statement_bind_text (&statement, text);
  return central_statement_step (&statement, ret_found, error);
}

static gboolean
write_account (CentralStore *self, const CentralOperatorAccount *account, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO operator_account (name, operator, role, password, made_at)"
          " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO UPDATE SET"
          " operator = excluded.operator, role = excluded.role, password = excluded.password");
  g_autofree char *now = central_clock_now ();

  central_statement_bind_text (&statement, account->name);
  central_statement_bind_text (&statement, account->operator_id);
  central_statement_bind_text (&statement, account->role);
  central_statement_bind_text (&statement, account->password);
  central_statement_bind_text (&statement, now);
  return central_statement_run (&statement, error);
}

gboolean
central_store_set_operator_account (CentralStore *self,
                                    const CentralOperatorAccount *account,
                                    GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self, account->name, error);

  return transaction && write_account (self, account, error) &&
         run_with (self, "DELETE FROM operator_session WHERE name = $1", account->name, error) &&
         central_transaction_commit (transaction, error);
}

static CentralOperatorAccount *
take_account (CentralStatement *statement)
{
  CentralOperatorAccount *account = g_new0 (CentralOperatorAccount, 1);

  account->name = central_statement_take_text (statement);
  account->operator_id = central_statement_take_text (statement);
  account->role = central_statement_take_text (statement);
  account->password = central_statement_take_text (statement);
  return account;
}

static gboolean
find_account (CentralStore *self,
              const char *query,
              const char *text,
              CentralOperatorAccount **ret_account,
              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);
  gboolean row = FALSE;

  central_statement_bind_text (&statement, text);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_account = row ? take_account (&statement) : NULL;
  return TRUE;
}

gboolean
central_store_find_operator_account (CentralStore *self,
                                     const char *name,
                                     CentralOperatorAccount **ret_account,
                                     GError **error)
{
  return find_account (
    self, "SELECT name, operator, role, password FROM operator_account WHERE name = $1", name,
    ret_account, error);
}

gboolean
central_store_remove_operator_account (CentralStore *self,
                                       const char *name,
                                       gboolean *ret_was_there,
                                       GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self, name, error);
  gboolean was_person = FALSE;
  gboolean was_machine = FALSE;

  if (transaction == NULL ||
      !find_any (self, "DELETE FROM operator_account WHERE name = $1 RETURNING name", name,
                 &was_person, error) ||
      !find_any (self, "DELETE FROM operator_token WHERE name = $1 RETURNING name", name,
                 &was_machine, error) ||
      !run_with (self, "DELETE FROM operator_session WHERE name = $1", name, error) ||
      !central_transaction_commit (transaction, error))
    return FALSE;
  *ret_was_there = was_person || was_machine;
  return TRUE;
}

gboolean
central_store_set_operator_token (
  CentralStore *self, const char *name, const char *operator_id, const char *digest, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self,
    "INSERT INTO operator_token (digest, name, operator, made_at) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, operator = excluded.operator");
  g_autofree char *now = central_clock_now ();

  central_statement_bind_text (&statement, digest);
  central_statement_bind_text (&statement, name);
  central_statement_bind_text (&statement, operator_id);
  central_statement_bind_text (&statement, now);
  return central_statement_run (&statement, error);
}

gboolean
central_store_find_operator_token (CentralStore *self,
                                   const char *digest,
                                   CentralOperatorAccount **ret_account,
                                   GError **error)
{
  return find_account (self,
                       "SELECT name, operator, 'viewer', '' FROM operator_token WHERE digest = $1",
                       digest, ret_account, error);
}

gboolean
central_store_find_operator_tries (CentralStore *self,
                                   const char *name_digest,
                                   CentralOperatorTries *ret_tries,
                                   GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT count, rests_until_ms FROM operator_try WHERE name_digest = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, name_digest);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  ret_tries->count = row ? central_statement_take_integer (&statement) : 0;
  ret_tries->rests_until_ms = row ? central_statement_take_integer (&statement) : 0;
  return TRUE;
}

gboolean
central_store_set_operator_tries (CentralStore *self,
                                  const char *name_digest,
                                  const CentralOperatorTries *tries,
                                  gint64 now_ms,
                                  GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO operator_try (name_digest, count, rests_until_ms, tried_at_ms)"
          " VALUES ($1, $2, $3, $4) ON CONFLICT (name_digest) DO UPDATE SET"
          " count = excluded.count, rests_until_ms = excluded.rests_until_ms,"
          " tried_at_ms = excluded.tried_at_ms");

  central_statement_bind_text (&statement, name_digest);
  central_statement_bind_integer (&statement, tries->count);
  central_statement_bind_integer (&statement, tries->rests_until_ms);
  central_statement_bind_integer (&statement, now_ms);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_operator_session (
  CentralStore *self, const char *digest, const char *name, gint64 now_ms, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO operator_session (digest, name, started_at_ms, seen_at_ms)"
          " VALUES ($1, $2, $3, $4)");

  central_statement_bind_text (&statement, digest);
  central_statement_bind_text (&statement, name);
  central_statement_bind_integer (&statement, now_ms);
  central_statement_bind_integer (&statement, now_ms);
  return central_statement_run (&statement, error);
}

gboolean
central_store_find_operator_session (CentralStore *self,
                                     const char *digest,
                                     gint64 started_after_ms,
                                     gint64 seen_after_ms,
                                     CentralOperatorAccount **ret_account,
                                     gint64 *ret_seen_at_ms,
                                     GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT account.name, account.operator, account.role, '',"
          " operator_session.seen_at_ms FROM operator_session"
          " JOIN operator_account AS account ON account.name = operator_session.name"
          " WHERE operator_session.digest = $1 AND operator_session.started_at_ms > $2"
          " AND operator_session.seen_at_ms > $3");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, digest);
  central_statement_bind_integer (&statement, started_after_ms);
  central_statement_bind_integer (&statement, seen_after_ms);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_account = row ? take_account (&statement) : NULL;
  if (row)
    *ret_seen_at_ms = central_statement_take_integer (&statement);
  return TRUE;
}

gboolean
central_store_touch_operator_session (CentralStore *self,
                                      const char *digest,
                                      gint64 now_ms,
                                      GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE operator_session SET seen_at_ms = $1 WHERE digest = $2");

  central_statement_bind_integer (&statement, now_ms);
  central_statement_bind_text (&statement, digest);
  return central_statement_run (&statement, error);
}

gboolean
central_store_remove_operator_session (CentralStore *self, const char *digest, GError **error)
{
  return run_with (self, "DELETE FROM operator_session WHERE digest = $1", digest, error);
}

gboolean
central_store_forget_operators (CentralStore *self, gint64 before_ms, GError **error)
{
  return central_store_delete_before (self, "DELETE FROM operator_session WHERE started_at_ms < $1",
                                      before_ms, error) &&
         central_store_delete_before (self, "DELETE FROM operator_try WHERE tried_at_ms < $1",
                                      before_ms, error);
}

void
central_operator_account_free (CentralOperatorAccount *self)
{
  g_free (self->name);
  g_free (self->operator_id);
  g_free (self->role);
  g_free (self->password);
  g_free (self);
}
