/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-field-input.h"

G_BEGIN_DECLS

/* One question of a form with its place to answer: label, hint, the input of its type, and the
 * sentence that says what to do when the answer will not do. It judges nothing. Its text is no way
 * into GTK's menus, selection or clipboard.
 *
 * Signals: "activated" and "opened" as those of its input. */
#define KIOSK_TYPE_FIELD (kiosk_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskField, kiosk_field, KIOSK, FIELD, GtkWidget)

/* As kiosk_field_input_new(). */
GtkWidget *
kiosk_field_new (CivicField *field, CivicAnswers *answers, const char *language, KioskVisit *visit);
CivicField *kiosk_field_get_field (KioskField *self);

/* From the keyboard on the screen; nothing happens where there is no text. */
void kiosk_field_insert (KioskField *self, const char *text);
void kiosk_field_backspace (KioskField *self);

/* NULL takes the problem away. */
void kiosk_field_show_problem (KioskField *self, const char *sentence);

/* The keys it wants; none where tiles or a stepper need none. */
KioskKeys kiosk_field_get_keys (KioskField *self);

/* Whether the keyboard types here: shown by border and caret, and the text takes the focus. */
void kiosk_field_set_active (KioskField *self, gboolean active);
gboolean kiosk_field_get_active (KioskField *self);

G_END_DECLS
