/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-keys.h"

G_BEGIN_DECLS

/* A few keys of each layout, one after the other: what it asks for next stands out, and what came
 * instead is said. It has no keyboard of its own: the page shows the one it wants.
 *
 * "keyboard-changed" is emitted when it wants another, "done" after the last key. */
#define KIOSK_TYPE_CHECK_KEYS (kiosk_check_keys_get_type ())
G_DECLARE_FINAL_TYPE (KioskCheckKeys, kiosk_check_keys, KIOSK, CHECK_KEYS, GtkWidget)

void kiosk_check_keys_begin (KioskCheckKeys *self);
CivicKeyboard kiosk_check_keys_get_keyboard (KioskCheckKeys *self);
void kiosk_check_keys_insert (KioskCheckKeys *self, const char *text);

G_END_DECLS
