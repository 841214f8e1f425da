/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-document.h"
#include "print-error.h"
#include "print-medium.h"

G_BEGIN_DECLS

/* A document set on a roll, as one page as long as its text, or on as many sheets as it takes,
 * which is mostly one: a PDF of whole points, its QR modules whole dots of the printer, in vectors.
 * Before it is handed out the same drawing is rasterised in one bit at the printer's resolution:
 * what has ink in the margins, a QR that does not read back, or a missing glyph is refused with
 * PRINT_ERROR_UNREADABLE and a message that says which. A character that no font has becomes
 * U+FFFD; a page that fails its proof is tried once more with the other scripts' letters so
 * replaced. Any thread; a second page waits for the first. */
typedef struct {
  GBytes *pdf;
  guint width_points;
  guint height_points;
} PrintPage;

PrintPage *print_page_render (PrintDocument *document, const PrintMedium *medium, GError **error);
void print_page_free (PrintPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintPage, print_page_free)

G_END_DECLS
