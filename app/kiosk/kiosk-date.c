/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-date.h"

#include <unicode/udat.h>
#include <unicode/ustring.h>

#define FORMATTED_CHARACTERS 96
#define ZONE "Asia/Riyadh"

static UDateFormat *
open_format (const char *locale, const char *pattern)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[32];
  UChar zone[32];

  u_uastrcpy (wide, pattern);
  u_uastrcpy (zone, ZONE);
  return udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, zone, -1, wide, -1, &status);
}

static char *
format (GDateTime *time, const char *locale, const char *pattern)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *date_format = open_format (locale, pattern);
  UChar wide[FORMATTED_CHARACTERS];
  int32_t length = 0;
  char *text = NULL;

  if (date_format == NULL)
    return NULL;
  length = udat_format (date_format, g_date_time_to_unix (time) * 1000.0, wide,
                        FORMATTED_CHARACTERS, NULL, &status);
  udat_close (date_format);
  if (U_SUCCESS (status))
    text = g_utf16_to_utf8 ((const gunichar2 *) wide, length, NULL, NULL, NULL);
  return text;
}

GDateTime *
kiosk_date_in_kingdom (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ZONE);

  g_return_val_if_fail (time != NULL, NULL);

  return zone != NULL ? g_date_time_to_timezone (time, zone) : g_date_time_ref (time);
}

char *
kiosk_date_format_gregorian (GDateTime *time)
{
  g_return_val_if_fail (time != NULL, NULL);

  return format (time, "en_SA@calendar=gregorian;numbers=latn", "yyyy-MM-dd HH:mm");
}

static char *
format_in (GDateTime *time, const char *language, const char *pattern)
{
  g_autofree char *locale = NULL;

  g_return_val_if_fail (time != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  locale = g_strdup_printf ("%s_SA@calendar=gregorian;numbers=%s", language,
                            g_str_equal (language, "ar") ? "arab" : "latn");
  return format (time, locale, pattern);
}

char *
kiosk_date_format_long (GDateTime *time, const char *language)
{
  return format_in (time, language, "d MMMM y");
}

char *
kiosk_date_format_weekday (GDateTime *time, const char *language)
{
  return format_in (time, language, "EEEE d MMMM y");
}

char *
kiosk_date_format_month (GDateTime *time, const char *language)
{
  return format_in (time, language, "LLLL");
}

char *
kiosk_date_format_time (GDateTime *time, const char *language)
{
  return format_in (time, language, "h:mm a");
}
