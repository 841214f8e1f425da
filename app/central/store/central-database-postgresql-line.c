/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-database-postgresql-line.h"

#include <poll.h>

#include "central-error.h"

#define CONNECT_TIMEOUT_S "3"
#define ANSWER_TIMEOUT_US (10 * G_TIME_SPAN_SECOND)
/* A server that is away is not asked for by every request: each would wait for it. */
#define RECONNECT_INTERVAL_US (G_TIME_SPAN_SECOND / 2)

struct _CentralPostgresqlLine {
  char *address;
  PGconn *connection;   /* (nullable) lost, or given up */
  GHashTable *prepared; /* query → name; the query by its address, it lives for ever */
  guint put_count;      /* statements of which nothing was read yet */
  char *fault;          /* (nullable) */
  gint64 connect_at_us; /* not before */
};

static void
give_up (CentralPostgresqlLine *self)
{
  g_clear_pointer (&self->connection, PQfinish);
  g_hash_table_remove_all (self->prepared);
  g_clear_pointer (&self->fault, g_free);
  self->put_count = 0;
}

/* Only the server's first sentence: the others quote values. */
static char *
describe (const PGresult *result)
{
  const char *state = result ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  const char *sentence = result ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

  return g_strdup_printf ("store: %s %s", state ? state : "-",
                          sentence ? sentence : "the connection is lost");
}

static gboolean
fail (CentralPostgresqlLine *self, const PGresult *result, GError **error)
{
  g_autofree char *description = self->fault ? g_strdup (self->fault) : describe (result);

  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, description);
  if (result == NULL && self->fault == NULL)
    give_up (self);
  return FALSE;
}

/* FALSE: not before the deadline, or never. */
static gboolean
wait_for_socket (CentralPostgresqlLine *self, gint64 deadline_us)
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

/* *ret_result is NULL between two statements. FALSE: the connection is given up. */
static gboolean
read_next (CentralPostgresqlLine *self, gint64 deadline_us, PGresult **ret_result)
{
  while (PQisBusy (self->connection))
    if (!wait_for_socket (self, deadline_us)) {
      give_up (self);
      return FALSE;
    }
  *ret_result = PQgetResult (self->connection);
  if (*ret_result || PQstatus (self->connection) == CONNECTION_OK)
    return TRUE;
  give_up (self);
  return FALSE;
}

