/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-database-postgresql.h"

#include <libpq-fe.h>
#include <poll.h>
#include <string.h>

#include "central-error.h"

#define CONNECT_TIMEOUT_S "3"
#define ANSWER_TIMEOUT_US (10 * G_TIME_SPAN_SECOND)
/* A server that is away is not asked for by every request: each would wait for it. */
#define RECONNECT_INTERVAL_US (G_TIME_SPAN_SECOND / 2)
#define MAXIMUM_VALUES 24

/* Of the types that our tables have; see pg_type.dat. */
#define BYTEA_OID 17
#define INT8_OID 20
#define TEXT_OID 25

#define CENTRAL_TYPE_DATABASE_POSTGRESQL (central_database_postgresql_get_type ())
G_DECLARE_FINAL_TYPE (
  CentralDatabasePostgresql, central_database_postgresql, CENTRAL, DATABASE_POSTGRESQL, GObject)

struct _CentralDatabasePostgresql {
  GObject parent_instance;

  char *address;
  PGconn *connection;   /* (nullable) lost, or given up */
  GHashTable *prepared; /* query → name; the query by its address, it lives for ever */
  gboolean in_transaction;
  gint64 connect_at_us; /* not before */
};

/* One statement on its way, with all its values in the wire's form. */
typedef struct {
  int count;
  Oid types[MAXIMUM_VALUES];
  const char *values[MAXIMUM_VALUES];
  int lengths[MAXIMUM_VALUES];
  int formats[MAXIMUM_VALUES];
  gint64 integers[MAXIMUM_VALUES];
} Parameters;

static void central_database_postgresql_iface_init (CentralDatabaseInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CentralDatabasePostgresql,
                               central_database_postgresql,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CENTRAL_TYPE_DATABASE,
                                                      central_database_postgresql_iface_init))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PGresult, PQclear)

static void
give_up (CentralDatabasePostgresql *self)
{
  g_clear_pointer (&self->connection, PQfinish);
  g_hash_table_remove_all (self->prepared);
}

/* Only the server's first sentence: the others quote values. */
static gboolean
fail (CentralDatabasePostgresql *self, const PGresult *result, GError **error)
{
  const char *state = result ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  const char *sentence = result ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "store: %s %s", state ? state : "-",
               sentence ? sentence : "the connection is lost");
  if (result == NULL || PQstatus (self->connection) != CONNECTION_OK)
    give_up (self);
  return FALSE;
}

/* FALSE: not before the deadline, or never. */
static gboolean
wait_for_socket (CentralDatabasePostgresql *self, gint64 deadline_us)
{
  int unsent = PQflush (self->connection);
  struct pollfd watched = {
    .fd = PQsocket (self->connection),
    .events = (short) (unsent > 0 ? POLLIN | POLLOUT : POLLIN),
  };
  gint64 left_us = deadline_us - g_get_monotonic_time ();

  if (unsent < 0 || left_us <= 0 || watched.fd < 0)
    return FALSE;
  if (poll (&watched, 1, (int) (left_us / G_TIME_SPAN_MILLISECOND) + 1) > 0 &&
      !PQconsumeInput (self->connection))
    return FALSE;
  return TRUE;
}

static gboolean
is_bad (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
}

/* The last result of what was sent, or the first that is bad. NULL: the connection is given up. */
static PGresult *
read_result (CentralDatabasePostgresql *self)
{
  gint64 deadline_us = g_get_monotonic_time () + ANSWER_TIMEOUT_US;
  g_autoptr (PGresult) kept = NULL;
  PGresult *next = NULL;

  do {
    while (PQisBusy (self->connection))
      if (!wait_for_socket (self, deadline_us)) {
        give_up (self);
        return NULL;
      }
    next = PQgetResult (self->connection);
    if (next && kept && is_bad (kept)) {
      PQclear (next);
    } else if (next) {
      g_clear_pointer (&kept, PQclear);
      kept = next;
    }
  } while (next);
  return g_steal_pointer (&kept);
}

