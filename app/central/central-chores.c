/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-chores.h"

#include "central-audit.h"
#include "central-error.h"
#include "central-ledger.h"
#include "central-open311.h"
#include "central-settlement.h"

#define ACTOR "command-line"

gboolean
central_chores_verify_audit (const CentralOptions *options, GError **error)
{
  g_autoptr (CentralStore) store = central_store_open (options->store, error);
  g_autoptr (CentralAuditVerdict) verdict = store ? central_audit_verify (store, error) : NULL;

  if (verdict == NULL)
    return FALSE;
  if (verdict->broken_row > 0) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                 "the audit does not hold at row %" G_GINT64_FORMAT ": %s", verdict->broken_row,
                 verdict->reason);
    return FALSE;
  }
  g_print ("%" G_GINT64_FORMAT " rows hold together; the last has the hash %s\n",
           verdict->row_count, verdict->end);
  return TRUE;
}

gboolean
central_chores_run_retention (const CentralOptions *options, GError **error)
{
  g_autoptr (CentralRetention) retention = central_retention_load (options->retention, error);
  g_autoptr (CentralStore) store = retention ? central_store_open (options->store, error) : NULL;
  guint count = 0;

  if (store == NULL || !central_retention_run (retention, store, &count, error))
    return FALSE;
  g_print ("the personal data of %u filings is destroyed\n", count);
  return TRUE;
}

gboolean
central_chores_add_open311_client (const CentralOptions *options, GError **error)
{
  g_autoptr (CentralStore) store = central_store_open (options->store, error);
  g_autofree char *key =
    store ? central_open311_add_client (store, options->new_client, error) : NULL;

  if (key == NULL)
    return FALSE;
  g_print ("%s\n", key);
  return TRUE;
}

static gboolean
close_day (CentralOffice *office, const CentralSettlement *open_day, GError **error)
{
  g_autoptr (CentralSettlement) closed =
    central_settlement_close (office, open_day->operator_id, open_day->day, ACTOR, error);

  if (closed)
    g_print ("%s %s settlement %" G_GINT64_FORMAT ": %" G_GINT64_FORMAT
             " halalas in %" G_GINT64_FORMAT " entries\n",
             closed->operator_id, closed->day, closed->number, closed->total_halalas,
             closed->entry_count);
  return closed != NULL;
}

/* The oldest first, so that numbers follow days. The books need nothing but the store. */
gboolean
central_chores_close_days (const CentralOptions *options, GError **error)
{
  g_autoptr (CentralStore) store = central_store_open (options->store, error);
  CentralOffice office = { .store = store };
  g_autoptr (GPtrArray) days =
    store ? central_settlement_list_open (&office, options->last_day, error) : NULL;

  for (guint index = 0; days && index < days->len; index++)
    if (!close_day (&office, days->pdata[index], error))
      return FALSE;
  return days != NULL;
}

gboolean
central_chores_reverse_bill (const CentralOptions *options, GError **error)
{
  g_autoptr (CentralStore) store = central_store_open (options->store, error);
  CentralOffice office = { .store = store };

  if (store == NULL || !central_ledger_reverse (&office, options->bill, ACTOR, error))
    return FALSE;
  g_print ("what was posted for bill %s is taken back\n", options->bill);
  return TRUE;
}
