/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays its one child out at a reference size, 1080 × 1920, whatever the window has, and scales and
 * centres it, so that a window on a desk is the kiosk in small: same line breaks, same targets. On
 * the kiosk's own panel the scale is one. It refuses to distort: the rest is left as background. */
#define KIOSK_TYPE_GLASS (kiosk_glass_get_type ())
G_DECLARE_FINAL_TYPE (KioskGlass, kiosk_glass, KIOSK, GLASS, GtkWidget)

GtkWidget *kiosk_glass_new (void);
void kiosk_glass_set_child (KioskGlass *self, GtkWidget *child);
GtkWidget *kiosk_glass_get_child (KioskGlass *self);
void kiosk_glass_set_reference_width (KioskGlass *self, int width_px);
int kiosk_glass_get_reference_width (KioskGlass *self);
void kiosk_glass_set_reference_height (KioskGlass *self, int height_px);
int kiosk_glass_get_reference_height (KioskGlass *self);

G_END_DECLS
