/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>

#include "print-page.h"

G_BEGIN_DECLS

/* A document set on a roll: every line of text, rule and QR at its place in points. It is set once
 * and drawn any number of times with the same outcome, which is what makes the check of a bitmap a
 * check of the PDF. Private to the page half. */
typedef struct _PrintSheet PrintSheet;

/* Refuses with PRINT_ERROR_UNREADABLE: a character no font has, a QR that cannot be made or whose
 * modules would be under three dots, a page beyond what a roll printer takes. */
PrintSheet *print_sheet_new (PrintDocument *document, const PrintMedium *medium, GError **error);
void print_sheet_free (PrintSheet *self);

guint print_sheet_get_width (PrintSheet *self);  /* points */
guint print_sheet_get_height (PrintSheet *self); /* points */
/* What a reader must find on the drawing. (element-type utf8) (transfer none) */
GPtrArray *print_sheet_get_qr_contents (PrintSheet *self);

void print_sheet_draw (PrintSheet *self, cairo_t *cairo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintSheet, print_sheet_free)

G_END_DECLS
