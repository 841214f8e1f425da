/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-line.h"

#include <hb.h>

#define LEFT_TO_RIGHT_MARK 0x200e
#define RIGHT_TO_LEFT_MARK 0x200f
#define ZERO_WIDTH_SPACE 0x200b
#define MAX_CLUSTER_CHARACTERS 16

/* A run on its way to cairo, from left to right whichever way it is read. */
typedef struct {
  PangoFont *font;
  gulong blank;           /* a glyph of no width and no ink; 0 where the font has none */
  cairo_glyph_t *letters; /* each stands for a character */
  cairo_text_cluster_t *clusters;
  int letter_count;
  cairo_glyph_t *shapes; /* drawn, but no text */
  int shape_count;
  GString *text;
  double x, y;
} Pen;

static double
to_points (int units)
{
  return units / (double) PANGO_SCALE;
}

static gulong
find_blank (PangoFont *font)
{
  hb_font_t *shapes = pango_font_get_hb_font (font);
  hb_codepoint_t glyph = 0;

  if (!hb_font_get_nominal_glyph (shapes, ZERO_WIDTH_SPACE, &glyph) ||
      hb_font_get_glyph_h_advance (shapes, glyph) != 0)
    return 0;
  return glyph;
}

static void
pen_start (Pen *self, PangoGlyphItem *run, guint text_length)
{
  /* At most one letter a character, the bidi marks around, and all glyphs as shapes. */
  const gsize count = text_length + (gsize) run->glyphs->num_glyphs + 2;

  self->font = run->item->analysis.font;
  self->blank = find_blank (self->font);
  self->letters = g_new (cairo_glyph_t, count);
  self->clusters = g_new (cairo_text_cluster_t, count);
  self->shapes = g_new (cairo_glyph_t, (gsize) run->glyphs->num_glyphs);
  self->text = g_string_sized_new (2 * text_length);
  self->letter_count = 0;
  self->shape_count = 0;
}

static void
pen_finish (Pen *self, cairo_t *cairo)
{
  cairo_set_scaled_font (cairo, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (self->font)));
  if (self->letter_count > 0)
    cairo_show_text_glyphs (cairo, self->text->str, (int) self->text->len, self->letters,
                            self->letter_count, self->clusters, self->letter_count, 0);
  if (self->shape_count > 0) {
    cairo_glyph_path (cairo, self->shapes, self->shape_count);
    cairo_fill (cairo);
  }
  g_free (self->letters);
  g_free (self->clusters);
  g_free (self->shapes);
  g_string_free (self->text, TRUE);
}

static void
pen_add_letter (Pen *self, gulong glyph, double x, double y, gunichar character)
{
  const gsize former_length = self->text->len;

  g_string_append_unichar (self->text, character);
  self->letters[self->letter_count] = (cairo_glyph_t){ glyph, x, y };
  self->clusters[self->letter_count] =
    (cairo_text_cluster_t){ (int) (self->text->len - former_length), 1 };
  self->letter_count++;
}

static void
pen_add_blank (Pen *self, gunichar character)
{
  if (self->blank != 0)
    pen_add_letter (self, self->blank, self->x, self->y, character);
}

