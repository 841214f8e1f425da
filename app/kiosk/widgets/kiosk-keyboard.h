/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keyboard in the page, 560 px high: a layout of assets/keyboards. It never takes the focus and
 * knows no field: it says "insert" (const char *) and "backspace", the latter again and again while
 * held. Rows stand as drawn, whatever the screen's direction. The switch key leads through the
 * other alphabets and back to the one that was set. */
#define KIOSK_TYPE_KEYBOARD (kiosk_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (KioskKeyboard, kiosk_keyboard, KIOSK, KEYBOARD, GtkWidget)

GtkWidget *kiosk_keyboard_new (void);

/* "number", or what kiosk_keyboard_layout_for_language says; another name is a programmer's
 * mistake. */
void kiosk_keyboard_set_layout (KioskKeyboard *self, const char *layout);
const char *kiosk_keyboard_get_layout (KioskKeyboard *self);

/* Whether the key to the other alphabet is there. */
void kiosk_keyboard_set_switch_allowed (KioskKeyboard *self, gboolean switch_allowed);
gboolean kiosk_keyboard_get_switch_allowed (KioskKeyboard *self);

/* Whether the letters' layouts show their row of digits. */
void kiosk_keyboard_set_numbers_allowed (KioskKeyboard *self, gboolean numbers_allowed);
gboolean kiosk_keyboard_get_numbers_allowed (KioskKeyboard *self);

/* Whether the number pad has a decimal point. */
void kiosk_keyboard_set_decimals_allowed (KioskKeyboard *self, gboolean decimals_allowed);
gboolean kiosk_keyboard_get_decimals_allowed (KioskKeyboard *self);

G_END_DECLS
