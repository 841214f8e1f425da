/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-clock.h"
#include "central-error.h"
#include "central-store-statement.h"

#define MAXIMUM_EVENTS 100
#define SELECT_FILING                                                                              \
  "SELECT code, digest, service, service_version, state, received_at, updated_at, kiosk, centre,"  \
  " operator, language, made_at, person_id, challenge, answers, consent_version,"                  \
  " consent_given_at, quote, acknowledgement, consents, remarks, message, session, due_at,"        \
  " destroyed_at FROM filing"

static gboolean
add_event (CentralStore *self, const char *code, const char *state, const char *at, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "INSERT INTO event (code, state, at) VALUES ($1, $2, $3)");

  central_statement_bind_text (&statement, code);
  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, at);
  return central_statement_run (&statement, error);
}

/* The first filings all had a person and a consent; the table still says so. */
static void
bind_or_empty (CentralStatement *statement, const char *text)
{
  central_statement_bind_text (statement, text ? text : "");
}

static char *
take_unless_empty (CentralStatement *statement)
{
  g_autofree char *text = central_statement_take_text (statement);

  return text && *text ? g_steal_pointer (&text) : NULL;
}

static void
bind_filing (CentralStatement *statement, const CentralFiling *filing)
{
  central_statement_bind_text (statement, filing->code);
  central_statement_bind_text (statement, filing->digest);
  central_statement_bind_text (statement, filing->service);
  central_statement_bind_integer (statement, filing->service_version);
  central_statement_bind_text (statement, filing->state);
  central_statement_bind_text (statement, filing->received_at);
  central_statement_bind_text (statement, filing->updated_at);
  central_statement_bind_text (statement, filing->kiosk);
  central_statement_bind_text (statement, filing->centre);
  central_statement_bind_text (statement, filing->operator_id);
  central_statement_bind_text (statement, filing->language);
  central_statement_bind_text (statement, filing->made_at);
  bind_or_empty (statement, filing->person_id);
  bind_or_empty (statement, filing->challenge);
  central_statement_bind_text (statement, filing->answers);
  central_statement_bind_integer (statement, filing->consent_version);
  bind_or_empty (statement, filing->consent_given_at);
  central_statement_bind_text (statement, filing->quote);
  central_statement_bind_text (statement, filing->acknowledgement);
  central_statement_bind_text (statement, filing->consents);
  central_statement_bind_text (statement, filing->remarks);
  central_statement_bind_text (statement, filing->message);
  central_statement_bind_text (statement, filing->session);
  central_statement_bind_text (statement, filing->due_at);
}

gboolean
central_store_add_filing (CentralStore *self, const CentralFiling *filing, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO filing (code, digest, service, service_version, state, received_at,"
          " updated_at, kiosk, centre, operator, language, made_at, person_id, challenge, answers,"
          " consent_version, consent_given_at, quote, acknowledgement, consents, remarks, message,"
          " session, due_at)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
          "$18, $19, $20, $21, $22, $23, $24)");

  bind_filing (&statement, filing);
  return central_statement_run (&statement, error) &&
         add_event (self, filing->code, filing->state, filing->received_at, error);
}

gboolean
central_store_set_state (
  CentralStore *self, const char *code, const char *state, const char *at, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE filing SET state = $1, updated_at = $2 WHERE code = $3");

  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, at);
  central_statement_bind_text (&statement, code);
  return central_statement_run (&statement, error) && add_event (self, code, state, at, error);
}

gboolean
central_store_move_filing (CentralStore *self,
                           const CentralFiling *filing,
                           const char *state,
                           const char *at,
                           gboolean *ret_moved,
                           GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE filing SET state = $1, updated_at = $2"
                                 " WHERE code = $3 AND state = $4 RETURNING code");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, at);
  central_statement_bind_text (&statement, filing->code);
  central_statement_bind_text (&statement, filing->state);
  if (!central_statement_step (&statement, &row, error) ||
      (row && !add_event (self, filing->code, state, at, error)))
    return FALSE;
  *ret_moved = row;
  return TRUE;
}

