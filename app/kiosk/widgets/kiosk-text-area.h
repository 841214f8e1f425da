/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A box to type many lines into: three lines high at first, it grows to six and then scrolls, and
 * says beneath how many characters are left. As closed as a KioskTextInput: no menu, no selection,
 * no clipboard, no shortcuts, and no character beyond the maximum.
 *
 * Signals: "changed" when the text is another one; "activated" when it is touched or tabbed into
 * and wants the keyboard. */
#define KIOSK_TYPE_TEXT_AREA (kiosk_text_area_get_type ())
G_DECLARE_FINAL_TYPE (KioskTextArea, kiosk_text_area, KIOSK, TEXT_AREA, GtkWidget)

/* language: whose digits count. */
GtkWidget *kiosk_text_area_new (guint maximum_characters, const char *language);

void kiosk_text_area_set_text (KioskTextArea *self, const char *text);
char *kiosk_text_area_get_text (KioskTextArea *self); /* caller frees */

void kiosk_text_area_set_active (KioskTextArea *self, gboolean active);
gboolean kiosk_text_area_get_active (KioskTextArea *self);

void kiosk_text_area_set_accessible_name (KioskTextArea *self, const char *name);
void kiosk_text_area_set_accessible_description (KioskTextArea *self, const char *description);
void kiosk_text_area_set_invalid (KioskTextArea *self, gboolean invalid);

void kiosk_text_area_insert (KioskTextArea *self, const char *text);
void kiosk_text_area_backspace (KioskTextArea *self);

G_END_DECLS
