/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-keyboard.h"

struct _KioskKeyboard {
  GtkWidget parent_instance;

  char *layout;
  gboolean switch_allowed;
  gboolean numbers_allowed;
  gboolean decimals_allowed;
};

G_DEFINE_FINAL_TYPE (KioskKeyboard, kiosk_keyboard, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LAYOUT,
  PROP_SWITCH_ALLOWED,
  PROP_NUMBERS_ALLOWED,
  PROP_DECIMALS_ALLOWED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  INSERT,
  BACKSPACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kiosk_keyboard_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);

  switch (id) {
  case PROP_LAYOUT:
    g_value_set_string (value, kiosk_keyboard_get_layout (self));
    break;
  case PROP_SWITCH_ALLOWED:
    g_value_set_boolean (value, kiosk_keyboard_get_switch_allowed (self));
    break;
  case PROP_NUMBERS_ALLOWED:
    g_value_set_boolean (value, kiosk_keyboard_get_numbers_allowed (self));
    break;
  case PROP_DECIMALS_ALLOWED:
    g_value_set_boolean (value, kiosk_keyboard_get_decimals_allowed (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_keyboard_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);

  switch (id) {
  case PROP_LAYOUT:
    kiosk_keyboard_set_layout (self, g_value_get_string (value));
    break;
  case PROP_SWITCH_ALLOWED:
    kiosk_keyboard_set_switch_allowed (self, g_value_get_boolean (value));
    break;
  case PROP_NUMBERS_ALLOWED:
    kiosk_keyboard_set_numbers_allowed (self, g_value_get_boolean (value));
    break;
  case PROP_DECIMALS_ALLOWED:
    kiosk_keyboard_set_decimals_allowed (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_keyboard_dispose (GObject *object)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);

  g_clear_pointer (&self->layout, g_free);

  G_OBJECT_CLASS (kiosk_keyboard_parent_class)->dispose (object);
}

static void
kiosk_keyboard_class_init (KioskKeyboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_keyboard_get_property;
  object_class->set_property = kiosk_keyboard_set_property;
  object_class->dispose = kiosk_keyboard_dispose;

  signals[INSERT] = g_signal_new ("insert", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[BACKSPACE] = g_signal_new ("backspace", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  props[PROP_LAYOUT] = g_param_spec_string ("layout", NULL, NULL, NULL, flags);
  props[PROP_SWITCH_ALLOWED] = g_param_spec_boolean ("switch-allowed", NULL, NULL, TRUE, flags);
  props[PROP_NUMBERS_ALLOWED] = g_param_spec_boolean ("numbers-allowed", NULL, NULL, TRUE, flags);
  props[PROP_DECIMALS_ALLOWED] =
    g_param_spec_boolean ("decimals-allowed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "keyboard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_keyboard_init (KioskKeyboard *self)
{
  self->switch_allowed = TRUE;
  self->numbers_allowed = TRUE;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, 560);
}

GtkWidget *
kiosk_keyboard_new (void)
{
  return g_object_new (KIOSK_TYPE_KEYBOARD, NULL);
}

void
kiosk_keyboard_set_layout (KioskKeyboard *self, const char *layout)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));

  if (g_strcmp0 (self->layout, layout) == 0)
    return;

  g_free (self->layout);
  self->layout = g_strdup (layout);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYOUT]);
}

const char *
kiosk_keyboard_get_layout (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), NULL);

  return self->layout;
}

void
kiosk_keyboard_set_switch_allowed (KioskKeyboard *self, gboolean switch_allowed)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));

  if (self->switch_allowed == switch_allowed)
    return;

  self->switch_allowed = switch_allowed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SWITCH_ALLOWED]);
}

gboolean
kiosk_keyboard_get_switch_allowed (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), FALSE);

  return self->switch_allowed;
}

void
kiosk_keyboard_set_numbers_allowed (KioskKeyboard *self, gboolean numbers_allowed)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));

  if (self->numbers_allowed == numbers_allowed)
    return;

  self->numbers_allowed = numbers_allowed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NUMBERS_ALLOWED]);
}

gboolean
kiosk_keyboard_get_numbers_allowed (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), FALSE);

  return self->numbers_allowed;
}

void
kiosk_keyboard_set_decimals_allowed (KioskKeyboard *self, gboolean decimals_allowed)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));

  if (self->decimals_allowed == decimals_allowed)
    return;

  self->decimals_allowed = decimals_allowed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DECIMALS_ALLOWED]);
}

gboolean
kiosk_keyboard_get_decimals_allowed (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), FALSE);

  return self->decimals_allowed;
}