static gpointer
read_filing (CentralStatement *statement)
{
  CentralFiling *filing = g_new0 (CentralFiling, 1);

  filing->code = central_statement_take_text (statement);
  filing->digest = central_statement_take_text (statement);
  filing->service = central_statement_take_text (statement);
  filing->service_version = (guint) central_statement_take_integer (statement);
  filing->state = central_statement_take_text (statement);
  filing->received_at = central_statement_take_text (statement);
  filing->updated_at = central_statement_take_text (statement);
  filing->kiosk = central_statement_take_text (statement);
  filing->centre = central_statement_take_text (statement);
  filing->operator_id = central_statement_take_text (statement);
  filing->language = central_statement_take_text (statement);
  filing->made_at = central_statement_take_text (statement);
  filing->person_id = take_unless_empty (statement);
  filing->challenge = take_unless_empty (statement);
  filing->answers = central_statement_take_text (statement);
  filing->consent_version = central_statement_take_integer (statement);
  filing->consent_given_at = take_unless_empty (statement);
  filing->quote = central_statement_take_text (statement);
  filing->acknowledgement = central_statement_take_text (statement);
  filing->consents = central_statement_take_text (statement);
  filing->remarks = central_statement_take_text (statement);
  filing->message = central_statement_take_text (statement);
  filing->session = central_statement_take_text (statement);
  filing->due_at = central_statement_take_text (statement);
  filing->destroyed_at = central_statement_take_text (statement);
  return filing;
}

gboolean
central_store_find_filing (CentralStore *self,
                           const char *code,
                           CentralFiling **ret_filing,
                           GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, SELECT_FILING " WHERE code = $1");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, code);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_filing = row ? read_filing (&statement) : NULL;
  return TRUE;
}

static GPtrArray *
read_filings (CentralStatement *statement, GError **error)
{

  return central_statement_list (statement, read_filing, (GDestroyNotify) central_filing_free,
                                 error);
}

GPtrArray *
central_store_list_filings_of (CentralStore *self,
                               const char *person_id,
                               guint maximum,
                               GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, SELECT_FILING " WHERE person_id = $1 ORDER BY received_at DESC, rowid DESC LIMIT $2");

  central_statement_bind_text (&statement, person_id);
  central_statement_bind_integer (&statement, maximum);
  return read_filings (&statement, error);
}

GPtrArray *
central_store_list_filings_in (
  CentralStore *self, const char *state, const char *until, guint maximum, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, SELECT_FILING
    " WHERE state = $1 AND updated_at <= $2 ORDER BY updated_at DESC, rowid DESC LIMIT $3");

  central_statement_bind_text (&statement, state);
  central_statement_bind_text (&statement, until);
  central_statement_bind_integer (&statement, maximum);
  return read_filings (&statement, error);
}

static gpointer
read_event (CentralStatement *statement)
{
  CentralEvent *event = g_new0 (CentralEvent, 1);

  event->state = central_statement_take_text (statement);
  event->at = central_statement_take_text (statement);
  return event;
}

GPtrArray *
central_store_list_events (CentralStore *self, const char *code, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT state, at FROM (SELECT state, at, rowid AS turn FROM event"
                                 " WHERE code = $1 ORDER BY rowid DESC LIMIT $2) AS newest"
                                 " ORDER BY turn");

  central_statement_bind_text (&statement, code);
  central_statement_bind_integer (&statement, MAXIMUM_EVENTS);
  return central_statement_list (&statement, read_event, (GDestroyNotify) central_event_free,
                                 error);
}

gboolean
central_store_count_message (
  CentralStore *self, const char *code, guint maximum, gboolean *ret_counted, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE filing SET message_count = message_count + 1"
                                 " WHERE code = $1 AND message_count < $2 RETURNING code");

  central_statement_bind_text (&statement, code);
  central_statement_bind_integer (&statement, maximum);
  return central_statement_step (&statement, ret_counted, error);
}

gint64
central_store_count_filings (CentralStore *self, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, "SELECT count(*) FROM filing");
  gboolean row = FALSE;

  if (!central_statement_step (&statement, &row, error))
    return -1;
  return central_statement_take_integer (&statement);
}

void
central_filing_free (CentralFiling *self)
{
  g_free (self->code);
  g_free (self->digest);
  g_free (self->service);
  g_free (self->state);
  g_free (self->received_at);
  g_free (self->updated_at);
  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->operator_id);
  g_free (self->language);
  g_free (self->made_at);
  g_free (self->person_id);
  g_free (self->challenge);
  g_free (self->answers);
  g_free (self->consent_given_at);
  g_free (self->consents);
  g_free (self->remarks);
  g_free (self->message);
  g_free (self->quote);
  g_free (self->session);
  g_free (self->due_at);
  g_free (self->destroyed_at);
  g_free (self->acknowledgement);
  g_free (self);
}

void
central_event_free (CentralEvent *self)
{
  g_free (self->state);
  g_free (self->at);
  g_free (self);
}
