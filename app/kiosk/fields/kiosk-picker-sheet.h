/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-choice.h"

#include "kiosk-sheet.h"

G_BEGIN_DECLS

/* A long list, or a tree of lists, on a page of its own: with a search that folds what is typed and
 * knows the choices' further words, and, in a tree, the way one came. Only leaves can be chosen.
 *
 * Signal "chosen" (value); it then closes by itself. */
#define KIOSK_TYPE_PICKER_SHEET (kiosk_picker_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KioskPickerSheet, kiosk_picker_sheet, KIOSK, PICKER_SHEET, KioskSheet)

/* choices: of CivicChoice; value: the one chosen before, (nullable). */
GtkWidget *kiosk_picker_sheet_new (const char *title,
                                   GListModel *choices,
                                   const char *value,
                                   const char *language);

/* What stands in the list now. */
GListModel *kiosk_picker_sheet_get_items (KioskPickerSheet *self);
void kiosk_picker_sheet_search (KioskPickerSheet *self, const char *wanted);
/* As a touch on that place of the list. */
void kiosk_picker_sheet_touch (KioskPickerSheet *self, guint position);

/* One line of it: a choice, and of a found leaf the names of what it stands below. */
#define KIOSK_TYPE_PICKER_ITEM (kiosk_picker_item_get_type ())
G_DECLARE_FINAL_TYPE (KioskPickerItem, kiosk_picker_item, KIOSK, PICKER_ITEM, GObject)

CivicChoice *kiosk_picker_item_get_choice (KioskPickerItem *self);
const char *kiosk_picker_item_get_trail (KioskPickerItem *self); /* (nullable) */

G_END_DECLS
