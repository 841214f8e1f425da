/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* What an enquiry found: a card each, with what can be done about it, or one sentence where there
 * is nothing. Where the central has more than a page of them, the next is fetched on demand and
 * stands behind, while what is read stays where it is. All can be printed as a slip. */
#define KIOSK_TYPE_RESULTS_PAGE (kiosk_results_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskResultsPage, kiosk_results_page, KIOSK, RESULTS_PAGE, KioskPage)

G_END_DECLS
