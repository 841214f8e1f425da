/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One part of the machine on the staff's panel: its icon in the colour of its state, its name, and
 * the state in words, so that colour is never the only sign; and what to do, where something is. */
#define KIOSK_TYPE_STAFF_CARD (kiosk_staff_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffCard, kiosk_staff_card, KIOSK, STAFF_CARD, GtkWidget)

typedef enum {
  KIOSK_HEALTH_GOOD,
  KIOSK_HEALTH_MIDDLING,
  KIOSK_HEALTH_BAD,
} KioskHealth;

/* "icon", "title" and "small" are properties. remedy: (nullable) */
void kiosk_staff_card_show (KioskStaffCard *self,
                            KioskHealth health,
                            const char *text,
                            const char *remedy);

G_END_DECLS
