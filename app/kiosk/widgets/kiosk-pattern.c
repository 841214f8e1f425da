/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-pattern.h"

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