/* The last result of a script, or the first that is bad. NULL: the connection is given up. */
static PGresult *
read_script (CentralPostgresqlLine *self)
{
  gint64 deadline_us = g_get_monotonic_time () + ANSWER_TIMEOUT_US;
  g_autoptr (PGresult) kept = NULL;
  PGresult *next = NULL;

  do {
    if (!read_next (self, deadline_us, &next))
      return NULL;
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
finish_script (CentralPostgresqlLine *self, int sent, GError **error)
{
  g_autoptr (PGresult) result = sent ? read_script (self) : NULL;

  if (result && !is_bad (result))
    return g_steal_pointer (&result);
  fail (self, result, error);
  return NULL;
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
check_server (CentralPostgresqlLine *self, GError **error)
{
  const char *encoding = PQparameterStatus (self->connection, "server_encoding");
  g_autoptr (PGresult) result = NULL;

  if (g_strcmp0 (encoding, "UTF8") != 0)
    return refuse_server ("keeps this database in another encoding than UTF-8", error);
  result = finish_script (
    self, PQsendQuery (self->connection, "SELECT coalesce (current_setting ('fsync', true), 'on')"),
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
set_up_session (CentralPostgresqlLine *self, GError **error)
{
  g_autoptr (PGresult) result = NULL;

  if (PQsetnonblocking (self->connection, TRUE) != 0 || !check_server (self, error))
    return FALSE;
  result = finish_script (self,
                          PQsendQuery (self->connection,
                                       "SELECT set_config ('synchronous_commit', 'on', false)"
                                       " WHERE current_setting ('synchronous_commit') = 'off';"
                                       "SET default_transaction_isolation = 'read committed';"
                                       "SET statement_timeout = '5s'; SET lock_timeout = '2s';"
                                       "SET idle_in_transaction_session_timeout = '30s'"),
                          error);
  return result && PQenterPipelineMode (self->connection);
}

gboolean
central_postgresql_line_open (CentralPostgresqlLine *self, GError **error)
{
  /* What the address says itself comes later and wins. */
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
  if (set_up_session (self, error))
    return TRUE;
  give_up (self);
  return FALSE;
}

gboolean
central_postgresql_line_is_open (CentralPostgresqlLine *self)
{
  return self->connection != NULL;
}

/* A server that went away between two requests has left word, or closed the line. */
static gboolean
is_alive (CentralPostgresqlLine *self)
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

gboolean
central_postgresql_line_be_open (CentralPostgresqlLine *self, GError **error)
{
  if (is_alive (self))
    return TRUE;
  give_up (self);
  if (g_get_monotonic_time () < self->connect_at_us) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                         "store: the server is away");
    return FALSE;
  }
  if (central_postgresql_line_open (self, error))
    return TRUE;
  self->connect_at_us = g_get_monotonic_time () + RECONNECT_INTERVAL_US;
  return FALSE;
}

static void
note_fault (CentralPostgresqlLine *self, const PGresult *result)
{
  if (self->fault == NULL)
    self->fault = describe (result);
}

/* Until the mark that PQpipelineSync set: what became of the last statement that was put. NULL: the
 * connection is given up, or nothing was put. */
static PGresult *
read_to_mark (CentralPostgresqlLine *self)
{
  gint64 deadline_us = g_get_monotonic_time () + ANSWER_TIMEOUT_US;
  g_autoptr (PGresult) last = NULL;
  guint done_count = 0;

  for (;;) {
    g_autoptr (PGresult) next = NULL;

    if (!read_next (self, deadline_us, &next))
      return NULL;
    if (next && PQresultStatus (next) == PGRES_PIPELINE_SYNC)
      break;
    if (next == NULL) {
      done_count++;
    } else if (done_count + 1 >= self->put_count) {
      g_clear_pointer (&last, PQclear);
      last = g_steal_pointer (&next);
    } else if (is_bad (next)) {
      note_fault (self, next);
    }
  }
  self->put_count = 0;
  return g_steal_pointer (&last);
}

PGresult *
central_postgresql_line_await (CentralPostgresqlLine *self, GError **error)
{
  g_autoptr (PGresult) result = PQpipelineSync (self->connection) ? read_to_mark (self) : NULL;

  if (result && !is_bad (result) && self->fault == NULL)
    return g_steal_pointer (&result);
  fail (self, result, error);
  return NULL;
}

void
central_postgresql_line_settle (CentralPostgresqlLine *self)
{
  guint put_count = self->put_count;
  g_autoptr (PGresult) last = NULL;

  if (put_count == 0)
    return;
  last = PQpipelineSync (self->connection) ? read_to_mark (self) : NULL;
  if (last == NULL)
    give_up (self);
  else if (is_bad (last))
    note_fault (self, last);
}

gboolean
central_postgresql_line_run (CentralPostgresqlLine *self, const char *script, GError **error)
{
  g_autoptr (PGresult) result = NULL;

  central_postgresql_line_settle (self);
  if (self->connection == NULL || self->fault)
    return fail (self, NULL, error);
  /* Scripts go by the simple protocol, which a pipeline does not speak. */
  if (!PQexitPipelineMode (self->connection))
    return fail (self, NULL, error);
  result = finish_script (self, PQsendQuery (self->connection, script), error);
  if (self->connection && !PQenterPipelineMode (self->connection))
    give_up (self);
  return result != NULL;
}

static const char *
prepare (CentralPostgresqlLine *self,
         const char *query,
         const CentralPostgresqlParameters *parameters,
         GError **error)
{
  const char *known = g_hash_table_lookup (self->prepared, query);
  g_autofree char *name = NULL;
  g_autoptr (PGresult) result = NULL;

  if (known)
    return known;
  name = g_strdup_printf ("s%u", g_hash_table_size (self->prepared));
  if (!PQsendPrepare (self->connection, name, query, parameters ? parameters->count : 0,
                      parameters ? parameters->types : NULL)) {
    fail (self, NULL, error);
    return NULL;
  }
  self->put_count++;
  result = central_postgresql_line_await (self, error);
  if (result == NULL)
    return NULL;
  known = name;
  g_hash_table_insert (self->prepared, (gpointer) query, g_steal_pointer (&name));
  return known;
}

gboolean
central_postgresql_line_put (CentralPostgresqlLine *self,
                             const char *query,
                             const CentralPostgresqlParameters *parameters,
                             GError **error)
{
  const char *name = NULL;

  if (self->connection == NULL || self->fault)
    return fail (self, NULL, error);
  name = prepare (self, query, parameters, error);
  if (name == NULL)
    return FALSE;
  if (!PQsendQueryPrepared (self->connection, name, parameters ? parameters->count : 0,
                            parameters ? parameters->values : NULL,
                            parameters ? parameters->lengths : NULL,
                            parameters ? parameters->formats : NULL, 1 /* binary */))
    return fail (self, NULL, error);
  self->put_count++;
  return TRUE;
}

void
central_postgresql_line_roll_back (CentralPostgresqlLine *self)
{
  if (self->connection)
    central_postgresql_line_settle (self);
  g_clear_pointer (&self->fault, g_free);
  if (self->connection && PQtransactionStatus (self->connection) != PQTRANS_IDLE &&
      central_postgresql_line_put (self, "ROLLBACK", NULL, NULL)) {
    g_autoptr (PGresult) result = central_postgresql_line_await (self, NULL);

    /* A transaction that does not end must not take in what comes after it. */
    if (result == NULL)
      give_up (self);
  }
}

CentralPostgresqlLine *
central_postgresql_line_new (const char *address)
{
  CentralPostgresqlLine *self = g_new0 (CentralPostgresqlLine, 1);

  self->address = g_strdup (address);
  self->prepared = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
central_postgresql_line_free (CentralPostgresqlLine *self)
{
  give_up (self);
  g_hash_table_unref (self->prepared);
  g_free (self->address);
  g_free (self);
}
