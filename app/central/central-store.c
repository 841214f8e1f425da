/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "central-error.h"
#include "central-store-statement.h"

#define STORE_FILE "central.sqlite3"
#define BUSY_TIMEOUT_MS 2000

struct _CentralStore {
  sqlite3 *handle;
};

struct _CentralTransaction {
  CentralStore *store;
  gboolean is_committed;
};

/* Each entry takes the store from the version of its index to the next; never edit one that has
 * been released, add another. */
static const char *const migrations[] = {
  "CREATE TABLE filing ("
  "  code TEXT PRIMARY KEY, digest TEXT NOT NULL, service TEXT NOT NULL,"
  "  service_version INTEGER NOT NULL, state TEXT NOT NULL, received_at TEXT NOT NULL,"
  "  updated_at TEXT NOT NULL, kiosk TEXT NOT NULL, centre TEXT NOT NULL, operator TEXT NOT NULL,"
  "  language TEXT NOT NULL, made_at TEXT NOT NULL, person_id TEXT NOT NULL,"
  "  challenge TEXT NOT NULL, answers TEXT NOT NULL, consent_version INTEGER NOT NULL,"
  "  consent_given_at TEXT NOT NULL, quote TEXT NOT NULL, acknowledgement TEXT NOT NULL"
  ") STRICT;"
  "CREATE TABLE event ("
  "  code TEXT NOT NULL REFERENCES filing (code) ON DELETE CASCADE, state TEXT NOT NULL,"
  "  at TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX event_by_code ON event (code);"
  "CREATE TABLE bill ("
  "  number TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, biller TEXT NOT NULL,"
  "  halalas INTEGER NOT NULL CHECK (halalas > 0), due_at TEXT NOT NULL"
  ") STRICT;"
  "CREATE TABLE quote ("
  "  id TEXT PRIMARY KEY, service TEXT NOT NULL, answers_digest TEXT NOT NULL,"
  "  priced TEXT NOT NULL, expires_at TEXT NOT NULL, made_at_ms INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE challenge ("
  "  id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, person_id TEXT NOT NULL, number TEXT NOT NULL,"
  "  state TEXT NOT NULL, started_at_ms INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX challenge_by_person ON challenge (person_id, started_at_ms);",
  "CREATE TABLE rating ("
  "  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE,"
  "  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5), given_at TEXT NOT NULL"
  ") STRICT;",
  "CREATE TABLE slot ("
  "  id TEXT PRIMARY KEY, session TEXT NOT NULL, held_until_ms INTEGER NOT NULL, code TEXT"
  ") STRICT;",
  "CREATE TABLE handover ("
  "  id TEXT PRIMARY KEY, token_digest TEXT NOT NULL UNIQUE, session_key TEXT NOT NULL,"
  "  kiosk TEXT NOT NULL, purpose TEXT NOT NULL, language TEXT NOT NULL, service TEXT,"
  "  wanted TEXT, bill TEXT, started_at_ms INTEGER NOT NULL, expires_at_ms INTEGER NOT NULL,"
  "  opened_at_ms INTEGER NOT NULL, done_at_ms INTEGER NOT NULL, latitude TEXT, longitude TEXT,"
  "  accuracy_m INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX handover_by_kiosk ON handover (kiosk, started_at_ms);"
  /* A document outlives the handover that brought it: no foreign key. */
  "CREATE TABLE upload ("
  "  id TEXT PRIMARY KEY, handover TEXT NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL,"
  "  byte_count INTEGER NOT NULL, digest TEXT NOT NULL, received_at TEXT NOT NULL, filing TEXT,"
  "  received_at_ms INTEGER NOT NULL, content BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX upload_by_handover ON upload (handover);"
  "CREATE TABLE payment ("
  "  bill TEXT PRIMARY KEY, halalas INTEGER NOT NULL CHECK (halalas > 0), method TEXT NOT NULL,"
  "  reference TEXT NOT NULL UNIQUE, paid_at TEXT NOT NULL"
  ") STRICT;",
  "ALTER TABLE filing ADD COLUMN consents TEXT;"
  "ALTER TABLE filing ADD COLUMN remarks TEXT;"
  "ALTER TABLE filing ADD COLUMN message TEXT;"
  "CREATE INDEX filing_by_person ON filing (person_id, received_at);"
  "CREATE INDEX filing_by_state ON filing (state, updated_at);"
  "CREATE TABLE report_place ("
  "  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE, category TEXT NOT NULL,"
  "  district TEXT, pin TEXT, received_at TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX report_place_by_category ON report_place (category, received_at);",
  "CREATE TABLE mark ("
  "  registry TEXT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,"
  "  code TEXT NOT NULL, PRIMARY KEY (registry, number)"
  ") STRICT;",
  "ALTER TABLE filing ADD COLUMN session TEXT;"
  "ALTER TABLE filing ADD COLUMN message_count INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX filing_by_session ON filing (received_at) WHERE session IS NOT NULL;",
};

