/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What makes the glass easier for the citizen in front of it: larger text, stronger contrast, all
 * that is to be touched within reach from a wheelchair. They are hers for this visit: nothing is
 * remembered, nothing is told to anybody.
 *
 * Properties: "text-size", 0 to KIOSK_EASE_TEXT_SIZES - 1; "high-contrast"; "low-reach". Text size
 * and contrast are applied to the glass at once; low reach is the frame's to follow. */
#define KIOSK_TYPE_EASE (kiosk_ease_get_type ())
G_DECLARE_FINAL_TYPE (KioskEase, kiosk_ease, KIOSK, EASE, GObject)

#define KIOSK_EASE_TEXT_SIZES 4

/* glass: the widget under which everything lies; it is not kept alive. */
KioskEase *kiosk_ease_new (GtkWidget *glass);

guint kiosk_ease_get_text_size (KioskEase *self);
void kiosk_ease_set_text_size (KioskEase *self, guint text_size);
gboolean kiosk_ease_get_high_contrast (KioskEase *self);
void kiosk_ease_set_high_contrast (KioskEase *self, gboolean high_contrast);
gboolean kiosk_ease_get_low_reach (KioskEase *self);
void kiosk_ease_set_low_reach (KioskEase *self, gboolean low_reach);

/* As the kiosk is for everybody. */
void kiosk_ease_reset (KioskEase *self);

G_END_DECLS
