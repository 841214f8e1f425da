/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The doors as citizens name them, those with something behind them here; a search over all
 * services, and the way to track a filing, also by holding its receipt to the reader. */
#define KIOSK_TYPE_HOME_PAGE (kiosk_home_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskHomePage, kiosk_home_page, KIOSK, HOME_PAGE, KioskPage)

G_END_DECLS
