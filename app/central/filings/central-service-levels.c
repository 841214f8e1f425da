/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-service-levels.h"

#include <math.h>

#include "civic-date.h"
#include "civic-logic.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-facts.h"
#include "central-json.h"

#define SPAN_MAXIMUM 366
#define MONTH_AND_DAY "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

typedef enum {
  UNIT_WORKING_DAYS,
  UNIT_DAYS,
  UNIT_HOURS,
  UNITS,
} Unit;

static const char *const units[UNITS] = { "working_days", "days", "hours" };

typedef struct {
  Unit unit;
  JsonNode *span;
} Level;

struct _CentralServiceLevels {
  gboolean is_working[8]; /* by GDateTime's day of the week, 1 is Monday */
  GHashTable *holidays;   /* a set of "02-22" */
  GHashTable *hijri_holidays;
  GHashTable *known_days; /* "2026-11-23" → whether it is a holiday: calendars take long */
  GHashTable *services;   /* id → Level */
};

static void
level_free (Level *self)
{
  g_clear_pointer (&self->span, json_node_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Level, level_free)

static gboolean
refuse (GError **error, const char *json_path, const char *reason)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: %s", json_path, reason);
  return FALSE;
}

static gboolean
read_working_days (CentralServiceLevels *self, JsonArray *days, GError **error)
{
  for (guint index = 0; days && index < json_array_get_length (days); index++) {
    gint64 day = json_array_get_int_element (days, index);

    if (day < 1 || day > 7)
      return refuse (error, "$.working_days", "a day is not 1 (Monday) to 7 (Sunday)");
    self->is_working[day] = TRUE;
  }
  return (days && json_array_get_length (days) > 0) ||
         refuse (error, "$.working_days", "there is none");
}

static gboolean
read_holidays (GHashTable *holidays, JsonObject *root, const char *name, GError **error)
{
  JsonArray *days = central_json_get_array (root, name);
  g_autofree char *json_path = g_strconcat ("$.", name, NULL);

  for (guint index = 0; days && index < json_array_get_length (days); index++) {
    JsonNode *node = json_array_get_element (days, index);
    const char *day =
      json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

    if (!g_regex_match_simple (MONTH_AND_DAY, day, G_REGEX_DOLLAR_ENDONLY, 0))
      return refuse (error, json_path, "a day is not MM-DD");
    g_hash_table_add (holidays, g_strdup (day));
  }
  return TRUE;
}

static Level *
read_level (CivicService *service, JsonObject *object, GError **error)
{
  g_autofree char *json_path = g_strconcat ("$.services.", civic_service_get_id (service), NULL);
  g_autoptr (Level) level = g_new0 (Level, 1);

  for (level->unit = 0; level->unit < UNITS; level->unit++)
    if (object && json_object_has_member (object, units[level->unit]))
      break;
  if (level->unit == UNITS || json_object_get_size (object) != 1) {
    refuse (error, json_path, "is not one of working_days, days and hours");
    return NULL;
  }
  level->span = json_node_ref (json_object_get_member (object, units[level->unit]));
  if (civic_logic_check (level->span, central_facts_know, service, error))
    return g_steal_pointer (&level);
  g_prefix_error (error, "%s: ", json_path);
  return NULL;
}

/* As with fees, one table serves catalogues that offer less. */
static gboolean
read_services (CentralServiceLevels *self,
               CivicCatalogue *catalogue,
               JsonObject *services,
               GError **error)
{
  g_autoptr (GList) ids = services ? json_object_get_members (services) : NULL;

  for (GList *link = ids; link; link = link->next) {
    CivicService *service = civic_catalogue_find (catalogue, link->data);
    Level *level = NULL;

    if (service == NULL)
      continue;
    level = read_level (service, central_json_get_object (services, link->data), error);
    if (level == NULL)
      return FALSE;
    g_hash_table_insert (self->services, g_strdup (link->data), level);
  }
  return services != NULL || refuse (error, "$.services", "missing");
}

static gboolean
read_root (CentralServiceLevels *self, CivicCatalogue *catalogue, JsonObject *root, GError **error)
{
  return (central_json_get_integer (root, "format") == 1 ||
          refuse (error, "$.format", "is not 1")) &&
         read_working_days (self, central_json_get_array (root, "working_days"), error) &&
         read_holidays (self->holidays, root, "holidays", error) &&
         read_holidays (self->hijri_holidays, root, "hijri_holidays", error) &&
         read_services (self, catalogue, central_json_get_object (root, "services"), error);
}

