/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-page.h"

#include "print-proof.h"
#include "print-sheet.h"

static void
draw_sheet (gpointer subject, cairo_t *cairo)
{
  print_sheet_draw (subject, cairo);
}

PrintPage *
print_page_render (PrintDocument *document, const PrintMedium *medium, GError **error)
{
  g_autoptr (PrintSheet) sheet = NULL;
  PrintDrawing drawing = { .draw = draw_sheet };

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (medium->width_mm == 58 || medium->width_mm == 80, NULL);
  g_return_val_if_fail (medium->dots_per_inch >= 150 && medium->dots_per_inch <= 600, NULL);

  sheet = print_sheet_new (document, medium, error);
  if (sheet == NULL)
    return NULL;
  drawing.width_points = print_sheet_get_width (sheet);
  drawing.height_points = print_sheet_get_height (sheet);
  drawing.qr_contents = print_sheet_get_qr_contents (sheet);
  drawing.subject = sheet;
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
