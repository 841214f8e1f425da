/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* How loud, how bright, and in which of the centre's languages from the next visit on. */
#define KIOSK_TYPE_STAFF_SETTINGS_PAGE (kiosk_staff_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffSettingsPage, kiosk_staff_settings_page, KIOSK, STAFF_SETTINGS_PAGE, KioskPage)

G_END_DECLS
