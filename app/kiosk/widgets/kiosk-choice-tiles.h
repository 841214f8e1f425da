/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One answer out of several, as tiles in two columns where they fit. "value" is that of the chosen
 * tile and is notified when it changes; a value that no tile has chooses none. It knows no field.
 */
#define KIOSK_TYPE_CHOICE_TILES (kiosk_choice_tiles_get_type ())
G_DECLARE_FINAL_TYPE (KioskChoiceTiles, kiosk_choice_tiles, KIOSK, CHOICE_TILES, GtkWidget)

/* choices: of CivicChoice; read once. */
GtkWidget *kiosk_choice_tiles_new (GListModel *choices, const char *language);
/* One more tile. hint, icon: (nullable). */
void kiosk_choice_tiles_add (
  KioskChoiceTiles *self, const char *value, const char *label, const char *hint, const char *icon);
void kiosk_choice_tiles_set_value (KioskChoiceTiles *self, const char *value);
const char *kiosk_choice_tiles_get_value (KioskChoiceTiles *self); /* (nullable) */

G_END_DECLS
