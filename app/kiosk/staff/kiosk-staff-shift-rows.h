/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-receipt-facts.h"
#include "kiosk-staff-rows.h"

G_BEGIN_DECLS

/* A shift's figures on the glass, from the same facts as on paper. What was there is replaced. */
void kiosk_staff_shift_rows_fill (KioskStaffRows *rows,
                                  const KioskReceiptShift *shift,
                                  const char *language);

G_END_DECLS
