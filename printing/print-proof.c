/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-proof.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "print-qr.h"

#define POINTS_PER_INCH 72.0
#define MOSTLY_INK 128
#define INK 255
#define QUIET_MODULES 4

static cairo_status_t
append (void *closure, const guchar *bytes, guint length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static guint
get_page_count (const PrintDrawing *drawing)
{
  return MAX (drawing->page_count, 1);
}

static void
draw_page (const PrintDrawing *drawing, guint page, cairo_t *cairo)
{
  cairo_save (cairo);
  cairo_translate (cairo, 0, -(page * drawing->page_pitch));
  drawing->draw (drawing->subject, cairo);
  cairo_restore (cairo);
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
  for (guint page = 0; page < get_page_count (drawing); page++) {
    draw_page (drawing, page, cairo);
    cairo_show_page (cairo);
  }
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
  const int stride = cairo_image_surface_get_stride (grey);
  const gsize length = (gsize) stride * (gsize) cairo_image_surface_get_height (grey);
  guchar *pixels = cairo_image_surface_get_data (grey);

  cairo_surface_flush (grey);
  for (gsize i = 0; i < length; i++)
    pixels[i] = pixels[i] >= MOSTLY_INK ? INK : 0;
  cairo_surface_mark_dirty (grey);
}

static cairo_surface_t *
rasterise (const PrintDrawing *drawing, guint page, double scale)
{
  cairo_surface_t *grey =
    cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (drawing->width_points * scale),
                                (int) ceil (drawing->height_points * scale));
  cairo_t *cairo = cairo_create (grey);

  cairo_scale (cairo, scale, scale);
  draw_page (drawing, page, cairo);
  cairo_destroy (cairo);
  make_one_bit (grey);
  return grey;
}

static gboolean
has_ink (cairo_surface_t *bitmap, int left, int top, int right, int bottom)
{
  const int stride = cairo_image_surface_get_stride (bitmap);
  const guchar *pixels = cairo_image_surface_get_data (bitmap);

  for (int y = top; y < bottom; y++)
    if (memchr (pixels + (gsize) y * stride + left, INK, (gsize) (right - left)) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
keeps_margins (const PrintDrawing *drawing, cairo_surface_t *bitmap, double scale, GError **error)
{
  const int width = cairo_image_surface_get_width (bitmap);
  const int height = cairo_image_surface_get_height (bitmap);
  const int side = (int) floor (drawing->side_margin * scale);
  const int end = (int) floor (drawing->end_margin * scale);
  const struct {
    const char *name;
    int left, top, right, bottom;
  } margins[] = {
    { "left", 0, 0, side, height },
    { "right", width - side, 0, width, height },
    { "top", 0, 0, width, end },
    { "bottom", 0, height - end, width, height },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (margins); i++)
    if (has_ink (bitmap, margins[i].left, margins[i].top, margins[i].right, margins[i].bottom)) {
      g_set_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                   "Something stands in the %s margin of the page", margins[i].name);
      return FALSE;
    }
  return TRUE;
}

/* Looks at no more than the symbol and its quiet zone: a reader takes long over a whole page. */
static gboolean
reads_back (const PrintProofQr *qr, cairo_surface_t *bitmap, double scale)
{
  const int module = (int) round (qr->module * scale);
  const int quiet = QUIET_MODULES * module;
  const int side = (int) round (qr->side * scale) + 2 * quiet;
  g_autoptr (GPtrArray) contents =
    print_qr_read_part (bitmap, (int) round (qr->x * scale) - quiet,
                        (int) round (qr->y * scale) - quiet, side, side, module);

  return contents->len == 1 && g_str_equal (contents->pdata[0], qr->content);
}

static gboolean
passes (const PrintDrawing *drawing, guint page, guint dots_per_inch, GError **error)
{
  const double scale = dots_per_inch / POINTS_PER_INCH;
  const double top = page * drawing->page_pitch;
  cairo_surface_t *bitmap = rasterise (drawing, page, scale);
  gboolean is_good = keeps_margins (drawing, bitmap, scale, error);

  for (guint i = 0; is_good && i < drawing->qrs->len; i++) {
    PrintProofQr qr = g_array_index (drawing->qrs, PrintProofQr, i);

    qr.y -= top;
    if (qr.y < 0 || qr.y >= drawing->height_points)
      continue;
    is_good = reads_back (&qr, bitmap, scale);
    if (!is_good)
      g_set_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                   "QR %u of %u on the page does not read back", i + 1, drawing->qrs->len);
  }
  cairo_surface_destroy (bitmap);
  return is_good;
}

PrintPage *
print_proof_make_page (const PrintDrawing *drawing, guint dots_per_inch, GError **error)
{
  g_autoptr (GBytes) pdf = NULL;
  PrintPage *page;

  for (guint i = 0; i < get_page_count (drawing); i++)
    if (!passes (drawing, i, dots_per_inch, error))
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
