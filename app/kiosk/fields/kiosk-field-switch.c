/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include "kiosk-toggle.h"

struct _KioskFieldSwitch {
  KioskFieldInput parent_instance;

  GtkToggleButton *toggle; /* the child */
};

G_DEFINE_FINAL_TYPE (KioskFieldSwitch, kiosk_field_switch, KIOSK_TYPE_FIELD_INPUT)

/* A declaration that is not made is no answer; a switch that is off is "no". */
static void
on_toggled (GtkToggleButton *toggle, KioskFieldInput *input)
{
  const CivicFieldType type = civic_field_get_field_type (kiosk_field_input_get_field (input));

  if (gtk_toggle_button_get_active (toggle))
    kiosk_field_input_answer (input, "yes");
  else
    kiosk_field_input_answer (input, type == CIVIC_FIELD_SWITCH ? "no" : NULL);
  kiosk_field_input_ask_to_be_active (input);
}

static void
kiosk_field_switch_follow (KioskFieldInput *input)
{
  KioskFieldSwitch *self = KIOSK_FIELD_SWITCH (input);

  g_signal_handlers_block_by_func (self->toggle, on_toggled, self);
  gtk_toggle_button_set_active (self->toggle,
                                g_strcmp0 (kiosk_field_input_get_answer (input), "yes") == 0);
  g_signal_handlers_unblock_by_func (self->toggle, on_toggled, self);
}

static void
kiosk_field_switch_constructed (GObject *object)
{
  KioskFieldSwitch *self = KIOSK_FIELD_SWITCH (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicField *field = kiosk_field_input_get_field (input);
  GtkWidget *toggle =
    kiosk_toggle_new (kiosk_field_input_get_label (input),
                      kiosk_field_input_word (input, civic_field_get_hint (field)));

  G_OBJECT_CLASS (kiosk_field_switch_parent_class)->constructed (object);

  self->toggle = GTK_TOGGLE_BUTTON (toggle);
  g_signal_connect (toggle, "toggled", G_CALLBACK (on_toggled), self);
  kiosk_field_input_set_child (input, toggle);
  kiosk_field_switch_follow (input);
}

static void
kiosk_field_switch_class_init (KioskFieldSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_switch_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->has_own_words = TRUE;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_switch_follow;
}

static void
kiosk_field_switch_init (KioskFieldSwitch *self)
{
}
