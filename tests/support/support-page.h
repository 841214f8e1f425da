/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What others read of a PDF page: poppler its words and dots. Whatever fails ends the test. */

/* arguments: a program that takes the PDF on its standard input. Free with g_bytes_unref(). */
GBytes *support_page_pipe (GBytes *pdf, const char *const *arguments);

/* What pdftotext finds, without the marks by which it says which way a line runs. Free with
 * g_free(). */
char *support_page_read_words (GBytes *pdf);

/* That `words` are there, blanks and all; or but for the blanks, where lines may break. */
void support_page_assert_words (const char *text, const char *words);
void support_page_assert_letters (const char *text, const char *words);

/* A head's dots: row after row, TRUE is black. */
typedef struct {
  guint width;
  guint height;
  gboolean *dots;
} SupportRaster;

SupportRaster *support_page_rasterise (GBytes *pdf, guint dots_per_inch);
void support_raster_free (SupportRaster *self);
gboolean support_raster_is_black (const SupportRaster *self, guint x, guint y);
void support_raster_assert_margins (const SupportRaster *self, guint side, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportRaster, support_raster_free)

G_END_DECLS
