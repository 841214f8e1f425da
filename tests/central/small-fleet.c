/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "small-fleet.h"

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static char *
find_source (const char *name)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), name, NULL);
}

CentralOffice *
small_fleet_open_office (SupportCentral *central)
{
  g_autofree char *catalogue = find_source ("kiosk-config");
  g_autofree char *fees = find_source ("app/central/fees.json");
  g_autofree char *service_levels = find_source ("app/central/service-levels.json");
  g_autofree char *accounts = find_source ("app/central/accounts.json");
  g_autofree char *retention = find_source ("app/central/retention.json");
  g_autofree char *enquiries = find_source ("app/central/enquiries.json");
  g_autofree char *registries = find_source ("app/central/sandbox-registries.json");
  g_autofree char *keys = support_central_get_path (central, "central");
  const CentralOfficeSettings settings = {
    .catalogue = catalogue,
    .keys = keys,
    .fees = fees,
    .service_levels = service_levels,
    .accounts = accounts,
    .retention = retention,
    .enquiries = enquiries,
    .registries = registries,
    .store = support_central_get_store (central),
  };
  g_autoptr (GError) error = NULL;
  CentralOffice *office = central_office_new (&settings, &error);

  g_assert_no_error (error);
  return office;
}

CivicHeartbeat *
small_fleet_make_heartbeat (gint64 sequence)
{
  CivicHeartbeat *self = civic_heartbeat_new ();

  self->boot = g_strdup (SMALL_FLEET_BOOT);
  self->sequence = sequence;
  self->at = g_strdup ("2026-11-23T10:47:47+03:00");
  self->version = g_strdup ("0.4.0");
  self->centre = g_strdup (SMALL_FLEET_CENTRE);
  self->state = CIVIC_KIOSK_READY;
  self->since = g_strdup ("2026-11-23T10:40:00+03:00");
  self->configuration_hash = g_strdup (HASH);
  self->storage_good = TRUE;
  return self;
}

void
small_fleet_add_count (CivicHeartbeat *heartbeat,
                       CivicCountKind kind,
                       const char *subject,
                       const char *outcome,
                       const char *step,
                       gint64 count,
                       gint64 seconds)
{
  CivicCount *row = g_new0 (CivicCount, 1);

  row->day = g_strdup (SMALL_FLEET_DAY);
  row->kind = kind;
  row->subject = g_strdup (subject);
  row->outcome = g_strdup (outcome);
  row->step = g_strdup (step);
  row->count = count;
  row->seconds = seconds;
  g_ptr_array_add (heartbeat->counts, row);
}

SupportReply *
small_fleet_send_text (SupportCentral *central, const char *json)
{
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

  return support_central_send (central, "POST", "/v1/heartbeats", "application/json", body);
}

SupportReply *
small_fleet_send (SupportCentral *central, const CivicHeartbeat *heartbeat)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = civic_heartbeat_to_json (heartbeat, &error);

  g_assert_no_error (error);
  return small_fleet_send_text (central, json);
}

CivicHeartbeatAnswer *
small_fleet_beat (SupportCentral *central, const CivicHeartbeat *heartbeat)
{
  g_autoptr (SupportReply) reply = small_fleet_send (central, heartbeat);
  g_autofree char *path = support_central_get_path (central, "kiosk/central-sign.pub");
  g_autoptr (GBytes) key = civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  CivicHeartbeatAnswer *answer = NULL;

  g_assert_cmpuint (reply->status, ==, 200);
  answer = civic_heartbeat_answer_parse (reply->body, key, SUPPORT_CENTRAL_KIOSK, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->refused_count, ==, 0);
  return answer;
}
