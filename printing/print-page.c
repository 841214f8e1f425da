/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-page.h"

#include "print-proof.h"
#include "print-sheet.h"

/* What is on another page would be hidden in this one. */
static void
draw_marks (gpointer subject, cairo_t *cairo)
{
  double left, top, right, bottom;

  cairo_clip_extents (cairo, &left, &top, &right, &bottom);
  print_marks_draw_between (subject, cairo, top, bottom);
}

PrintPage *
print_page_render (PrintDocument *document, const PrintMedium *medium, GError **error)
{
  g_autoptr (PrintSheet) sheet = NULL;
  PrintDrawing drawing = { .draw = draw_marks };
  PrintFormat format;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (medium != NULL, NULL);

  if (!print_format_find (medium, &format, error))
    return NULL;
  sheet = print_sheet_new (document, &format, error);
  if (sheet == NULL)
    return NULL;
  drawing.width_points = (guint) format.page_width;
  drawing.height_points = print_sheet_get_height (sheet);
  drawing.page_count = print_sheet_get_page_count (sheet);
  drawing.page_pitch = print_sheet_get_page_pitch (sheet);
  drawing.side_margin = format.side_margin;
  drawing.end_margin = format.end_margin;
  drawing.qrs = print_marks_get_qrs (print_sheet_get_marks (sheet));
  drawing.subject = print_sheet_get_marks (sheet);
  return print_proof_make_page (&drawing, medium->dots_per_inch, error);
}

void
print_page_free (PrintPage *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->pdf);
  g_free (self);
}
