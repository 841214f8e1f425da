/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Who is asking: the ID number, then the two digits to pick in the Nafath app, or a code out of a
 * message to her phone, and a clear way on when she refuses, is too late, or the line is down. It
 * never asks for a password. */
#define KIOSK_TYPE_IDENTITY_PAGE (kiosk_identity_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskIdentityPage, kiosk_identity_page, KIOSK, IDENTITY_PAGE, KioskPage)

G_END_DECLS
