/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that says "pressed" when it is touched and let go within itself and, where it
 * `repeats`, again and again while it is held. It never takes the focus from a field. */
#define KIOSK_TYPE_HOLD_BUTTON (kiosk_hold_button_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskHoldButton, kiosk_hold_button, KIOSK, HOLD_BUTTON, GtkButton)

struct _KioskHoldButtonClass {
  GtkButtonClass parent_class;
};

GtkWidget *kiosk_hold_button_new (void);
void kiosk_hold_button_set_repeats (KioskHoldButton *self, gboolean repeats);
gboolean kiosk_hold_button_get_repeats (KioskHoldButton *self);

G_END_DECLS
