/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A whole sentence to agree to, with a square mark before it: a checkbox to a screen reader. It is
 * as high as its sentence is long. */
#define KIOSK_TYPE_TOGGLE (kiosk_toggle_get_type ())
G_DECLARE_FINAL_TYPE (KioskToggle, kiosk_toggle, KIOSK, TOGGLE, GtkToggleButton)

/* hint: a smaller line beneath, (nullable). */
GtkWidget *kiosk_toggle_new (const char *text, const char *hint);

G_END_DECLS
