/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The walk through a readiness check: first what the machine tries by itself, then what takes
 * hands, part by part. The agent is told of each result at once and keeps it; at the end the report
 * goes to the visit, and the walk to the page that shows it. It judges nothing: the agent does. */
#define KIOSK_TYPE_STAFF_CHECK_PAGE (kiosk_staff_check_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffCheckPage, kiosk_staff_check_page, KIOSK, STAFF_CHECK_PAGE, KioskPage)

G_END_DECLS
