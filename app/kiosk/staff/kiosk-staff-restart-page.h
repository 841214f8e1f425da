/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The programs begin anew, or the machine does; asked once more. */
#define KIOSK_TYPE_STAFF_RESTART_PAGE (kiosk_staff_restart_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffRestartPage, kiosk_staff_restart_page, KIOSK, STAFF_RESTART_PAGE, KioskPage)

G_END_DECLS
