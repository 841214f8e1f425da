/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-lettering.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "print-error.h"
#include "print-text.h"

#define CODE_FAMILY "DejaVu Sans Mono"
#define DISPLAY_FAMILY "Amiri"

static const char *const families[] = {
  [PRINT_DIRECTION_RTL] = "Noto Sans Arabic, Noto Sans",
  [PRINT_DIRECTION_LTR] = "Noto Sans, Noto Sans Arabic",
};

struct _PrintLettering {
  /* By PrintDirection. Not one for both: a layout reads its context's direction when it is laid
   * out, not when it is made. */
  PangoContext *contexts[2];
  GPtrArray *layouts; /* (element-type PangoLayout) */
};

static PangoContext *
make_context (PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
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

PrintLettering *
print_lettering_new (void)
{
  PrintLettering *self = g_new0 (PrintLettering, 1);

  self->contexts[PRINT_DIRECTION_RTL] = make_context (PANGO_DIRECTION_RTL);
  self->contexts[PRINT_DIRECTION_LTR] = make_context (PANGO_DIRECTION_LTR);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
print_lettering_free (PrintLettering *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layouts);
  g_object_unref (self->contexts[PRINT_DIRECTION_RTL]);
  g_object_unref (self->contexts[PRINT_DIRECTION_LTR]);
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

PangoLayout *
print_lettering_make_layout (PrintLettering *self,
                             const char *text,
                             PrintDirection direction,
                             PrintStyle style)
{
  PangoLayout *layout = pango_layout_new (self->contexts[direction]);
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
print_lettering_set_line_advance (PangoLayout *layout, double points)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);

  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (points * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
}
