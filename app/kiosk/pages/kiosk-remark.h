/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card that says one thing to know and, beneath, what follows from it; hidden while there is
 * nothing to say. Whoever shows it gives it its style class: warned, bad, calm. */
#define KIOSK_TYPE_REMARK (kiosk_remark_get_type ())
G_DECLARE_FINAL_TYPE (KioskRemark, kiosk_remark, KIOSK, REMARK, GtkWidget)

/* title: NULL hides it. text: (nullable) */
void
kiosk_remark_show (KioskRemark *self, const char *icon_name, const char *title, const char *text);

G_END_DECLS
