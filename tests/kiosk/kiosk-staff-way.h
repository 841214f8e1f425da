/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-rig.h"

G_BEGIN_DECLS

/* The staff's way in, as hands take it: the corner, the number, the PIN. */

static inline void
staff_type (Kiosk *kiosk, const char *digits)
{
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), digits);
}

/* To the page that asks for the PIN. */
static inline void
staff_knock (Kiosk *kiosk)
{
  kiosk_window_let_staff_in (kiosk->window);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_STAFF_NUMBER);
  staff_type (kiosk, "2001");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_STAFF_PIN);
}

/* To the panel, as the role of the bench. */
static inline void
staff_log_in (Kiosk *kiosk)
{
  staff_knock (kiosk);
  staff_type (kiosk, "204226");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
}

G_END_DECLS
