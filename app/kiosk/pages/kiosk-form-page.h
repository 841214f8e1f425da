/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* One page of a service's form: its questions, the keyboard for the one that is active, and what is
 * wrong beneath each. It knows no question itself. */
#define KIOSK_TYPE_FORM_PAGE (kiosk_form_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskFormPage, kiosk_form_page, KIOSK, FORM_PAGE, KioskPage)

G_END_DECLS
