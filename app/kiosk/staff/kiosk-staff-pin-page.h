/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The staff's door: a PIN, which only the agent can judge. */
#define KIOSK_TYPE_STAFF_PIN_PAGE (kiosk_staff_pin_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffPinPage, kiosk_staff_pin_page, KIOSK, STAFF_PIN_PAGE, KioskPage)

G_END_DECLS
