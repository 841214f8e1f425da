/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-receipt-facts.h"
#include "kiosk-station.h"

G_BEGIN_DECLS

/* The button that prints a report, and beneath it what became of the paper: the report itself does
 * not hang on it, so that it may be printed later, and again. "wanted" is emitted when it is
 * touched; whose report it is then prints. */
#define KIOSK_TYPE_STAFF_PAPER_LINE (kiosk_staff_paper_line_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffPaperLine, kiosk_staff_paper_line, KIOSK, STAFF_PAPER_LINE, GtkWidget)

/* (transfer full): facts */
void kiosk_staff_paper_line_print (KioskStaffPaperLine *self,
                                   KioskStation *station,
                                   KioskReceiptFacts *facts);

G_END_DECLS
