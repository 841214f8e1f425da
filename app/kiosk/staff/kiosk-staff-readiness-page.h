/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The last readiness check, part by part. */
#define KIOSK_TYPE_STAFF_READINESS_PAGE (kiosk_staff_readiness_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffReadinessPage, kiosk_staff_readiness_page, KIOSK, STAFF_READINESS_PAGE, KioskPage)

G_END_DECLS
