/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-proof.h"

#include <cairo-pdf.h>
#include <math.h>

#include "print-qr.h"

#define POINTS_PER_INCH 72.0
#define MOSTLY_INK 128

static cairo_status_t
append (void *closure, const guchar *bytes, guint length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_pdf (const PrintDrawing *drawing, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    append, bytes, drawing->width_points, drawing->height_points);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  /* When a page was made is the caller's to print, not the file's to tell. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  drawing->draw (drawing->subject, cairo);
  cairo_show_page (cairo);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                         cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A thermal head knows no grey. */
static void
make_one_bit (cairo_surface_t *grey)
{
  int stride = cairo_image_surface_get_stride (grey);
  gsize length = (gsize) stride * cairo_image_surface_get_height (grey);
  guchar *pixels = cairo_image_surface_get_data (grey);

  cairo_surface_flush (grey);
  for (gsize i = 0; i < length; i++)
    pixels[i] = pixels[i] >= MOSTLY_INK ? 255 : 0;
  cairo_surface_mark_dirty (grey);
}

static cairo_surface_t *
rasterise (const PrintDrawing *drawing, guint dots_per_inch)
{
  double scale = dots_per_inch / POINTS_PER_INCH;
  cairo_surface_t *grey =
    cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (drawing->width_points * scale),
                                (int) ceil (drawing->height_points * scale));
  cairo_t *cairo = cairo_create (grey);

  cairo_scale (cairo, scale, scale);
  drawing->draw (drawing->subject, cairo);
  cairo_destroy (cairo);
  make_one_bit (grey);
  return grey;
}

static gboolean
reads_back (const PrintDrawing *drawing, guint dots_per_inch, GError **error)
{
  GPtrArray *expected = drawing->qr_contents;
  cairo_surface_t *grey;
  g_autoptr (GPtrArray) contents = NULL;

  if (expected->len == 0)
    return TRUE;
  grey = rasterise (drawing, dots_per_inch);
  contents = print_qr_read (grey);
  cairo_surface_destroy (grey);
  for (guint i = 0; i < expected->len; i++) {
    guint place;

    if (!g_ptr_array_find_with_equal_func (contents, expected->pdata[i], g_str_equal, &place)) {
      g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                           "A QR on the page does not read back");
      return FALSE;
    }
    g_ptr_array_remove_index (contents, place);
  }
  return TRUE;
}

PrintPage *
print_proof_make_page (const PrintDrawing *drawing, guint dots_per_inch, GError **error)
{
  g_autoptr (GBytes) pdf = NULL;
  PrintPage *page;

  if (!reads_back (drawing, dots_per_inch, error))
    return NULL;
  pdf = make_pdf (drawing, error);
  if (pdf == NULL)
    return NULL;
  page = g_new0 (PrintPage, 1);
  page->pdf = g_steal_pointer (&pdf);
  page->width_points = drawing->width_points;
  page->height_points = drawing->height_points;
  return page;
}
