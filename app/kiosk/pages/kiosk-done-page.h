/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* What became of the filing, said no better than it is known: received or only saved here, printed
 * or not. The code and its QR always; the bill when there is one. */
#define KIOSK_TYPE_DONE_PAGE (kiosk_done_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskDonePage, kiosk_done_page, KIOSK, DONE_PAGE, KioskPage)

G_END_DECLS
