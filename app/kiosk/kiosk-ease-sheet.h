/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-ease.h"

G_BEGIN_DECLS

/* Where a citizen makes the glass easier for herself, over the page and low enough for everybody:
 * each touch works at once, so that she sees what she chooses. It speaks the language it was made
 * in. Signal "closed": she is done, or touched beside it. */
#define KIOSK_TYPE_EASE_SHEET (kiosk_ease_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KioskEaseSheet, kiosk_ease_sheet, KIOSK, EASE_SHEET, GtkWidget)

GtkWidget *kiosk_ease_sheet_new (KioskEase *ease);

G_END_DECLS
