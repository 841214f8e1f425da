/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* How a desk says times and numbers. */

#include "central-desk.h"

#include "civic-digits.h"

#include "central-clock.h"

#define MINUTE_S 60
#define HOUR_S (60 * MINUTE_S)
#define DAY_S (24 * HOUR_S)
#define MINUTES_AT_MOST (2 * HOUR_S)
#define HOURS_AT_MOST (2 * DAY_S)

char *
central_desk_format_count (const CentralDesk *self, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  return civic_digits_localise (text, self->language);
}

/* Whatever the machine's locale writes between the digits. */
char *
central_desk_format_decimal (const CentralDesk *self, double value, guint digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = { '%', '.', (char) ('0' + digits), 'f', '\0' };
  g_autofree char *localised = NULL;
  g_auto (GStrv) parts = NULL;

  g_ascii_formatd (text, sizeof text, format, value);
  localised = civic_digits_localise (text, self->language);
  if (!g_str_equal (self->language, "ar"))
    return g_steal_pointer (&localised);
  parts = g_strsplit (localised, ".", 2);
  return g_strjoinv ("٫", parts);
}

char *
central_desk_format_percent (const CentralDesk *self, double share)
{
  g_autofree char *number = central_desk_format_decimal (self, share * 100, 1);

  return g_strconcat (number, g_str_equal (self->language, "ar") ? "٪" : "%", NULL);
}

static char *
format_in (const CentralDesk *self, CentralSay unit, gint64 count)
{
  g_autofree char *number = central_desk_format_count (self, count);

  return central_desk_say_with (self, unit, number);
}

char *
central_desk_format_ago (const CentralDesk *self, gint64 seconds)
{
  if (seconds < MINUTE_S)
    return g_strdup (central_desk_say (self, CENTRAL_SAY_NOW));
  if (seconds < MINUTES_AT_MOST)
    return format_in (self, CENTRAL_SAY_MINUTES_AGO, seconds / MINUTE_S);
  if (seconds < HOURS_AT_MOST)
    return format_in (self, CENTRAL_SAY_HOURS_AGO, seconds / HOUR_S);
  return format_in (self, CENTRAL_SAY_DAYS_AGO, seconds / DAY_S);
}

char *
central_desk_format_span (const CentralDesk *self, gint64 seconds)
{
  if (seconds < MINUTES_AT_MOST)
    return format_in (self, CENTRAL_SAY_MINUTES, seconds / MINUTE_S);
  if (seconds < HOURS_AT_MOST)
    return format_in (self, CENTRAL_SAY_HOURS, seconds / HOUR_S);
  return format_in (self, CENTRAL_SAY_DAYS, seconds / DAY_S);
}

char *
central_desk_format_moment (const CentralDesk *self, const char *iso8601)
{
  g_autoptr (GDateTime) time = central_clock_parse (iso8601);
  g_autofree char *today = central_clock_today ();
  g_autofree char *day = time ? g_date_time_format (time, "%Y%m%d") : NULL;

  return g_strcmp0 (day, today) == 0 ? central_words_format_hour (self->words, iso8601)
                                     : central_words_format_time (self->words, iso8601);
}
