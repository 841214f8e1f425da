/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* What an enquiry found: a card each, with what can be done about it, or one sentence where there
 * is nothing. The whole can be printed as a slip. */
#define KIOSK_TYPE_RESULTS_PAGE (kiosk_results_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskResultsPage, kiosk_results_page, KIOSK, RESULTS_PAGE, KioskPage)

G_END_DECLS
