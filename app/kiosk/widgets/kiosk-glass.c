/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-glass.h"

#define REFERENCE_WIDTH_PX 1080
#define REFERENCE_HEIGHT_PX 1920

struct _KioskGlass {
  GtkWidget parent_instance;

  GtkWidget *child; /* owned as our only child */
  int reference_width;
  int reference_height;
};

G_DEFINE_FINAL_TYPE (KioskGlass, kiosk_glass, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_CHILD,
  PROP_REFERENCE_WIDTH,
  PROP_REFERENCE_HEIGHT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
kiosk_glass_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *ret_minimum,
                     int *ret_natural,
                     int *ret_minimum_baseline,
                     int *ret_natural_baseline)
{
  KioskGlass *self = KIOSK_GLASS (widget);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *ret_minimum = 0;
  *ret_natural = horizontal ? self->reference_width : self->reference_height;
}

static GskTransform *
fit (KioskGlass *self, int width, int height)
{
  float scale =
    MIN ((float) width / self->reference_width, (float) height / self->reference_height);
  graphene_point_t corner = GRAPHENE_POINT_INIT ((width - scale * self->reference_width) / 2,
                                                 (height - scale * self->reference_height) / 2);

  return gsk_transform_scale (gsk_transform_translate (NULL, &corner), scale, scale);
}

static void
kiosk_glass_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KioskGlass *self = KIOSK_GLASS (widget);
  int minimum_height;

  if (!self->child || !gtk_widget_should_layout (self->child) || width == 0 || height == 0)
    return;

  /* GTK wants to have asked before it allocates. */
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, self->reference_width, &minimum_height,
                      NULL, NULL, NULL);
  gtk_widget_allocate (self->child, self->reference_width,
                       MAX (self->reference_height, minimum_height), -1, fit (self, width, height));
}

static GtkSizeRequestMode
kiosk_glass_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kiosk_glass_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskGlass *self = KIOSK_GLASS (object);

  switch (id) {
  case PROP_CHILD:
    g_value_set_object (value, self->child);
    break;
  case PROP_REFERENCE_WIDTH:
    g_value_set_int (value, self->reference_width);
    break;
  case PROP_REFERENCE_HEIGHT:
    g_value_set_int (value, self->reference_height);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_glass_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskGlass *self = KIOSK_GLASS (object);

  switch (id) {
  case PROP_CHILD:
    kiosk_glass_set_child (self, g_value_get_object (value));
    break;
  case PROP_REFERENCE_WIDTH:
    kiosk_glass_set_reference_width (self, g_value_get_int (value));
    break;
  case PROP_REFERENCE_HEIGHT:
    kiosk_glass_set_reference_height (self, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_glass_dispose (GObject *object)
{
  KioskGlass *self = KIOSK_GLASS (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_glass_parent_class)->dispose (object);
}

static void
kiosk_glass_class_init (KioskGlassClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_glass_get_property;
  object_class->set_property = kiosk_glass_set_property;
  object_class->dispose = kiosk_glass_dispose;
  widget_class->measure = kiosk_glass_measure;
  widget_class->size_allocate = kiosk_glass_size_allocate;
  widget_class->get_request_mode = kiosk_glass_get_request_mode;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_REFERENCE_WIDTH] =
    g_param_spec_int ("reference-width", NULL, NULL, 1, 16384, REFERENCE_WIDTH_PX, flags);
  props[PROP_REFERENCE_HEIGHT] =
    g_param_spec_int ("reference-height", NULL, NULL, 1, 16384, REFERENCE_HEIGHT_PX, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "glass");
  /* Not "presentation": GTK 4.8 would hide all that lies inside from a screen reader too. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_glass_init (KioskGlass *self)
{
  self->reference_width = REFERENCE_WIDTH_PX;
  self->reference_height = REFERENCE_HEIGHT_PX;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
kiosk_glass_new (void)
{
  return g_object_new (KIOSK_TYPE_GLASS, NULL);
}

void
kiosk_glass_set_child (KioskGlass *self, GtkWidget *child)
{
  g_return_if_fail (KIOSK_IS_GLASS (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

GtkWidget *
kiosk_glass_get_child (KioskGlass *self)
{
  g_return_val_if_fail (KIOSK_IS_GLASS (self), NULL);

  return self->child;
}

void
kiosk_glass_set_reference_width (KioskGlass *self, int width_px)
{
  g_return_if_fail (KIOSK_IS_GLASS (self));
  g_return_if_fail (width_px > 0);

  if (self->reference_width == width_px)
    return;

  self->reference_width = width_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFERENCE_WIDTH]);
}

int
kiosk_glass_get_reference_width (KioskGlass *self)
{
  g_return_val_if_fail (KIOSK_IS_GLASS (self), 0);

  return self->reference_width;
}

void
kiosk_glass_set_reference_height (KioskGlass *self, int height_px)
{
  g_return_if_fail (KIOSK_IS_GLASS (self));
  g_return_if_fail (height_px > 0);

  if (self->reference_height == height_px)
    return;

  self->reference_height = height_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFERENCE_HEIGHT]);
}

int
kiosk_glass_get_reference_height (KioskGlass *self)
{
  g_return_val_if_fail (KIOSK_IS_GLASS (self), 0);

  return self->reference_height;
}
