/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button with words and, before or after them, a stroke icon. The variant is a style class:
 * primary, secondary, pill, quit, door. A button without words still has a name for a screen
 * reader: set `accessible-name`. It takes no focus on touch, so that a field keeps its keyboard. */
#define KIOSK_TYPE_BUTTON (kiosk_button_get_type ())
G_DECLARE_FINAL_TYPE (KioskButton, kiosk_button, KIOSK, BUTTON, GtkButton)

GtkWidget *kiosk_button_new (const char *text, const char *icon);
void kiosk_button_set_text (KioskButton *self, const char *text);
const char *kiosk_button_get_text (KioskButton *self);
void kiosk_button_set_icon (KioskButton *self, const char *icon_name);
const char *kiosk_button_get_icon (KioskButton *self);
void kiosk_button_set_icon_at_end (KioskButton *self, gboolean icon_at_end);
gboolean kiosk_button_get_icon_at_end (KioskButton *self);
void kiosk_button_set_accessible_name (KioskButton *self, const char *name);
const char *kiosk_button_get_accessible_name (KioskButton *self);

G_END_DECLS
