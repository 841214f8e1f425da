/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>

#include "print-format.h"
#include "print-marks.h"

G_BEGIN_DECLS

/* A document set on a page: on a roll as one column, as long as its text; on a sheet as a letter,
 * with a heading, a QR beside its code, facts in columns and its last words at the foot, in smaller
 * type where it would not fit. Set once and drawn any number of times. Private to the page half. */
typedef struct _PrintSheet PrintSheet;

/* Refuses with PRINT_ERROR_UNREADABLE: a character no font has, a QR that cannot be made, more than
 * a roll printer takes in one page, or more than one sheet holds in type that can be read. */
PrintSheet *print_sheet_new (PrintDocument *document, const PrintFormat *format, GError **error);
void print_sheet_free (PrintSheet *self);

guint print_sheet_get_height (PrintSheet *self);      /* points */
PrintMarks *print_sheet_get_marks (PrintSheet *self); /* (transfer none) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintSheet, print_sheet_free)

G_END_DECLS
