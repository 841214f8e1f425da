/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-receipt.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static cairo_status_t
write_to_descriptor (void *descriptor, const unsigned char *bytes, unsigned int length)
{
  return write (*(int *) descriptor, bytes, length) == (gssize) length ? CAIRO_STATUS_SUCCESS
                                                                       : CAIRO_STATUS_WRITE_ERROR;
}

int
support_receipt_draw (guint width_points, guint height_points, const char *title)
{
  int descriptor = memfd_create ("receipt", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_to_descriptor, &descriptor,
                                                                  width_points, height_points);
  cairo_t *cairo = cairo_create (surface);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_rectangle (cairo, 40, 40, 100, 100);
  cairo_fill (cairo);
  cairo_show_page (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  g_assert_cmpint (fcntl (descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW), ==,
                   0);

  return descriptor;
}
