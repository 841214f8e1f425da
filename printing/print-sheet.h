/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>

#include "print-format.h"
#include "print-lettering.h"
#include "print-marks.h"

G_BEGIN_DECLS

/* A document set on a page: on a roll as one column, as long as its text; on a sheet as a letter,
 * with a heading, a QR beside its code, facts in columns and its last words at the foot, in smaller
 * type where it would not fit, and on further sheets where type would be too small to read. Set
 * once and drawn any number of times. Private to the page half. */
typedef struct _PrintSheet PrintSheet;

/* Refuses with PRINT_ERROR_UNREADABLE: a character no font has, a QR that cannot be made, more than
 * a roll printer takes in one page, or more sheets than anybody would read. */
PrintSheet *print_sheet_new (PrintDocument *document,
                             const PrintFormat *format,
                             PrintSubstitute substitute,
                             GError **error);
void print_sheet_free (PrintSheet *self);

guint print_sheet_get_height (PrintSheet *self); /* points, of a page */
guint print_sheet_get_page_count (PrintSheet *self);
double
print_sheet_get_page_pitch (PrintSheet *self); /* points from a page's top to the next one's */
PrintMarks *print_sheet_get_marks (PrintSheet *self); /* (transfer none) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintSheet, print_sheet_free)

G_END_DECLS
