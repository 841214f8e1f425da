/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-sheet.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* A place asked of her own phone, on a page of its own: the code to scan and the steps.
 *
 * Signal "chosen" ("21.543333,39.172778"); it then closes by itself. */
#define KIOSK_TYPE_PLACE_SHEET (kiosk_place_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KioskPlaceSheet, kiosk_place_sheet, KIOSK, PLACE_SHEET, KioskSheet)

GtkWidget *kiosk_place_sheet_new (const char *title, KioskVisit *visit);

G_END_DECLS
