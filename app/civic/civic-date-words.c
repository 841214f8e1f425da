/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Days as people read them, by ICU. */

#include "civic-date.h"

#include <unicode/udat.h>
#include <unicode/ustring.h>
#include <string.h>

/* ICU goes on by arithmetic outside its table and does not say so. */
#define FIRST_DAY_S G_GINT64_CONSTANT (-2749766400) /* 1882-11-12, 1 Muharram 1300 */
#define END_DAY_S G_GINT64_CONSTANT (6466089600)    /* 2174-11-26, 1 Muharram 1601 */

#define MAXIMUM_UNITS 80

#define MAXIMUM_PATTERN_UNITS 24
#define ZONE "UTC"

#define DAY_PATTERN "d MMMM y"
#define DAY_OF_WEEK_PATTERN "EEEE d MMMM y"
#define TIME_PATTERN "h:mm a"
#define HIJRI_DAY_PATTERN "d MMMM y G"
#define MONTH_PATTERN "LLLL"

/* Named in full: what ar_SA alone means has changed between versions of ICU. Urdu here is read with
 * Western digits. */
static char *
locale_of (const char *language, const char *calendar)
{
  return g_strdup_printf ("%s@calendar=%s;numbers=%s", language, calendar,
                          g_str_has_prefix (language, "ar") ? "arab" : "latn");
}

static UDateFormat *
open_format (const char *pattern, const char *locale, UErrorCode *status)
{
  UChar units[MAXIMUM_PATTERN_UNITS], zone[sizeof ZONE];

  u_charsToUChars (pattern, units, (int32_t) strlen (pattern) + 1);
  u_charsToUChars (ZONE, zone, sizeof ZONE);
  return udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, zone, -1, units, -1, status);
}

static char *
format (GDateTime *time, const char *pattern, const char *calendar, const char *language)
{
  g_autofree char *locale = locale_of (language, calendar);
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *formatter = open_format (pattern, locale, &status);
  UChar text[MAXIMUM_UNITS];
  int32_t length = 0;

  if (U_SUCCESS (status))
    length = udat_format (formatter, (UDate) g_date_time_to_unix (time) * 1000, text, MAXIMUM_UNITS,
                          NULL, &status);
  udat_close (formatter);

  return U_SUCCESS (status) ? g_utf16_to_utf8 (text, length, NULL, NULL, NULL) : NULL;
}

/* The same day at noon in UTC, so that no zone database can move it. */
static GDateTime *
noon_of_day (GDateTime *time)
{
  return g_date_time_new_utc (g_date_time_get_year (time), g_date_time_get_month (time),
                              g_date_time_get_day_of_month (time), 12, 0, 0);
}

static GDateTime *
noon_of_iso (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *noon = g_strconcat (iso, "T12:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (noon, utc);
}

char *
civic_date_display (const char *iso, const char *language)
{
  g_autoptr (GDateTime) noon = NULL;

  g_return_val_if_fail (iso != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  noon = noon_of_iso (iso);
  return noon == NULL ? NULL : format (noon, DAY_PATTERN, "gregorian", language);
}

static const char *
comma_of (const char *language)
{
  return g_str_has_prefix (language, "ar") || g_str_has_prefix (language, "ur") ? "، " : ", ";
}

char *
civic_date_display_time (const char *iso, const char *language)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *utc = NULL;
  g_autofree char *day = NULL;
  g_autofree char *hour = NULL;

  g_return_val_if_fail (iso != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  /* "2026-11-25T09:30" of "2026-11-25T09:30:00+03:00": the wall's clock is what is meant. */
  utc = g_strdup_printf ("%.16s:00Z", iso);
  time = g_date_time_new_from_iso8601 (utc, NULL);
  if (time == NULL)
    return NULL;

  day = format (time, DAY_OF_WEEK_PATTERN, "gregorian", language);
  hour = format (time, TIME_PATTERN, "gregorian", language);
  return day == NULL || hour == NULL ? NULL : g_strconcat (day, comma_of (language), hour, NULL);
}

char *
civic_date_display_hijri (GDateTime *time, const char *language)
{
  g_autoptr (GDateTime) noon = NULL;

  g_return_val_if_fail (time != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  noon = noon_of_day (time);
  if (g_date_time_to_unix (noon) < FIRST_DAY_S || g_date_time_to_unix (noon) >= END_DAY_S)
    return NULL;

  return format (noon, HIJRI_DAY_PATTERN, "islamic-umalqura", language);
}

char *
civic_date_get_month_name (int month, const char *language)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  time = g_date_time_new_utc (2026, month, 15, 12, 0, 0);
  return format (time, MONTH_PATTERN, "gregorian", language);
}

char *
civic_date_get_hijri_month_name (int month, const char *language)
{
  g_autofree char *iso = NULL;
  g_autoptr (GDateTime) noon = NULL;

  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  iso = civic_date_from_hijri (1448, month, 15);
  noon = noon_of_iso (iso);
  return format (noon, MONTH_PATTERN, "islamic-umalqura", language);
}
