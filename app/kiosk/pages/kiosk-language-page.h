/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Every language offered, large, for whoever touched the first screen beside its buttons. */
#define KIOSK_TYPE_LANGUAGE_PAGE (kiosk_language_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskLanguagePage, kiosk_language_page, KIOSK, LANGUAGE_PAGE, KioskPage)

G_END_DECLS
