/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-chores.h"

#include "central-audit.h"
#include "central-error.h"
#include "central-open311.h"

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
