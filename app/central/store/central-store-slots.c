/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-clock.h"
#include "central-store-statement.h"

gboolean
central_store_hold_slot (CentralStore *self,
                         const char *id,
                         const char *session,
                         gint64 until_ms,
                         gboolean *ret_held,
                         GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO slot (id, session, held_until_ms) VALUES ($1, $2, $3)"
          " ON CONFLICT (id) DO UPDATE SET session = excluded.session,"
          " held_until_ms = excluded.held_until_ms WHERE slot.code IS NULL"
          " AND (slot.session = excluded.session OR slot.held_until_ms <= $4) RETURNING id");

  central_statement_bind_text (&statement, id);
  central_statement_bind_text (&statement, session);
  central_statement_bind_integer (&statement, until_ms);
  central_statement_bind_integer (&statement, central_clock_now_ms ());
  return central_statement_step (&statement, ret_held, error);
}

gboolean
central_store_book_slot (CentralStore *self,
                         const char *id,
                         const char *session,
                         const char *code,
                         gboolean *ret_booked,
                         GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO slot (id, session, held_until_ms, code) VALUES ($1, $2, 0, $3)"
          " ON CONFLICT (id) DO UPDATE SET session = excluded.session, code = excluded.code"
          " WHERE slot.code IS NULL"
          " AND (slot.session = excluded.session OR slot.held_until_ms <= $4) RETURNING id");

  central_statement_bind_text (&statement, id);
  central_statement_bind_text (&statement, session);
  central_statement_bind_text (&statement, code);
  central_statement_bind_integer (&statement, central_clock_now_ms ());
  return central_statement_step (&statement, ret_booked, error);
}

gboolean
central_store_release_slots (CentralStore *self,
                             const char *session,
                             const char *kept_id,
                             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "DELETE FROM slot WHERE session = $1 AND id <> $2 AND code IS NULL");

  central_statement_bind_text (&statement, session);
  central_statement_bind_text (&statement, kept_id ? kept_id : "");
  return central_statement_run (&statement, error);
}

GHashTable *
central_store_list_taken_slots (CentralStore *self, const char *session, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT id FROM slot WHERE code IS NOT NULL OR (session <> $1 AND held_until_ms > $2)");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean row = FALSE;

  central_statement_bind_text (&statement, session);
  central_statement_bind_integer (&statement, central_clock_now_ms ());
  while (central_statement_step (&statement, &row, error)) {
    if (!row)
      return g_steal_pointer (&ids);
    g_hash_table_add (ids, central_statement_take_text (&statement));
  }
  return NULL;
}
