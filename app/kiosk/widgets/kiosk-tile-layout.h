/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tiles of one size in two columns, in reading order; in one column where two would not hold their
 * words, as in large text. Gaps are the tiles' own margins. */
#define KIOSK_TYPE_TILE_LAYOUT (kiosk_tile_layout_get_type ())
G_DECLARE_FINAL_TYPE (KioskTileLayout, kiosk_tile_layout, KIOSK, TILE_LAYOUT, GtkLayoutManager)

G_END_DECLS
