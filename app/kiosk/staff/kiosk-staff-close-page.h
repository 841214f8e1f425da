/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Closing the kiosk to citizens: what they read meanwhile, and when it opens by itself. */
#define KIOSK_TYPE_STAFF_CLOSE_PAGE (kiosk_staff_close_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffClosePage, kiosk_staff_close_page, KIOSK, STAFF_CLOSE_PAGE, KioskPage)

G_END_DECLS
