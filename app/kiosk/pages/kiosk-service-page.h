/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* What a service costs, how long it takes and what to have ready, before a single question. */
#define KIOSK_TYPE_SERVICE_PAGE (kiosk_service_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskServicePage, kiosk_service_page, KIOSK, SERVICE_PAGE, KioskPage)

G_END_DECLS
