/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-outbox.h"

#include "civic-envelope.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/statvfs.h>

#define FILE_NAME "outbox.sqlite"
#define SCHEMA_VERSION 1

struct _AgentOutbox {
  GObject parent_instance;

  char *directory;
  guint minimum_free_mib;
  sqlite3 *database;
};

G_DEFINE_FINAL_TYPE (AgentOutbox, agent_outbox, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

typedef sqlite3_stmt Statement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Statement, sqlite3_finalize)

/* EXCLUSIVE: a second agent on the same directory would send everything twice as often and is a
 * mistake of installation. secure_delete: an acknowledged envelope leaves no bytes in free pages.
 */
static const char opening[] = "PRAGMA locking_mode = EXCLUSIVE;"
                              "PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA secure_delete = ON;"
                              "PRAGMA trusted_schema = OFF;";

static const char schema[] =
  "BEGIN IMMEDIATE;"
  "CREATE TABLE IF NOT EXISTS filing ("
  "  sequence INTEGER PRIMARY KEY,"
  "  code TEXT NOT NULL UNIQUE,"
  "  digest TEXT NOT NULL,"
  "  state TEXT NOT NULL CHECK (state IN ('pending', 'acknowledged', 'quarantined')),"
  "  accepted_at INTEGER NOT NULL,"
  "  envelope BLOB CHECK ((envelope IS NULL) = (state = 'acknowledged')),"
  "  central_state TEXT CHECK ((central_state IS NULL) <= (state <> 'acknowledged')),"
  "  received_at TEXT,"
  "  settled_at INTEGER,"
  "  refusal TEXT"
  ") STRICT;"
  "CREATE INDEX IF NOT EXISTS filing_by_state ON filing (state, sequence);"
  "CREATE TABLE IF NOT EXISTS probe (only INTEGER PRIMARY KEY, at INTEGER) STRICT;"
  "PRAGMA user_version = 1;"
  "COMMIT;";

static gboolean
fail (AgentOutbox *self, const char *what, GError **error)
{
  g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "Outbox: cannot %s: %s", what,
               sqlite3_errmsg (self->database));
  return FALSE;
}

static gboolean
execute (AgentOutbox *self, const char *sql, const char *what, GError **error)
{
  if (sqlite3_exec (self->database, sql, NULL, NULL, NULL) != SQLITE_OK)
    return fail (self, what, error);

  return TRUE;
}

static Statement *
prepare (AgentOutbox *self, const char *sql)
{
  Statement *statement = NULL;

  /* NULL on failure is fine: every call on a NULL statement is SQLITE_MISUSE, reported at the step.
   */
  sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL);

  return statement;
}

static void
bind_text (Statement *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static gboolean
step_done (AgentOutbox *self, Statement *statement, const char *what, GError **error)
{
  if (statement == NULL || sqlite3_step (statement) != SQLITE_DONE)
    return fail (self, what, error);

  return TRUE;
}

static guint
query_number (AgentOutbox *self, const char *sql)
{
  g_autoptr (Statement) statement = prepare (self, sql);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return 0;

  return (guint) MAX (sqlite3_column_int64 (statement, 0), 0);
}

static gint64
now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static AgentFilingState
state_from_text (const char *text)
{
  if (g_strcmp0 (text, "pending") == 0)
    return AGENT_FILING_PENDING;
  if (g_strcmp0 (text, "acknowledged") == 0)
    return AGENT_FILING_ACKNOWLEDGED;
  if (g_strcmp0 (text, "quarantined") == 0)
    return AGENT_FILING_QUARANTINED;

  return AGENT_FILING_UNKNOWN;
}

static gboolean
find (AgentOutbox *self,
      const char *code,
      AgentFilingState *ret_state,
      char **ret_digest,
      GError **error)
{
  g_autoptr (Statement) statement =
    prepare (self, "SELECT state, digest FROM filing WHERE code = ?");
  int outcome;

  bind_text (statement, 1, code);
  outcome = sqlite3_step (statement);
  if (outcome != SQLITE_ROW && outcome != SQLITE_DONE)
    return fail (self, "look for a filing", error);

  *ret_state = AGENT_FILING_UNKNOWN;
  if (outcome == SQLITE_ROW) {
    *ret_state = state_from_text ((const char *) sqlite3_column_text (statement, 0));
    *ret_digest = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  }

  return TRUE;
}

static gboolean
check_free_space (AgentOutbox *self, GError **error)
{
  struct statvfs disk;
  guint64 free_mib;

  if (statvfs (self->directory, &disk) != 0 || (disk.f_flag & ST_RDONLY) != 0) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "Outbox: the disk cannot be written");
    return FALSE;
  }

  free_mib = (guint64) disk.f_bavail * disk.f_frsize / (1024 * 1024);
  if (free_mib < self->minimum_free_mib) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED,
                 "Outbox: %" G_GUINT64_FORMAT " MiB free, %u are needed", free_mib,
                 self->minimum_free_mib);
    return FALSE;
  }

  return TRUE;
}

