/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-heartbeat.h"

#include "central-clock.h"
#include "central-commands.h"
#include "central-endpoints.h"
#include "central-error.h"
#include "central-json.h"
#include "central-kiosks.h"
#include "central-store-counts.h"
#include "central-store-heartbeats.h"

#define JSON_TYPE "application/json"
#define NEXT_S 60

/* Whose figures these are: the register knows where a kiosk was enrolled to stand, so that none can
 * count for somebody else's centre. One that was never enrolled is believed. */
typedef struct {
  char *centre;
  char *operator_id;
} Place;

static void
place_clear (Place *self)
{
  g_free (self->centre);
  g_free (self->operator_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
register_kiosk (
  CentralOffice *office, const char *kiosk, const Place *place, const char *now, GError **error)
{
  return central_store_register_kiosk (office->store, kiosk, place->centre, place->operator_id, now,
                                       error);
}

/* One that is not in the register is written in; one that nobody enrolled may move. */
static gboolean
find_place (CentralOffice *office,
            const char *kiosk,
            const char *centre,
            const char *now,
            Place *ret_place,
            GError **error)
{
  g_autoptr (CentralKiosk) known = NULL;
  const char *operator_id = central_kiosks_get_operator (office, centre);

  if (!central_store_find_kiosk (office->store, kiosk, &known, error))
    return FALSE;
  if (known && (known->enrolled_at || (g_str_equal (known->centre, centre) &&
                                       g_str_equal (known->operator_id, operator_id)))) {
    ret_place->centre = g_steal_pointer (&known->centre);
    ret_place->operator_id = g_steal_pointer (&known->operator_id);
    return TRUE;
  }
  ret_place->centre = g_strdup (centre);
  ret_place->operator_id = g_strdup (operator_id);
  return register_kiosk (office, kiosk, ret_place, now, error);
}

static gboolean
store_counts (
  CentralOffice *office, const char *kiosk, const Place *place, GPtrArray *counts, GError **error)
{
  for (guint index = 0; index < counts->len; index++) {
    const CivicCount *count = counts->pdata[index];
    const CentralTally tally = {
      .kiosk = (char *) kiosk,
      .centre = place->centre,
      .operator_id = place->operator_id,
      .day = count->day,
      .kind = (char *) civic_count_kind_to_string (count->kind),
      .subject = count->subject,
      .outcome = count->outcome,
      .step = count->step,
      .times = count->count,
      .seconds = count->seconds,
    };

    if (!central_store_set_tally (office->store, &tally, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
store_state (CentralOffice *office,
             const char *kiosk,
             const CivicHeartbeat *heartbeat,
             const char *body,
             const char *now,
             GError **error)
{
  const CentralStoredHeartbeat stored = {
    .kiosk = kiosk,
    .boot = heartbeat->boot,
    .sequence = heartbeat->sequence,
    .state = civic_kiosk_state_to_string (heartbeat->state),
    .received_at = now,
    .received_at_ms = central_clock_now_ms (),
    .body = body,
  };

  return central_store_set_heartbeat (office->store, &stored, error);
}

static gboolean
store_heartbeat (CentralOffice *office,
                 const CentralRequest *request,
                 const CivicHeartbeat *heartbeat,
                 const char *now,
                 GError **error)
{
  const char *kiosk = request->kiosk;
  gsize size = 0;
  const char *text = g_bytes_get_data (request->body, &size);
  g_autofree char *body = g_strndup (text, size);
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, kiosk, error);
  g_auto (Place) place = { NULL };

  return transaction && find_place (office, kiosk, heartbeat->centre, now, &place, error) &&
         store_counts (office, kiosk, &place, heartbeat->counts, error) &&
         store_state (office, kiosk, heartbeat, body, now, error) &&
         central_commands_take_results (office, kiosk, heartbeat->results, error) &&
         central_transaction_commit (transaction, error);
}

static void
add_catalogue (JsonBuilder *builder, CentralCatalogue *catalogue)
{
  const char *hash = catalogue ? central_catalogue_get_hash (catalogue) : NULL;

  json_builder_set_member_name (builder, "catalogue");
  if (hash == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  central_json_add_integer (builder, "version", central_catalogue_get_version (catalogue));
  central_json_add_string (builder, "hash", hash);
  json_builder_end_object (builder);
}

static CentralResponse *
respond (CentralOffice *office, const char *kiosk, const char *now, GError **error)
{
  g_autoptr (GPtrArray) commands = central_commands_sign_waiting (office, kiosk, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (commands == NULL)
    return NULL;
  json_builder_begin_object (builder);
  central_json_add_string (builder, "time", now);
  central_json_add_integer (builder, "next_s", NEXT_S);
  add_catalogue (builder, office->signed_catalogue);
  json_builder_set_member_name (builder, "commands");
  json_builder_begin_array (builder);
  for (guint index = 0; index < commands->len; index++)
    json_builder_add_value (builder, json_node_copy (commands->pdata[index]));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return central_response_new (200, JSON_TYPE, central_json_build_text (builder));
}

CentralResponse *
central_heartbeats_post (CentralOffice *office,
                         const CentralRequest *request,
                         const char *tail,
                         GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autoptr (CivicHeartbeat) heartbeat = NULL;

  if (!central_request_is_json (request, error))
    return NULL;
  heartbeat = civic_heartbeat_parse (request->body, error);
  if (heartbeat == NULL || !store_heartbeat (office, request, heartbeat, now, error))
    return NULL;
  return respond (office, request->kiosk, now, error);
}
