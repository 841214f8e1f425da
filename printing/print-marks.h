/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <pango/pango.h>

#include "print-format.h"
#include "print-proof.h"
#include "print-qr.h"

G_BEGIN_DECLS

/* What is on a page: lines of text, rules, signs and QR codes at their places in points from its
 * top left corner. Drawn any number of times with the same outcome. Private to the page half. */
typedef struct _PrintMarks PrintMarks;

PrintMarks *print_marks_new (double dot);
void print_marks_free (PrintMarks *self);

/* x: its left; y: its baseline. */
void print_marks_add_line (PrintMarks *self, PangoLayoutLine *line, double x, double y);
/* (transfer full): qr */
void print_marks_add_qr (
  PrintMarks *self, PrintQr *qr, const char *content, double x, double y, double module);
void print_marks_add_rule (
  PrintMarks *self, double x, double y, double width, double thickness, gboolean is_dashed);
void print_marks_add_riyal (PrintMarks *self, double x, double y, double height);

/* Where the line that was added last starts. */
void print_marks_get_last_line (PrintMarks *self, double *ret_x, double *ret_y);

/* What was added since there were `count` of them goes elsewhere, by whole dots. */
guint print_marks_get_count (PrintMarks *self);
void print_marks_move (PrintMarks *self, guint count, double right, double down);

/* (element-type PrintProofQr) (transfer none) */
GArray *print_marks_get_qrs (PrintMarks *self);

/* What starts from top to before bottom. */
void print_marks_draw_between (PrintMarks *self, cairo_t *cairo, double top, double bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintMarks, print_marks_free)

G_END_DECLS
