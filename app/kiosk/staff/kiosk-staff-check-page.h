/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The walk through the parts that want hands. */
#define KIOSK_TYPE_STAFF_CHECK_PAGE (kiosk_staff_check_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffCheckPage, kiosk_staff_check_page, KIOSK, STAFF_CHECK_PAGE, KioskPage)

G_END_DECLS
