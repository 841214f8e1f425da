/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-shift.h"

G_BEGIN_DECLS

/* The running shift in four figures. */
#define KIOSK_TYPE_STAFF_SHIFT_CARD (kiosk_staff_shift_card_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffShiftCard, kiosk_staff_shift_card, KIOSK, STAFF_SHIFT_CARD, GtkWidget)

/* shift: (nullable) NULL: none runs. */
void kiosk_staff_shift_card_show (KioskStaffShiftCard *self,
                                  const CivicShift *shift,
                                  const char *language);

G_END_DECLS
