/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-clock.h"

static GTimeZone *
kingdom_zone (void)
{
  return g_time_zone_new_offset (CENTRAL_CLOCK_OFFSET_S);
}

static GDateTime *
now_in_kingdom (void)
{
  g_autoptr (GTimeZone) zone = kingdom_zone ();

  return g_date_time_new_now (zone);
}

char *
central_clock_now (void)
{
  return central_clock_in (0);
}

char *
central_clock_in (GTimeSpan from_now)
{
  g_autoptr (GDateTime) now = now_in_kingdom ();
  g_autoptr (GDateTime) then = g_date_time_add (now, from_now);

  return g_date_time_format (then, "%Y-%m-%dT%H:%M:%S%:z");
}

char *
central_clock_today (void)
{
  g_autoptr (GDateTime) now = now_in_kingdom ();

  return g_date_time_format (now, "%Y%m%d");
}

gint64
central_clock_now_ms (void)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

GDateTime *
central_clock_parse (const char *text)
{
  g_autoptr (GTimeZone) zone = kingdom_zone ();
  g_autoptr (GDateTime) time = text ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  return time ? g_date_time_to_timezone (time, zone) : NULL;
}

gboolean
central_clock_is_past (const char *text)
{
  g_autoptr (GDateTime) time = central_clock_parse (text);
  g_autoptr (GDateTime) now = now_in_kingdom ();

  return time == NULL || g_date_time_compare (time, now) <= 0;
}
