/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of the fees: what it is for, and the amount in tabular figures, left to right. */
#define KIOSK_TYPE_FEE_ROW (kiosk_fee_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskFeeRow, kiosk_fee_row, KIOSK, FEE_ROW, GtkWidget)

GtkWidget *kiosk_fee_row_new (const char *label, const char *amount, gboolean is_total);

G_END_DECLS
