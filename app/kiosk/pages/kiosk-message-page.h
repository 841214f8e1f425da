/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Her code in a message to her own phone: to the number the municipality knows of her, or to one
 * she types. What is wrong is said here, and nothing is said to be sent before the central has. */
#define KIOSK_TYPE_MESSAGE_PAGE (kiosk_message_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskMessagePage, kiosk_message_page, KIOSK, MESSAGE_PAGE, KioskPage)

G_END_DECLS
