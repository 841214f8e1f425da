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

static const char *const families[] = {
  [PRINT_DIRECTION_RTL] = "Noto Sans Arabic, Noto Sans",
  [PRINT_DIRECTION_LTR] = "Noto Sans, Noto Sans Arabic",
};

/* Loading fonts takes longer than a page, and a font map may be used by any thread, but only by one
 * at a time: a page borrows one from those that are idle. */
typedef struct {
  PangoFontMap *map;
  /* By PrintDirection. Not one for both: a layout reads its context's direction when it is laid
   * out, not when it is made. */
  PangoContext *contexts[2];
} Fonts;

struct _PrintLettering {
  Fonts *fonts;
  GPtrArray *layouts; /* (element-type PangoLayout) */
  gboolean substitutes;
};

static GMutex idle_fonts_lock;
static GSList *idle_fonts; /* (element-type Fonts) */

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

static Fonts *
fonts_new (void)
{
  Fonts *fonts = g_new0 (Fonts, 1);

  fonts->map = pango_cairo_font_map_new ();
  fonts->contexts[PRINT_DIRECTION_RTL] = make_context (fonts->map, PANGO_DIRECTION_RTL);
  fonts->contexts[PRINT_DIRECTION_LTR] = make_context (fonts->map, PANGO_DIRECTION_LTR);
  return fonts;
}

static Fonts *
borrow_fonts (void)
{
  Fonts *fonts = NULL;

  g_mutex_lock (&idle_fonts_lock);
  if (idle_fonts != NULL) {
    fonts = idle_fonts->data;
    idle_fonts = g_slist_delete_link (idle_fonts, idle_fonts);
  }
  g_mutex_unlock (&idle_fonts_lock);
  return fonts != NULL ? fonts : fonts_new ();
}

static void
give_back_fonts (Fonts *fonts)
{
  g_mutex_lock (&idle_fonts_lock);
  idle_fonts = g_slist_prepend (idle_fonts, fonts);
  g_mutex_unlock (&idle_fonts_lock);
}

PrintLettering *
print_lettering_new (gboolean substitutes)
{
  PrintLettering *self = g_new0 (PrintLettering, 1);

  self->fonts = borrow_fonts ();
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->substitutes = substitutes;
  return self;
}

void
print_lettering_free (PrintLettering *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layouts);
  give_back_fonts (self->fonts);
  g_free (self);
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

/* What one machine's fonts may happen to draw, and the next one's not. */
static gboolean
find_private (const char *text, gboolean *is_missing)
{
  gboolean found = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const GUnicodeType type = g_unichar_type (g_utf8_get_char (at));

    if (type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_UNASSIGNED)
      found = is_missing[at - text] = TRUE;
  }
  return found;
}

static char *
replace_missing (const char *text, const gboolean *is_missing)
{
  GString *replaced = g_string_new (NULL);
  gboolean was_missing = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gboolean is_substituted = is_missing[at - text];

    if (is_substituted && !was_missing)
      g_string_append_unichar (replaced, REPLACEMENT);
    else if (!is_substituted)
      g_string_append_unichar (replaced, g_utf8_get_char (at));
    was_missing = is_substituted;
  }
  return g_string_free (replaced, FALSE);
}

static void
substitute (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  g_autofree gboolean *is_missing = g_new0 (gboolean, strlen (text) + 1);
  g_autofree char *replaced = NULL;
  const gboolean has_private = find_private (text, is_missing);

  if (!has_private && pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;
  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines != NULL; lines = lines->next)
    find_missing (lines->data, is_missing);
  replaced = replace_missing (text, is_missing);
  pango_layout_set_text (layout, replaced, -1);
}

PangoLayout *
print_lettering_make_layout (PrintLettering *self,
                             const char *text,
                             PrintDirection direction,
                             PrintStyle style)
{
  PangoLayout *layout = pango_layout_new (self->fonts->contexts[direction]);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *isolated = print_text_isolate (text, direction);

  g_ptr_array_add (self->layouts, layout);
  set_font (layout, direction, style);
  if (style.is_tabular)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, isolated, -1);
  if (self->substitutes)
    substitute (layout);
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
