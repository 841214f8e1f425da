/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Ten large keys for a number or a PIN, and above them what was typed. The keys lie in another
 * order at each showing, so that neither smears on the glass nor a hand seen from behind tell the
 * digits. A real keyboard types all the same: its order is nobody's secret. To a screen reader a
 * key is its digit, and of a PIN it is told no more than how long it is. It judges nothing.
 *
 * Properties: "title", what is asked; "secret", shown as dots. Signal: "changed". */
#define KIOSK_TYPE_DIGIT_PAD (kiosk_digit_pad_get_type ())
G_DECLARE_FINAL_TYPE (KioskDigitPad, kiosk_digit_pad, KIOSK, DIGIT_PAD, GtkWidget)

#define KIOSK_DIGIT_PAD_MAXIMUM 16

/* Whose digits the keys show, and one line beneath what was typed; (nullable). */
void kiosk_digit_pad_set_language (KioskDigitPad *self, const char *language);
void kiosk_digit_pad_show_problem (KioskDigitPad *self, const char *sentence);

/* Western digits. */
const char *kiosk_digit_pad_get_text (KioskDigitPad *self);
void kiosk_digit_pad_clear (KioskDigitPad *self);
/* Takes the digits of either script out of it, and nothing else. */
void kiosk_digit_pad_insert (KioskDigitPad *self, const char *text);
void kiosk_digit_pad_backspace (KioskDigitPad *self);

/* Lays the keys in another order. */
void kiosk_digit_pad_shuffle (KioskDigitPad *self);

G_END_DECLS
