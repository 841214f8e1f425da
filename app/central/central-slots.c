/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-sealed.h"

#define HOLD_MINUTES 10

static void
add_slot (JsonBuilder *builder, const CentralSlot *slot, GHashTable *taken)
{
  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", slot->id);
  central_json_add_string (builder, "starts_at", slot->starts_at);
  json_builder_set_member_name (builder, "free");
  json_builder_add_boolean_value (builder,
                                  !slot->is_full && !g_hash_table_contains (taken, slot->id));
  json_builder_end_object (builder);
}

static CentralResponse *
respond_list (CentralOffice *office,
              const CentralSealed *sealed,
              const char *session,
              GError **error)
{
  const char *where = central_json_get_string (sealed->content, "office");
  const char *from = central_json_get_string (sealed->content, "from");
  g_autoptr (GPtrArray) slots = central_timetable_list (office->timetable, where, from);
  g_autoptr (GHashTable) taken = central_store_list_taken_slots (office->store, session, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (taken == NULL)
    return NULL;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "slots");
  json_builder_begin_array (builder);
  for (guint index = 0; index < slots->len; index++)
    add_slot (builder, slots->pdata[index], taken);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

static CentralResponse *
respond_held (CentralOffice *office,
              const CentralSealed *sealed,
              const char *id,
              gint64 until_s,
              GError **error)
{
  g_autoptr (GDateTime) until = g_date_time_new_from_unix_utc (until_s);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (CENTRAL_CLOCK_OFFSET_S);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (until, zone);
  g_autofree char *text = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "held");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", id);
  central_json_add_string (builder, "until", text);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

/* One slot a session: whoever chooses another lets the first go. */
static CentralResponse *
hold (CentralOffice *office,
      const CentralSealed *sealed,
      const char *session,
      const char *id,
      GError **error)
{
  gint64 until_ms = central_clock_now_ms () + HOLD_MINUTES * 60 * 1000;
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, error);
  gboolean is_held = FALSE;

  if (transaction == NULL)
    return NULL;
  if (central_timetable_offers (office->timetable, id) &&
      !central_store_hold_slot (office->store, id, session, until_ms, &is_held, error))
    return NULL;
  if (!is_held)
    return central_sealed_respond_problem (sealed, office->keys, "taken", error);
  if (!central_store_release_slots (office->store, session, id, error) ||
      !central_transaction_commit (transaction, error))
    return NULL;
  return respond_held (office, sealed, id, until_ms / 1000, error);
}

/* The service must be one of ours: a kiosk of another catalogue has no slots to ask for. */
static gboolean
check_service (CentralOffice *office, JsonObject *content, GError **error)
{
  const char *id = central_json_get_string (content, "service");

  if (id && civic_catalogue_find (office->catalogue, id))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                       "the question names no service of this catalogue");
  return FALSE;
}

CentralResponse *
central_slots_post (CentralOffice *office,
                    const CentralRequest *request,
                    const char *tail,
                    GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "slots", error);
  const char *id = sealed ? central_json_get_string (sealed->content, "hold") : NULL;
  g_autofree char *session = sealed ? central_sealed_name_session (sealed) : NULL;

  if (sealed == NULL || !check_service (office, sealed->content, error))
    return NULL;
  if (id)
    return hold (office, sealed, session, id, error);
  if (central_json_get_string (sealed->content, "release") &&
      !central_store_release_slots (office->store, session, NULL, error))
    return NULL;
  return respond_list (office, sealed, session, error);
}
