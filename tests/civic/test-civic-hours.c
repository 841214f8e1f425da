/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The hours are compared, minute by minute over years, with a model that is too plain and too slow
 * to be wrong in the same way: it asks of one minute whether any span covers it. */

#include "civic-centre.h"
#include "civic-date.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "somewhere"
#define DAY_MINUTES (24 * 60)
#define WEEK_MINUTES (7 * DAY_MINUTES)
#define MAXIMUM_ENTRIES 8

typedef struct {
  guint days; /* a bit a day, Sunday's the first */
  guint from, to;
} Entry;

typedef struct {
  Entry usual[MAXIMUM_ENTRIES];
  guint usual_count;
  Entry ramadan[MAXIMUM_ENTRIES];
  guint ramadan_count;
  const char *closed[8]; /* pairs of ISO days, NULL-terminated */
} Plan;

static const char *const day_words[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };

static void
append_days (GString *text, guint days)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (day_words); i++)
    if (days & (1u << i)) {
      g_string_append_printf (text, "%s\"%s\"", is_first ? "" : ",", day_words[i]);
      is_first = FALSE;
    }
}

static void
append_week (GString *text, const char *key, const Entry *entries, guint count)
{
  g_string_append_printf (text, "\"%s\":[", key);
  for (guint i = 0; i < count; i++) {
    g_string_append_printf (text, "%s{\"days\":[", i > 0 ? "," : "");
    append_days (text, entries[i].days);
    g_string_append_printf (text, "],\"from\":\"%02u:%02u\",\"to\":\"%02u:%02u\"}",
                            entries[i].from / 60, entries[i].from % 60, entries[i].to / 60,
                            entries[i].to % 60);
  }
  g_string_append (text, "]");
}

