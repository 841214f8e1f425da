/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Every answer once more with its own way to change it, the fees line by line, and the consent
 * without which nothing is sent. */
#define KIOSK_TYPE_REVIEW_PAGE (kiosk_review_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskReviewPage, kiosk_review_page, KIOSK, REVIEW_PAGE, KioskPage)

G_END_DECLS
