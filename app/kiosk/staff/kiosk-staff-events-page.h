/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* What the audit log says of the last hours, in words. */
#define KIOSK_TYPE_STAFF_EVENTS_PAGE (kiosk_staff_events_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffEventsPage, kiosk_staff_events_page, KIOSK, STAFF_EVENTS_PAGE, KioskPage)

G_END_DECLS