/* sent: what a PQsend function returned. NULL with the error. */
static PGresult *
finish (CentralDatabasePostgresql *self, int sent, GError **error)
{
  g_autoptr (PGresult) result = sent ? read_result (self) : NULL;

  if (result && !is_bad (result))
    return g_steal_pointer (&result);
  fail (self, result, error);
  return NULL;
}

static gboolean
run (CentralDatabasePostgresql *self, const char *script, GError **error)
{
  g_autoptr (PGresult) result = finish (self, PQsendQuery (self->connection, script), error);

  return result != NULL;
}

static gboolean
refuse_server (const char *reason, GError **error)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "the PostgreSQL server %s",
               reason);
  return FALSE;
}

/* Engines that only speak the protocol may not know the setting. */
static gboolean
check_server (CentralDatabasePostgresql *self, GError **error)
{
  const char *encoding = PQparameterStatus (self->connection, "server_encoding");
  g_autoptr (PGresult) result = NULL;

  if (g_strcmp0 (encoding, "UTF8") != 0)
    return refuse_server ("keeps this database in another encoding than UTF-8", error);
  result =
    finish (self,
            PQsendQuery (self->connection, "SELECT coalesce (current_setting ('fsync', true),"
                                           " 'on')"),
            error);
  if (result == NULL)
    return FALSE;
  return g_str_equal (PQgetvalue (result, 0, 0), "on") ||
         refuse_server ("does not keep what it commits: fsync is off", error);
}

static void
on_notice (void *user_data, const PGresult *notice)
{
}

static gboolean
set_up_session (CentralDatabasePostgresql *self, GError **error)
{
  return check_server (self, error) && run (self,
                                            "SELECT set_config ('synchronous_commit', 'on', false)"
                                            " WHERE current_setting ('synchronous_commit') = 'off';"
                                            "SET default_transaction_isolation = 'read committed';"
                                            "SET statement_timeout = '5s'; SET lock_timeout = '2s';"
                                            "SET idle_in_transaction_session_timeout = '30s'",
                                            error);
}

/* What the address says itself comes later and wins. */
static gboolean
connect_anew (CentralDatabasePostgresql *self, GError **error)
{
  const char *const names[] = { "fallback_application_name", "connect_timeout", "tcp_user_timeout",
                                "client_encoding",           "dbname",          NULL };
  const char *const values[] = { "kushk-central", CONNECT_TIMEOUT_S, "5000",
                                 "UTF8",          self->address,     NULL };

  give_up (self);
  self->connection = PQconnectdbParams (names, values, TRUE);
  PQsetNoticeReceiver (self->connection, on_notice, NULL);
  if (PQstatus (self->connection) != CONNECTION_OK) {
    g_autofree char *message = g_strdup (PQerrorMessage (self->connection));

    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "store: %s",
                 g_strchomp (g_strdelimit (message, "\n\t", ' ')));
    give_up (self);
    return FALSE;
  }
  if (PQsetnonblocking (self->connection, TRUE) == 0 && set_up_session (self, error))
    return TRUE;
  give_up (self);
  return FALSE;
}

/* A server that went away between two requests has left word, or closed the line. */
static gboolean
is_alive (CentralDatabasePostgresql *self)
{
  struct pollfd watched = { .fd = -1, .events = POLLIN };

  if (self->connection == NULL)
    return FALSE;
  watched.fd = PQsocket (self->connection);
  while (poll (&watched, 1, 0) > 0) {
    if (!PQconsumeInput (self->connection))
      return FALSE;
    /* Reads what has come, so that the next round meets the end. */
    PQisBusy (self->connection);
  }
  return PQstatus (self->connection) == CONNECTION_OK;
}

