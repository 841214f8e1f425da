/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* The state of a filing by the code of its receipt. */
#define KIOSK_TYPE_TRACK_PAGE (kiosk_track_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskTrackPage, kiosk_track_page, KIOSK, TRACK_PAGE, KioskPage)

G_END_DECLS
