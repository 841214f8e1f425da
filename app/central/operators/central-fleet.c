/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-fleet.h"

#include <string.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-operators.h"
#include "central-store-figures.h"

#define NOT_HEARD "not-heard"

static guint
judge_printer (const CivicPrinterReport *printer)
{
  if (g_str_equal (printer->state, "ready"))
    return 0;
  if (g_str_equal (printer->state, "low"))
    return CENTRAL_FLEET_PAPER_LOW;
  return g_str_equal (printer->state, "out") ? CENTRAL_FLEET_PAPER_OUT : CENTRAL_FLEET_PRINTER;
}

static guint
judge_state (CivicKioskState state)
{
  return state == CIVIC_KIOSK_OUT_OF_SERVICE || state == CIVIC_KIOSK_QUARANTINE ||
             state == CIVIC_KIOSK_NEEDS_STAFF
           ? CENTRAL_FLEET_NO_SERVICE
           : 0;
}

static guint
judge_certificate (const char *expires_at, gint64 now_ms)
{
  g_autoptr (GDateTime) end = expires_at ? central_clock_parse (expires_at) : NULL;

  return end && g_date_time_to_unix (end) - now_ms / 1000 < CENTRAL_FLEET_CERTIFICATE_S
           ? CENTRAL_FLEET_CERTIFICATE
           : 0;
}

static guint
judge_heartbeat (const CivicHeartbeat *heartbeat, gint64 now_ms)
{
  guint warnings = judge_printer (heartbeat->receipt_printer) | judge_state (heartbeat->state) |
                   judge_certificate (heartbeat->certificate_expires_at, now_ms);

  if (!heartbeat->storage_good)
    warnings |= CENTRAL_FLEET_STORAGE;
  if (heartbeat->outbox_quarantined > 0)
    warnings |= CENTRAL_FLEET_QUARANTINED;
  if (heartbeat->outbox_oldest_s > CENTRAL_FLEET_OUTBOX_S)
    warnings |= CENTRAL_FLEET_OUTBOX;
  return warnings;
}

CentralFleetKiosk *
central_fleet_kiosk_new (CentralKiosk *kiosk, gint64 now_ms)
{
  CentralFleetKiosk *self = g_new0 (CentralFleetKiosk, 1);

  self->kiosk = kiosk;
  self->silent_s =
    kiosk->heard_at_ms > 0 ? MAX (now_ms - kiosk->heard_at_ms, 0) / 1000 : CENTRAL_FLEET_NEVER;
  if (kiosk->heartbeat) {
    g_autoptr (GBytes) json = g_bytes_new_static (kiosk->heartbeat, strlen (kiosk->heartbeat));

    self->heartbeat = civic_heartbeat_parse (json, NULL);
  }
  if (self->heartbeat)
    self->warnings |= judge_heartbeat (self->heartbeat, now_ms);
  if (self->silent_s == CENTRAL_FLEET_NEVER || self->silent_s > CENTRAL_FLEET_SILENT_S)
    self->warnings |= CENTRAL_FLEET_NOT_HEARD;
  if (kiosk->revoked_at)
    self->warnings |= CENTRAL_FLEET_REVOKED;
  if (kiosk->audit_forked_at)
    self->warnings |= CENTRAL_FLEET_AUDIT;
  return self;
}

void
central_fleet_kiosk_free (CentralFleetKiosk *self)
{
  central_kiosk_free (self->kiosk);
  g_clear_pointer (&self->heartbeat, civic_heartbeat_free);
  g_free (self);
}

const char *
central_fleet_kiosk_get_state (const CentralFleetKiosk *self)
{
  if (self->heartbeat == NULL || (self->warnings & CENTRAL_FLEET_NOT_HEARD) != 0)
    return NOT_HEARD;
  return civic_kiosk_state_to_string (self->heartbeat->state);
}

static guint
get_rank (const CentralFleetKiosk *self)
{
  if ((self->warnings & CENTRAL_FLEET_BAD) != 0)
    return 0;
  return self->warnings != 0 ? 1 : 2;
}

static int
compare (gconstpointer left, gconstpointer right)
{
  const CentralFleetKiosk *a = *(const CentralFleetKiosk *const *) left;
  const CentralFleetKiosk *b = *(const CentralFleetKiosk *const *) right;
  int order = (int) get_rank (a) - (int) get_rank (b);

  return order == 0 ? strcmp (a->kiosk->id, b->kiosk->id) : order;
}

static gboolean
add_today (
  CentralStore *store, GPtrArray *fleet, const char *operator_id, const char *today, GError **error)
{
  g_autoptr (GPtrArray) rows = central_store_sum_filings_since (store, operator_id, today, error);
  g_autoptr (GHashTable) by_kiosk = g_hash_table_new (g_str_hash, g_str_equal);

  if (rows == NULL)
    return FALSE;
  for (guint index = 0; index < rows->len; index++) {
    CentralFiguresRow *row = rows->pdata[index];

    g_hash_table_insert (by_kiosk, row->kiosk, row);
  }
  for (guint index = 0; index < fleet->len; index++) {
    CentralFleetKiosk *one = fleet->pdata[index];
    const CentralFiguresRow *row = g_hash_table_lookup (by_kiosk, one->kiosk->id);

    if (row)
      one->today = row->figures;
  }
  return TRUE;
}

GPtrArray *
central_fleet_list (
  CentralStore *store, const char *operator_id, const char *today, gint64 now_ms, GError **error)
{
  g_autoptr (GPtrArray) kiosks = central_store_list_kiosks_of (store, operator_id, error);
  g_autoptr (GPtrArray) fleet =
    g_ptr_array_new_with_free_func ((GDestroyNotify) central_fleet_kiosk_free);

  if (kiosks == NULL)
    return NULL;
  while (kiosks->len > 0)
    g_ptr_array_add (
      fleet, central_fleet_kiosk_new (g_ptr_array_steal_index (kiosks, kiosks->len - 1), now_ms));
  if (!add_today (store, fleet, operator_id, today, error))
    return NULL;
  g_ptr_array_sort (fleet, compare);
  return g_steal_pointer (&fleet);
}

CentralFleetKiosk *
central_fleet_find (
  CentralStore *store, const char *operator_id, const char *id, gint64 now_ms, GError **error)
{
  g_autoptr (CentralKiosk) kiosk = NULL;
  gboolean sees_all = g_str_equal (operator_id, CENTRAL_OPERATORS_EVERYONE);

  if (g_utf8_validate (id, -1, NULL) && !central_store_find_kiosk (store, id, &kiosk, error))
    return NULL;
  if (kiosk && (sees_all || g_str_equal (kiosk->operator_id, operator_id)))
    return central_fleet_kiosk_new (g_steal_pointer (&kiosk), now_ms);
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, "no such kiosk here");
  return NULL;
}
