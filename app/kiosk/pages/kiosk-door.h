/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A big way in: an icon, a name, and a line of what is behind. */
#define KIOSK_TYPE_DOOR (kiosk_door_get_type ())
G_DECLARE_FINAL_TYPE (KioskDoor, kiosk_door, KIOSK, DOOR, GtkButton)

GtkWidget *kiosk_door_new (const char *icon_name, const char *name, const char *hint);

G_END_DECLS
