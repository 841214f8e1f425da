/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Staff's hidden door: a finger held for three seconds in the upper corner where lines start, on
 * the municipality's crest. Emits "held". It takes the touch from nobody, and a citizen who rests
 * her hand elsewhere never meets it. */
#define KIOSK_TYPE_CORNER_HOLD (kiosk_corner_hold_get_type ())
G_DECLARE_FINAL_TYPE (KioskCornerHold, kiosk_corner_hold, KIOSK, CORNER_HOLD, GObject)

#define KIOSK_CORNER_HOLD_MS 3000
#define KIOSK_CORNER_SIDE_PX 200

KioskCornerHold *kiosk_corner_hold_new (GtkWidget *widget);

G_END_DECLS
