/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-document.h"
#include "print-error.h"
#include "print-medium.h"

G_BEGIN_DECLS

/* A document set on a roll: one page as wide as the paper and as long as its text, as a PDF of
 * whole points; or on as many sheets as it takes, which is mostly one. QR modules are whole dots of
 * the printer, in vectors. Before the PDF is handed out the same drawing is rasterised in one bit
 * at the printer's resolution and each QR decoded and compared; a page with a QR that does not read
 * back, or with a missing glyph, is refused with PRINT_ERROR_UNREADABLE. Any thread, one document
 * at a time. */
typedef struct {
  GBytes *pdf;
  guint width_points;
  guint height_points;
} PrintPage;

PrintPage *print_page_render (PrintDocument *document, const PrintMedium *medium, GError **error);
void print_page_free (PrintPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintPage, print_page_free)

G_END_DECLS
