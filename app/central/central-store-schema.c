/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-schema.h"

#include "central-clock.h"
#include "central-error.h"

typedef struct {
  const char *texts[CENTRAL_DIALECTS]; /* NULL: there is nothing to do in this one */
} Migration;

/* Each takes the store from one version to the next, in either dialect; never edit one that has
 * been released, add another. PostgreSQL came with the seventh. */
static const Migration migrations[] = {
  { { [CENTRAL_DIALECT_SQLITE] =
        "CREATE TABLE filing ("
        "  code TEXT PRIMARY KEY, digest TEXT NOT NULL, service TEXT NOT NULL,"
        "  service_version INTEGER NOT NULL, state TEXT NOT NULL, received_at TEXT NOT NULL,"
        "  updated_at TEXT NOT NULL, kiosk TEXT NOT NULL, centre TEXT NOT NULL, operator TEXT NOT "
        "NULL,"
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
        "CREATE INDEX challenge_by_person ON challenge (person_id, started_at_ms);" } },
  { { [CENTRAL_DIALECT_SQLITE] =
        "CREATE TABLE rating ("
        "  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE,"
        "  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5), given_at TEXT NOT NULL"
        ") STRICT;" } },
  { { [CENTRAL_DIALECT_SQLITE] =
        "CREATE TABLE slot ("
        "  id TEXT PRIMARY KEY, session TEXT NOT NULL, held_until_ms INTEGER NOT NULL, code TEXT"
        ") STRICT;" } },
  { { [CENTRAL_DIALECT_SQLITE] =
        "CREATE TABLE handover ("
        "  id TEXT PRIMARY KEY, token_digest TEXT NOT NULL UNIQUE, session_key TEXT NOT NULL,"
        "  kiosk TEXT NOT NULL, purpose TEXT NOT NULL, language TEXT NOT NULL, service TEXT,"
        "  wanted TEXT, bill TEXT, started_at_ms INTEGER NOT NULL, expires_at_ms INTEGER NOT NULL,"
        "  opened_at_ms INTEGER NOT NULL, done_at_ms INTEGER NOT NULL, latitude TEXT, longitude "
        "TEXT,"
        "  accuracy_m INTEGER NOT NULL"
        ") STRICT;"
        "CREATE INDEX handover_by_kiosk ON handover (kiosk, started_at_ms);"
        /* A document outlives the handover that brought it: no foreign key. */
        "CREATE TABLE upload ("
        "  id TEXT PRIMARY KEY, handover TEXT NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL,"
        "  byte_count INTEGER NOT NULL, digest TEXT NOT NULL, received_at TEXT NOT NULL, filing "
        "TEXT,"
        "  received_at_ms INTEGER NOT NULL, content BLOB NOT NULL"
        ") STRICT;"
        "CREATE INDEX upload_by_handover ON upload (handover);"
        "CREATE TABLE payment ("
        "  bill TEXT PRIMARY KEY, halalas INTEGER NOT NULL CHECK (halalas > 0), method TEXT NOT "
        "NULL,"
        "  reference TEXT NOT NULL UNIQUE, paid_at TEXT NOT NULL"
        ") STRICT;" } },
  { { [CENTRAL_DIALECT_SQLITE] =
        "ALTER TABLE filing ADD COLUMN consents TEXT;"
        "ALTER TABLE filing ADD COLUMN remarks TEXT;"
        "ALTER TABLE filing ADD COLUMN message TEXT;"
        "CREATE INDEX filing_by_person ON filing (person_id, received_at);"
        "CREATE INDEX filing_by_state ON filing (state, updated_at);"
        "CREATE TABLE report_place ("
        "  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE, category TEXT NOT "
        "NULL,"
        "  district TEXT, pin TEXT, received_at TEXT NOT NULL"
        ") STRICT;"
        "CREATE INDEX report_place_by_category ON report_place (category, received_at);" } },
  { { [CENTRAL_DIALECT_SQLITE] =
        "CREATE TABLE mark ("
        "  registry TEXT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,"
        "  code TEXT NOT NULL, PRIMARY KEY (registry, number)"
        ") STRICT;" } },
  { { [CENTRAL_DIALECT_SQLITE] =
        "ALTER TABLE filing ADD COLUMN session TEXT;"
        "ALTER TABLE filing ADD COLUMN message_count INTEGER NOT NULL DEFAULT 0;"
        "CREATE INDEX filing_by_session ON filing (received_at) WHERE session IS NOT NULL;",
      [CENTRAL_DIALECT_POSTGRESQL] =
        /* What is read in the order of writing has what SQLite gives every table, a rowid. Moments
         * are compared byte by byte, whatever the language of the database. */
      "CREATE TABLE filing ("
      "  rowid BIGINT GENERATED ALWAYS AS IDENTITY, code TEXT PRIMARY KEY, digest TEXT NOT NULL,"
      "  service TEXT NOT NULL, service_version BIGINT NOT NULL, state TEXT NOT NULL,"
      "  received_at TEXT COLLATE \"C\" NOT NULL, updated_at TEXT COLLATE \"C\" NOT NULL,"
      "  kiosk TEXT NOT NULL, centre TEXT NOT NULL, operator TEXT NOT NULL, language TEXT NOT NULL,"
      "  made_at TEXT NOT NULL, person_id TEXT NOT NULL, challenge TEXT NOT NULL,"
      "  answers TEXT NOT NULL, consent_version BIGINT NOT NULL, consent_given_at TEXT NOT NULL,"
      "  quote TEXT NOT NULL, acknowledgement TEXT NOT NULL, consents TEXT, remarks TEXT,"
      "  message TEXT, session TEXT, message_count BIGINT NOT NULL DEFAULT 0"
      ");"
      "CREATE INDEX filing_by_person ON filing (person_id, received_at);"
      "CREATE INDEX filing_by_state ON filing (state, updated_at);"
      "CREATE INDEX filing_by_session ON filing (received_at) WHERE session IS NOT NULL;"
      "CREATE TABLE event ("
      "  rowid BIGINT GENERATED ALWAYS AS IDENTITY,"
      "  code TEXT NOT NULL REFERENCES filing (code) ON DELETE CASCADE, state TEXT NOT NULL,"
      "  at TEXT NOT NULL"
      ");"
      "CREATE INDEX event_by_code ON event (code);"
      "CREATE TABLE bill ("
      "  number TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, biller TEXT NOT NULL,"
      "  halalas BIGINT NOT NULL CHECK (halalas > 0), due_at TEXT NOT NULL"
      ");"
      "CREATE TABLE payment ("
      "  bill TEXT PRIMARY KEY, halalas BIGINT NOT NULL CHECK (halalas > 0), method TEXT NOT NULL,"
      "  reference TEXT NOT NULL UNIQUE, paid_at TEXT NOT NULL"
      ");"
      "CREATE TABLE quote ("
      "  id TEXT PRIMARY KEY, service TEXT NOT NULL, answers_digest TEXT NOT NULL,"
      "  priced TEXT NOT NULL, expires_at TEXT NOT NULL, made_at_ms BIGINT NOT NULL"
      ");"
      "CREATE TABLE challenge ("
      "  id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, person_id TEXT NOT NULL, number TEXT NOT NULL,"
      "  state TEXT NOT NULL, started_at_ms BIGINT NOT NULL"
      ");"
      "CREATE INDEX challenge_by_person ON challenge (person_id, started_at_ms);"
      "CREATE TABLE rating ("
      "  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE,"
      "  stars BIGINT NOT NULL CHECK (stars BETWEEN 1 AND 5), given_at TEXT NOT NULL"
      ");"
      "CREATE TABLE slot ("
      "  id TEXT PRIMARY KEY, session TEXT NOT NULL, held_until_ms BIGINT NOT NULL, code TEXT"
      ");"
      "CREATE TABLE handover ("
      "  id TEXT PRIMARY KEY, token_digest TEXT NOT NULL UNIQUE, session_key TEXT NOT NULL,"
      "  kiosk TEXT NOT NULL, purpose TEXT NOT NULL, language TEXT NOT NULL, service TEXT,"
      "  wanted TEXT, bill TEXT, started_at_ms BIGINT NOT NULL, expires_at_ms BIGINT NOT NULL,"
      "  opened_at_ms BIGINT NOT NULL, done_at_ms BIGINT NOT NULL, latitude TEXT, longitude TEXT,"
      "  accuracy_m BIGINT NOT NULL"
      ");"
      "CREATE INDEX handover_by_kiosk ON handover (kiosk, started_at_ms);"
      "CREATE TABLE upload ("
      "  rowid BIGINT GENERATED ALWAYS AS IDENTITY, id TEXT PRIMARY KEY, handover TEXT NOT NULL,"
      "  field TEXT NOT NULL, type TEXT NOT NULL, byte_count BIGINT NOT NULL, digest TEXT NOT NULL,"
      "  received_at TEXT NOT NULL, filing TEXT, received_at_ms BIGINT NOT NULL,"
      "  content BYTEA NOT NULL"
      ");"
      "CREATE INDEX upload_by_handover ON upload (handover);"
      "CREATE TABLE report_place ("
      "  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE, category TEXT NOT NULL,"
      "  district TEXT, pin TEXT, received_at TEXT COLLATE \"C\" NOT NULL"
      ");"
      "CREATE INDEX report_place_by_category ON report_place (category, received_at);"
      "CREATE TABLE mark ("
      "  registry TEXT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,"
      "  code TEXT NOT NULL, PRIMARY KEY (registry, number)"
      ");" } },
};

