/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A refused filing as staff may see it: its code, why, since when; nothing of what is in it. Its
 * button, where there is one, is "quarantine.release" with the code. */
#define KIOSK_TYPE_STAFF_FILING (kiosk_staff_filing_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffFiling, kiosk_staff_filing, KIOSK, STAFF_FILING, GtkWidget)

GtkWidget *kiosk_staff_filing_new (const char *code,
                                   const char *reason,
                                   const char *since,
                                   gboolean may_release);

G_END_DECLS
