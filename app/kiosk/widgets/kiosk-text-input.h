/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-typing.h"

G_BEGIN_DECLS

/* A box to type one line into, from the keyboard on the screen or a real one. It has no menu, no
 * selection by touch, no clipboard and no shortcuts, so nothing leads out of the kiosk or from one
 * citizen's text to the next. It holds at most 400 characters.
 *
 * A GtkEditable, for screen readers. Signals: its "changed" when the text is another one;
 * "activated" when it is touched or tabbed into and wants the keyboard. */
#define KIOSK_TYPE_TEXT_INPUT (kiosk_text_input_get_type ())
G_DECLARE_FINAL_TYPE (KioskTextInput, kiosk_text_input, KIOSK, TEXT_INPUT, GtkWidget)

GtkWidget *kiosk_text_input_new (KioskTyping typing);

void kiosk_text_input_set_typing (KioskTextInput *self, KioskTyping typing);
KioskTyping kiosk_text_input_get_typing (KioskTextInput *self);
void kiosk_text_input_set_text (KioskTextInput *self, const char *text);
const char *kiosk_text_input_get_text (KioskTextInput *self);
void kiosk_text_input_set_placeholder (KioskTextInput *self, const char *placeholder);
const char *kiosk_text_input_get_placeholder (KioskTextInput *self);
void kiosk_text_input_set_unit (KioskTextInput *self, const char *unit); /* (nullable) "م²" */
const char *kiosk_text_input_get_unit (KioskTextInput *self);
void kiosk_text_input_set_icon (KioskTextInput *self, const char *icon_name); /* (nullable) */
const char *kiosk_text_input_get_icon (KioskTextInput *self);

/* Shown by border and caret; being activated is the page's decision, not the touch's. */
void kiosk_text_input_set_active (KioskTextInput *self, gboolean active);
gboolean kiosk_text_input_get_active (KioskTextInput *self);

/* What a screen reader calls it and says about it, and that it holds a mistake. */
void kiosk_text_input_set_accessible_name (KioskTextInput *self, const char *name);
void kiosk_text_input_set_accessible_description (KioskTextInput *self, const char *description);
void kiosk_text_input_set_invalid (KioskTextInput *self, gboolean invalid);

void kiosk_text_input_insert (KioskTextInput *self, const char *text);
void kiosk_text_input_backspace (KioskTextInput *self);

G_END_DECLS
