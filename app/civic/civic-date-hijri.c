/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Umm al-Qura, by ICU's table of it. Outside the table ICU goes on by arithmetic and does not say
 * so; lenient, it takes the 30th of a month of 29 days for the 1st of the next: neither is let
 * happen. */

#include "civic-date.h"

#include <math.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#define LOCALE "ar_SA@calendar=islamic-umalqura"
#define ZONE "UTC"
#define DAY_MS 86400000.0
#define JULIAN_DAY_OF_1970 719163 /* as GDate counts: 1 is 1 January of the year 1 */

static UCalendar *
open_calendar (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar zone[sizeof ZONE];
  UCalendar *calendar;

  u_charsToUChars (ZONE, zone, sizeof ZONE);
  calendar = ucal_open (zone, -1, LOCALE, UCAL_DEFAULT, &status);
  if (U_FAILURE (status))
    return NULL;

  ucal_setAttribute (calendar, UCAL_LENIENT, FALSE);
  ucal_clear (calendar);
  return calendar;
}

static gboolean
is_month (int year, int month)
{
  return year >= CIVIC_DATE_FIRST_HIJRI_YEAR && year <= CIVIC_DATE_LAST_HIJRI_YEAR && month >= 1 &&
         month <= 12;
}

/* Days from 1 January 1970, or G_MININT where there is no such day. */
static int
day_number (int year, int month, int day)
{
  UCalendar *calendar = is_month (year, month) ? open_calendar () : NULL;
  UErrorCode status = U_ZERO_ERROR;
  UDate moment;

  if (calendar == NULL)
    return G_MININT;

  ucal_setDate (calendar, year, month - 1, day, &status);
  moment = ucal_getMillis (calendar, &status);
  ucal_close (calendar);
  return U_SUCCESS (status) ? (int) floor (moment / DAY_MS) : G_MININT;
}

char *
civic_date_from_hijri (int year, int month, int day)
{
  int number = day_number (year, month, day);
  GDate date;

  if (number == G_MININT)
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (number + JULIAN_DAY_OF_1970));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

int
civic_date_get_hijri_month_length (int year, int month)
{
  if (!is_month (year, month))
    return 0;

  return day_number (year, month, 30) == G_MININT ? 29 : 30;
}

static gboolean
read_iso (const char *iso, GDate *ret_date)
{
  g_autofree char *canonical = civic_date_parse (iso);

  if (canonical == NULL)
    return FALSE;
  g_date_clear (ret_date, 1);
  g_date_set_dmy (ret_date, (GDateDay) g_ascii_strtoull (canonical + 8, NULL, 10),
                  (GDateMonth) g_ascii_strtoull (canonical + 5, NULL, 10),
                  (GDateYear) g_ascii_strtoull (canonical, NULL, 10));
  return TRUE;
}

gboolean
civic_date_to_hijri (const char *iso, CivicDay *ret_day)
{
  g_autoptr (GDate) date = g_date_new ();
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar;
  CivicDay day;

  g_return_val_if_fail (iso != NULL, FALSE);
  g_return_val_if_fail (ret_day != NULL, FALSE);

  if (!read_iso (iso, date))
    return FALSE;
  calendar = open_calendar ();
  if (calendar == NULL)
    return FALSE;

  ucal_setMillis (calendar, ((double) g_date_get_julian (date) - JULIAN_DAY_OF_1970) * DAY_MS,
                  &status);
  day.year = ucal_get (calendar, UCAL_YEAR, &status);
  day.month = ucal_get (calendar, UCAL_MONTH, &status) + 1;
  day.day = ucal_get (calendar, UCAL_DATE, &status);
  ucal_close (calendar);
  if (U_FAILURE (status) || !is_month (day.year, day.month))
    return FALSE;

  *ret_day = day;
  return TRUE;
}
