/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names and figures of a report, a line each, under headings. A value stands left to right, as it
 * stands on paper. A line without a value is left out. */
#define KIOSK_TYPE_STAFF_ROWS (kiosk_staff_rows_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffRows, kiosk_staff_rows, KIOSK, STAFF_ROWS, GtkWidget)

void kiosk_staff_rows_clear (KioskStaffRows *self);
void kiosk_staff_rows_add_heading (KioskStaffRows *self, const char *heading);
void kiosk_staff_rows_add (KioskStaffRows *self, const char *name, const char *value);
/* value: a sentence, in the screen's own direction */
void kiosk_staff_rows_add_words (KioskStaffRows *self, const char *name, const char *value);
void kiosk_staff_rows_add_count (KioskStaffRows *self, const char *name, guint64 count);
/* Its beginning, which is enough to tell two apart. */
void kiosk_staff_rows_add_hash (KioskStaffRows *self, const char *name, const char *hash);

G_END_DECLS