static gboolean
be_connected (CentralDatabasePostgresql *self, GError **error)
{
  gint64 now_us = g_get_monotonic_time ();

  if (is_alive (self))
    return TRUE;
  give_up (self);
  if (now_us < self->connect_at_us) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                         "store: the server is away");
    return FALSE;
  }
  if (connect_anew (self, error))
    return TRUE;
  self->connect_at_us = g_get_monotonic_time () + RECONNECT_INTERVAL_US;
  return FALSE;
}

/* A transaction ends with its connection: what follows in it must not happen on another one. */
static gboolean
be_ready (CentralDatabasePostgresql *self, GError **error)
{
  if (!self->in_transaction)
    return be_connected (self, error);
  return self->connection != NULL || fail (self, NULL, error);
}

static gboolean
execute (CentralDatabase *database, const char *script, GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  return be_ready (self, error) && run (self, script, error);
}

static void
set_text (Parameters *self, int index, const char *text)
{
  self->types[index] = TEXT_OID;
  self->values[index] = text;
  self->lengths[index] = text ? (int) strlen (text) : 0;
}

static void
set_integer (Parameters *self, int index, gint64 integer)
{
  self->integers[index] = GINT64_TO_BE (integer);
  self->types[index] = INT8_OID;
  self->values[index] = (const char *) &self->integers[index];
  self->lengths[index] = sizeof self->integers[index];
}

static void
set_bytes (Parameters *self, int index, GBytes *bytes)
{
  gsize size = 0;
  const char *content = g_bytes_get_data (bytes, &size);

  self->types[index] = BYTEA_OID;
  self->values[index] = content ? content : "";
  self->lengths[index] = (int) size;
}

static void
set_parameter (Parameters *self, int index, const CentralValue *value)
{
  self->formats[index] = 1; /* binary */
  switch (value->type) {
  case CENTRAL_VALUE_TEXT:
    set_text (self, index, value->text);
    break;
  case CENTRAL_VALUE_INTEGER:
    set_integer (self, index, value->integer);
    break;
  case CENTRAL_VALUE_BYTES:
    set_bytes (self, index, value->bytes);
    break;
  default:
    g_assert_not_reached ();
  }
}

static const char *
prepare (CentralDatabasePostgresql *self,
         const char *text,
         const Parameters *parameters,
         GError **error)
{
  const char *known = g_hash_table_lookup (self->prepared, text);
  g_autofree char *name = NULL;
  g_autoptr (PGresult) result = NULL;

  if (known)
    return known;
  name = g_strdup_printf ("s%u", g_hash_table_size (self->prepared));
  result = finish (
    self, PQsendPrepare (self->connection, name, text, parameters->count, parameters->types),
    error);
  if (result == NULL)
    return NULL;
  known = name;
  g_hash_table_insert (self->prepared, (gpointer) text, g_steal_pointer (&name));
  return known;
}

static void
add_cell (CentralRows *rows, const PGresult *result, int row, int column)
{
  const char *value = PQgetvalue (result, row, column);
  gsize length = (gsize) PQgetlength (result, row, column);
  gint64 integer = 0;

  if (PQgetisnull (result, row, column)) {
    central_rows_add_text (rows, NULL);
  } else if (PQftype (result, column) == INT8_OID && length == sizeof integer) {
    memcpy (&integer, value, sizeof integer);
    central_rows_add_integer (rows, GINT64_FROM_BE (integer));
  } else if (PQftype (result, column) == BYTEA_OID) {
    central_rows_add_bytes (rows, g_bytes_new (value, length));
  } else {
    central_rows_add_text (rows, g_strndup (value, length));
  }
}

static CentralRows *
read_rows (const PGresult *result)
{
  int column_count = PQnfields (result);
  CentralRows *rows = central_rows_new ((guint) column_count);

  for (int row = 0; row < PQntuples (result); row++)
    for (int column = 0; column < column_count; column++)
      add_cell (rows, result, row, column);
  return rows;
}

