/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-station.h"

G_BEGIN_DECLS

/* One service of a list, as wide as the page: its icon, name and summary. A touch activates
 * `action` with the service's id. Where it is about paper and there is none, it says so. */
#define KIOSK_TYPE_SERVICE_ROW (kiosk_service_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskServiceRow, kiosk_service_row, KIOSK, SERVICE_ROW, GtkButton)

GtkWidget *kiosk_service_row_new (CivicService *service,
                                  KioskStation *station,
                                  const char *language,
                                  const char *action);

G_END_DECLS
