/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-nearby.h"

#include <math.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"

#define RECENT_DAYS 14
#define NEAR_METRES 150
#define METRES_PER_DEGREE 111320.0
#define MAXIMUM_PLACES 500

static gboolean
read_pin (const char *pin, double *ret_latitude, double *ret_longitude)
{
  const char *comma = pin ? strchr (pin, ',') : NULL;

  if (comma == NULL)
    return FALSE;
  *ret_latitude = g_ascii_strtod (pin, NULL);
  *ret_longitude = g_ascii_strtod (comma + 1, NULL);
  return TRUE;
}

/* Flat earth: right to a hand's breadth over the few streets that matter. */
static gboolean
is_near (const char *pin, const char *other)
{
  double latitude = 0, longitude = 0, other_latitude = 0, other_longitude = 0;
  double north = 0, east = 0;

  if (!read_pin (pin, &latitude, &longitude) ||
      !read_pin (other, &other_latitude, &other_longitude))
    return FALSE;
  north = (latitude - other_latitude) * METRES_PER_DEGREE;
  east = (longitude - other_longitude) * METRES_PER_DEGREE * cos (latitude * G_PI / 180);
  return hypot (north, east) <= NEAR_METRES;
}

static JsonNode *
make_record (gint64 count, const char *newest_at)
{
  JsonObject *record = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (record, "count", count);
  if (newest_at)
    json_object_set_string_member (record, "newest_at", newest_at);
  json_node_take_object (node, record);
  return node;
}

/* What came in on the telephone and in the app is the municipality's register's to say. */
static gboolean
count_elsewhere (CentralOffice *office,
                 const char *category,
                 const char *district,
                 gint64 *count,
                 char **newest_at,
                 GError **error)
{
  g_autoptr (JsonObject) by = json_object_new ();
  g_autoptr (GPtrArray) records = NULL;
  CentralQuestion question = { .registry = CENTRAL_NEARBY_REGISTER, .by = by };

  if (district == NULL)
    return TRUE;
  json_object_set_string_member (by, "category", category);
  json_object_set_string_member (by, "district", district);
  if (!central_registry_look_up (office->registry, &question, &records, error))
    return FALSE;
  for (guint index = 0; index < records->len; index++) {
    JsonObject *record = json_node_get_object (records->pdata[index]);

    *count += MAX (central_json_get_integer (record, "count"), 0);
    if (*newest_at == NULL)
      *newest_at = g_strdup (central_json_get_string (record, "newest_at"));
  }
  return TRUE;
}

static gboolean
count_here (CentralOffice *office,
            const char *category,
            const char *district,
            const char *pin,
            gint64 *count,
            char **newest_at,
            GError **error)
{
  g_autofree char *after = central_clock_in (-RECENT_DAYS * G_TIME_SPAN_DAY);
  g_autoptr (GPtrArray) places =
    central_store_list_report_places (office->store, category, after, MAXIMUM_PLACES, error);

  for (guint index = 0; places && index < places->len; index++) {
    const CentralReportPlace *place = places->pdata[index];

    if (!is_near (pin, place->pin) &&
        (district == NULL || g_strcmp0 (district, place->district) != 0))
      continue;
    *count += 1;
    if (*newest_at == NULL)
      *newest_at = g_strndup (place->received_at, strlen ("2026-11-22"));
  }
  return places != NULL;
}

gboolean
central_nearby_look_up (CentralOffice *office,
                        const CentralQuestion *question,
                        GPtrArray **ret_records,
                        GError **error)
{
  const char *category = central_json_get_string (question->by, "category");
  const char *district = central_json_get_string (question->by, "district");
  const char *pin = central_json_get_string (question->by, "pin");
  g_autofree char *newest_at = NULL;
  gint64 count = 0;

  if (category == NULL || (district == NULL && pin == NULL)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                         "reports nearby want a category, and a district or a pin");
    return FALSE;
  }
  if (!count_here (office, category, district, pin, &count, &newest_at, error) ||
      !count_elsewhere (office, category, district, &count, &newest_at, error))
    return FALSE;
  *ret_records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_ptr_array_add (*ret_records, make_record (count, newest_at));
  return TRUE;
}

static CivicLookup *
find_lookup (CivicService *service)
{
  GListModel *lookups = civic_service_get_lookups (service);

  for (guint index = 0; index < g_list_model_get_n_items (lookups); index++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, index);

    if (g_str_equal (civic_lookup_get_registry (lookup), CENTRAL_NEARBY_REGISTER))
      return g_steal_pointer (&lookup);
  }
  return NULL;
}

static char *
read_answer (CivicLookup *lookup, CivicAnswers *answers, const char *parameter)
{
  const char *field = civic_lookup_get_field_id (lookup, parameter);

  return field ? g_strdup (civic_answers_get (answers, field)) : NULL;
}

static char *
read_any_pin (CivicAnswers *answers)
{
  GListModel *pages = civic_service_get_pages (civic_answers_get_service (answers));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (civic_field_get_field_type (field) == CIVIC_FIELD_PIN)
        return g_strdup (civic_answers_get (answers, civic_field_get_id (field)));
    }
  }
  return NULL;
}

gboolean
central_nearby_remember (CentralOffice *office,
                         CivicAnswers *answers,
                         const CentralFiling *filing,
                         GError **error)
{
  g_autoptr (CivicLookup) lookup = find_lookup (civic_answers_get_service (answers));
  g_autoptr (CentralReportPlace) place = NULL;

  if (lookup == NULL)
    return TRUE;
  place = g_new0 (CentralReportPlace, 1);
  place->code = g_strdup (filing->code);
  place->category = read_answer (lookup, answers, "category");
  place->district = read_answer (lookup, answers, "district");
  place->pin = read_any_pin (answers);
  place->received_at = g_strdup (filing->received_at);
  return place->category == NULL || central_store_add_report_place (office->store, place, error);
}
