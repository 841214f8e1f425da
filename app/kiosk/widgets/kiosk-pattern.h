/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The eight-pointed star pattern behind the attract screen, in the CSS colour. Moving `offset` by a
 * little now and then keeps the panel from burning in; nothing moves by itself. */
#define KIOSK_TYPE_PATTERN (kiosk_pattern_get_type ())
G_DECLARE_FINAL_TYPE (KioskPattern, kiosk_pattern, KIOSK, PATTERN, GtkWidget)

GtkWidget *kiosk_pattern_new (void);
void kiosk_pattern_set_offset (KioskPattern *self, double offset_px);
double kiosk_pattern_get_offset (KioskPattern *self);

G_END_DECLS
