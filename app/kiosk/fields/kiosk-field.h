/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-answers.h"
#include "civic-field.h"

G_BEGIN_DECLS

/* One question of a form with its place to answer: label, hint, the input of its type, and the
 * sentence that says what to do when the answer will not do. It judges nothing. Its text is no way
 * into GTK's menus, selection or clipboard.
 *
 * Signal "activated": the citizen touched it and it now wants the keyboard. */
#define KIOSK_TYPE_FIELD (kiosk_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskField, kiosk_field, KIOSK, FIELD, GtkWidget)

/* Keeps references to both; language is that of the labels. */
GtkWidget *kiosk_field_new (CivicField *field, CivicAnswers *answers, const char *language);
CivicField *kiosk_field_get_field (KioskField *self);

/* From the keyboard on the screen; nothing happens where there is no text. */
void kiosk_field_insert (KioskField *self, const char *text);
void kiosk_field_backspace (KioskField *self);

/* NULL takes the problem away. */
void kiosk_field_show_problem (KioskField *self, const char *sentence);

/* The keys it wants; NONE where tiles or a stepper need none. */
CivicKeyboard kiosk_field_get_keyboard (KioskField *self);

/* Whether the keyboard types here: shown by border and caret, and the text takes the focus. */
void kiosk_field_set_active (KioskField *self, gboolean active);
gboolean kiosk_field_get_active (KioskField *self);

G_END_DECLS
