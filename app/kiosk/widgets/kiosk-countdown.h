/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A ring that empties around a number of seconds. It starts when `seconds` is set above zero, runs
 * by the monotonic clock, notifies `seconds` as it counts, and says "finished" once, at zero. */
#define KIOSK_TYPE_COUNTDOWN (kiosk_countdown_get_type ())
G_DECLARE_FINAL_TYPE (KioskCountdown, kiosk_countdown, KIOSK, COUNTDOWN, GtkWidget)

GtkWidget *kiosk_countdown_new (void);

/* Starts over from here; 0 stops without "finished". At most an hour. */
void kiosk_countdown_set_seconds (KioskCountdown *self, guint seconds);
guint kiosk_countdown_get_seconds (KioskCountdown *self);

/* Whose digits: "ar" counts ٢٠, others 20. */
void kiosk_countdown_set_language (KioskCountdown *self, const char *language);
const char *kiosk_countdown_get_language (KioskCountdown *self);

G_END_DECLS