static CentralRows *
query (CentralDatabase *database,
       const char *text,
       const CentralValue *values,
       guint value_count,
       GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);
  Parameters parameters = { .count = (int) value_count };
  g_autoptr (PGresult) result = NULL;
  const char *name = NULL;

  g_assert (value_count <= MAXIMUM_VALUES);
  for (guint index = 0; index < value_count; index++)
    set_parameter (&parameters, (int) index, &values[index]);
  name = be_ready (self, error) ? prepare (self, text, &parameters, error) : NULL;
  if (name == NULL)
    return NULL;
  result = finish (self,
                   PQsendQueryPrepared (self->connection, name, parameters.count, parameters.values,
                                        parameters.lengths, parameters.formats, 1 /* binary */),
                   error);
  return result ? read_rows (result) : NULL;
}

static gboolean
lock_subject (CentralDatabase *database, const char *subject, GError **error)
{
  const CentralValue value = { .type = CENTRAL_VALUE_TEXT, .text = (char *) subject };
  g_autoptr (CentralRows) rows =
    query (database, "SELECT pg_advisory_xact_lock (hashtextextended ($1, 0))", &value, 1, error);

  return rows != NULL;
}

static void
roll_back (CentralDatabase *database)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  if (self->connection && PQtransactionStatus (self->connection) != PQTRANS_IDLE)
    run (self, "ROLLBACK", NULL);
  self->in_transaction = FALSE;
}

/* Read committed: what the lock has waited for is seen by the first statement after it. */
static gboolean
begin (CentralDatabase *database, const char *subject, GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);

  if (!be_connected (self, error) || !run (self, "BEGIN READ WRITE", error))
    return FALSE;
  self->in_transaction = TRUE;
  if (lock_subject (database, subject, error))
    return TRUE;
  roll_back (database);
  return FALSE;
}

/* The server calls it a success to roll back what had failed before. */
static gboolean
commit (CentralDatabase *database, GError **error)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (database);
  g_autoptr (PGresult) result = NULL;

  if (!be_ready (self, error))
    return FALSE;
  result = finish (self, PQsendQuery (self->connection, "COMMIT"), error);
  if (result == NULL)
    return FALSE;
  if (!g_str_equal (PQcmdStatus (result), "COMMIT"))
    return fail (self, NULL, error);
  self->in_transaction = FALSE;
  return TRUE;
}

static void
central_database_postgresql_iface_init (CentralDatabaseInterface *interface)
{
  interface->dialect = CENTRAL_DIALECT_POSTGRESQL;
  interface->execute = execute;
  interface->query = query;
  interface->begin = begin;
  interface->commit = commit;
  interface->roll_back = roll_back;
}

static void
central_database_postgresql_finalize (GObject *object)
{
  CentralDatabasePostgresql *self = CENTRAL_DATABASE_POSTGRESQL (object);

  give_up (self);
  g_hash_table_unref (self->prepared);
  g_free (self->address);
  G_OBJECT_CLASS (central_database_postgresql_parent_class)->finalize (object);
}

static void
central_database_postgresql_class_init (CentralDatabasePostgresqlClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = central_database_postgresql_finalize;
}

static void
central_database_postgresql_init (CentralDatabasePostgresql *self)
{
  self->prepared = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

gboolean
central_database_postgresql_is_address (const char *place)
{
  return g_str_has_prefix (place, "postgresql://") || g_str_has_prefix (place, "postgres://");
}

CentralDatabase *
central_database_postgresql_open (const char *address, GError **error)
{
  g_autoptr (CentralDatabasePostgresql) self =
    g_object_new (CENTRAL_TYPE_DATABASE_POSTGRESQL, NULL);

  self->address = g_strdup (address);
  if (connect_anew (self, error))
    return CENTRAL_DATABASE (g_steal_pointer (&self));
  /* At the start nobody tries again later. */
  if (error && *error)
    (*error)->code = CENTRAL_ERROR_CONFIGURATION;
  return NULL;
}
