/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-hold-button.h"
#include "kiosk-keyboard-layout.h"

G_BEGIN_DECLS

/* One key of the keyboard; the backspace repeats while it is held. It never takes the focus. */
#define KIOSK_TYPE_KEY (kiosk_key_get_type ())
G_DECLARE_FINAL_TYPE (KioskKey, kiosk_key, KIOSK, KEY, KioskHoldButton)

/* `face` is borrowed and must outlive the key. */
GtkWidget *kiosk_key_new (const KioskKeyFace *face);
const KioskKeyFace *kiosk_key_get_face (KioskKey *self);

/* What it inserts as it now stands; NULL for those that insert nothing. */
const char *kiosk_key_get_text (KioskKey *self);

/* Letters show and insert their capitals, or what stands behind shift. */
void kiosk_key_set_upper_case (KioskKey *self, gboolean upper_case);

/* Shift shows that it holds for one letter, or until it is touched again. */
void kiosk_key_set_held (KioskKey *self, gboolean held, gboolean locked);

G_END_DECLS
