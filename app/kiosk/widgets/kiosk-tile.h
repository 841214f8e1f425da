/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of several answers, as a tile with an icon, words and a mark: a radio button to a screen
 * reader. Chosen is shown by mark and border, so that colour is never the only sign. */
#define KIOSK_TYPE_TILE (kiosk_tile_get_type ())
G_DECLARE_FINAL_TYPE (KioskTile, kiosk_tile, KIOSK, TILE, GtkToggleButton)

GtkWidget *kiosk_tile_new (const char *text, const char *hint, const char *icon_name);
/* One of several that may be chosen together: a checkbox to a screen reader, with a square mark. */
GtkWidget *kiosk_tile_new_check (const char *text, const char *hint, const char *icon_name);

G_END_DECLS
