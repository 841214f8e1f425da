/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Goodbye. What was entered is being wiped: this process ends with the countdown. */
#define KIOSK_TYPE_THANKS_PAGE (kiosk_thanks_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskThanksPage, kiosk_thanks_page, KIOSK, THANKS_PAGE, KioskPage)

G_END_DECLS
