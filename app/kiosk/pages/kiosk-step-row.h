/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of the numbered things to do with her phone: a round number and a sentence. What is done has
 * a tick in the number's place. */
#define KIOSK_TYPE_STEP_ROW (kiosk_step_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskStepRow, kiosk_step_row, KIOSK, STEP_ROW, GtkWidget)

void kiosk_step_row_set_done (KioskStepRow *self, gboolean is_done);

/* "1" is written in the digits of `language`. */
void kiosk_step_row_show (KioskStepRow *self, guint number, const char *text, const char *language);

G_END_DECLS
