/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-hours-private.h"

#include "civic-date.h"

#include <string.h>

#define MAXIMUM_ENTRY_COUNT 28
#define MAXIMUM_HOLIDAY_COUNT 60
#define WEEK_MINUTES (CIVIC_HOURS_WEEK_DAYS * CIVIC_HOURS_DAY_MINUTES)
#define TIME_LENGTH 5 /* "08:00" */
#define DAY_LENGTH 10 /* "2026-09-23" */
#define MIDNIGHT_AT_LAST "24:00"

static const char *const day_words[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL };
static const char *const day_names[] = { "Sunday",   "Monday", "Tuesday", "Wednesday",
                                         "Thursday", "Friday", "Saturday" };

static gboolean
parse_time (const char *text, guint *ret_minutes)
{
  if (!g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]\\z", text, 0, 0))
    return FALSE;

  *ret_minutes = (guint) (g_ascii_strtoull (text, NULL, 10) * 60 +
                          g_ascii_strtoull (text + strlen ("08:"), NULL, 10));
  return TRUE;
}

static gboolean
read_time (CivicReader *reader, const char *key, gboolean is_end, guint *ret_minutes)
{
  const char *text = civic_reader_get_string (reader, key, TIME_LENGTH);

  if (text == NULL)
    return FALSE;
  if (is_end && g_str_equal (text, MIDNIGHT_AT_LAST)) {
    *ret_minutes = CIVIC_HOURS_DAY_MINUTES;
    return TRUE;
  }
  if (parse_time (text, ret_minutes))
    return TRUE;

  civic_reader_complain (reader, key, "\"%s\" is no time such as \"08:00\", up to \"%s\"", text,
                         is_end ? MIDNIGHT_AT_LAST : "23:59");
  return FALSE;
}

static gboolean
read_span (CivicReader *reader, CivicHoursSpan *ret_span)
{
  CivicHoursSpan span = { 0 };
  gboolean has_from = read_time (reader, "from", FALSE, &span.from);
  gboolean has_to = read_time (reader, "to", TRUE, &span.to);

  if (!has_from || !has_to)
    return FALSE;
  if (span.from == span.to) {
    civic_reader_complain (reader, "to", "the same as from; a whole day is 00:00 to %s",
                           MIDNIGHT_AT_LAST);
    return FALSE;
  }

  if (span.to < span.from)
    span.to += CIVIC_HOURS_DAY_MINUTES;
  *ret_span = span;
  return TRUE;
}

/* Two spans of the week, which goes round: Saturday night reaches into Sunday. */
static gboolean
do_overlap (guint day, CivicHoursSpan span, guint other_day, CivicHoursSpan other)
{
  guint from = day * CIVIC_HOURS_DAY_MINUTES + span.from;
  guint other_from = other_day * CIVIC_HOURS_DAY_MINUTES + other.from;
  guint after = (other_from + WEEK_MINUTES - from) % WEEK_MINUTES;
  guint before = (from + WEEK_MINUTES - other_from) % WEEK_MINUTES;

  return after < span.to - span.from || before < other.to - other.from;
}

static gboolean
complain_of_overlap (CivicReader *reader,
                     const CivicHoursWeek *week,
                     guint day,
                     CivicHoursSpan span)
{
  for (guint i = 0; i < CIVIC_HOURS_WEEK_DAYS; i++)
    for (guint j = 0; j < week->days[i].span_count; j++) {
      CivicHoursSpan other = week->days[i].spans[j];

      if (!do_overlap (day, span, i, other))
        continue;
      civic_reader_complain (
        reader, NULL,
        "on %s it overlaps %02u:%02u to %02u:%02u of %s; begin one where the other ends",
        day_names[day], other.from / 60, other.from % 60, other.to / 60 % 24, other.to % 60,
        day_names[i]);
      return TRUE;
    }

  return FALSE;
}

/* Where it belongs by its beginning. */
static void
insert_span (CivicHoursDay *day, CivicHoursSpan span)
{
  guint place = day->span_count++;

  for (; place > 0 && day->spans[place - 1].from > span.from; place--)
    day->spans[place] = day->spans[place - 1];
  day->spans[place] = span;
}

