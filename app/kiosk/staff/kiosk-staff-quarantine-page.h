/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The filings that the central refused, by code and reason only. Sending one again takes two
 * people. */
#define KIOSK_TYPE_STAFF_QUARANTINE_PAGE (kiosk_staff_quarantine_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffQuarantinePage, kiosk_staff_quarantine_page, KIOSK, STAFF_QUARANTINE_PAGE, KioskPage)

G_END_DECLS
