/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-page.h"

#include "print-document-private.h"
#include "print-proof.h"
#include "print-sheet.h"
#include "print-text.h"

#define MAX_FOREIGN_SCRIPTS 2

/* What is on another page would be hidden in this one. */
static void
draw_marks (gpointer subject, cairo_t *cairo)
{
  double left, top, right, bottom;

  cairo_clip_extents (cairo, &left, &top, &right, &bottom);
  print_marks_draw_between (subject, cairo, top, bottom);
}

static PrintPage *
set_page (PrintDocument *document,
          const PrintMedium *medium,
          const PrintFormat *format,
          PrintSubstitute substitute,
          GError **error)
{
  g_autoptr (PrintSheet) sheet = print_sheet_new (document, format, substitute, error);
  PrintDrawing drawing = { .draw = draw_marks };

  if (sheet == NULL)
    return NULL;
  drawing.width_points = (guint) format->page_width;
  drawing.height_points = print_sheet_get_height (sheet);
  drawing.page_count = print_sheet_get_page_count (sheet);
  drawing.page_pitch = print_sheet_get_page_pitch (sheet);
  drawing.side_margin = format->side_margin;
  drawing.end_margin = format->end_margin;
  drawing.qrs = print_marks_get_qrs (print_sheet_get_marks (sheet));
  drawing.subject = print_sheet_get_marks (sheet);
  return print_proof_make_page (&drawing, medium->dots_per_inch, error);
}

static void
add_foreign_scripts (GHashTable *scripts, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar character = g_utf8_get_char (at);

    if (print_text_is_foreign (character))
      g_hash_table_add (scripts, GINT_TO_POINTER (g_unichar_get_script (character)));
  }
}

/* A name may be in any script; a dozen of them are nobody's name. Each has a font of its own, and
 * from ten open fonts on cairo closes those of other threads: the screen's. */
static PrintSubstitute
choose_substitute (PrintDocument *document)
{
  GPtrArray *blocks = print_document_get_blocks (document);
  g_autoptr (GHashTable) scripts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < blocks->len; i++) {
    const PrintBlock *block = blocks->pdata[i];

    if (block->kind == PRINT_BLOCK_QR)
      continue;
    add_foreign_scripts (scripts, block->text);
    add_foreign_scripts (scripts, block->value);
  }
  return g_hash_table_size (scripts) <= MAX_FOREIGN_SCRIPTS ? PRINT_SUBSTITUTE_MISSING
                                                            : PRINT_SUBSTITUTE_FOREIGN;
}

PrintPage *
print_page_render (PrintDocument *document, const PrintMedium *medium, GError **error)
{
  PrintFormat format;
  PrintPage *page;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (medium != NULL, NULL);

  if (!print_format_find (medium, &format, error))
    return NULL;
  page = set_page (document, medium, &format, choose_substitute (document), NULL);
  if (page == NULL)
    /* Some font's letters may be elsewhere than it says: rather a receipt without them than none.
     */
    page = set_page (document, medium, &format, PRINT_SUBSTITUTE_FOREIGN, error);
  return page;
}

void
print_page_free (PrintPage *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->pdf);
  g_free (self);
}
