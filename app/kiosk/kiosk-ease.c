/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-ease.h"

#include "kiosk-style.h"

struct _KioskEase {
  GObject parent_instance;

  GtkWidget *glass; /* (unowned) (nullable) */
  guint text_size;
  gboolean high_contrast;
  gboolean low_reach;
};

enum {
  PROP_0,
  PROP_TEXT_SIZE,
  PROP_HIGH_CONTRAST,
  PROP_LOW_REACH,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

G_DEFINE_FINAL_TYPE (KioskEase, kiosk_ease, G_TYPE_OBJECT)

/* What each of them is worth stands in base.css. */
static const char *const text_classes[KIOSK_EASE_TEXT_SIZES] = { NULL, "large", "larger",
                                                                 "largest" };

static void
set_class (KioskEase *self, const char *css_class, gboolean is_set)
{
  if (self->glass == NULL || css_class == NULL)
    return;
  if (is_set)
    gtk_widget_add_css_class (self->glass, css_class);
  else
    gtk_widget_remove_css_class (self->glass, css_class);
}

static void
kiosk_ease_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KioskEase *self = KIOSK_EASE (object);

  switch (id) {
  case PROP_TEXT_SIZE:
    g_value_set_uint (value, self->text_size);
    break;
  case PROP_HIGH_CONTRAST:
    g_value_set_boolean (value, self->high_contrast);
    break;
  case PROP_LOW_REACH:
    g_value_set_boolean (value, self->low_reach);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kiosk_ease_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KioskEase *self = KIOSK_EASE (object);

  switch (id) {
  case PROP_TEXT_SIZE:
    kiosk_ease_set_text_size (self, g_value_get_uint (value));
    break;
  case PROP_HIGH_CONTRAST:
    kiosk_ease_set_high_contrast (self, g_value_get_boolean (value));
    break;
  case PROP_LOW_REACH:
    kiosk_ease_set_low_reach (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kiosk_ease_dispose (GObject *object)
{
  g_clear_weak_pointer (&KIOSK_EASE (object)->glass);

  G_OBJECT_CLASS (kiosk_ease_parent_class)->dispose (object);
}

static void
kiosk_ease_class_init (KioskEaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_ease_get_property;
  object_class->set_property = kiosk_ease_set_property;
  object_class->dispose = kiosk_ease_dispose;

  properties[PROP_TEXT_SIZE] =
    g_param_spec_uint ("text-size", NULL, NULL, 0, KIOSK_EASE_TEXT_SIZES - 1, 0, flags);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  properties[PROP_LOW_REACH] = g_param_spec_boolean ("low-reach", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
}

static void
kiosk_ease_init (KioskEase *self)
{
}

KioskEase *
kiosk_ease_new (GtkWidget *glass)
{
  KioskEase *self = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (glass), NULL);

  self = g_object_new (KIOSK_TYPE_EASE, NULL);
  g_set_weak_pointer (&self->glass, glass);
  return self;
}

guint
kiosk_ease_get_text_size (KioskEase *self)
{
  g_return_val_if_fail (KIOSK_IS_EASE (self), 0);

  return self->text_size;
}

void
kiosk_ease_set_text_size (KioskEase *self, guint text_size)
{
  g_return_if_fail (KIOSK_IS_EASE (self));
  g_return_if_fail (text_size < KIOSK_EASE_TEXT_SIZES);

  if (self->text_size == text_size)
    return;
  set_class (self, text_classes[self->text_size], FALSE);
  set_class (self, text_classes[text_size], TRUE);
  self->text_size = text_size;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

gboolean
kiosk_ease_get_high_contrast (KioskEase *self)
{
  g_return_val_if_fail (KIOSK_IS_EASE (self), FALSE);

  return self->high_contrast;
}

void
kiosk_ease_set_high_contrast (KioskEase *self, gboolean high_contrast)
{
  g_return_if_fail (KIOSK_IS_EASE (self));

  if (self->high_contrast == high_contrast)
    return;
  self->high_contrast = high_contrast;
  if (self->glass != NULL)
    kiosk_style_set_high_contrast (gtk_widget_get_display (self->glass), high_contrast);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH_CONTRAST]);
}

gboolean
kiosk_ease_get_low_reach (KioskEase *self)
{
  g_return_val_if_fail (KIOSK_IS_EASE (self), FALSE);

  return self->low_reach;
}

void
kiosk_ease_set_low_reach (KioskEase *self, gboolean low_reach)
{
  g_return_if_fail (KIOSK_IS_EASE (self));

  if (self->low_reach == low_reach)
    return;
  self->low_reach = low_reach;
  set_class (self, "low", low_reach);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOW_REACH]);
}

void
kiosk_ease_reset (KioskEase *self)
{
  g_return_if_fail (KIOSK_IS_EASE (self));

  kiosk_ease_set_text_size (self, 0);
  kiosk_ease_set_high_contrast (self, FALSE);
  kiosk_ease_set_low_reach (self, FALSE);
}
