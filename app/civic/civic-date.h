/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days, in both calendars of the Kingdom. A day is kept and compared as ISO text, "2026-11-22", and
 * periods are computed in the Gregorian calendar; Hijri, Umm al-Qura as it is published and never
 * an arithmetic guess, is for entering and reading. Functions that give text give NULL where there
 * is no such day; callers free. */

/* The day now in Riyadh. */
char *civic_date_today (void);

/* Canonical ISO of what was typed: digits of any script, hyphens or slashes between year, month and
 * day. Only days that exist, of the years 1900 to 2199. (nullable) */
char *civic_date_parse (const char *text);

/* "today", "today+90d", "today-18y" (d days, w weeks, m months, y years; 29 February becomes the
 * 28th where it must) or an ISO day, as seen from `today`. NULL where it is none of these. */
char *civic_date_resolve (const char *rule, const char *today);

/* "٢٢ نوفمبر ٢٠٢٦", "22 November 2026", "22 نومبر 2026". (nullable) */
char *civic_date_display (const char *iso, const char *language);

/* Of "2026-11-25T09:30": "Wednesday 25 November 2026, 9:30 AM". The zone is the text's own.
 * (nullable) */
char *civic_date_display_time (const char *iso, const char *language);

/* "١٢ جمادى الآخرة ١٤٤٨ هـ", "12 Jumada II 1448 AH"; the day is that of the time's own zone.
 * NULL outside the published table (12 November 1882 to 25 November 2174). */
char *civic_date_display_hijri (GDateTime *time, const char *language);

/* For a calendar one enters days with. Months are 1 to 12 in both. */
typedef struct {
  int year, month, day;
} CivicDay;

#define CIVIC_DATE_FIRST_HIJRI_YEAR 1343
#define CIVIC_DATE_LAST_HIJRI_YEAR 1500

gboolean civic_date_to_hijri (const char *iso, CivicDay *ret_day); /* FALSE outside those years */
char *civic_date_from_hijri (int year, int month, int day);        /* ISO; NULL: no such day */
int civic_date_get_hijri_month_length (int year, int month);       /* 29 or 30; 0: no such month */
char *civic_date_get_hijri_month_name (int month, const char *language);
char *civic_date_get_month_name (int month, const char *language);

G_END_DECLS
