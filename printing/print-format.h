/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-document.h"
#include "print-error.h"
#include "print-medium.h"

G_BEGIN_DECLS

/* How a medium is set: its measures in points, its sizes of type. Private to the page half. */
typedef struct {
  gboolean is_sheet; /* its height is given */
  double dot;        /* of the head */

  /* Whole points: CUPS' filters cut anything else off, and the page moves by part of a dot. */
  double page_width;
  double page_height; /* 0 of a roll */

  /* Where the head does not reach, or the paper ends. */
  double side_margin;
  double end_margin; /* at the top and at the foot */

  double left, width; /* of the text */
  double top, bottom; /* from the page's edges to the text */
  double qr_side;     /* as wide as a symbol may be, without its quiet zone */
  double sizes[PRINT_SIZE_TITLE + 1];
  double spaces; /* of what stands between blocks; 1 on a roll */
} PrintFormat;

/* Rolls of 58 and 80 mm, sheets of A5 and A4, 150 to 1200 dots per inch. PRINT_ERROR_UNREADABLE for
 * anything else. */
gboolean print_format_find (const PrintMedium *medium, PrintFormat *ret_format, GError **error);

/* The same page with smaller type. */
PrintFormat print_format_shrink (const PrintFormat *format, double scale);

/* To the next whole dot from the page's top left corner, so that nothing gets a dot thicker by its
 * place; a length becomes a dot at least. */
double print_format_snap (const PrintFormat *format, double points);
double print_format_snap_length (const PrintFormat *format, double points);

G_END_DECLS
