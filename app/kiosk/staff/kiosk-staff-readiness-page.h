/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The readiness report: of the check that staff have just made, or else how the kiosk is now with
 * what hands found last. From here it is printed, the check made, and the kiosk opened once it has
 * passed; whether it may open, the agent decides. */
#define KIOSK_TYPE_STAFF_READINESS_PAGE (kiosk_staff_readiness_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffReadinessPage, kiosk_staff_readiness_page, KIOSK, STAFF_READINESS_PAGE, KioskPage)

G_END_DECLS
