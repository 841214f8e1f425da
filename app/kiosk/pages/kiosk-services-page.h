/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The services behind one door. */
#define KIOSK_TYPE_SERVICES_PAGE (kiosk_services_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskServicesPage, kiosk_services_page, KIOSK, SERVICES_PAGE, KioskPage)

G_END_DECLS
