/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The staff's door: the number of an account, or a badge held to the scanner. */
#define KIOSK_TYPE_STAFF_NUMBER_PAGE (kiosk_staff_number_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffNumberPage, kiosk_staff_number_page, KIOSK, STAFF_NUMBER_PAGE, KioskPage)

G_END_DECLS
