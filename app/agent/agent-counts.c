/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-counts.h"

#include "agent-clock.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define FILE_NAME "counts.sqlite"

struct _AgentCounts {
  GObject parent_instance;

  sqlite3 *database;
};

G_DEFINE_FINAL_TYPE (AgentCounts, agent_counts, G_TYPE_OBJECT)

typedef sqlite3_stmt Statement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Statement, sqlite3_finalize)

/* FULL: after a power cut no total may be smaller than one the central already has. */
static const char schema[] = "PRAGMA locking_mode = EXCLUSIVE;"
                             "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = FULL;"
                             "PRAGMA trusted_schema = OFF;"
                             "BEGIN IMMEDIATE;"
                             "CREATE TABLE IF NOT EXISTS total ("
                             "  day TEXT NOT NULL,"
                             "  kind TEXT NOT NULL,"
                             "  subject TEXT NOT NULL,"
                             "  outcome TEXT NOT NULL,"
                             "  step TEXT NOT NULL,"
                             "  count INTEGER NOT NULL,"
                             "  seconds INTEGER NOT NULL,"
                             "  sent_count INTEGER NOT NULL DEFAULT -1,"
                             "  sent_seconds INTEGER NOT NULL DEFAULT -1,"
                             "  PRIMARY KEY (day, kind, subject, outcome, step)"
                             ") STRICT, WITHOUT ROWID;"
                             "CREATE INDEX IF NOT EXISTS unsent ON total (day)"
                             "  WHERE count <> sent_count OR seconds <> sent_seconds;"
                             "CREATE TABLE IF NOT EXISTS shift_total ("
                             "  kind TEXT NOT NULL,"
                             "  subject TEXT NOT NULL,"
                             "  outcome TEXT NOT NULL,"
                             "  count INTEGER NOT NULL,"
                             "  seconds INTEGER NOT NULL,"
                             "  PRIMARY KEY (kind, subject, outcome)"
                             ") STRICT, WITHOUT ROWID;"
                             "CREATE TABLE IF NOT EXISTS shift (number INTEGER NOT NULL) STRICT;"
                             "COMMIT;";

static gboolean
fail (AgentCounts *self, const char *what, GError **error)
{
  g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "Counts: cannot %s: %s", what,
               sqlite3_errmsg (self->database));
  return FALSE;
}

static gboolean
execute (AgentCounts *self, const char *sql, const char *what, GError **error)
{
  if (sqlite3_exec (self->database, sql, NULL, NULL, NULL) != SQLITE_OK)
    return fail (self, what, error);

  return TRUE;
}

static Statement *
prepare (AgentCounts *self, const char *sql)
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
step_done (AgentCounts *self, Statement *statement, const char *what, GError **error)
{
  if (statement == NULL || sqlite3_step (statement) != SQLITE_DONE)
    return fail (self, what, error);

  return TRUE;
}

static gboolean
open_file (AgentCounts *self, const char *path, GError **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW;

  if (sqlite3_open_v2 (path, &self->database, flags, NULL) != SQLITE_OK)
    return fail (self, "open", error);

  return execute (self, schema, "prepare", error);
}

static gboolean
is_damaged (AgentCounts *self)
{
  int code = sqlite3_errcode (self->database);

  return code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
}

/* With its log, which is of no use to another file. */
static void
set_aside (AgentCounts *self, const char *path)
{
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  g_clear_pointer (&self->database, sqlite3_close);
  g_message ("%s is damaged: counting begins anew", path);
  g_rename (path, aside);
  g_unlink (log);
}

static void
agent_counts_finalize (GObject *object)
{
  sqlite3_close (AGENT_COUNTS (object)->database);

  G_OBJECT_CLASS (agent_counts_parent_class)->finalize (object);
}

static void
agent_counts_class_init (AgentCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_counts_finalize;
}

static void
agent_counts_init (AgentCounts *self)
{
}

