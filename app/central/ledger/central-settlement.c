/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-settlement.h"

#include <string.h>

#include "central-audit.h"
#include "central-clock.h"
#include "central-error.h"

#define DAY_FORMAT "%Y-%m-%d"

static gboolean
check_day (const char *day, GError **error)
{
  g_autofree char *moment = g_strconcat (day, "T00:00:00", NULL);
  g_autoptr (GDateTime) midnight = central_clock_parse (moment);
  g_autofree char *again = midnight ? g_date_time_format (midnight, DAY_FORMAT) : NULL;

  if (g_strcmp0 (again, day) == 0)
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED, "no day");
  return FALSE;
}

static gboolean
check_has_come (const char *day, GError **error)
{
  g_autofree char *now = central_clock_now ();

  if (strncmp (day, now, strlen (day)) <= 0)
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFLICT, "this day has not come yet");
  return FALSE;
}

gboolean
central_settlement_find (CentralOffice *office,
                         const char *operator_id,
                         const char *day,
                         CentralSettlement **ret_settlement,
                         GError **error)
{
  return check_day (day, error) &&
         central_store_find_settlement (office->store, operator_id, day, ret_settlement, error);
}

GPtrArray *
central_settlement_list (
  CentralOffice *office, const char *operator_id, const char *before, guint maximum, GError **error)
{
  if (before && !check_day (before, error))
    return NULL;
  return central_store_list_settlements (office->store, operator_id, before, maximum, error);
}

GPtrArray *
central_settlement_list_open (CentralOffice *office, const char *until, GError **error)
{
  if (!check_day (until, error) || !check_has_come (until, error))
    return NULL;
  return central_store_list_open_days (office->store, until, error);
}

static gboolean
close_day (CentralOffice *office,
           const char *operator_id,
           const char *day,
           const char *actor,
           GError **error)
{
  g_autofree char *subject = g_strdup_printf ("%s:%s", operator_id, day);
  g_autofree char *now = central_clock_now ();
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, subject, error);
  gboolean is_closed = FALSE;

  return transaction != NULL &&
         central_store_close_settlement (office->store, operator_id, day, now, &is_closed, error) &&
         (!is_closed || central_audit_add (office->store, actor, CENTRAL_AUDIT_SETTLEMENT_CLOSED,
                                           subject, error)) &&
         central_transaction_commit (transaction, error);
}

CentralSettlement *
central_settlement_close (CentralOffice *office,
                          const char *operator_id,
                          const char *day,
                          const char *actor,
                          GError **error)
{
  CentralSettlement *settlement = NULL;

  if (!check_day (day, error) || !check_has_come (day, error) ||
      !close_day (office, operator_id, day, actor, error) ||
      !central_store_find_settlement (office->store, operator_id, day, &settlement, error))
    return NULL;
  return settlement;
}
