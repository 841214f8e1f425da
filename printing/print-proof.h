/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>

#include "print-page.h"

G_BEGIN_DECLS

/* A QR that a reader must find on the page, and where: all in points. */
typedef struct {
  const char *content;
  double x, y; /* its corner, without the quiet zone */
  double side;
  double module;
} PrintProofQr;

/* What can be drawn any number of times with the same outcome, which is what makes the check of a
 * bitmap a check of the PDF. Private to the page half. */
typedef struct {
  guint width_points;
  guint height_points;
  guint page_count;  /* 0 is one */
  double page_pitch; /* whole dots from one page's top to the next one's; the QRs count on */
  double side_margin, end_margin; /* nothing may be drawn there */
  GArray *qrs;                    /* (element-type PrintProofQr) */
  /* In points, from the top left corner of the first page; the context shows one of them. */
  void (*draw) (gpointer subject, cairo_t *cairo);
  gpointer subject;
} PrintDrawing;

/* The drawing as PDF, after each of its pages in one bit at the printer's resolution gave back its
 * QR codes and kept its margins clean; else PRINT_ERROR_UNREADABLE, which says what is
 * wrong. */
PrintPage *print_proof_make_page (const PrintDrawing *drawing, guint dots_per_inch, GError **error);

G_END_DECLS
