/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Are you still there?" over the page, with the seconds that are left and two answers: "stay" and
 * "leave". It covers the page, so that nothing personal is read over a shoulder meanwhile. */
#define KIOSK_TYPE_IDLE_WARNING (kiosk_idle_warning_get_type ())
G_DECLARE_FINAL_TYPE (KioskIdleWarning, kiosk_idle_warning, KIOSK, IDLE_WARNING, GtkWidget)

void kiosk_idle_warning_start (KioskIdleWarning *self, guint countdown_s);

/* Once it is visible: a real keyboard answers here, and not in the field beneath. */
void kiosk_idle_warning_take_focus (KioskIdleWarning *self);

/* It outlives the pages, so its sentences are set anew when the language changes. */
void kiosk_idle_warning_translate (KioskIdleWarning *self, const char *language);

/* What is said depends on who does not answer: a citizen, at first, or staff. */
void kiosk_idle_warning_address (KioskIdleWarning *self, gboolean is_staff);

G_END_DECLS
