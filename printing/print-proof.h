/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>

#include "print-page.h"

G_BEGIN_DECLS

/* What can be drawn any number of times with the same outcome, which is what makes the check of a
 * bitmap a check of the PDF. Private to the page half. */
typedef struct {
  guint width_points;
  guint height_points;
  GPtrArray *qr_contents; /* (element-type utf8) what a reader must find on it */
  void (*draw) (gpointer subject, cairo_t *cairo); /* in points, from the top left corner */
  gpointer subject;
} PrintDrawing;

/* The drawing as PDF, after the same drawing in one bit gave back each of its QR codes; else
 * PRINT_ERROR_UNREADABLE. */
PrintPage *print_proof_make_page (const PrintDrawing *drawing, guint dots_per_inch, GError **error);

G_END_DECLS