static gboolean
is_drawn (const PangoGlyphInfo *glyph)
{
  return glyph->glyph != PANGO_GLYPH_EMPTY && (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
}

/* The glyph of the letter itself: what floats over it takes no room and no place on the line. */
static int
find_bearer (Pen *self, const PangoGlyphInfo *glyphs, int count)
{
  for (int i = 0; i < count; i++)
    if (is_drawn (&glyphs[i]) &&
        (self->blank == 0 || (glyphs[i].geometry.width > 0 && glyphs[i].geometry.y_offset == 0)))
      return i;
  return -1;
}

static guint
decode (const char *text, const char *end, gunichar *characters)
{
  guint count = 0;

  for (; text < end && count < MAX_CLUSTER_CHARACTERS; text = g_utf8_next_char (text))
    if (g_unichar_type (g_utf8_get_char (text)) != G_UNICODE_FORMAT)
      characters[count++] = g_utf8_get_char (text);
  return count;
}

static void
pen_add_cluster (Pen *self,
                 const PangoGlyphInfo *glyphs,
                 int glyph_count,
                 const gunichar *characters,
                 guint count,
                 gboolean is_right_to_left)
{
  const int bearer = find_bearer (self, glyphs, glyph_count);
  const guint first = bearer >= 0 ? 1 : 0;

  if (is_right_to_left)
    for (guint i = count; i > first; i--)
      pen_add_blank (self, characters[i - 1]);
  for (int i = 0; i < glyph_count; i++) {
    const PangoGlyphGeometry *geometry = &glyphs[i].geometry;
    const double x = self->x + to_points (geometry->x_offset);
    const double y = self->y + to_points (geometry->y_offset);

    if (i == bearer && count > 0)
      pen_add_letter (self, glyphs[i].glyph, x, y, characters[0]);
    else if (is_drawn (&glyphs[i]))
      self->shapes[self->shape_count++] = (cairo_glyph_t){ glyphs[i].glyph, x, y };
    self->x += to_points (geometry->width);
  }
  if (!is_right_to_left)
    for (guint i = first; i < count; i++)
      pen_add_blank (self, characters[i]);
}

static void
pen_add_run (Pen *self, PangoGlyphItem *run, const char *text)
{
  const PangoGlyphString *glyphs = run->glyphs;
  const int length = run->item->length;
  const gboolean is_right_to_left = run->item->analysis.level % 2 != 0;

  for (int start = 0, end; start < glyphs->num_glyphs; start = end) {
    const int *places = glyphs->log_clusters;
    gunichar characters[MAX_CLUSTER_CHARACTERS];
    int next;
    guint count;

    for (end = start + 1; end < glyphs->num_glyphs && places[end] == places[start]; end++)
      ;
    if (is_right_to_left)
      next = start > 0 ? places[start - 1] : length;
    else
      next = end < glyphs->num_glyphs ? places[end] : length;
    count = decode (text + places[start], text + next, characters);
    pen_add_cluster (self, &glyphs->glyphs[start], end - start, characters, count,
                     is_right_to_left);
  }
}

static gboolean
runs_against (const GSList *runs, gboolean is_right_to_left)
{
  const PangoGlyphItem *run = runs->data;

  /* Within lines from the left, a number in Arabic belongs to the Arabic. */
  return is_right_to_left ? run->item->analysis.level % 2 == 0 : run->item->analysis.level > 0;
}

void
print_line_draw (PangoLayoutLine *line, const char *text, cairo_t *cairo, double x, double y)
{
  const gboolean is_right_to_left = line->resolved_dir == PANGO_DIRECTION_RTL;
  gboolean is_against = FALSE;
  Pen pen = { .x = x, .y = y };

  for (GSList *runs = line->runs; runs != NULL; runs = runs->next) {
    PangoGlyphItem *run = runs->data;
    const gboolean was_against = is_against;
    const gboolean is_next_against =
      runs->next != NULL && runs_against (runs->next, is_right_to_left);

    is_against = runs_against (runs, is_right_to_left);
    pen_start (&pen, run, (guint) run->item->length);
    /* Readers give the blanks after a run of the other direction to that run, but for these. */
    if (is_right_to_left && is_against && !was_against && runs != line->runs)
      pen_add_blank (&pen, RIGHT_TO_LEFT_MARK);
    pen_add_run (&pen, run, text + run->item->offset - line->start_index);
    if (!is_right_to_left && is_against && !is_next_against && runs->next != NULL)
      pen_add_blank (&pen, LEFT_TO_RIGHT_MARK);
    pen_finish (&pen, cairo);
  }
}

char *
print_line_copy_text (PangoLayoutLine *line)
{
  return g_strndup (pango_layout_get_text (line->layout) + line->start_index, (gsize) line->length);
}