CentralServiceLevels *
central_service_levels_load (const char *path, CivicCatalogue *catalogue, GError **error)
{
  g_autoptr (CentralServiceLevels) self = g_new0 (CentralServiceLevels, 1);
  g_autoptr (JsonNode) node = central_json_load (path, error);

  self->holidays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hijri_holidays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known_days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->services =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) level_free);
  if (node == NULL)
    return NULL;
  if (read_root (self, catalogue, json_node_get_object (node), error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}

static gboolean
find_out (CentralServiceLevels *self, const char *iso)
{
  g_autofree char *hijri = NULL;
  CivicDay other;

  if (g_hash_table_contains (self->holidays, iso + strlen ("2026-")))
    return TRUE;
  if (!civic_date_to_hijri (iso, &other))
    return FALSE;
  hijri = g_strdup_printf ("%02d-%02d", other.month, other.day);
  return g_hash_table_contains (self->hijri_holidays, hijri);
}

static gboolean
is_holiday (CentralServiceLevels *self, GDateTime *day)
{
  g_autofree char *iso = g_date_time_format (day, "%F");
  gpointer known = NULL;

  if (!g_hash_table_lookup_extended (self->known_days, iso, NULL, &known)) {
    known = GINT_TO_POINTER (find_out (self, iso));
    g_hash_table_insert (self->known_days, g_steal_pointer (&iso), known);
  }
  return GPOINTER_TO_INT (known);
}

static GDateTime *
add_working_days (CentralServiceLevels *self, GDateTime *from, int span)
{
  GDateTime *day = g_date_time_ref (from);

  while (span > 0) {
    GDateTime *next = g_date_time_add_days (day, 1);

    g_date_time_unref (day);
    day = next;
    if (self->is_working[g_date_time_get_day_of_week (day)] && !is_holiday (self, day))
      span--;
  }
  return day;
}

static char *
end_of_day (GDateTime *day)
{
  return g_date_time_format (day, "%FT23:59:59%:z");
}

static char *
add_span (CentralServiceLevels *self, Unit unit, int span, GDateTime *from)
{
  g_autoptr (GDateTime) due = NULL;

  if (unit == UNIT_HOURS) {
    due = g_date_time_add_hours (from, span);
    return g_date_time_format (due, "%FT%T%:z");
  }
  due = unit == UNIT_DAYS ? g_date_time_add_days (from, span) : add_working_days (self, from, span);
  return end_of_day (due);
}

static int
work_out_span (const Level *level, CivicAnswers *answers, GError **error)
{
  g_autoptr (JsonNode) facts = civic_answers_to_data (answers);
  g_autoptr (JsonNode) value = civic_logic_apply (level->span, facts, error);
  GType type = value && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : 0;
  double span = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (value) : 0;

  if (value && span >= 1 && span <= SPAN_MAXIMUM)
    return (int) ceil (span);
  g_clear_error (error);
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                       "a service level gives no span for these answers");
  return 0;
}

gboolean
central_service_levels_find_due (CentralServiceLevels *self,
                                 CivicAnswers *answers,
                                 const char *received_at,
                                 char **ret_due_at,
                                 GError **error)
{
  const char *id = civic_service_get_id (civic_answers_get_service (answers));
  const Level *level = g_hash_table_lookup (self->services, id);
  g_autoptr (GDateTime) from = level ? central_clock_parse (received_at) : NULL;
  int span = from ? work_out_span (level, answers, error) : 0;

  *ret_due_at = NULL;
  if (from == NULL)
    return TRUE;
  if (span == 0)
    return FALSE;
  *ret_due_at = add_span (self, level->unit, span, from);
  return TRUE;
}

void
central_service_levels_free (CentralServiceLevels *self)
{
  g_clear_pointer (&self->holidays, g_hash_table_unref);
  g_clear_pointer (&self->hijri_holidays, g_hash_table_unref);
  g_clear_pointer (&self->known_days, g_hash_table_unref);
  g_clear_pointer (&self->services, g_hash_table_unref);
  g_free (self);
}
