/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-idle.h"
#include "kiosk-page.h"

G_BEGIN_DECLS

/* The glass: bar, page, footer and keyboard of one visit. It alone moves from page to page, by the
 * journey's table; it ends the visit, lets staff in, and changes the language under a page. A page
 * is rebuilt at every move, so that nothing of the former one stays.
 *
 * "over" is emitted once, when the visit has ended and this process
 * has nothing left to do. */
#define KIOSK_TYPE_WINDOW (kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (KioskWindow, kiosk_window, KIOSK, WINDOW, GtkWindow)

KioskWindow *kiosk_window_new (KioskStation *station);

KioskPage *kiosk_window_get_page (KioskWindow *self);
KioskStep kiosk_window_get_step (KioskWindow *self);
KioskVisit *kiosk_window_get_visit (KioskWindow *self);
KioskIdle *kiosk_window_get_idle (KioskWindow *self);

/* To the staff's door. Whoever was here, her visit ends before anything else is shown. */
void kiosk_window_let_staff_in (KioskWindow *self);

/* For another session: "over", unless somebody is beyond the first screen. */
void kiosk_window_step_aside (KioskWindow *self);

G_END_DECLS
