/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-timetable.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"

#define MAXIMUM_SLOTS 200
#define MAXIMUM_DAYS_AHEAD 90
#define MINUTES_PER_DAY (24 * 60)
#define PREFIX "slot-"
#define NO_OFFICE "centre"

struct _CentralTimetable {
  gboolean is_open[8]; /* by GDateTime's day of the week, 1 is Monday */
  int from_minutes;
  int until_minutes;
  int step_minutes;
  int days_ahead;
  GHashTable *full; /* a set of "0930" */
};

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "$.timetable: %s", reason);
  return FALSE;
}

/* "08:30" → 510; -1 for what is no time of day. */
static int
read_minutes (const char *text)
{
  if (text == NULL ||
      !g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return -1;
  return (int) (g_ascii_strtoll (text, NULL, 10) * 60 + g_ascii_strtoll (text + 3, NULL, 10));
}

static gboolean
read_days (CentralTimetable *self, JsonArray *days, GError **error)
{
  for (guint index = 0; days && index < json_array_get_length (days); index++) {
    gint64 day = json_array_get_int_element (days, index);

    if (day < 1 || day > 7)
      return refuse (error, "a day is not 1 (Monday) to 7 (Sunday)");
    self->is_open[day] = TRUE;
  }
  return days != NULL || refuse (error, "days are missing");
}

static gboolean
read_full (CentralTimetable *self, JsonArray *times, GError **error)
{
  for (guint index = 0; times && index < json_array_get_length (times); index++) {
    int minutes = read_minutes (json_array_get_string_element (times, index));

    if (minutes < 0)
      return refuse (error, "full holds what is no time");
    g_hash_table_add (self->full, GINT_TO_POINTER (minutes));
  }
  return TRUE;
}

static gboolean
read_hours (CentralTimetable *self, JsonObject *object, GError **error)
{
  self->from_minutes = read_minutes (central_json_get_string (object, "from"));
  self->until_minutes = read_minutes (central_json_get_string (object, "until"));
  self->step_minutes = (int) central_json_get_integer (object, "minutes");
  self->days_ahead = (int) central_json_get_integer (object, "days_ahead");
  if (self->from_minutes < 0 || self->until_minutes <= self->from_minutes ||
      self->step_minutes < 5 || self->step_minutes > MINUTES_PER_DAY || self->days_ahead < 1 ||
      self->days_ahead > MAXIMUM_DAYS_AHEAD)
    return refuse (error, "from, until, minutes or days_ahead is missing or out of range");
  return read_days (self, central_json_get_array (object, "days"), error) &&
         read_full (self, central_json_get_array (object, "full"), error);
}

CentralTimetable *
central_timetable_load (const char *path, GError **error)
{
  g_autoptr (CentralTimetable) self = g_new0 (CentralTimetable, 1);
  g_autoptr (JsonNode) root = central_json_load (path, error);
  JsonObject *object =
    root ? central_json_get_object (json_node_get_object (root), "timetable") : NULL;

  self->full = g_hash_table_new (NULL, NULL);
  if (root == NULL)
    return NULL;
  if (!read_hours (self, object, error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
central_timetable_free (CentralTimetable *self)
{
  g_clear_pointer (&self->full, g_hash_table_unref);
  g_free (self);
}

static CentralSlot *
slot_new (CentralTimetable *self, const char *office, GDateTime *starts_at, int minutes)
{
  CentralSlot *slot = g_new0 (CentralSlot, 1);
  g_autofree char *moment = g_date_time_format (starts_at, "%Y%m%d-%H%M");

  slot->id = g_strconcat (PREFIX, office ? office : NO_OFFICE, "-", moment, NULL);
  slot->starts_at = g_date_time_format (starts_at, "%Y-%m-%dT%H:%M:%S%:z");
  slot->is_full = g_hash_table_contains (self->full, GINT_TO_POINTER (minutes));
  return slot;
}

static void
list_day (CentralTimetable *self,
          GPtrArray *slots,
          const char *office,
          GDateTime *midnight,
          GDateTime *earliest)
{
  if (!self->is_open[g_date_time_get_day_of_week (midnight)])
    return;
  for (int minutes = self->from_minutes; minutes + self->step_minutes <= self->until_minutes;
       minutes += self->step_minutes) {
    g_autoptr (GDateTime) starts_at = g_date_time_add_minutes (midnight, minutes);

    if (g_date_time_compare (starts_at, earliest) > 0 && slots->len < MAXIMUM_SLOTS)
      g_ptr_array_add (slots, slot_new (self, office, starts_at, minutes));
  }
}

static gboolean
is_office (const char *office)
{
  return office == NULL ||
         g_regex_match_simple ("^[a-z0-9-]{1,40}$", office, G_REGEX_DOLLAR_ENDONLY, 0);
}

GPtrArray *
central_timetable_list (CentralTimetable *self, const char *office, const char *from)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func ((GDestroyNotify) central_slot_free);
  g_autofree char *now_text = central_clock_now ();
  g_autofree char *from_text = from ? g_strconcat (from, "T00:00:00+03:00", NULL) : NULL;
  g_autoptr (GDateTime) now = central_clock_parse (now_text);
  g_autoptr (GDateTime) begin = central_clock_parse (from_text);
  g_autoptr (GDateTime) today =
    g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (now),
                     g_date_time_get_month (now), g_date_time_get_day_of_month (now), 0, 0, 0);
  GDateTime *earliest = begin && g_date_time_compare (begin, now) > 0 ? begin : now;

  for (int day = 0; is_office (office) && day <= self->days_ahead; day++) {
    g_autoptr (GDateTime) midnight = g_date_time_add_days (today, day);

    list_day (self, slots, office, midnight, earliest);
  }
  return slots;
}

gboolean
central_timetable_offers (CentralTimetable *self, const char *office, const char *id)
{
  g_autofree char *prefix = g_strconcat (PREFIX, office ? office : NO_OFFICE, "-", NULL);
  g_autoptr (GPtrArray) slots = NULL;

  if (!g_str_has_prefix (id, prefix))
    return FALSE;
  slots = central_timetable_list (self, office, NULL);
  for (guint index = 0; index < slots->len; index++) {
    const CentralSlot *slot = slots->pdata[index];

    if (g_str_equal (slot->id, id))
      return !slot->is_full;
  }
  return FALSE;
}

void
central_slot_free (CentralSlot *self)
{
  g_free (self->id);
  g_free (self->starts_at);
  g_free (self);
}
