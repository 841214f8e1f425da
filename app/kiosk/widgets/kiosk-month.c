/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-month.h"

#include <stdio.h>
#include <unicode/udat.h>

gboolean
kiosk_month_find (KioskCalendarKind kind, const char *iso, CivicDay *ret_day)
{
  CivicDay day = { 0 };

  g_return_val_if_fail (iso != NULL && ret_day != NULL, FALSE);

  if (kind == KIOSK_CALENDAR_HIJRI)
    return civic_date_to_hijri (iso, ret_day);
  if (sscanf (iso, "%4d-%2d-%2d", &day.year, &day.month, &day.day) != 3)
    return FALSE;
  *ret_day = day;
  return TRUE;
}

char *
kiosk_month_get_day (KioskCalendarKind kind, int year, int month, int day)
{
  if (kind == KIOSK_CALENDAR_HIJRI)
    return civic_date_from_hijri (year, month, day);
  if (year < 1 || year > 9999 || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

int
kiosk_month_get_length (KioskCalendarKind kind, int year, int month)
{
  if (kind == KIOSK_CALENDAR_HIJRI)
    return civic_date_get_hijri_month_length (year, month);
  if (year < 1 || year > 9999 || month < 1 || month > 12)
    return 0;
  return g_date_get_days_in_month (month, year);
}

int
kiosk_month_get_first_weekday (KioskCalendarKind kind, int year, int month)
{
  g_autofree char *iso = kiosk_month_get_day (kind, year, month, 1);
  CivicDay first;
  GDate date;

  if (iso == NULL || !kiosk_month_find (KIOSK_CALENDAR_GREGORIAN, iso, &first))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, first.day, first.month, first.year);
  return g_date_get_weekday (&date) % 7;
}

char *
kiosk_month_get_name (KioskCalendarKind kind, int month, const char *language)
{
  return kind == KIOSK_CALENDAR_HIJRI ? civic_date_get_hijri_month_name (month, language)
                                      : civic_date_get_month_name (month, language);
}

char *
kiosk_month_get_weekday_name (int weekday, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open (UDAT_NONE, UDAT_SHORT, language, NULL, 0, NULL, 0, &status);
  UChar wide[32];
  int32_t length = 0;

  if (format == NULL)
    return NULL;
  /* ICU counts them from one. */
  length = udat_getSymbols (format, UDAT_STANDALONE_SHORT_WEEKDAYS, weekday + 1, wide,
                            G_N_ELEMENTS (wide), &status);
  udat_close (format);
  if (U_FAILURE (status))
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *) wide, length, NULL, NULL, NULL);
}
