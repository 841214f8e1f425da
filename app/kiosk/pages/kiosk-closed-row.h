/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-closed-words.h"

G_BEGIN_DECLS

/* That this kiosk is closed, in one language and in its direction, whatever the screen's are. */
#define KIOSK_TYPE_CLOSED_ROW (kiosk_closed_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskClosedRow, kiosk_closed_row, KIOSK, CLOSED_ROW, GtkWidget)

GtkWidget *kiosk_closed_row_new (const char *language);

/* Says it afresh. hours: (nullable) the centre's. */
void kiosk_closed_row_update (KioskClosedRow *self,
                              KioskAgentLink *link,
                              CivicHours *hours,
                              GDateTime *now);

G_END_DECLS
