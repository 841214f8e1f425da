/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-challenge.h"

G_BEGIN_DECLS

/* Where the six digits out of a message are typed: which telephone they went to, how long they
 * hold, how often she may still try, and the ways out: another message ("identity.send-again",
 * once the first has had its time), or the app ("identity.by-app"). It asks nobody; the page does.
 *
 * Signal: "activated" when it was touched and wants the keyboard. */
#define KIOSK_TYPE_PASSCODE (kiosk_passcode_get_type ())
G_DECLARE_FINAL_TYPE (KioskPasscode, kiosk_passcode, KIOSK, PASSCODE, GtkWidget)

void kiosk_passcode_set_language (KioskPasscode *self, const char *language);

/* Begins anew with a challenge that has a mobile. */
void kiosk_passcode_begin (KioskPasscode *self, const CivicChallenge *challenge);

/* Says that it was another one, and how often she may still try; empty again. */
void kiosk_passcode_show_wrong (KioskPasscode *self, guint tries_left);
void kiosk_passcode_show_problem (KioskPasscode *self, const char *sentence); /* (nullable) */

/* Another message is offered once there are at most KIOSK_PASSCODE_PATIENCE_S less than the whole
 * time left. */
#define KIOSK_PASSCODE_LIFE_S 300
#define KIOSK_PASSCODE_PATIENCE_S 60
void kiosk_passcode_set_remaining_s (KioskPasscode *self, guint remaining_s);

/* Six ASCII digits, or NULL when what is typed is none. Caller frees. */
char *kiosk_passcode_dup_passcode (KioskPasscode *self);
void kiosk_passcode_insert (KioskPasscode *self, const char *text);
void kiosk_passcode_backspace (KioskPasscode *self);
void kiosk_passcode_set_active (KioskPasscode *self, gboolean active);

G_END_DECLS
