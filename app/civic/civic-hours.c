/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-hours-private.h"

#include "civic-date.h"

#include <string.h>

/* The Kingdom has never had summer time, so no zone database is needed. */
#define RIYADH_OFFSET_S (3 * 60 * 60)

#define DAY_S (24 * 60 * 60)
#define UNIX_EPOCH_DAY 719163 /* as GDate counts */
#define HORIZON_DAYS 366
#define RAMADAN 9
#define RAMADANS_IN_SIGHT 2 /* a third would be two Hijri years away */

/* One question: which days are Ramadan is found once for all the days it looks at. */
typedef struct {
  CivicHours *hours;
  struct {
    guint first, last;
  } ramadans[RAMADANS_IN_SIGHT];
} Look;

static void
clear (gpointer memory)
{
  CivicHours *self = memory;

  g_ptr_array_unref (self->holidays);
}

CivicHours *
civic_hours_ref (CivicHours *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
civic_hours_unref (CivicHours *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gint64
get_local_s (GDateTime *moment)
{
  return g_date_time_to_unix (moment) + RIYADH_OFFSET_S;
}

static guint
get_day (gint64 local_s)
{
  return (guint) (local_s / DAY_S + UNIX_EPOCH_DAY);
}

static GDateTime *
make_moment (gint64 local_s)
{
  g_autoptr (GTimeZone) riyadh = g_time_zone_new_offset (RIYADH_OFFSET_S);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (local_s - RIYADH_OFFSET_S);

  return g_date_time_to_timezone (moment, riyadh);
}

static char *
write_day (guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

static guint
count_day (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_ascii_strtoull (iso + strlen ("2026-09-"), NULL, 10),
                  (GDateMonth) g_ascii_strtoull (iso + strlen ("2026-"), NULL, 10),
                  (GDateYear) g_ascii_strtoull (iso, NULL, 10));
  return g_date_get_julian (&date);
}

/* Those of this Hijri year and of the next. Outside the published table there is none. */
static void
find_ramadans (Look *self, guint day)
{
  g_autofree char *iso = write_day (day);
  CivicDay hijri;

  if (!self->hours->has_ramadan || !civic_date_to_hijri (iso, &hijri))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->ramadans); i++) {
    int year = hijri.year + (int) i;
    g_autofree char *first = civic_date_from_hijri (year, RAMADAN, 1);

    if (first == NULL)
      continue;
    self->ramadans[i].first = count_day (first);
    self->ramadans[i].last =
      self->ramadans[i].first + (guint) civic_date_get_hijri_month_length (year, RAMADAN) - 1;
  }
}

static gboolean
is_ramadan (const Look *self, guint day)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->ramadans); i++)
    if (day >= self->ramadans[i].first && day <= self->ramadans[i].last)
      return TRUE;

  return FALSE;
}

static CivicText *
find_holiday (const Look *self, guint day)
{
  for (guint i = 0; i < self->hours->holidays->len; i++) {
    const CivicHoliday *holiday = g_ptr_array_index (self->hours->holidays, i);

    if (day >= holiday->first && day <= holiday->last)
      return holiday->name;
  }

  return NULL;
}

static CivicHoursDay
look_up_day (const Look *self, guint day)
{
  gboolean in_ramadan = is_ramadan (self, day);
  const CivicHoursWeek *week = in_ramadan ? &self->hours->ramadan : &self->hours->usual;
  CivicHoursDay found = week->days[day % CIVIC_HOURS_WEEK_DAYS]; /* 31 December of 1 BC: Sunday */

  found.is_ramadan = in_ramadan;
  found.holiday = find_holiday (self, day);
  if (found.holiday != NULL)
    found.span_count = 0;

  return found;
}

/* The end of the last span that began by then and has not ended, or `local_s` where there is none.
 * None is longer than a day. */
static gint64
find_end (const Look *self, gint64 local_s)
{
  guint today = get_day (local_s);
  gint64 end_s = local_s;

  for (guint day = today - 1; day <= today; day++) {
    CivicHoursDay hours = look_up_day (self, day);
    gint64 midnight_s = ((gint64) day - UNIX_EPOCH_DAY) * DAY_S;

    for (guint i = 0; i < hours.span_count; i++)
      if (midnight_s + hours.spans[i].from * 60 <= local_s)
        end_s = MAX (end_s, midnight_s + hours.spans[i].to * 60);
  }

  return end_s;
}

/* 0 where there is none in sight. */
static gint64
find_closing (const Look *self, gint64 local_s)
{
  gint64 end_s = find_end (self, local_s);

  /* Where one ends and another begins, nobody closes. */
  for (gint64 next_s = find_end (self, end_s); next_s > end_s; next_s = find_end (self, end_s)) {
    end_s = next_s;
    if (end_s - local_s > (gint64) HORIZON_DAYS * DAY_S)
      return 0;
  }

  return end_s;
}

static gint64
find_opening (const Look *self, gint64 local_s)
{
  guint today = get_day (local_s);

  for (guint day = today; day <= today + HORIZON_DAYS; day++) {
    CivicHoursDay hours = look_up_day (self, day);
    gint64 midnight_s = ((gint64) day - UNIX_EPOCH_DAY) * DAY_S;

    for (guint i = 0; i < hours.span_count; i++)
      if (midnight_s + hours.spans[i].from * 60 > local_s)
        return midnight_s + hours.spans[i].from * 60;
  }

  return 0;
}

void
civic_hours_look (CivicHours *self, GDateTime *now, gboolean *ret_is_open, GDateTime **ret_until)
{
  Look look = { self };
  gint64 local_s, change_s;

  g_return_if_fail (self != NULL && now != NULL && ret_is_open != NULL);

  local_s = get_local_s (now);
  find_ramadans (&look, get_day (local_s) - 1);
  *ret_is_open = find_end (&look, local_s) > local_s;
  if (ret_until == NULL)
    return;

  change_s = *ret_is_open ? find_closing (&look, local_s) : find_opening (&look, local_s);
  *ret_until = change_s > 0 ? make_moment (change_s) : NULL;
}

void
civic_hours_get_day (CivicHours *self, GDateTime *moment, CivicHoursDay *ret_day)
{
  Look look = { self };
  guint day;

  g_return_if_fail (self != NULL && moment != NULL && ret_day != NULL);

  day = get_day (get_local_s (moment));
  find_ramadans (&look, day);
  *ret_day = look_up_day (&look, day);
}
