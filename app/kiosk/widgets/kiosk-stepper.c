/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-stepper.h"

#include <glib/gi18n.h>

#include "kiosk-hold-button.h"
#include "kiosk-icon.h"
#include "kiosk-plain-text.h"

struct _KioskStepper {
  GtkWidget parent_instance;

  GtkWidget *less;
  GtkWidget *label;
  GtkWidget *more;
  char *unit;
  int minimum;
  int maximum;
  int value;
};

G_DEFINE_FINAL_TYPE (KioskStepper, kiosk_stepper, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* A figure dash: nothing was said yet, and nothing is presumed. */
#define NOT_YET "‒"

static void
show_value (KioskStepper *self)
{
  g_autofree char *words = NULL;

  if (self->value < 0)
    words = g_strdup (NOT_YET);
  else if (self->unit)
    words = g_strdup_printf ("%d %s", self->value, self->unit);
  else
    words = g_strdup_printf ("%d", self->value);

  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_widget_set_sensitive (self->less, self->value < 0 || self->value > self->minimum);
  gtk_widget_set_sensitive (self->more, self->value < self->maximum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
}

static void
on_less_pressed (KioskHoldButton *button, gpointer user_data)
{
  KioskStepper *self = KIOSK_STEPPER (user_data);

  kiosk_stepper_set_value (self, MAX (self->value - 1, self->minimum));
}

static void
on_more_pressed (KioskHoldButton *button, gpointer user_data)
{
  KioskStepper *self = KIOSK_STEPPER (user_data);

  /* Nobody who adds the first one means none. */
  kiosk_stepper_set_value (self, MAX (MAX (self->value, 0) + 1, self->minimum));
}

static GtkWidget *
make_button (const char *icon_name, const char *name, GCallback on_pressed, KioskStepper *self)
{
  GtkWidget *button = kiosk_hold_button_new ();

  kiosk_hold_button_set_repeats (KIOSK_HOLD_BUTTON (button), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), kiosk_icon_new (icon_name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "pressed", on_pressed, self);
  return button;
}

static void
kiosk_stepper_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskStepper *self = KIOSK_STEPPER (object);

  switch (id) {
  case PROP_VALUE:
    g_value_set_int (value, kiosk_stepper_get_value (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_stepper_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskStepper *self = KIOSK_STEPPER (object);

  switch (id) {
  case PROP_VALUE:
    kiosk_stepper_set_value (self, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_stepper_dispose (GObject *object)
{
  KioskStepper *self = KIOSK_STEPPER (object);

  g_clear_pointer (&self->less, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->unit, g_free);

  G_OBJECT_CLASS (kiosk_stepper_parent_class)->dispose (object);
}

static void
kiosk_stepper_class_init (KioskStepperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_stepper_get_property;
  object_class->set_property = kiosk_stepper_set_property;
  object_class->dispose = kiosk_stepper_dispose;

  props[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "stepper");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
}

static void
kiosk_stepper_init (KioskStepper *self)
{
  self->value = -1;
  self->maximum = G_MAXINT;
  self->less = make_button ("minus", _ ("Less"), G_CALLBACK (on_less_pressed), self);
  self->label = gtk_label_new (NOT_YET);
  gtk_widget_add_css_class (self->label, "value");
  self->more = make_button ("plus", _ ("More"), G_CALLBACK (on_more_pressed), self);

  gtk_widget_set_parent (self->less, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
kiosk_stepper_new (int minimum, int maximum, const char *unit)
{
  KioskStepper *self;

  g_return_val_if_fail (minimum >= 0 && maximum >= minimum, NULL);

  self = g_object_new (KIOSK_TYPE_STEPPER, NULL);
  self->minimum = minimum;
  self->maximum = maximum;
  self->unit = g_strdup (unit);
  return GTK_WIDGET (self);
}

void
kiosk_stepper_set_value (KioskStepper *self, int value)
{
  g_return_if_fail (KIOSK_IS_STEPPER (self));

  value = value < 0 ? -1 : CLAMP (value, self->minimum, self->maximum);
  if (self->value == value)
    return;

  self->value = value;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

int
kiosk_stepper_get_value (KioskStepper *self)
{
  g_return_val_if_fail (KIOSK_IS_STEPPER (self), -1);

  return self->value;
}

/* "More" alone would be the name of a button at every stepper. */
static void
name_button (GtkWidget *button, const char *what, const char *name)
{
  g_autofree char *words = g_strjoin (": ", what, name, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

void
kiosk_stepper_set_accessible_name (KioskStepper *self, const char *name)
{
  g_return_if_fail (KIOSK_IS_STEPPER (self));
  g_return_if_fail (name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_button (self->less, _ ("Less"), name);
  name_button (self->more, _ ("More"), name);
}
