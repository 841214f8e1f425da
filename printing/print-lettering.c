/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-lettering.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "print-error.h"
#include "print-text.h"

#define CODE_FAMILY "DejaVu Sans Mono"
#define DISPLAY_FAMILY "Amiri"
#define REPLACEMENT 0xfffd
#define MAX_TRIES 4

static const char *const families[] = {
  [PRINT_DIRECTION_RTL] = "Noto Sans Arabic, Noto Sans",
  [PRINT_DIRECTION_LTR] = "Noto Sans, Noto Sans Arabic",
};

/* Loading fonts takes longer than a page, so they stay for the next one; and cairo's table of open
 * fonts does not stand two threads. */
static GMutex fonts_lock;

/* By PrintDirection. Not one for both: a layout reads its context's direction when it is laid out,
 * not when it is made. */
static PangoContext *contexts[2];

struct _PrintLettering {
  GPtrArray *layouts; /* (element-type PangoLayout) */
  PrintSubstitute substitute;
};

static PangoContext *
make_context (PangoFontMap *map, PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_base_dir (context, direction);
  /* Else each advance is a whole point: letters drift, and readers see blanks within words. */
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static void
open_fonts (void)
{
  g_autoptr (PangoFontMap) map = NULL;

  if (contexts[0] != NULL)
    return;
  /* Not the thread's own, which goes with it. */
  map = pango_cairo_font_map_new ();
  contexts[PRINT_DIRECTION_RTL] = make_context (map, PANGO_DIRECTION_RTL);
  contexts[PRINT_DIRECTION_LTR] = make_context (map, PANGO_DIRECTION_LTR);
}

PrintLettering *
print_lettering_new (PrintSubstitute substitute)
{
  PrintLettering *self = g_new0 (PrintLettering, 1);

  g_mutex_lock (&fonts_lock);
  open_fonts ();
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->substitute = substitute;
  return self;
}

void
print_lettering_free (PrintLettering *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layouts);
  g_free (self);
  g_mutex_unlock (&fonts_lock);
}

static const char *
choose_family (PrintDirection direction, PrintStyle style)
{
  if (style.is_code)
    return CODE_FAMILY;
  return style.is_display ? DISPLAY_FAMILY : families[direction];
}

static void
set_font (PangoLayout *layout, PrintDirection direction, PrintStyle style)
{
  PangoFontDescription *font =
    pango_font_description_from_string (choose_family (direction, style));

  pango_font_description_set_absolute_size (font, style.points * PANGO_SCALE);
  pango_font_description_set_weight (font, style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

/* Which bytes of the text no font can draw. */
static void
find_missing (PangoLayoutLine *line, gboolean *is_missing)
{
  for (GSList *runs = line->runs; runs != NULL; runs = runs->next) {
    const PangoGlyphItem *run = runs->data;

    for (int i = 0; i < run->glyphs->num_glyphs; i++)
      if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        is_missing[run->item->offset + run->glyphs->log_clusters[i]] = TRUE;
  }
}

static gboolean
is_unwanted (gunichar character, PrintSubstitute substitute)
{
  const GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_UNASSIGNED ||
         (substitute == PRINT_SUBSTITUTE_FOREIGN && print_text_is_foreign (character));
}

static gboolean
has_unwanted (const char *text, PrintSubstitute substitute)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (is_unwanted (g_utf8_get_char (at), substitute))
      return TRUE;
  return FALSE;
}

static char *
replace_missing (const char *text, const gboolean *is_missing, PrintSubstitute substitute)
{
  GString *replaced = g_string_new (NULL);
  gboolean was_missing = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gboolean is_substituted =
      is_missing[at - text] || is_unwanted (g_utf8_get_char (at), substitute);

    if (is_substituted && !was_missing)
      g_string_append_unichar (replaced, REPLACEMENT);
    else if (!is_substituted)
      g_string_append_unichar (replaced, g_utf8_get_char (at));
    was_missing = is_substituted;
  }
  return g_string_free (replaced, FALSE);
}

static void
replace (PangoLayout *layout, PrintSubstitute substitute)
{
  const char *text = pango_layout_get_text (layout);
  g_autofree gboolean *is_missing = g_new0 (gboolean, strlen (text) + 1);
  g_autofree char *replaced = NULL;

  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines != NULL; lines = lines->next)
    find_missing (lines->data, is_missing);
  replaced = replace_missing (text, is_missing, substitute);
  pango_layout_set_text (layout, replaced, -1);
}

/* Once for each letter of the longest cluster: a glyph that is missing is known by its cluster's
 * first letter, and may be of the second. */
static void
substitute (PangoLayout *layout, PrintSubstitute what)
{
  if (has_unwanted (pango_layout_get_text (layout), what))
    replace (layout, what);
  for (guint i = 0; i < MAX_TRIES && pango_layout_get_unknown_glyphs_count (layout) > 0; i++)
    replace (layout, what);
}

PangoLayout *
print_lettering_make_layout (PrintLettering *self,
                             const char *text,
                             PrintDirection direction,
                             PrintStyle style)
{
  PangoLayout *layout = pango_layout_new (contexts[direction]);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *isolated = print_text_isolate (text, direction);

  g_ptr_array_add (self->layouts, layout);
  set_font (layout, direction, style);
  if (style.is_tabular)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  /* It kerns by more than readers of the file take for a blank between words. */
  if (style.is_display)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("kern=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, isolated, -1);
  if (self->substitute != PRINT_SUBSTITUTE_NOTHING)
    substitute (layout, self->substitute);
  return layout;
}

gboolean
print_lettering_check (PrintLettering *self, GError **error)
{
  guint missing_count = 0;

  for (guint i = 0; i < self->layouts->len; i++)
    missing_count += (guint) pango_layout_get_unknown_glyphs_count (self->layouts->pdata[i]);
  if (missing_count > 0)
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE, "%u characters are in no font",
                 missing_count);
  return missing_count == 0;
}

double
print_lettering_get_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

void
print_lettering_set_width (PangoLayout *layout, double width)
{
  /* A hair more than what was measured: rounding must not break a line that fits. */
  pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE) + 1);
}

void
print_lettering_set_points (PangoLayout *layout, double points)
{
  PangoFontDescription *font =
    pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

void
print_lettering_set_line_advance (PangoLayout *layout, double points)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);

  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (points * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
}
