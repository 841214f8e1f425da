/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-pattern.h"

#include <math.h>

struct _KioskPattern {
  GtkWidget parent_instance;

  double offset;
};

G_DEFINE_FINAL_TYPE (KioskPattern, kiosk_pattern, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_OFFSET,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

#define TILE_PX 180.0
#define STROKE_PX 3.0

/* An eight-pointed star that touches its neighbours at four points, and the four strokes that meet
 * in the gaps between. */
static void
trace_tile (cairo_t *cairo)
{
  static const double star[][2] = {
    { 116, 64 }, { 180, 90 }, { 116, 116 }, { 90, 180 }, { 64, 116 }, { 0, 90 }, { 64, 64 },
  };
  static const double strokes[][4] = {
    { 0, 0, 45, 45 },
    { 180, 0, 135, 45 },
    { 0, 180, 45, 135 },
    { 180, 180, 135, 135 },
  };

  cairo_move_to (cairo, 90, 0);
  for (guint i = 0; i < G_N_ELEMENTS (star); i++)
    cairo_line_to (cairo, star[i][0], star[i][1]);
  cairo_close_path (cairo);
  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++) {
    cairo_move_to (cairo, strokes[i][0], strokes[i][1]);
    cairo_line_to (cairo, strokes[i][2], strokes[i][3]);
  }
}

static void
kiosk_pattern_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KioskPattern *self = KIOSK_PATTERN (widget);
  double shift = fmod (self->offset, TILE_PX);
  graphene_rect_t tile = GRAPHENE_RECT_INIT (shift, shift, TILE_PX, TILE_PX);
  graphene_rect_t whole =
    GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA color;
  cairo_t *cairo;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_push_repeat (snapshot, &whole, &tile);
  cairo = gtk_snapshot_append_cairo (snapshot, &tile);
  cairo_translate (cairo, shift, shift);
  cairo_set_line_width (cairo, STROKE_PX);
  gdk_cairo_set_source_rgba (cairo, &color);
  trace_tile (cairo);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
  gtk_snapshot_pop (snapshot);
}

static void
kiosk_pattern_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskPattern *self = KIOSK_PATTERN (object);

  switch (id) {
  case PROP_OFFSET:
    g_value_set_double (value, kiosk_pattern_get_offset (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_pattern_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskPattern *self = KIOSK_PATTERN (object);

  switch (id) {
  case PROP_OFFSET:
    kiosk_pattern_set_offset (self, g_value_get_double (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_pattern_class_init (KioskPatternClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_pattern_get_property;
  object_class->set_property = kiosk_pattern_set_property;
  widget_class->snapshot = kiosk_pattern_snapshot;

  props[PROP_OFFSET] =
    g_param_spec_double ("offset", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "pattern");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kiosk_pattern_init (KioskPattern *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
kiosk_pattern_new (void)
{
  return g_object_new (KIOSK_TYPE_PATTERN, NULL);
}

void
kiosk_pattern_set_offset (KioskPattern *self, double offset_px)
{
  g_return_if_fail (KIOSK_IS_PATTERN (self));

  if (G_APPROX_VALUE (self->offset, offset_px, 0.001))
    return;

  self->offset = offset_px;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFSET]);
}

double
kiosk_pattern_get_offset (KioskPattern *self)
{
  g_return_val_if_fail (KIOSK_IS_PATTERN (self), 0);

  return self->offset;
}
