/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <stdlib.h>

#include "kiosk-stepper.h"

struct _KioskFieldSteps {
  KioskFieldInput parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskFieldSteps, kiosk_field_steps, KIOSK_TYPE_FIELD_INPUT)

static void
on_value_changed (KioskStepper *stepper, GParamSpec *spec, KioskFieldInput *self)
{
  g_autofree char *typed = g_strdup_printf ("%d", kiosk_stepper_get_value (stepper));

  kiosk_field_input_answer (self, typed);
  kiosk_field_input_ask_to_be_active (self);
}

static int
bound (double limit)
{
  return CLAMP (limit, 0, 1000000);
}

static void
kiosk_field_steps_constructed (GObject *object)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicField *field = kiosk_field_input_get_field (input);
  const char *answer = kiosk_field_input_get_answer (input);
  GtkWidget *stepper = NULL;

  G_OBJECT_CLASS (kiosk_field_steps_parent_class)->constructed (object);

  stepper = kiosk_stepper_new (bound (civic_field_get_minimum (field)),
                               bound (civic_field_get_maximum (field)),
                               kiosk_field_input_word (input, civic_field_get_unit (field)));
  kiosk_stepper_set_accessible_name (KIOSK_STEPPER (stepper), kiosk_field_input_get_label (input));
  if (answer != NULL)
    kiosk_stepper_set_value (KIOSK_STEPPER (stepper), atoi (answer));
  g_signal_connect (stepper, "notify::value", G_CALLBACK (on_value_changed), input);
  kiosk_field_input_set_child (input, stepper);
}

static void
kiosk_field_steps_class_init (KioskFieldStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_steps_constructed;
}

static void
kiosk_field_steps_init (KioskFieldSteps *self)
{
}
