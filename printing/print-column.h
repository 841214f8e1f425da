/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-document-private.h"
#include "print-format.h"
#include "print-lettering.h"
#include "print-marks.h"

G_BEGIN_DECLS

/* A column that blocks are set in from top to bottom: a whole roll, or part of a sheet. Breaks
 * lines, shares a width between label and value, keeps codes on one line and makes smaller what is
 * wider than the column. Private to the page half. */
typedef struct {
  const PrintFormat *format;
  PrintLettering *lettering; /* keeps what is set */
  PrintMarks *marks;
  PrintDirection direction; /* of the document */
  double left, width;
  double y;                   /* where the next block goes */
  double figure_width;        /* of the amounts that stand together */
  gboolean is_ragged;         /* centred blocks stand at the start, like all others */
  gboolean has_label_columns; /* values stand in a column of their own, next to their labels */
} PrintColumn;

/* The blocks from `start` to before `end`. PRINT_ERROR_UNREADABLE for a QR that cannot be made, or
 * whose modules would be under three dots. */
gboolean
print_column_set (PrintColumn *self, GPtrArray *blocks, guint start, guint end, GError **error);

G_END_DECLS
