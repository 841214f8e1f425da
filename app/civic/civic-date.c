/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-date.h"

#include <unicode/udat.h>
#include <unicode/ustring.h>

/* ICU goes on by arithmetic outside its table and does not say so. */
#define FIRST_DAY_S G_GINT64_CONSTANT (-2749766400) /* 1882-11-12, 1 Muharram 1300 */
#define END_DAY_S G_GINT64_CONSTANT (6466089600)    /* 2174-11-26, 1 Muharram 1601 */

#define MAXIMUM_UNITS 80

#define PATTERN "d MMMM y G"
#define ZONE "UTC"

/* The same day at noon in UTC, so that no zone database can move it. */
static GDateTime *
noon_of_day (GDateTime *time)
{
  return g_date_time_new_utc (g_date_time_get_year (time), g_date_time_get_month (time),
                              g_date_time_get_day_of_month (time), 12, 0, 0);
}

static UDateFormat *
open_format (const char *locale, UErrorCode *status)
{
  UChar pattern[sizeof PATTERN], zone[sizeof ZONE];

  u_charsToUChars (PATTERN, pattern, sizeof PATTERN);
  u_charsToUChars (ZONE, zone, sizeof ZONE);
  return udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, zone, -1, pattern, -1, status);
}

static char *
format (gint64 noon_s, const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *formatter = open_format (locale, &status);
  UChar text[MAXIMUM_UNITS];
  int32_t length = 0;

  if (U_SUCCESS (status))
    length = udat_format (formatter, (UDate) noon_s * 1000, text, MAXIMUM_UNITS, NULL, &status);
  udat_close (formatter);

  return U_SUCCESS (status) ? g_utf16_to_utf8 (text, length, NULL, NULL, NULL) : NULL;
}

char *
civic_date_display_hijri (GDateTime *time, const char *language)
{
  g_autoptr (GDateTime) noon = NULL;
  g_autofree char *locale = NULL;

  g_return_val_if_fail (time != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  noon = noon_of_day (time);
  if (g_date_time_to_unix (noon) < FIRST_DAY_S || g_date_time_to_unix (noon) >= END_DAY_S)
    return NULL;

  /* Named in full: what ar_SA alone means has changed between versions of ICU. */
  locale = g_strdup_printf ("%s@calendar=islamic-umalqura;numbers=%s", language,
                            g_str_has_prefix (language, "ar") ? "arab" : "latn");
  return format (g_date_time_to_unix (noon), locale);
}
