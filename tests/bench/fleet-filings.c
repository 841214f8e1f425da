/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fleet-filings.h"

#include "civic.h"

#include "central-store.h"

#define SERVICE "suggestion"
#define SERVICE_VERSION 2

struct _FleetFilings {
  GArray *filings; /* of FleetFiling */
  GBytes *sign_key;
};

static GBytes *
load_key (const char *sandbox, const char *name, gsize length)
{
  g_autofree char *path = g_build_filename (sandbox, "kiosk", name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *key = civic_keys_load_public (path, length, &error);

  if (key == NULL)
    g_error ("%s", error->message);
  return key;
}

static char *
write_filing (const char *code, const char *kiosk, const char *now, guint number)
{
  return g_strdup_printf (
    "{\"filing\":{\"code\":\"%s\",\"service\":\"" SERVICE "\",\"service_version\":%d,"
    "\"language\":\"ar\",\"kiosk\":\"%s\",\"centre\":\"jeddah-andalus\","
    "\"operator\":\"sandbox-operator\",\"made_at\":\"%s\",\"challenge\":null,\"quote\":null,"
    "\"answers\":{\"subject\":{\"subject\":\"parks\"},\"idea\":{\"idea\":"
    "\"ممر مشاة مضاء حول الحديقة رقم %u، ومقاعد في الظل للكبار\",\"wants_reply\":\"yes\","
    "\"mobile\":\"+966512345678\"}},"
    "\"consent\":{\"version\":1,\"given_at\":\"%s\"}}}",
    code, SERVICE_VERSION, kiosk, now, number, now);
}

static GBytes *
seal (GBytes *box_key, const char *json)
{
  g_autoptr (CivicSession) session = civic_session_new (box_key);
  g_autoptr (GError) error = NULL;
  GBytes *envelope = civic_session_seal (session, json, &error);

  if (envelope == NULL)
    g_error ("%s", error->message);
  return envelope;
}

static void
filing_clear (gpointer user_data)
{
  FleetFiling *self = user_data;

  g_free (self->code);
  g_clear_pointer (&self->envelope, g_bytes_unref);
  g_clear_pointer (&self->acknowledgement, g_bytes_unref);
}

FleetFilings *
fleet_filings_seal (const char *sandbox, GPtrArray *names, guint count)
{
  FleetFilings *self = g_new0 (FleetFilings, 1);
  g_autoptr (GBytes) box_key = load_key (sandbox, "central-box.pub", CIVIC_KEYS_BOX_PUBLIC_BYTES);
  g_autoptr (GDateTime) moment = g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format_iso8601 (moment);

  self->sign_key = load_key (sandbox, "central-sign.pub", CIVIC_KEYS_SIGN_PUBLIC_BYTES);
  self->filings = g_array_new (FALSE, TRUE, sizeof (FleetFiling));
  g_array_set_clear_func (self->filings, filing_clear);
  for (guint number = 0; number < count; number++) {
    FleetFiling filing = { .code = civic_tracking_code_draw (), .kiosk = number % names->len };
    g_autofree char *json = write_filing (filing.code, names->pdata[filing.kiosk], now, number);

    filing.envelope = seal (box_key, json);
    g_array_append_val (self->filings, filing);
  }
  return self;
}

void
fleet_filings_free (FleetFilings *self)
{
  g_array_unref (self->filings);
  g_bytes_unref (self->sign_key);
  g_free (self);
}

guint
fleet_filings_get_count (FleetFilings *self)
{
  return self->filings->len;
}

FleetFiling *
fleet_filings_get (FleetFilings *self, guint number)
{
  return &g_array_index (self->filings, FleetFiling, number);
}

static gboolean
is_good (const FleetFiling *filing, GBytes *sign_key)
{
  g_autoptr (CivicAcknowledgement) word =
    filing->acknowledgement ? civic_acknowledgement_verify (filing->acknowledgement, sign_key, NULL)
                            : NULL;
  g_autofree char *digest = civic_envelope_digest (filing->envelope);

  return word && g_str_equal (word->code, filing->code) && g_str_equal (word->digest, digest);
}

guint
fleet_filings_count_forged (FleetFilings *self)
{
  guint count = 0;

  for (guint number = 0; number < self->filings->len; number++)
    count += !is_good (fleet_filings_get (self, number), self->sign_key);
  return count;
}

static gboolean
is_as_acknowledged (const CentralFiling *kept, const FleetFiling *filing)
{
  gsize size = 0;
  const char *text =
    filing->acknowledgement ? g_bytes_get_data (filing->acknowledgement, &size) : NULL;

  return text && strlen (kept->acknowledgement) == size &&
         memcmp (kept->acknowledgement, text, size) == 0;
}

static void
compare (const FleetFiling *filing, CentralStore *store, FleetDifference *difference)
{
  g_autoptr (CentralFiling) kept = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  if (!central_store_find_filing (store, filing->code, &kept, &error) ||
      (events = central_store_list_events (store, filing->code, &error)) == NULL)
    g_error ("%s", error->message);
  if (kept == NULL)
    difference->lost++;
  else if (!is_as_acknowledged (kept, filing) || events->len != 1)
    difference->altered++;
}

FleetDifference
fleet_filings_compare (FleetFilings *self, const char *place)
{
  FleetDifference difference = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralStore) store = central_store_open (place, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  for (guint number = 0; number < self->filings->len; number++)
    compare (fleet_filings_get (self, number), store, &difference);
  difference.surplus =
    central_store_count_filings (store, &error) - ((gint64) self->filings->len - difference.lost);
  return difference;
}