/* The first stores kept count in the head of the file. */
static const char adopt_count[] =
  "WITH RECURSIVE done (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM done LIMIT 100)"
  " INSERT INTO migration (number, applied_at)"
  " SELECT number, '' FROM done, pragma_user_version WHERE number <= user_version;"
  "PRAGMA user_version = 0;";

static gboolean
make_list (CentralDatabase *database, GError **error)
{
  return central_database_execute (database,
                                   "CREATE TABLE IF NOT EXISTS migration ("
                                   "  number BIGINT PRIMARY KEY, applied_at TEXT NOT NULL)",
                                   error) &&
         (central_database_get_dialect (database) != CENTRAL_DIALECT_SQLITE ||
          central_database_execute (database, adopt_count, error));
}

static gboolean
read_version (CentralDatabase *database, guint *ret_version, GError **error)
{
  g_autoptr (CentralRows) rows = central_database_query (
    database, "SELECT coalesce (max (number), 0) FROM migration", NULL, 0, error);

  if (rows == NULL)
    return FALSE;
  *ret_version = (guint) central_rows_get (rows, 0, 0)->integer;
  return TRUE;
}

static gboolean
write_version (CentralDatabase *database, guint version, GError **error)
{
  g_autofree char *now = central_clock_now ();
  const CentralValue values[] = {
    { .type = CENTRAL_VALUE_INTEGER, .integer = version },
    { .type = CENTRAL_VALUE_TEXT, .text = now },
  };
  g_autoptr (CentralRows) rows =
    central_database_query (database, "INSERT INTO migration (number, applied_at) VALUES ($1, $2)",
                            values, G_N_ELEMENTS (values), error);

  return rows != NULL;
}

static gboolean
migrate (CentralDatabase *database, GError **error)
{
  CentralDialect dialect = central_database_get_dialect (database);
  guint version = 0;

  if (!make_list (database, error) || !read_version (database, &version, error))
    return FALSE;
  if (version > G_N_ELEMENTS (migrations)) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                 "the store has version %u, this program knows %u", version,
                 (guint) G_N_ELEMENTS (migrations));
    return FALSE;
  }
  for (; version < G_N_ELEMENTS (migrations); version++) {
    const char *text = migrations[version].texts[dialect];

    if ((text && !central_database_execute (database, text, error)) ||
        !write_version (database, version + 1, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
central_store_schema_bring_up (CentralDatabase *database, GError **error)
{
  if (!central_database_begin (database, "migration", error))
    return FALSE;
  if (migrate (database, error) && central_database_commit (database, error))
    return TRUE;
  central_database_roll_back (database);
  return FALSE;
}