AgentCounts *
agent_counts_open (const char *directory, GError **error)
{
  g_autoptr (AgentCounts) self = g_object_new (AGENT_TYPE_COUNTS, NULL);
  g_autofree char *path = g_build_filename (directory, FILE_NAME, NULL);
  g_autoptr (GError) own_error = NULL;

  if (open_file (self, path, &own_error))
    return g_steal_pointer (&self);
  if (!is_damaged (self)) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return NULL;
  }

  set_aside (self, path);
  if (!open_file (self, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
is_countable (const char *day, const AgentCountKey *key)
{
  const CivicCount count = {
    .day = (char *) day,
    .kind = key->kind,
    .subject = (char *) key->subject,
    .outcome = (char *) key->outcome,
    .step = (char *) key->step,
  };

  return civic_count_is_well_formed (&count);
}

static gboolean
add_to_day (AgentCounts *self,
            const char *day,
            const AgentCountKey *key,
            guint count,
            guint seconds,
            GError **error)
{
  g_autoptr (Statement) statement =
    prepare (self, "INSERT INTO total (day, kind, subject, outcome, step, count, seconds)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?)"
                   " ON CONFLICT DO UPDATE SET count = count + excluded.count,"
                   " seconds = seconds + excluded.seconds");

  bind_text (statement, 1, day);
  bind_text (statement, 2, civic_count_kind_to_string (key->kind));
  bind_text (statement, 3, key->subject);
  bind_text (statement, 4, key->outcome);
  bind_text (statement, 5, key->step);
  sqlite3_bind_int64 (statement, 6, count);
  sqlite3_bind_int64 (statement, 7, seconds);

  return step_done (self, statement, "count", error);
}

static gboolean
add_to_shift (
  AgentCounts *self, const AgentCountKey *key, guint count, guint seconds, GError **error)
{
  g_autoptr (Statement) statement =
    prepare (self, "INSERT INTO shift_total (kind, subject, outcome, count, seconds)"
                   " VALUES (?, ?, ?, ?, ?)"
                   " ON CONFLICT DO UPDATE SET count = count + excluded.count,"
                   " seconds = seconds + excluded.seconds");

  bind_text (statement, 1, civic_count_kind_to_string (key->kind));
  bind_text (statement, 2, key->subject);
  bind_text (statement, 3, key->outcome);
  sqlite3_bind_int64 (statement, 4, count);
  sqlite3_bind_int64 (statement, 5, seconds);

  return step_done (self, statement, "count", error);
}

/* What was begun is done whole, or not at all. */
static gboolean
end (AgentCounts *self, gboolean is_good, const char *what, GError **error)
{
  if (is_good && execute (self, "COMMIT", what, error))
    return TRUE;

  sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
agent_counts_add (AgentCounts *self,
                  const char *day,
                  const AgentCountKey *key,
                  guint count,
                  guint seconds,
                  GError **error)
{
  g_return_val_if_fail (AGENT_IS_COUNTS (self), FALSE);

  if (!is_countable (day, key)) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, "Counts: no such thing");
    return FALSE;
  }
  if (!execute (self, "BEGIN IMMEDIATE", "count", error))
    return FALSE;

  return end (self,
              add_to_day (self, day, key, count, seconds, error) &&
                add_to_shift (self, key, count, seconds, error),
              "count", error);
}

void
agent_counts_add_today (AgentCounts *self, const AgentCountKey *key, guint count, guint seconds)
{
  g_autofree char *today = agent_clock_get_today ();
  g_autoptr (GError) error = NULL;

  g_return_if_fail (AGENT_IS_COUNTS (self));

  if (!agent_counts_add (self, today, key, count, seconds, &error))
    g_message ("Something goes uncounted: %s", error->message);
}

static CivicCountKind
kind_from_string (const char *word)
{
  for (int kind = CIVIC_COUNT_VISIT; kind < CIVIC_COUNT_RESET; kind++)
    if (g_str_equal (word, civic_count_kind_to_string ((CivicCountKind) kind)))
      return (CivicCountKind) kind;

  return CIVIC_COUNT_RESET;
}

static char *
dup_column (Statement *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static CivicCount *
read_row (Statement *statement)
{
  CivicCount *self = g_new0 (CivicCount, 1);

  self->day = dup_column (statement, 0);
  self->kind = kind_from_string ((const char *) sqlite3_column_text (statement, 1));
  self->subject = dup_column (statement, 2);
  self->outcome = dup_column (statement, 3);
  self->step = dup_column (statement, 4);
  self->count = sqlite3_column_int64 (statement, 5);
  self->seconds = sqlite3_column_int64 (statement, 6);

  return self;
}

static GPtrArray *
read_rows (AgentCounts *self, Statement *statement, const char *what, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_count_free);
  int outcome;

  while ((outcome = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (counts, read_row (statement));
  if (outcome != SQLITE_DONE) {
    fail (self, what, error);
    return NULL;
  }

  return g_steal_pointer (&counts);
}

GPtrArray *
agent_counts_list_unsent (AgentCounts *self, guint maximum, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_COUNTS (self), NULL);

  statement = prepare (self, "SELECT day, kind, subject, outcome, step, count, seconds FROM total"
                             " WHERE count <> sent_count OR seconds <> sent_seconds"
                             " ORDER BY day LIMIT ?");
  sqlite3_bind_int64 (statement, 1, maximum);

  return read_rows (self, statement, "list what is unsent", error);
}

GPtrArray *
agent_counts_list_day (AgentCounts *self, const char *day, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_COUNTS (self), NULL);

  statement = prepare (self, "SELECT day, kind, subject, outcome, step, count, seconds FROM total"
                             " WHERE day = ? ORDER BY kind, subject, outcome, step");
  bind_text (statement, 1, day);

  return read_rows (self, statement, "list a day", error);
}

GPtrArray *
agent_counts_list_shift (AgentCounts *self, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_COUNTS (self), NULL);

  statement = prepare (self, "SELECT '', kind, subject, outcome, '', count, seconds"
                             " FROM shift_total ORDER BY kind, subject, outcome");

  return read_rows (self, statement, "list the shift", error);
}

