/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Why staff make way for the next citizen: a count of the shift, nothing more. */
#define KIOSK_TYPE_STAFF_RESET_PAGE (kiosk_staff_reset_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffResetPage, kiosk_staff_reset_page, KIOSK, STAFF_RESET_PAGE, KioskPage)

G_END_DECLS
