/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A circle that a finger must meet: a touch counts that begins and ends within it, and what it
 * tells is how far from the middle it ended. It is round to fingers too: its corners are not it.
 *
 * "hit" (drift in px) is emitted at each touch that counts. */
#define KIOSK_TYPE_TOUCH_TARGET (kiosk_touch_target_get_type ())
G_DECLARE_FINAL_TYPE (KioskTouchTarget, kiosk_touch_target, KIOSK, TOUCH_TARGET, GtkWidget)

/* What stands in it, and is its name. */
void kiosk_touch_target_set_text (KioskTouchTarget *self, const char *text);
gboolean kiosk_touch_target_is_hit (KioskTouchTarget *self);
void kiosk_touch_target_reset (KioskTouchTarget *self);

/* For a touch that began and ended at these places of it, in px from its upper left corner. */
void kiosk_touch_target_take (KioskTouchTarget *self, graphene_point_t from, graphene_point_t to);

G_END_DECLS
