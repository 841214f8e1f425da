/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that looks like a box to fill in: what was chosen, one line more about it, and a sign
 * that touching it leads to where one chooses. It knows no field and opens nothing itself. */
#define KIOSK_TYPE_CHOOSER (kiosk_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KioskChooser, kiosk_chooser, KIOSK, CHOOSER, GtkButton)

/* icon_name: before the words, (nullable). */
GtkWidget *kiosk_chooser_new (const char *icon_name);

/* `value` NULL: nothing was chosen, and the placeholder stands in its place. */
void kiosk_chooser_set_placeholder (KioskChooser *self, const char *placeholder);
void kiosk_chooser_set_value (KioskChooser *self, const char *value, const char *detail);
const char *kiosk_chooser_get_text (KioskChooser *self); /* what is read on it */

/* What is chosen here: a screen reader says it before the value. */
void kiosk_chooser_set_accessible_name (KioskChooser *self, const char *name);

G_END_DECLS
