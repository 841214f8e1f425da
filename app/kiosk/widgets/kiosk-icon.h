/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One stroke icon of assets/icons in the widget's own CSS colour, sharp at every scale. Icons that
 * point along the reading direction (fwd, back) are mirrored right to left. An unknown name draws
 * nothing. It is decoration to a screen reader: the widget around it carries the words. */
#define KIOSK_TYPE_ICON (kiosk_icon_get_type ())
G_DECLARE_FINAL_TYPE (KioskIcon, kiosk_icon, KIOSK, ICON, GtkWidget)

GtkWidget *kiosk_icon_new (const char *icon_name);
void kiosk_icon_set_icon_name (KioskIcon *self, const char *icon_name);
const char *kiosk_icon_get_icon_name (KioskIcon *self);

/* Side in px; 0 (the default) takes min-width and min-height of the style sheet. */
void kiosk_icon_set_size (KioskIcon *self, int size_px);
int kiosk_icon_get_size (KioskIcon *self);

G_END_DECLS
