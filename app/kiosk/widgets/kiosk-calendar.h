/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-month.h"

G_BEGIN_DECLS

/* A day to touch: a month's grid under steps for month and year, in the Gregorian calendar or in
 * Umm al-Qura. Touching the year shows years to choose from, touching the month the months, so that
 * a birth date is three touches away. Days outside the bounds are there and cannot be touched.
 *
 * Property: "day", ISO or NULL. */
#define KIOSK_TYPE_CALENDAR (kiosk_calendar_get_type ())
G_DECLARE_FINAL_TYPE (KioskCalendar, kiosk_calendar, KIOSK, CALENDAR, GtkWidget)

/* All three ISO, the bounds nullable; `today` is where one begins when nothing was chosen. */
GtkWidget *kiosk_calendar_new (const char *minimum,
                               const char *maximum,
                               const char *today,
                               const char *language);

void kiosk_calendar_set_day (KioskCalendar *self, const char *iso);
const char *kiosk_calendar_get_day (KioskCalendar *self); /* (nullable) */

/* The same day stays chosen, and the month around it is shown. */
void kiosk_calendar_set_kind (KioskCalendar *self, KioskCalendarKind kind);
KioskCalendarKind kiosk_calendar_get_kind (KioskCalendar *self);

G_END_DECLS
