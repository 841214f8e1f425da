/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of a few ways to go on, as wide as the page: an icon, what it is, and what it means for her.
 * Which action it is belongs to the template. */
#define KIOSK_TYPE_WAY_ROW (kiosk_way_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskWayRow, kiosk_way_row, KIOSK, WAY_ROW, GtkButton)

void
kiosk_way_row_show (KioskWayRow *self, const char *icon, const char *name, const char *meaning);

G_END_DECLS
