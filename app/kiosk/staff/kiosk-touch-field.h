/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The whole glass as a test of the glass: a target in each corner and one in the middle, a mark
 * where the finger was last, and by how much the worst touch was off. Its buttons are the page's:
 * "check.fail" and "check.skip".
 *
 * "done" is emitted when the last target was touched within its circle. */
#define KIOSK_TYPE_TOUCH_FIELD (kiosk_touch_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskTouchField, kiosk_touch_field, KIOSK, TOUCH_FIELD, GtkWidget)

/* language: whose digits are shown */
void kiosk_touch_field_begin (KioskTouchField *self, const char *language);

G_END_DECLS
