/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-icon.h"

#include "kiosk-icon-shape.h"

struct _KioskIcon {
  GtkWidget parent_instance;

  char *icon_name;
  int size;
};

G_DEFINE_FINAL_TYPE (KioskIcon, kiosk_icon, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_ICON_NAME,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
kiosk_icon_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *ret_minimum,
                    int *ret_natural,
                    int *ret_minimum_baseline,
                    int *ret_natural_baseline)
{
  *ret_minimum = *ret_natural = KIOSK_ICON (widget)->size;
}

static gboolean
is_mirrored (KioskIcon *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL &&
         kiosk_icon_shape_is_directional (self->icon_name);
}

static void
paint (KioskIcon *self, cairo_t *cairo, cairo_surface_t *shape, double side)
{
  GdkRGBA color;

  if (is_mirrored (self)) {
    cairo_translate (cairo, side, 0);
    cairo_scale (cairo, -1, 1);
  }
  cairo_scale (cairo, side / KIOSK_ICON_SIDE, side / KIOSK_ICON_SIDE);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gdk_cairo_set_source_rgba (cairo, &color);
  cairo_mask_surface (cairo, shape, 0, 0);
}

static void
kiosk_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KioskIcon *self = KIOSK_ICON (widget);
  cairo_surface_t *shape = self->icon_name ? kiosk_icon_shape_get (self->icon_name) : NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int side = self->size > 0 ? self->size : MIN (width, height);
  cairo_t *cairo;

  if (!shape || side == 0)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - side) / 2, (height - side) / 2));
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, side, side));
  paint (self, cairo, shape, side);
  cairo_destroy (cairo);
  gtk_snapshot_restore (snapshot);
}

static void
kiosk_icon_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kiosk_icon_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
kiosk_icon_direction_changed (GtkWidget *widget, GtkTextDirection former)
{
  GTK_WIDGET_CLASS (kiosk_icon_parent_class)->direction_changed (widget, former);

  gtk_widget_queue_draw (widget);
}

static void
kiosk_icon_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskIcon *self = KIOSK_ICON (object);

  switch (id) {
  case PROP_ICON_NAME:
    g_value_set_string (value, self->icon_name);
    break;
  case PROP_SIZE:
    g_value_set_int (value, self->size);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_icon_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskIcon *self = KIOSK_ICON (object);

  switch (id) {
  case PROP_ICON_NAME:
    kiosk_icon_set_icon_name (self, g_value_get_string (value));
    break;
  case PROP_SIZE:
    kiosk_icon_set_size (self, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_icon_finalize (GObject *object)
{
  g_free (KIOSK_ICON (object)->icon_name);

  G_OBJECT_CLASS (kiosk_icon_parent_class)->finalize (object);
}

static void
kiosk_icon_class_init (KioskIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_icon_get_property;
  object_class->set_property = kiosk_icon_set_property;
  object_class->finalize = kiosk_icon_finalize;
  widget_class->measure = kiosk_icon_measure;
  widget_class->snapshot = kiosk_icon_snapshot;
  widget_class->css_changed = kiosk_icon_css_changed;
  widget_class->direction_changed = kiosk_icon_direction_changed;

  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 0, 4096, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kiosk_icon_init (KioskIcon *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
kiosk_icon_new (const char *icon_name)
{
  return g_object_new (KIOSK_TYPE_ICON, "icon-name", icon_name, NULL);
}

void
kiosk_icon_set_icon_name (KioskIcon *self, const char *icon_name)
{
  g_return_if_fail (KIOSK_IS_ICON (self));

  if (g_strcmp0 (self->icon_name, icon_name) == 0)
    return;

  g_free (self->icon_name);
  self->icon_name = g_strdup (icon_name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ICON_NAME]);
}

const char *
kiosk_icon_get_icon_name (KioskIcon *self)
{
  g_return_val_if_fail (KIOSK_IS_ICON (self), NULL);

  return self->icon_name;
}

void
kiosk_icon_set_size (KioskIcon *self, int size_px)
{
  g_return_if_fail (KIOSK_IS_ICON (self));
  g_return_if_fail (size_px >= 0);

  if (self->size == size_px)
    return;

  self->size = size_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}

int
kiosk_icon_get_size (KioskIcon *self)
{
  g_return_val_if_fail (KIOSK_IS_ICON (self), 0);

  return self->size;
}
