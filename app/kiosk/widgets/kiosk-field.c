/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field.h"

struct _KioskField {
  GtkWidget parent_instance;

  CivicField *field;
  CivicAnswers *answers;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (KioskField, kiosk_field, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kiosk_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, KIOSK_FIELD (object)->active);
}

static void
kiosk_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  kiosk_field_set_active (KIOSK_FIELD (object), g_value_get_boolean (value));
}

static void
kiosk_field_dispose (GObject *object)
{
  KioskField *self = KIOSK_FIELD (object);

  g_clear_object (&self->field);
  g_clear_object (&self->answers);

  G_OBJECT_CLASS (kiosk_field_parent_class)->dispose (object);
}

static void
kiosk_field_class_init (KioskFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_field_get_property;
  object_class->set_property = kiosk_field_set_property;
  object_class->dispose = kiosk_field_dispose;

  props[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "field");
}

static void
kiosk_field_init (KioskField *self)
{
}

GtkWidget *
kiosk_field_new (CivicField *field, CivicAnswers *answers, const char *language)
{
  KioskField *self = g_object_new (KIOSK_TYPE_FIELD, NULL);

  self->field = g_object_ref (field);
  self->answers = g_object_ref (answers);
  return GTK_WIDGET (self);
}

CivicField *
kiosk_field_get_field (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  return self->field;
}

void
kiosk_field_insert (KioskField *self, const char *text)
{
}

void
kiosk_field_backspace (KioskField *self)
{
}

void
kiosk_field_show_problem (KioskField *self, const char *sentence)
{
}

const char *
kiosk_field_get_keyboard (KioskField *self)
{
  return NULL;
}

void
kiosk_field_set_active (KioskField *self, gboolean active)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  if (self->active == active)
    return;

  self->active = active;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
}

gboolean
kiosk_field_get_active (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), FALSE);

  return self->active;
}
