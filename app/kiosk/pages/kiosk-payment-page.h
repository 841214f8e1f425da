/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Paying a bill with her own phone: what it is, the QR that leads there and how long it holds, and,
 * once the central says so, that it is paid. The kiosk takes no money and says nothing better than
 * it knows. */
#define KIOSK_TYPE_PAYMENT_PAGE (kiosk_payment_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskPaymentPage, kiosk_payment_page, KIOSK, PAYMENT_PAGE, KioskPage)

G_END_DECLS
