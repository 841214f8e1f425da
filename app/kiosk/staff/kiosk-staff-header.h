/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands on top of each staff screen: its title, which kiosk it is and who has logged in, and
 * the way out, always in the same place. It finds the page it stands in by itself. "title" is a
 * property. */
#define KIOSK_TYPE_STAFF_HEADER (kiosk_staff_header_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffHeader, kiosk_staff_header, KIOSK, STAFF_HEADER, GtkWidget)

G_END_DECLS
