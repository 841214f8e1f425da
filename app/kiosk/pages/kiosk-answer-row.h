/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One answer of the review: what was asked, what she said, and "change". Without a field to change
 * (who she is) it has no button. */
#define KIOSK_TYPE_ANSWER_ROW (kiosk_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskAnswerRow, kiosk_answer_row, KIOSK, ANSWER_ROW, GtkWidget)

/* answer: safe to set on a label. is_number: read digit by digit, and set so. field_id (nullable):
 * what "review.change" is activated with. */
GtkWidget *kiosk_answer_row_new (const char *label,
                                 const char *answer,
                                 gboolean is_number,
                                 const char *field_id);

G_END_DECLS
