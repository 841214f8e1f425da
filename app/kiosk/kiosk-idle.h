/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Knows that nobody is there any more. Every touch, key and pointer event on the watched widget
 * starts the wait over; after it come "warned" (seconds of the countdown) and, unless she stays,
 * "expired". Once warned only kiosk_idle_stay counts: a sleeve on the glass is no answer. It shows
 * nothing. */
#define KIOSK_TYPE_IDLE (kiosk_idle_get_type ())
G_DECLARE_FINAL_TYPE (KioskIdle, kiosk_idle, KIOSK, IDLE, GObject)

typedef enum {
  KIOSK_IDLE_VISIT,
  KIOSK_IDLE_STAFF,
} KioskIdleKind;

typedef struct {
  guint warning_ms; /* without a touch, until she is warned */
  guint countdown_ms;
} KioskIdleLimits;

KioskIdle *kiosk_idle_new (KioskIdleLimits visit, KioskIdleLimits staff);

void kiosk_idle_watch (KioskIdle *self, GtkWidget *widget);
void kiosk_idle_start (KioskIdle *self, KioskIdleKind kind);
void kiosk_idle_stay (KioskIdle *self);
void kiosk_idle_stop (KioskIdle *self);

G_END_DECLS
