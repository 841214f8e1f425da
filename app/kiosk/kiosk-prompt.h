/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-typing.h"

G_BEGIN_DECLS

/* One typed line that belongs to no service's form: an ID number, a tracking code, a PIN. A label,
 * a hint, the box, and beneath it the sentence that says what to do; the same look as a form's
 * field.
 *
 * Properties: "label", "hint", and "typing", a KioskTyping. Signals: "changed", and "activated"
 * when it was touched and wants the keyboard. */
#define KIOSK_TYPE_PROMPT (kiosk_prompt_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrompt, kiosk_prompt, KIOSK, PROMPT, GtkWidget)

void kiosk_prompt_set_typing (KioskPrompt *self, KioskTyping typing);
const char *kiosk_prompt_get_text (KioskPrompt *self);
void kiosk_prompt_set_text (KioskPrompt *self, const char *text);
void kiosk_prompt_insert (KioskPrompt *self, const char *text);
void kiosk_prompt_backspace (KioskPrompt *self);
void kiosk_prompt_set_active (KioskPrompt *self, gboolean active);

/* NULL takes the problem away. */
void kiosk_prompt_show_problem (KioskPrompt *self, const char *sentence);

G_END_DECLS
