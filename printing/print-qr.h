/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A QR symbol (ISO/IEC 18004, level M, byte mode) as a square of dark modules. Refuses content that
 * is empty, not UTF-8, or over 1,000 bytes: NULL. Immutable. */
typedef struct _PrintQr PrintQr;

PrintQr *print_qr_new (const char *content);
void print_qr_free (PrintQr *self);
guint print_qr_get_module_count (PrintQr *self); /* per side, without the quiet zone */
gboolean print_qr_is_dark (PrintQr *self, guint column, guint row);

/* Fills the dark modules with the current source, `module` user units each, the symbol's corner at
 * x, y. `inset` shrinks every run on all sides: PDF rasterisers paint each pixel a shape touches.
 */
void print_qr_draw (PrintQr *self, cairo_t *cairo, double x, double y, double module, double inset);

/* Every QR found on an 8-bit grey surface (CAIRO_FORMAT_A8, 0 is paper), decoded. (element-type
 * utf8) */
GPtrArray *print_qr_read (cairo_surface_t *grey);
/* The same in a part of it; what lies beyond the surface is paper. Knowing how many pixels a module
 * has, it looks at no more of them than a reader needs: 0, at all. */
GPtrArray *print_qr_read_part (
  cairo_surface_t *grey, int left, int top, int width, int height, int module_pixels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintQr, print_qr_free)

G_END_DECLS
