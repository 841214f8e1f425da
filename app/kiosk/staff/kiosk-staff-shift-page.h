/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The shift so far, or the last one while none runs, and its end: asked once more in plain words,
 * then the report on the glass and on paper. A printer that is out keeps no shift from ending: the
 * report is sent all the same, and printed whenever it can be. */
#define KIOSK_TYPE_STAFF_SHIFT_PAGE (kiosk_staff_shift_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffShiftPage, kiosk_staff_shift_page, KIOSK, STAFF_SHIFT_PAGE, KioskPage)

G_END_DECLS
