/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Sends by itself what needs no review and no consent: an opinion. It stands for a moment only. */
#define KIOSK_TYPE_SENDING_PAGE (kiosk_sending_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskSendingPage, kiosk_sending_page, KIOSK, SENDING_PAGE, KioskPage)

G_END_DECLS
