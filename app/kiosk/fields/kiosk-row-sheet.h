/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "kiosk-sheet.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* One row of a group on a page of its own: its questions, and "save" that checks them. Going back
 * leaves the row as it was; a new one is then gone. */
#define KIOSK_TYPE_ROW_SHEET (kiosk_row_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KioskRowSheet, kiosk_row_sheet, KIOSK, ROW_SHEET, KioskSheet)

/* index: of a row that is there. */
GtkWidget *kiosk_row_sheet_new (CivicAnswers *answers,
                                CivicField *group,
                                guint index,
                                gboolean is_new,
                                const char *language,
                                KioskVisit *visit);

G_END_DECLS
