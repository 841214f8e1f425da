/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fleet-beat.h"

/* A visit every few minutes. */
#define BEATS_PER_VISIT 10

static void
add_counts (GString *json, const FleetKiosk *kiosk, const char *day)
{
  guint64 visits = kiosk->sequence / BEATS_PER_VISIT;

  if ((kiosk->sequence + kiosk->number) % BEATS_PER_VISIT != 0)
    return;
  g_string_append_printf (json,
                          "{\"day\":\"%s\",\"kind\":\"visit\",\"subject\":\"suggestion\","
                          "\"outcome\":\"completed\",\"step\":\"\",\"count\":%" G_GUINT64_FORMAT
                          ",\"seconds\":%" G_GUINT64_FORMAT "}",
                          day, visits + 1, (visits + 1) * 90);
}

GBytes *
fleet_beat_write (FleetKiosk *kiosk)
{
  GString *json = g_string_new (NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *day = g_date_time_format (moment, "%F");

  kiosk->sequence++;
  g_string_append_printf (
    json,
    "{\"format\":1,\"boot\":\"%s\",\"sequence\":%" G_GUINT64_FORMAT ",\"at\":\"%s\","
    "\"version\":\"0.1.0\",\"centre\":\"jeddah-andalus\",\"state\":\"ready\",\"since\":\"%s\","
    "\"catalogue\":{\"version\":1,\"hash\":\"%064d\"},\"configuration_hash\":\"%064d\","
    "\"outbox\":{\"waiting\":0,\"oldest_s\":0,\"quarantined\":0},"
    "\"receipt_printer\":{\"state\":\"ready\",\"reason\":\"none\",\"paper_left_mm\":41000},"
    "\"sheet_printer\":null,\"storage_good\":true,\"line_ms\":12,"
    "\"certificate_expires_at\":null,\"commands\":[],\"counts\":[",
    kiosk->boot, kiosk->sequence, now, now, 0, 0);
  add_counts (json, kiosk, day);
  g_string_append (json, "]}");
  return g_string_free_to_bytes (json);
}
