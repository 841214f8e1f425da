/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Events of the audit log as lines: when, what, and by whose account. An event that this version
 * does not know is left out: its word is no sentence. */
#define KIOSK_TYPE_STAFF_EVENTS (kiosk_staff_events_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffEvents, kiosk_staff_events, KIOSK, STAFF_EVENTS, GtkWidget)

/* events: a(ssss), as StaffListEvents gives them. */
void kiosk_staff_events_show (KioskStaffEvents *self, GVariant *events, const char *language);

G_END_DECLS
