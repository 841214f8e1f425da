/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-result.h"

G_BEGIN_DECLS

/* One line of a card: what it is, and how it is; an address as a QR beneath its name. */
#define KIOSK_TYPE_FACT_ROW (kiosk_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskFactRow, kiosk_fact_row, KIOSK, FACT_ROW, GtkWidget)

/* left_to_right: a number that is read aloud or copied. */
GtkWidget *kiosk_fact_row_new (const char *label, const char *value, gboolean left_to_right);
GtkWidget *kiosk_fact_row_new_for_line (const KioskLine *line, const char *language);

G_END_DECLS
