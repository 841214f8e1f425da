/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-format.h"

#include <math.h>

#define POINTS_PER_INCH 72.0
#define MM (POINTS_PER_INCH / 25.4)
#define MIN_DOTS_PER_INCH 150
#define MAX_DOTS_PER_INCH 1200

typedef struct {
  guint width_mm, height_mm;
  double side_margin_mm, end_margin_mm;
  double side_mm, end_mm; /* from the edge to the text */
  double qr_mm;
  double sizes[PRINT_SIZE_TITLE + 1];
  double spaces;
} Measures;

/* A head reaches 72 mm of an 80 mm roll and 48 mm of one of 58 mm; a page printer all but 4.2 mm.
 * Text keeps a hair more away: a letter may lean out of its line. */
static const Measures media[] = {
  { 58, 0, 5, 3, 5.25, 4, 40, { 7, 8.5, 10, 11 }, 1 },
  { 80, 0, 4, 3, 4.25, 4, 51, { 7.5, 9, 11, 12 }, 1 },
  { 148, 210, 5, 5, 15, 13, 38, { 7.5, 9.5, 12.5, 16 }, 1.15 },
  { 210, 297, 5, 5, 22, 18, 46, { 9, 11.5, 15.5, 20 }, 1.5 },
};

static const Measures *
find_measures (const PrintMedium *medium)
{
  for (gsize i = 0; i < G_N_ELEMENTS (media); i++)
    if (media[i].width_mm == medium->width_mm && media[i].height_mm == medium->height_mm)
      return &media[i];
  return NULL;
}

gboolean
print_format_find (const PrintMedium *medium, PrintFormat *ret_format, GError **error)
{
  const Measures *measures = find_measures (medium);
  PrintFormat format = { 0 };

  if (measures == NULL || medium->dots_per_inch < MIN_DOTS_PER_INCH ||
      medium->dots_per_inch > MAX_DOTS_PER_INCH) {
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                 "No page is known for paper of %u by %u mm at %u dots per inch", medium->width_mm,
                 medium->height_mm, medium->dots_per_inch);
    return FALSE;
  }
  format.is_sheet = medium->height_mm > 0;
  format.dot = POINTS_PER_INCH / medium->dots_per_inch;
  format.page_width = floor (medium->width_mm * MM);
  format.page_height = floor (medium->height_mm * MM);
  format.side_margin = measures->side_margin_mm * MM;
  format.end_margin = measures->end_margin_mm * MM;
  format.left = measures->side_mm * MM;
  format.width = format.page_width - 2 * format.left;
  format.top = format.bottom = measures->end_mm * MM;
  format.qr_side = measures->qr_mm * MM;
  for (gsize i = 0; i < G_N_ELEMENTS (format.sizes); i++)
    format.sizes[i] = measures->sizes[i];
  format.spaces = measures->spaces;
  *ret_format = format;
  return TRUE;
}

PrintFormat
print_format_shrink (const PrintFormat *format, double scale)
{
  PrintFormat smaller = *format;

  for (gsize i = 0; i < G_N_ELEMENTS (smaller.sizes); i++)
    smaller.sizes[i] *= scale;
  smaller.spaces *= scale;
  return smaller;
}

double
print_format_snap (const PrintFormat *format, double points)
{
  return round (points / format->dot) * format->dot;
}

double
print_format_snap_length (const PrintFormat *format, double points)
{
  return fmax (format->dot, print_format_snap (format, points));
}