static void
add_span (CivicReader *reader, CivicHoursWeek *week, const char *word, CivicHoursSpan span)
{
  guint day = 0;

  while (!g_str_equal (day_words[day], word))
    day++;

  if (complain_of_overlap (reader, week, day, span))
    return;
  if (week->days[day].span_count == CIVIC_HOURS_MAXIMUM_SPAN_COUNT)
    civic_reader_complain (reader, NULL, "more than %u spans on %s; join some",
                           CIVIC_HOURS_MAXIMUM_SPAN_COUNT, day_names[day]);
  else
    insert_span (&week->days[day], span);
}

/* Returns its week, which lives longer, because a builder returns something. */
static gpointer
read_entry (CivicReader *reader, gpointer week)
{
  g_auto (GStrv) words = civic_reader_maybe_words (reader, "days", day_words);
  CivicHoursSpan span;

  if (words == NULL)
    civic_reader_complain (reader, "days", "missing; such as [\"sun\", \"mon\"]");
  if (read_span (reader, &span))
    for (gsize i = 0; words != NULL && words[i] != NULL; i++)
      add_span (reader, week, words[i], span);

  return week;
}

static void
read_week (CivicReader *reader, const char *key, CivicHoursWeek *week)
{
  GPtrArray *entries =
    civic_reader_get_array (reader, key, 1, MAXIMUM_ENTRY_COUNT, read_entry, week, NULL);

  g_ptr_array_unref (entries);
}

/* 0 after a complaint. */
static guint
read_day (CivicReader *reader, const char *key)
{
  const char *text = civic_reader_get_string (reader, key, DAY_LENGTH);
  g_autofree char *canonical = text != NULL ? civic_date_parse (text) : NULL;
  GDate date;

  if (text == NULL)
    return 0;
  if (g_strcmp0 (canonical, text) != 0) {
    civic_reader_complain (reader, key, "\"%s\" is no day such as \"2026-09-23\"", text);
    return 0;
  }

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_ascii_strtoull (text + strlen ("2026-09-"), NULL, 10),
                  (GDateMonth) g_ascii_strtoull (text + strlen ("2026-"), NULL, 10),
                  (GDateYear) g_ascii_strtoull (text, NULL, 10));
  return g_date_get_julian (&date);
}

static void
check_holiday (CivicReader *reader, const CivicHoliday *holiday, const GPtrArray *others)
{
  if (holiday->last < holiday->first) {
    civic_reader_complain (reader, "to", "ends before it begins; a single day has it twice");
    return;
  }
  for (guint i = 0; i < others->len; i++) {
    const CivicHoliday *other = g_ptr_array_index (others, i);

    if (holiday->first <= other->last && other->first <= holiday->last)
      civic_reader_complain (reader, NULL,
                             "overlaps [%u]; which name is shown? A day belongs to one of them", i);
  }
}

static void
free_holiday (gpointer memory)
{
  CivicHoliday *holiday = memory;

  g_clear_pointer (&holiday->name, civic_text_unref);
  g_free (holiday);
}

/* Added at once, for the next one to be compared with it. */
static gpointer
read_holiday (CivicReader *reader, gpointer user_data)
{
  CivicHours *self = user_data;
  CivicHoliday *holiday = g_new0 (CivicHoliday, 1);

  holiday->first = read_day (reader, "from");
  holiday->last = read_day (reader, "to");
  holiday->name = civic_reader_get_text (reader, "name");
  if (holiday->first > 0 && holiday->last > 0)
    check_holiday (reader, holiday, self->holidays);
  g_ptr_array_add (self->holidays, holiday);

  return self;
}

CivicHours *
civic_hours_read (CivicReader *reader)
{
  CivicHours *self = g_atomic_rc_box_new0 (CivicHours);

  self->holidays = g_ptr_array_new_with_free_func (free_holiday);
  read_week (reader, "usual", &self->usual);
  self->has_ramadan = civic_reader_has (reader, "ramadan");
  if (self->has_ramadan)
    read_week (reader, "ramadan", &self->ramadan);
  if (civic_reader_has (reader, "closed")) {
    GPtrArray *entries =
      civic_reader_get_array (reader, "closed", 0, MAXIMUM_HOLIDAY_COUNT, read_holiday, self, NULL);

    g_ptr_array_unref (entries);
  }

  return self;
}
