/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-calendar.h"
#include "kiosk-sheet.h"

G_BEGIN_DECLS

/* A calendar on a page of its own, in the calendar she thinks in: Gregorian or Umm al-Qura, one
 * touch apart, and the chosen day said in both.
 *
 * Signal "chosen" (ISO day); it then closes by itself. */
#define KIOSK_TYPE_DATE_SHEET (kiosk_date_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KioskDateSheet, kiosk_date_sheet, KIOSK, DATE_SHEET, KioskSheet)

/* All days ISO; bounds and day nullable. */
GtkWidget *kiosk_date_sheet_new (const char *title,
                                 const char *minimum,
                                 const char *maximum,
                                 const char *today,
                                 const char *day,
                                 const char *language);
KioskCalendar *kiosk_date_sheet_get_calendar (KioskDateSheet *self);

/* "١٢ جمادى الآخرة ١٤٤٨ هـ" of an ISO day. (nullable), caller frees. */
char *kiosk_date_sheet_say_hijri (const char *iso, const char *language);

G_END_DECLS
