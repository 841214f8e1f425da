/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* What is wrong now with its remedy on top, the parts of the machine, and what staff may do. */
#define KIOSK_TYPE_STAFF_PANEL_PAGE (kiosk_staff_panel_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffPanelPage, kiosk_staff_panel_page, KIOSK, STAFF_PANEL_PAGE, KioskPage)

G_END_DECLS
