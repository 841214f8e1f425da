/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-date.h"

G_BEGIN_DECLS

/* Months and their days in either calendar of the Kingdom, for a grid of days. Days go in and out
 * as ISO text. */
typedef enum {
  KIOSK_CALENDAR_GREGORIAN,
  KIOSK_CALENDAR_HIJRI, /* Umm al-Qura */
} KioskCalendarKind;

gboolean kiosk_month_find (KioskCalendarKind kind, const char *iso, CivicDay *ret_day);
char *kiosk_month_get_day (KioskCalendarKind kind, int year, int month, int day); /* (nullable) */
int kiosk_month_get_length (KioskCalendarKind kind, int year, int month); /* 0: no such month */
int kiosk_month_get_first_weekday (KioskCalendarKind kind, int year, int month); /* 0: Sunday */
char *kiosk_month_get_name (KioskCalendarKind kind, int month, const char *language);

/* Two letters or so, over a column of days; 0 is Sunday, with which weeks begin here. */
char *kiosk_month_get_weekday_name (int weekday, const char *language);

G_END_DECLS
