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

/* At one of the offices that the question's choice offers, or at the centre itself. */
static gboolean
offers_for (CentralTimetable *timetable, CivicService *service, CivicField *field, const char *id)
{
  const char *choice_id = civic_field_get_office (field);
  GListModel *places =
    choice_id ? civic_field_get_choices (civic_service_find_field (service, choice_id)) : NULL;

  if (places == NULL)
    return central_timetable_offers (timetable, NULL, id);
  for (guint index = 0; index < g_list_model_get_n_items (places); index++) {
    g_autoptr (CivicChoice) place = g_list_model_get_item (places, index);

    if (central_timetable_offers (timetable, civic_choice_get_value (place), id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
offers_on_page (CentralTimetable *timetable, CivicService *service, CivicPage *page, const char *id)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint index = 0; index < g_list_model_get_n_items (fields); index++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, index);

    if (civic_field_get_field_type (field) == CIVIC_FIELD_SLOT &&
        offers_for (timetable, service, field, id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
offers (CentralTimetable *timetable, CivicService *service, const char *id)
{
  GListModel *pages = civic_service_get_pages (service);

  for (guint index = 0; index < g_list_model_get_n_items (pages); index++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, index);

    if (offers_on_page (timetable, service, page, id))
      return TRUE;
  }
  return FALSE;
}

/* One slot a session: whoever chooses another lets the first go. */
static CentralResponse *
hold (CentralOffice *office,
      const CentralSealed *sealed,
      CivicService *service,
      const char *session,
      const char *id,
      GError **error)
{
  gint64 until_ms = central_clock_now_ms () + HOLD_MINUTES * 60 * 1000;
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, session, error);
  gboolean is_held = FALSE;

  if (transaction == NULL)
    return NULL;
  if (offers (office->timetable, service, id) &&
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
static CivicService *
find_service (CentralOffice *office, JsonObject *content, GError **error)
{
  const char *id = central_json_get_string (content, "service");
  CivicService *service = id ? civic_catalogue_find (office->catalogue, id) : NULL;

  if (service == NULL)
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                         "the question names no service of this catalogue");
  return service;
}

CentralResponse *
central_slots_post (CentralOffice *office,
                    const CentralRequest *request,
                    const char *tail,
                    GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "slots", error);
  const char *id = sealed ? central_json_get_string (sealed->content, "hold") : NULL;
  CivicService *service = sealed ? find_service (office, sealed->content, error) : NULL;
  g_autofree char *session = sealed ? central_sealed_name_session (sealed) : NULL;

  if (service == NULL)
    return NULL;
  if (id)
    return hold (office, sealed, service, session, id, error);
  if (central_json_get_string (sealed->content, "release") &&
      !central_store_release_slots (office->store, session, NULL, error))
    return NULL;
  return respond_list (office, sealed, session, error);
}