sqlite3 *
central_store_get_handle (CentralStore *self)
{
  return self->handle;
}

static gboolean
execute (CentralStore *self, const char *script, GError **error)
{
  if (sqlite3_exec (self->handle, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "store: %s",
               sqlite3_errmsg (self->handle));
  return FALSE;
}

static gboolean
read_version (CentralStore *self, guint *ret_version, GError **error)
{
  g_auto (CentralStatement) statement = CENTRAL_STATEMENT_INIT;
  gboolean row = FALSE;

  if (!central_statement_prepare (&statement, self, "PRAGMA user_version", error) ||
      !central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_version = (guint) central_statement_take_integer (&statement);
  return TRUE;
}

static gboolean
migrate_from (CentralStore *self, guint version, GError **error)
{
  for (guint index = version; index < G_N_ELEMENTS (migrations); index++) {
    g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", index + 1);

    if (!execute (self, migrations[index], error) || !execute (self, stamp, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
migrate (CentralStore *self, GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self, error);
  guint version = 0;

  if (transaction == NULL || !read_version (self, &version, error))
    return FALSE;
  if (version > G_N_ELEMENTS (migrations)) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                 "the store has version %u, this program knows %u", version,
                 (guint) G_N_ELEMENTS (migrations));
    return FALSE;
  }
  return migrate_from (self, version, error) && central_transaction_commit (transaction, error);
}

static gboolean
open_handle (CentralStore *self, const char *path, GError **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: %s", path,
                 sqlite3_errmsg (self->handle));
    return FALSE;
  }
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  /* The log and the shared memory file take the mode of the file they belong to. */
  if (g_chmod (path, 0600) != 0) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: cannot be made private",
                 path);
    return FALSE;
  }
  return execute (self,
                  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                  "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;",
                  error);
}

CentralStore *
central_store_open (const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, STORE_FILE, NULL);
  g_autoptr (CentralStore) self = g_new0 (CentralStore, 1);

  if (g_mkdir_with_parents (directory, 0700) != 0) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "cannot make the folder %s",
                 directory);
    return NULL;
  }
  if (!open_handle (self, path, error) || !migrate (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
central_store_close (CentralStore *self)
{
  sqlite3_close (self->handle);
  g_free (self);
}

gboolean
central_store_check (CentralStore *self, GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self, error);

  return transaction != NULL;
}

CentralTransaction *
central_store_begin (CentralStore *self, GError **error)
{
  CentralTransaction *transaction = NULL;

  /* Immediate: two processes that read first and write later would lock each other out. */
  if (!execute (self, "BEGIN IMMEDIATE", error))
    return NULL;
  transaction = g_new0 (CentralTransaction, 1);
  transaction->store = self;
  return transaction;
}

gboolean
central_transaction_commit (CentralTransaction *self, GError **error)
{
  self->is_committed = execute (self->store, "COMMIT", error);
  return self->is_committed;
}

void
central_transaction_free (CentralTransaction *self)
{
  if (!self->is_committed)
    execute (self->store, "ROLLBACK", NULL);
  g_free (self);
}