static gboolean
insert (AgentOutbox *self, const char *code, const char *digest, GBytes *envelope, GError **error)
{
  g_autoptr (Statement) statement = prepare (
    self,
    "INSERT INTO filing (code, digest, state, accepted_at, envelope) VALUES (?, ?, 'pending', ?, ?)"
    " ON CONFLICT (code) DO UPDATE SET state = 'pending', envelope = excluded.envelope");

  bind_text (statement, 1, code);
  bind_text (statement, 2, digest);
  sqlite3_bind_int64 (statement, 3, now_s ());
  sqlite3_bind_blob64 (statement, 4, g_bytes_get_data (envelope, NULL), g_bytes_get_size (envelope),
                       SQLITE_STATIC);

  return step_done (self, statement, "keep a filing", error);
}

static gboolean
open_database (AgentOutbox *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->directory, FILE_NAME, NULL);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW;
  guint version;

  if (sqlite3_open_v2 (path, &self->database, flags, NULL) != SQLITE_OK)
    return fail (self, "open", error);

  sqlite3_extended_result_codes (self->database, TRUE);
  if (!execute (self, opening, "open", error))
    return FALSE;

  version = query_number (self, "PRAGMA user_version");
  if (version > SCHEMA_VERSION) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED,
                 "Outbox: %s was written by a newer version", path);
    return FALSE;
  }

  return execute (self, schema, "prepare", error);
}

static void
agent_outbox_finalize (GObject *object)
{
  AgentOutbox *self = AGENT_OUTBOX (object);

  sqlite3_close (self->database);
  g_free (self->directory);

  G_OBJECT_CLASS (agent_outbox_parent_class)->finalize (object);
}

static void
agent_outbox_class_init (AgentOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_outbox_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_outbox_init (AgentOutbox *self)
{
}

AgentOutbox *
agent_outbox_open (const char *directory, guint minimum_free_mib, GError **error)
{
  g_autoptr (AgentOutbox) self = g_object_new (AGENT_TYPE_OUTBOX, NULL);

  self->directory = g_strdup (directory);
  self->minimum_free_mib = minimum_free_mib;
  if (!open_database (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

guint
agent_outbox_get_pending_count (AgentOutbox *self)
{
  g_return_val_if_fail (AGENT_IS_OUTBOX (self), 0);

  return query_number (self, "SELECT count(*) FROM filing WHERE state = 'pending'");
}

guint
agent_outbox_get_quarantine_count (AgentOutbox *self)
{
  g_return_val_if_fail (AGENT_IS_OUTBOX (self), 0);

  return query_number (self, "SELECT count(*) FROM filing WHERE state = 'quarantined'");
}

guint
agent_outbox_get_oldest_age_s (AgentOutbox *self)
{
  g_return_val_if_fail (AGENT_IS_OUTBOX (self), 0);

  return query_number (self,
                       "SELECT unixepoch() - min(accepted_at) FROM filing WHERE state = 'pending'");
}

AgentFilingState
agent_outbox_get_state (AgentOutbox *self, const char *code)
{
  AgentFilingState state = AGENT_FILING_UNKNOWN;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), AGENT_FILING_UNKNOWN);

  find (self, code, &state, &digest, NULL);

  return state;
}

gboolean
agent_outbox_check_storage (AgentOutbox *self, GError **error)
{
  g_return_val_if_fail (AGENT_IS_OUTBOX (self), FALSE);

  return check_free_space (self, error) &&
         execute (self,
                  "INSERT INTO probe VALUES (1, unixepoch())"
                  " ON CONFLICT (only) DO UPDATE SET at = excluded.at",
                  "write", error);
}

gboolean
agent_outbox_accept (AgentOutbox *self, const char *code, GBytes *envelope, GError **error)
{
  g_autofree char *digest = civic_envelope_digest (envelope);
  g_autofree char *known_digest = NULL;
  AgentFilingState state;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), FALSE);

  if (!find (self, code, &state, &known_digest, error))
    return FALSE;

  if (known_digest != NULL && !g_str_equal (known_digest, digest)) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST,
                         "Other bytes under a code already known");
    return FALSE;
  }

  if (state == AGENT_FILING_PENDING || state == AGENT_FILING_QUARANTINED)
    return TRUE;

  if (!check_free_space (self, error) || !insert (self, code, digest, envelope, error))
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

GStrv
agent_outbox_list_pending (AgentOutbox *self, GError **error)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (Statement) statement = NULL;
  int outcome;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), NULL);

  statement = prepare (self, "SELECT code FROM filing WHERE state = 'pending' ORDER BY sequence");
  while ((outcome = sqlite3_step (statement)) == SQLITE_ROW)
    g_strv_builder_add (codes, (const char *) sqlite3_column_text (statement, 0));

  if (outcome != SQLITE_DONE) {
    fail (self, "list the pending filings", error);
    return NULL;
  }

  return g_strv_builder_end (codes);
}