static char *
write_plan (const Plan *plan)
{
  GString *text = g_string_new ("{");

  append_week (text, "usual", plan->usual, plan->usual_count);
  if (plan->ramadan_count > 0) {
    g_string_append (text, ",");
    append_week (text, "ramadan", plan->ramadan, plan->ramadan_count);
  }
  g_string_append (text, ",\"closed\":[");
  for (guint i = 0; plan->closed[i] != NULL; i += 2)
    g_string_append_printf (text, "%s{\"from\":\"%s\",\"to\":\"%s\",\"name\":{\"ar\":\"عطلة\"}}",
                            i > 0 ? "," : "", plan->closed[i], plan->closed[i + 1]);
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

/* (transfer full) with the hours; `ret_complaints` (nullable) of what the file has. */
static CivicCentre *
load (const char *hours, GPtrArray **ret_complaints)
{
  g_autofree char *folder = g_dir_make_tmp ("kushk-hours-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, NAME ".json", NULL);
  g_autofree char *text = g_strdup_printf (
    "{\"id\":\"" NAME "\",\"operator\":\"one\",\"languages\":[\"ar\"],"
    "\"municipality\":{\"ar\":\"أمانة\"},\"place\":{\"ar\":\"مركز\"},\"telephone\":\"940\","
    "\"hours\":%s,\"services\":[\"one\"]}",
    hours);
  CivicCentre *centre;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  centre = civic_centre_load (path, NULL);
  if (ret_complaints != NULL)
    *ret_complaints = civic_centre_check (path);
  g_unlink (path);
  g_rmdir (folder);

  return centre;
}

/* ---- The model ------------------------------------------------------------------------------ */

static gboolean
model_is_closed_day (const Plan *plan, const char *iso)
{
  for (guint i = 0; plan->closed[i] != NULL; i += 2)
    if (strcmp (iso, plan->closed[i]) >= 0 && strcmp (iso, plan->closed[i + 1]) <= 0)
      return TRUE;

  return FALSE;
}

static void
model_mark_day (const Plan *plan, GDateTime *midnight, guint day, GByteArray *minutes)
{
  g_autofree char *iso = g_date_time_format (midnight, "%F");
  guint week_day = (guint) g_date_time_get_day_of_week (midnight) % 7;
  CivicDay hijri;
  gboolean in_ramadan =
    plan->ramadan_count > 0 && civic_date_to_hijri (iso, &hijri) && hijri.month == 9;
  const Entry *entries = in_ramadan ? plan->ramadan : plan->usual;
  guint count = in_ramadan ? plan->ramadan_count : plan->usual_count;

  if (model_is_closed_day (plan, iso))
    return;

  for (guint i = 0; i < count; i++) {
    guint length = (entries[i].to + DAY_MINUTES - entries[i].from - 1) % DAY_MINUTES + 1;

    for (guint j = 0; (entries[i].days & (1u << week_day)) != 0 && j < length; j++) {
      guint minute = day * DAY_MINUTES + entries[i].from + j;

      if (minute < minutes->len)
        minutes->data[minute] = TRUE;
    }
  }
}

/* One byte a minute from that midnight on, the evening before it included. */
static GByteArray *
model_make (const Plan *plan, GDateTime *first_midnight, guint day_count)
{
  GByteArray *minutes = g_byte_array_sized_new ((day_count + 1) * DAY_MINUTES);
  g_autoptr (GByteArray) whole = minutes;

  g_byte_array_set_size (minutes, (day_count + 1) * DAY_MINUTES);
  memset (minutes->data, FALSE, minutes->len);
  for (guint i = 0; i <= day_count; i++) {
    g_autoptr (GDateTime) midnight = g_date_time_add_days (first_midnight, (int) i - 1);

    model_mark_day (plan, midnight, i, minutes);
  }
  g_byte_array_remove_range (minutes, 0, DAY_MINUTES);

  return g_steal_pointer (&whole);
}

/* No minute of the week belongs to two spans. */
static gboolean
model_is_well (const Entry *entries, guint count)
{
  g_autofree guint8 *week = g_new0 (guint8, WEEK_MINUTES);

  for (guint i = 0; i < count; i++)
    for (guint day = 0; day < 7; day++) {
      guint length = (entries[i].to + DAY_MINUTES - entries[i].from - 1) % DAY_MINUTES + 1;

      if (entries[i].from == entries[i].to)
        return FALSE;
      for (guint j = 0; (entries[i].days & (1u << day)) != 0 && j < length; j++)
        if (week[(day * DAY_MINUTES + entries[i].from + j) % WEEK_MINUTES]++ > 0)
          return FALSE;
    }

  return TRUE;
}

/* ---- Against it ----------------------------------------------------------------------------- */

#define DAY_COUNT (3 * 366)
/* What changes later than this is not compared: the model ends before it could know. */
#define LOOKED_AT_DAYS (2 * 366 - 8)

static void
assert_change (GDateTime *until, GDateTime *first, const GByteArray *minutes, guint minute)
{
  guint next = minute + 1;

  while (next < minutes->len && minutes->data[next] == minutes->data[minute])
    next++;

  if (next == minutes->len || next - minute > 366 * DAY_MINUTES) {
    /* Always open, or closed for good. */
    g_assert_true (until == NULL || next < minutes->len);
    return;
  }
  g_assert_nonnull (until);
  g_assert_cmpint (g_date_time_to_unix (until), ==,
                   g_date_time_to_unix (first) + (gint64) next * 60);
}

static void
assert_alike_at (
  CivicHours *hours, GDateTime *first, const GByteArray *minutes, guint minute, guint second)
{
  g_autoptr (GDateTime) now = g_date_time_add_seconds (first, minute * 60.0 + second);
  g_autoptr (GDateTime) elsewhere = g_date_time_to_utc (now);
  g_autoptr (GDateTime) until = NULL;
  gboolean is_open;

  civic_hours_look (hours, g_test_rand_bit () ? now : elsewhere, &is_open, &until);
  g_assert_cmpint (is_open, ==, minutes->data[minute]);
  assert_change (until, first, minutes, minute);
}

static void
assert_like_model (const Plan *plan, const char *first_iso)
{
  g_autofree char *text = write_plan (plan);
  g_autoptr (CivicCentre) centre = load (text, NULL);
  g_autofree char *midnight = g_strconcat (first_iso, "T00:00:00+03:00", NULL);
  g_autoptr (GDateTime) first = g_date_time_new_from_iso8601 (midnight, NULL);
  g_autoptr (GByteArray) minutes = model_make (plan, first, DAY_COUNT);

  g_assert_nonnull (centre);
  for (guint i = 1; i < LOOKED_AT_DAYS * DAY_MINUTES; i++)
    if (minutes->data[i] != minutes->data[i - 1]) {
      assert_alike_at (civic_centre_get_hours (centre), first, minutes, i - 1, 59);
      assert_alike_at (civic_centre_get_hours (centre), first, minutes, i, 0);
    }
  for (guint i = 0; i < 200; i++)
    assert_alike_at (civic_centre_get_hours (centre), first, minutes,
                     (guint) g_test_rand_int_range (1, LOOKED_AT_DAYS * DAY_MINUTES),
                     (guint) g_test_rand_int_range (0, 60));
}

/* A mall: Friday in the afternoon only, Ramadan past midnight, a holiday that begins in Ramadan and
 * ends after it, the founding day within it, and one that is a single day. 1 Ramadan was 18
 * February 2026, 1 Shawwal 20 March. */
static const Plan mall = {
  .usual = { { 0x1f, 8 * 60, 12 * 60 }, { 0x1f, 16 * 60, 22 * 60 }, { 0x60, 16 * 60 + 30, 60 } },
  .usual_count = 3,
  .ramadan = { { 0x1f, 10 * 60, 15 * 60 }, { 0x7f, 21 * 60, 2 * 60 } },
  .ramadan_count = 2,
  .closed = { "2026-02-22", "2026-02-22", "2026-03-16", "2026-03-24", "2026-09-23", "2026-09-23" },
};

static void
test_a_mall_over_years (void)
{
  assert_like_model (&mall, "2026-01-01");
  assert_like_model (&mall, "2029-12-20"); /* two Ramadans begin in 2030 */
}

static void
test_always_open_but_for_a_holiday (void)
{
  const Plan plan = { .usual = { { 0x7f, 0, DAY_MINUTES } },
                      .usual_count = 1,
                      .closed = { "2026-09-23", "2026-09-24" } };

  assert_like_model (&plan, "2026-01-01");
}

static Entry
draw_entry (void)
{
  /* A quarter of an hour apart, so that spans touch now and then, and some are equal. */
  return (Entry){ (guint) g_test_rand_int_range (1, 128),
                  (guint) g_test_rand_int_range (0, 96) * 15,
                  (guint) g_test_rand_int_range (0, 97) * 15 };
}

static guint
draw_week (Entry *entries)
{
  guint count = (guint) g_test_rand_int_range (1, 4);

  for (guint i = 0; i < count; i++)
    entries[i] = draw_entry ();

  return count;
}

/* Many are refused, rightly; those that are taken are looked at whole. */
static void
test_any_week (void)
{
  guint taken = 0;

  for (guint i = 0; i < 400 || taken < 12; i++) {
    Plan plan = { .closed = { "2027-02-01", "2027-02-20" } };
    g_autofree char *text = NULL;
    g_autoptr (CivicCentre) centre = NULL;
    gboolean is_well;

    plan.usual_count = draw_week (plan.usual);
    plan.ramadan_count = g_test_rand_bit () ? draw_week (plan.ramadan) : 0;
    is_well = model_is_well (plan.usual, plan.usual_count) &&
              model_is_well (plan.ramadan, plan.ramadan_count);
    text = write_plan (&plan);
    centre = load (text, NULL);
    g_assert_cmpint (centre != NULL, ==, is_well);
    if (is_well && taken++ < 12)
      assert_like_model (&plan, "2026-06-01");
  }
}

/* ---- By hand -------------------------------------------------------------------------------- */

static void
assert_look (CivicCentre *centre, const char *now, gboolean expected, const char *expected_until)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (now, NULL);
  g_autoptr (GDateTime) until = NULL;
  g_autofree char *text = NULL;
  gboolean is_open;

  civic_hours_look (civic_centre_get_hours (centre), moment, &is_open, &until);
  g_assert_cmpint (is_open, ==, expected);
  text = until != NULL ? g_date_time_format (until, "%F %H:%M:%S%:z") : NULL;
  g_assert_cmpstr (text, ==, expected_until);
}

static void
test_a_week_by_hand (void)
{
  g_autofree char *text = write_plan (&mall);
  g_autoptr (CivicCentre) centre = load (text, NULL);

  /* Sunday 8 November 2026 */
  assert_look (centre, "2026-11-08T07:59:59+03:00", FALSE, "2026-11-08 08:00:00+03:00");
  assert_look (centre, "2026-11-08T08:00:00+03:00", TRUE, "2026-11-08 12:00:00+03:00");
  assert_look (centre, "2026-11-08T12:00:00+03:00", FALSE, "2026-11-08 16:00:00+03:00");
  /* The same, as a machine in another zone has it. */
  assert_look (centre, "2026-11-08T05:00:00Z", TRUE, "2026-11-08 12:00:00+03:00");
  /* Thursday evening, Friday in the afternoon, Saturday after midnight. */
  assert_look (centre, "2026-11-12T22:00:00+03:00", FALSE, "2026-11-13 16:30:00+03:00");
  assert_look (centre, "2026-11-14T00:59:59+03:00", TRUE, "2026-11-14 01:00:00+03:00");
  /* The night into Ramadan, and the last night of it, which runs into a holiday. */
  assert_look (centre, "2026-02-17T22:30:00+03:00", FALSE, "2026-02-18 10:00:00+03:00");
  assert_look (centre, "2026-03-15T23:00:00+03:00", TRUE, "2026-03-16 02:00:00+03:00");
  assert_look (centre, "2026-03-16T02:00:00+03:00", FALSE, "2026-03-25 08:00:00+03:00");
}

static void
test_says_what_a_day_is (void)
{
  g_autofree char *text = write_plan (&mall);
  g_autoptr (CivicCentre) centre = load (text, NULL);
  g_autoptr (GDateTime) fasting = g_date_time_new_from_iso8601 ("2026-02-18T01:00:00+03:00", NULL);
  g_autoptr (GDateTime) holiday = g_date_time_new_from_iso8601 ("2026-09-22T21:00:00Z", NULL);
  CivicHoursDay day;

  civic_hours_get_day (civic_centre_get_hours (centre), fasting, &day);
  g_assert_true (day.is_ramadan);
  g_assert_null (day.holiday);
  g_assert_cmpuint (day.span_count, ==, 2);
  g_assert_cmpuint (day.spans[1].from, ==, 21 * 60);
  g_assert_cmpuint (day.spans[1].to, ==, 26 * 60);

  civic_hours_get_day (civic_centre_get_hours (centre), holiday, &day);
  g_assert_false (day.is_ramadan);
  g_assert_cmpstr (civic_text_get (day.holiday, "ar"), ==, "عطلة");
  g_assert_cmpuint (day.span_count, ==, 0);
}

/* Of all the file's complaints one begins so; a guess at what was meant may follow. */
static gboolean
has_complaint (const GPtrArray *complaints, const char *complaint)
{
  for (guint i = 0; i < complaints->len; i++) {
    const char *place = strstr (g_ptr_array_index (complaints, i), NAME ".json: ");

    if (place != NULL && g_str_has_prefix (place + strlen (NAME ".json: "), complaint))
      return TRUE;
  }

  return FALSE;
}

static void
assert_complains (const char *hours, const char *complaint)
{
  g_autoptr (GPtrArray) complaints = NULL;
  g_autoptr (CivicCentre) centre = load (hours, &complaints);

  g_assert_null (centre);
  if (!has_complaint (complaints, complaint))
    g_error ("Not complained of: %s; but: %s", complaint,
             complaints->len > 0 ? (char *) g_ptr_array_index (complaints, 0) : "nothing");
}

#define DAYS "\"days\": [\"sun\", \"mon\"], "

static void
test_refuses_what_cannot_be_meant (void)
{
  assert_complains ("{}", "$.hours.usual: missing");
  assert_complains ("{\"usual\": []}", "$.hours.usual: at least 1 expected");
  assert_complains ("{\"usual\": [{" DAYS "\"from\": \"08:00\", \"to\": \"08:00\"}]}",
                    "$.hours.usual[0].to: the same as from; a whole day is 00:00 to 24:00");
  assert_complains ("{\"usual\": [{" DAYS "\"from\": \"24:00\", \"to\": \"08:00\"}]}",
                    "$.hours.usual[0].from: \"24:00\" is no time such as \"08:00\", up to "
                    "\"23:59\"");
  assert_complains ("{\"usual\": [{" DAYS "\"from\": \"8:00\", \"to\": \"24:01\"}]}",
                    "$.hours.usual[0].to: \"24:01\" is no time such as \"08:00\", up to \"24:00\"");
  assert_complains (
    "{\"usual\": [{\"days\": [\"sunday\"], \"from\": \"08:00\", \"to\": \"9:00\"}]}",
    "$.hours.usual[0].days: [0] is none of sun, mon, tue, wed, thu, fri, sat");
  assert_complains ("{\"usual\": [{\"from\": \"08:00\", \"to\": \"09:00\"}]}",
                    "$.hours.usual[0].days: missing; such as [\"sun\", \"mon\"]");
  assert_complains ("{\"usual\": [{" DAYS "\"from\": \"08:00\", \"to\": \"12:00\"},"
                    "{\"days\": [\"mon\"], \"from\": \"11:59\", \"to\": \"13:00\"}]}",
                    "$.hours.usual[1]: on Monday it overlaps 08:00 to 12:00 of Monday; begin one "
                    "where the other ends");
  assert_complains ("{\"usual\": [{" DAYS "\"from\": \"08:00\", \"to\": \"12:00\"}], \"ramadan\": "
                    "[{\"days\": [\"sat\"], \"from\": \"20:00\", \"to\": \"03:00\"},"
                    "{\"days\": [\"sun\"], \"from\": \"02:00\", \"to\": \"04:00\"}]}",
                    "$.hours.ramadan[1]: on Sunday it overlaps 20:00 to 03:00 of Saturday; begin "
                    "one where the other ends");
}

/* Whatever a profile has become, it is refused or can be asked. */
static void
test_survives_any_typing_error (void)
{
  static const char keys[] = "0123456789:\"{}[],sunmotewdhfria -";
  g_autofree char *text = write_plan (&mall);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  guint refused = 0;

  for (guint i = 0; i < 500; i++) {
    g_autofree char *mistyped = g_strdup (text);
    g_autoptr (CivicCentre) centre = NULL;
    gboolean is_open;

    mistyped[g_test_rand_int_range (0, (gint32) strlen (text))] =
      keys[g_test_rand_int_range (0, sizeof keys - 1)];
    centre = load (mistyped, NULL);
    refused += centre == NULL ? 1 : 0;
    if (centre != NULL && civic_centre_get_hours (centre) != NULL)
      civic_hours_look (civic_centre_get_hours (centre), now, &is_open, NULL);
  }
  g_assert_cmpuint (refused, >, 100);
}

#define USUAL "{\"usual\": [{" DAYS "\"from\": \"08:00\", \"to\": \"12:00\"}], \"closed\": ["
#define HOLIDAY ", \"name\": {\"ar\": \"عطلة\"}}"

static void
test_refuses_holidays_that_cannot_be_meant (void)
{
  assert_complains (USUAL "{\"from\": \"2026-09-23\", \"to\": \"2026-09-22\"" HOLIDAY "]}",
                    "$.hours.closed[0].to: ends before it begins; a single day has it twice");
  assert_complains (USUAL "{\"from\": \"2026-02-30\", \"to\": \"2026-03-01\"" HOLIDAY "]}",
                    "$.hours.closed[0].from: \"2026-02-30\" is no day such as \"2026-09-23\"");
  assert_complains (USUAL "{\"from\": \"2026-09-23\", \"to\": \"2026-09-23\"}]}",
                    "$.hours.closed[0].name: missing");
  assert_complains (USUAL "{\"from\": \"2026-09-20\", \"to\": \"2026-09-23\"" HOLIDAY
                          ",{\"from\": \"2026-09-23\", \"to\": \"2026-09-25\"" HOLIDAY "]}",
                    "$.hours.closed[1]: overlaps [0]; which name is shown? A day belongs to one of "
                    "them");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/hours/a-week-by-hand", test_a_week_by_hand);
  g_test_add_func ("/civic/hours/a-mall-over-years-as-the-slow-model-has-it",
                   test_a_mall_over_years);
  g_test_add_func ("/civic/hours/always-open-but-for-a-holiday",
                   test_always_open_but_for_a_holiday);
  g_test_add_func ("/civic/hours/any-week-is-refused-or-as-the-slow-model-has-it", test_any_week);
  g_test_add_func ("/civic/hours/says-what-a-day-is", test_says_what_a_day_is);
  g_test_add_func ("/civic/hours/refuses-what-cannot-be-meant", test_refuses_what_cannot_be_meant);
  g_test_add_func ("/civic/hours/survives-any-typing-error", test_survives_any_typing_error);
  g_test_add_func ("/civic/hours/refuses-holidays-that-cannot-be-meant",
                   test_refuses_holidays_that_cannot_be_meant);

  return g_test_run ();
}
