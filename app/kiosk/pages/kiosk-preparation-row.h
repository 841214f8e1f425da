/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-service.h"

G_BEGIN_DECLS

/* One thing to have ready: icon, name, and a smaller line. Only to be read. */
#define KIOSK_TYPE_PREPARATION_ROW (kiosk_preparation_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskPreparationRow, kiosk_preparation_row, KIOSK, PREPARATION_ROW, GtkWidget)

GtkWidget *kiosk_preparation_row_new (CivicPreparation *preparation, const char *language);

G_END_DECLS
