/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The session's side of the supervisor's socket, a line a word. We say "warm" when the window can
 * be shown, "painted" after its first frame, "beat" every two seconds, but only after a frame was
 * really drawn, and "over". It says "show", which presents the window. Without a supervisor (fd -1)
 * the window is shown at once and "over" ends the program. */
#define KIOSK_TYPE_CONTROL (kiosk_control_get_type ())
G_DECLARE_FINAL_TYPE (KioskControl, kiosk_control, KIOSK, CONTROL, GObject)

/* Takes the descriptor over. "quit" is emitted when the program should end. */
KioskControl *kiosk_control_new (GtkWindow *window, int fd);
void kiosk_control_say_warm (KioskControl *self);
void kiosk_control_say_over (KioskControl *self);

G_END_DECLS
