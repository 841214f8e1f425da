/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-kiosk-audit.h"

#include "central-store-statement.h"

#define CHAINS                                                                                     \
  "SELECT chain, number, hash, begun_at, heard_at, forked_at, coalesce (forked_number, 0),"        \
  " seen_at, seen_by FROM kiosk_audit_chain"

static void
take_head (CentralStatement *statement, CivicAuditHead *head)
{
  g_autofree char *chain = central_statement_take_text (statement);
  gint64 number = central_statement_take_integer (statement);
  g_autofree char *hash = central_statement_take_text (statement);

  g_strlcpy (head->chain, chain, sizeof head->chain);
  head->number = number;
  g_strlcpy (head->hash, hash, sizeof head->hash);
}

static gpointer
read_chain (CentralStatement *statement)
{
  CentralAuditChain *self = g_new0 (CentralAuditChain, 1);

  take_head (statement, &self->head);
  self->begun_at = central_statement_take_text (statement);
  self->heard_at = central_statement_take_text (statement);
  self->forked_at = central_statement_take_text (statement);
  self->forked_number = central_statement_take_integer (statement);
  self->seen_at = central_statement_take_text (statement);
  self->seen_by = central_statement_take_text (statement);
  return self;
}

void
central_audit_chain_free (CentralAuditChain *self)
{
  if (self == NULL)
    return;

  g_free (self->begun_at);
  g_free (self->heard_at);
  g_free (self->forked_at);
  g_free (self->seen_at);
  g_free (self->seen_by);
  g_free (self);
}

gboolean
central_store_find_audit_chain (CentralStore *self,
                                const char *kiosk,
                                const char *chain,
                                CentralAuditChain **ret_chain,
                                GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, CHAINS " WHERE kiosk = $1 AND chain = $2");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, chain);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_chain = row ? read_chain (&statement) : NULL;
  return TRUE;
}

GPtrArray *
central_store_list_audit_chains (CentralStore *self, const char *kiosk, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, CHAINS " WHERE kiosk = $1 ORDER BY begun_at DESC, chain");

  central_statement_bind_text (&statement, kiosk);
  return central_statement_list (&statement, read_chain, (GDestroyNotify) central_audit_chain_free,
                                 error);
}

static gboolean
add_entry (CentralStore *self,
           const char *kiosk,
           const CivicAuditEntry *entry,
           const char *now,
           GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO kiosk_audit_entry (kiosk, chain, number, at, account, event, subject,"
          " previous, hash, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, entry->chain);
  central_statement_bind_integer (&statement, entry->number);
  central_statement_bind_text (&statement, entry->at);
  central_statement_bind_text (&statement, entry->account);
  central_statement_bind_text (&statement, civic_audit_event_to_string (entry->event));
  central_statement_bind_text (&statement, entry->subject);
  central_statement_bind_text (&statement, entry->previous);
  central_statement_bind_text (&statement, entry->hash);
  central_statement_bind_text (&statement, now);
  return central_statement_run (&statement, error);
}

static gboolean
move_end (CentralStore *self,
          const char *kiosk,
          const CivicAuditEntry *entry,
          const char *now,
          GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO kiosk_audit_chain (kiosk, chain, number, hash, begun_at, heard_at)"
          " VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (kiosk, chain) DO UPDATE"
          " SET number = excluded.number, hash = excluded.hash, heard_at = excluded.heard_at");

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, entry->chain);
  central_statement_bind_integer (&statement, entry->number);
  central_statement_bind_text (&statement, entry->hash);
  central_statement_bind_text (&statement, now);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_kiosk_audit_entry (CentralStore *self,
                                     const char *kiosk,
                                     const CivicAuditEntry *entry,
                                     const char *now,
                                     GError **error)
{
  return add_entry (self, kiosk, entry, now, error) && move_end (self, kiosk, entry, now, error);
}

gboolean
central_store_find_kiosk_audit_hash (CentralStore *self,
                                     const char *kiosk,
                                     const char *chain,
                                     gint64 number,
                                     char **ret_hash,
                                     GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT hash FROM kiosk_audit_entry"
                                 " WHERE kiosk = $1 AND chain = $2 AND number = $3");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, chain);
  central_statement_bind_integer (&statement, number);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_hash = row ? central_statement_take_text (&statement) : NULL;
  return TRUE;
}

gboolean
central_store_set_audit_forked (CentralStore *self,
                                const char *kiosk,
                                const char *chain,
                                gint64 number,
                                const char *now,
                                gboolean *ret_changed,
                                GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE kiosk_audit_chain SET forked_at = $1, forked_number = $2"
          " WHERE kiosk = $3 AND chain = $4 AND forked_at IS NULL RETURNING chain");

  central_statement_bind_text (&statement, now);
  central_statement_bind_integer (&statement, number);
  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, chain);
  return central_statement_step (&statement, ret_changed, error);
}

gboolean
central_store_set_audit_seen (CentralStore *self,
                              const char *kiosk,
                              const char *now,
                              const char *by,
                              gboolean *ret_changed,
                              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "UPDATE kiosk_audit_chain SET seen_at = $1, seen_by = $2"
          " WHERE kiosk = $3 AND forked_at IS NOT NULL AND seen_at IS NULL RETURNING chain");

  central_statement_bind_text (&statement, now);
  central_statement_bind_text (&statement, by);
  central_statement_bind_text (&statement, kiosk);
  return central_statement_step (&statement, ret_changed, error);
}

/* NULL where a newer central wrote a word that is not known here. */
static gpointer
read_entry (CentralStatement *statement)
{
  CivicAuditEntry *self = g_new0 (CivicAuditEntry, 1);
  g_autofree char *word = NULL;

  self->chain = central_statement_take_text (statement);
  self->number = central_statement_take_integer (statement);
  self->at = central_statement_take_text (statement);
  self->account = central_statement_take_text (statement);
  word = central_statement_take_text (statement);
  self->subject = central_statement_take_text (statement);
  self->previous = central_statement_take_text (statement);
  self->hash = central_statement_take_text (statement);
  if (!civic_audit_event_from_string (word, &self->event))
    g_clear_pointer (&self, civic_audit_entry_free);
  return self;
}

GPtrArray *
central_store_list_kiosk_audit (
  CentralStore *self, const char *kiosk, const char *since, guint maximum, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT entry.chain, entry.number, at, account, event, subject, previous, entry.hash"
          " FROM kiosk_audit_entry AS entry JOIN kiosk_audit_chain AS chain"
          " ON chain.kiosk = entry.kiosk AND chain.chain = entry.chain"
          " WHERE entry.kiosk = $1 AND received_at >= $2"
          " ORDER BY chain.begun_at DESC, entry.chain, entry.number DESC LIMIT $3");
  GPtrArray *entries = NULL;

  central_statement_bind_text (&statement, kiosk);
  central_statement_bind_text (&statement, since);
  central_statement_bind_integer (&statement, maximum);
  entries =
    central_statement_list (&statement, read_entry, (GDestroyNotify) civic_audit_entry_free, error);
  while (entries != NULL && g_ptr_array_remove (entries, NULL))
    ;
  return entries;
}

gboolean
central_store_forget_kiosk_audit (CentralStore *self, const char *until, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "DELETE FROM kiosk_audit_entry WHERE received_at <= $1");

  central_statement_bind_text (&statement, until);
  return central_statement_run (&statement, error);
}