GBytes *
agent_outbox_load (AgentOutbox *self, const char *code, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), NULL);

  statement = prepare (self, "SELECT envelope FROM filing WHERE code = ? AND envelope NOT NULL");
  bind_text (statement, 1, code);
  if (sqlite3_step (statement) != SQLITE_ROW) {
    fail (self, "load a filing", error);
    return NULL;
  }

  return g_bytes_new (sqlite3_column_blob (statement, 0),
                      (gsize) sqlite3_column_bytes (statement, 0));
}

static gboolean
settle (AgentOutbox *self, Statement *statement, const char *what, GError **error)
{
  if (!step_done (self, statement, what, error))
    return FALSE;

  if (sqlite3_changes (self->database) != 1) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, "Outbox: no filing to %s", what);
    return FALSE;
  }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

gboolean
agent_outbox_acknowledge (AgentOutbox *self,
                          const CivicAcknowledgement *acknowledgement,
                          GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), FALSE);

  /* One statement is one transaction: the word is on disk in the very commit that frees the bytes.
   */
  statement = prepare (self, "UPDATE filing SET state = 'acknowledged', envelope = NULL,"
                             " central_state = ?, received_at = ?, settled_at = unixepoch()"
                             " WHERE code = ? AND digest = ? AND state = 'pending'");
  bind_text (statement, 1, acknowledgement->state);
  bind_text (statement, 2, acknowledgement->received_at);
  bind_text (statement, 3, acknowledgement->code);
  bind_text (statement, 4, acknowledgement->digest);
  if (!settle (self, statement, "acknowledge", error))
    return FALSE;

  /* The log still holds what the tables have let go. Emptying it is tidiness: a failure costs
   * nothing, the next one does it. */
  if (agent_outbox_get_pending_count (self) == 0)
    sqlite3_wal_checkpoint_v2 (self->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  return TRUE;
}

gboolean
agent_outbox_quarantine (AgentOutbox *self, const char *code, const char *reason, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), FALSE);

  statement = prepare (self, "UPDATE filing SET state = 'quarantined', refusal = ?,"
                             " settled_at = unixepoch() WHERE code = ? AND state = 'pending'");
  bind_text (statement, 1, reason);
  bind_text (statement, 2, code);

  return settle (self, statement, "quarantine", error);
}

void
agent_waiting_free (AgentWaiting *self)
{
  g_free (self->code);
  g_free (self);
}

static AgentWaiting *
read_waiting (Statement *statement)
{
  AgentWaiting *filing = g_new0 (AgentWaiting, 1);

  filing->code = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  filing->stored_s = sqlite3_column_int64 (statement, 1);

  return filing;
}

GPtrArray *
agent_outbox_list_waiting (AgentOutbox *self, GError **error)
{
  g_autoptr (GPtrArray) filings = NULL;
  g_autoptr (Statement) statement = NULL;
  int outcome;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), NULL);

  filings = g_ptr_array_new_with_free_func ((GDestroyNotify) agent_waiting_free);
  statement = prepare (
    self, "SELECT code, accepted_at FROM filing WHERE state = 'pending' ORDER BY sequence");
  while ((outcome = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (filings, read_waiting (statement));

  if (outcome != SQLITE_DONE) {
    fail (self, "list the waiting filings", error);
    return NULL;
  }

  return g_steal_pointer (&filings);
}

void
agent_quarantined_free (AgentQuarantined *self)
{
  g_free (self->code);
  g_free (self->reason);
  g_free (self);
}

static AgentQuarantined *
read_quarantined (Statement *statement)
{
  AgentQuarantined *filing = g_new0 (AgentQuarantined, 1);

  filing->code = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  filing->reason = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  filing->since_s = sqlite3_column_int64 (statement, 2);

  return filing;
}

GPtrArray *
agent_outbox_list_quarantined (AgentOutbox *self, GError **error)
{
  g_autoptr (GPtrArray) filings = NULL;
  g_autoptr (Statement) statement = NULL;
  int outcome;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), NULL);

  filings = g_ptr_array_new_with_free_func ((GDestroyNotify) agent_quarantined_free);
  statement = prepare (self, "SELECT code, ifnull (refusal, ''), ifnull (settled_at, 0)"
                             " FROM filing WHERE state = 'quarantined' ORDER BY sequence");
  while ((outcome = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (filings, read_quarantined (statement));

  if (outcome != SQLITE_DONE) {
    fail (self, "list the quarantined filings", error);
    return NULL;
  }

  return g_steal_pointer (&filings);
}

gboolean
agent_outbox_release (AgentOutbox *self, const char *code, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), FALSE);

  statement =
    prepare (self, "UPDATE filing SET state = 'pending' WHERE code = ? AND state = 'quarantined'");
  bind_text (statement, 1, code);

  return settle (self, statement, "release", error);
}

gboolean
agent_outbox_forget_acknowledged (AgentOutbox *self, guint keep_s, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_OUTBOX (self), FALSE);

  statement = prepare (self, "DELETE FROM filing WHERE state = 'acknowledged'"
                             " AND settled_at < unixepoch() - ?");
  sqlite3_bind_int64 (statement, 1, keep_s);

  return step_done (self, statement, "forget what is acknowledged", error);
}
