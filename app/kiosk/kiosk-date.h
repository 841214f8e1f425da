/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gregorian dates for people; the Hijri ones are civic's. Callers free. */

/* The same moment in the Kingdom's own zone, whatever zone it was told in: both calendars' days are
 * those of the place where she stands. */
GDateTime *kiosk_date_in_kingdom (GDateTime *time);

char *kiosk_date_format_gregorian (GDateTime *time); /* "2026-11-22 10:47", the same everywhere */
char *kiosk_date_format_time (GDateTime *time, const char *language);  /* "٩:٣٠ ص" */
char *kiosk_date_format_month (GDateTime *time, const char *language); /* "نوفمبر" */
char *kiosk_date_format_long (GDateTime *time, const char *language); /* "٢٢ نوفمبر ٢٠٢٦" */
char *kiosk_date_format_weekday (GDateTime *time, const char *language); /* the same and its day */

G_END_DECLS
