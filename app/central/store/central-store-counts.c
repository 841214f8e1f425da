/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-counts.h"

#include "central-store-statement.h"

/* SQLite and PostgreSQL have other names for the greater of two. */
gboolean
central_store_set_tally (CentralStore *self, const CentralTally *tally, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self,
    "INSERT INTO tally (kiosk, day, kind, subject, outcome, step, centre, operator, times, seconds)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    " ON CONFLICT (kiosk, day, kind, subject, outcome, step) DO UPDATE"
    " SET centre = excluded.centre, operator = excluded.operator,"
    " times = CASE WHEN excluded.times > tally.times THEN excluded.times ELSE tally.times END,"
    " seconds = CASE WHEN excluded.seconds > tally.seconds THEN excluded.seconds"
    "  ELSE tally.seconds END");

  central_statement_bind_text (&statement, tally->kiosk);
  central_statement_bind_text (&statement, tally->day);
  central_statement_bind_text (&statement, tally->kind);
  central_statement_bind_text (&statement, tally->subject);
  central_statement_bind_text (&statement, tally->outcome);
  central_statement_bind_text (&statement, tally->step);
  central_statement_bind_text (&statement, tally->centre);
  central_statement_bind_text (&statement, tally->operator_id);
  central_statement_bind_integer (&statement, tally->times);
  central_statement_bind_integer (&statement, tally->seconds);
  return central_statement_run (&statement, error);
}

static gpointer
read_tally (CentralStatement *statement)
{
  CentralTally *tally = g_new0 (CentralTally, 1);

  tally->kiosk = central_statement_take_text (statement);
  tally->centre = central_statement_take_text (statement);
  tally->operator_id = central_statement_take_text (statement);
  tally->day = central_statement_take_text (statement);
  tally->kind = central_statement_take_text (statement);
  tally->subject = central_statement_take_text (statement);
  tally->outcome = central_statement_take_text (statement);
  tally->step = central_statement_take_text (statement);
  tally->times = central_statement_take_integer (statement);
  tally->seconds = central_statement_take_integer (statement);
  return tally;
}

static GPtrArray *
list (CentralStore *self,
      const char *query,
      const char *of,
      const char *first_day,
      const char *last_day,
      GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);

  central_statement_bind_text (&statement, of);
  central_statement_bind_text (&statement, first_day);
  central_statement_bind_text (&statement, last_day);
  return central_statement_list (&statement, read_tally, (GDestroyNotify) central_tally_free,
                                 error);
}

/* Sums of PostgreSQL are of a wider type than what is summed. */
GPtrArray *
central_store_sum_tallies (CentralStore *self,
                           const char *operator_id,
                           const char *first_day,
                           const char *last_day,
                           GError **error)
{
  return list (self,
               "SELECT NULL, centre, operator, day, kind, subject, outcome, step,"
               " CAST (sum (times) AS BIGINT), CAST (sum (seconds) AS BIGINT)"
               " FROM tally WHERE (operator = $1 OR $1 = '*') AND day >= $2 AND day <= $3"
               " GROUP BY centre, operator, day, kind, subject, outcome, step"
               " ORDER BY day, centre, kind, subject, outcome, step",
               operator_id, first_day, last_day, error);
}

GPtrArray *
central_store_list_tallies (CentralStore *self,
                            const char *kiosk,
                            const char *first_day,
                            const char *last_day,
                            GError **error)
{
  return list (self,
               "SELECT kiosk, centre, operator, day, kind, subject, outcome, step, times, seconds"
               " FROM tally WHERE kiosk = $1 AND day >= $2 AND day <= $3"
               " ORDER BY day, kind, subject, outcome, step",
               kiosk, first_day, last_day, error);
}

void
central_tally_free (CentralTally *self)
{
  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->operator_id);
  g_free (self->day);
  g_free (self->kind);
  g_free (self->subject);
  g_free (self->outcome);
  g_free (self->step);
  g_free (self);
}
