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
  double side_margin, end_margin;                  /* nothing may be drawn there */
  GArray *qrs;                                     /* (element-type PrintProofQr) */
  void (*draw) (gpointer subject, cairo_t *cairo); /* in points, from the top left corner */
  gpointer subject;
} PrintDrawing;

/* The drawing as PDF, after the same drawing in one bit at the printer's resolution gave back each
 * of its QR codes and kept its margins clean; else PRINT_ERROR_UNREADABLE, which says what is
 * wrong. */
PrintPage *print_proof_make_page (const PrintDrawing *drawing, guint dots_per_inch, GError **error);

G_END_DECLS