guint
agent_counts_get_shift (AgentCounts *self)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_COUNTS (self), 0);

  statement = prepare (self, "SELECT number FROM shift");

  return statement != NULL && sqlite3_step (statement) == SQLITE_ROW
           ? (guint) sqlite3_column_int64 (statement, 0)
           : 0;
}

gboolean
agent_counts_begin_shift (AgentCounts *self, guint number, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_COUNTS (self), FALSE);

  if (!execute (self, "BEGIN IMMEDIATE; DELETE FROM shift_total; DELETE FROM shift",
                "begin a shift", error))
    return end (self, FALSE, "begin a shift", NULL);
  statement = prepare (self, "INSERT INTO shift (number) VALUES (?)");
  sqlite3_bind_int64 (statement, 1, number);

  return end (self, step_done (self, statement, "begin a shift", error), "begin a shift", error);
}

static gboolean
mark_one (AgentCounts *self, const CivicCount *count, GError **error)
{
  g_autoptr (Statement) statement =
    prepare (self, "UPDATE total SET sent_count = ?, sent_seconds = ? WHERE day = ? AND kind = ?"
                   " AND subject = ? AND outcome = ? AND step = ?");

  sqlite3_bind_int64 (statement, 1, count->count);
  sqlite3_bind_int64 (statement, 2, count->seconds);
  bind_text (statement, 3, count->day);
  bind_text (statement, 4, civic_count_kind_to_string (count->kind));
  bind_text (statement, 5, count->subject);
  bind_text (statement, 6, count->outcome);
  bind_text (statement, 7, count->step);

  return step_done (self, statement, "mark what was sent", error);
}

gboolean
agent_counts_mark_sent (AgentCounts *self, GPtrArray *counts, GError **error)
{
  gboolean good;

  g_return_val_if_fail (AGENT_IS_COUNTS (self), FALSE);

  if (counts->len == 0)
    return TRUE;
  if (!execute (self, "BEGIN IMMEDIATE", "mark what was sent", error))
    return FALSE;

  good = TRUE;
  for (guint i = 0; good && i < counts->len; i++)
    good = mark_one (self, counts->pdata[i], error);

  return end (self, good, "mark what was sent", error);
}

gboolean
agent_counts_forget (AgentCounts *self, const char *today, GError **error)
{
  g_autoptr (Statement) statement = NULL;

  g_return_val_if_fail (AGENT_IS_COUNTS (self), FALSE);

  statement = prepare (self, "DELETE FROM total WHERE julianday (?) - julianday (day) > ?");
  bind_text (statement, 1, today);
  sqlite3_bind_int64 (statement, 2, AGENT_COUNTS_KEPT_DAYS);

  return step_done (self, statement, "forget old days", error);
}
