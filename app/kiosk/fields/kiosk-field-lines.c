/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include "kiosk-text-area.h"

struct _KioskFieldLines {
  KioskFieldInput parent_instance;

  KioskTextArea *area; /* the child */
};

G_DEFINE_FINAL_TYPE (KioskFieldLines, kiosk_field_lines, KIOSK_TYPE_FIELD_INPUT)

static void
on_changed (KioskTextArea *area, KioskFieldInput *self)
{
  g_autofree char *text = kiosk_text_area_get_text (area);

  kiosk_field_input_answer (self, text);
}

static void
kiosk_field_lines_constructed (GObject *object)
{
  KioskFieldLines *self = KIOSK_FIELD_LINES (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicField *field = kiosk_field_input_get_field (input);

  G_OBJECT_CLASS (kiosk_field_lines_parent_class)->constructed (object);

  self->area = KIOSK_TEXT_AREA (kiosk_text_area_new (civic_field_get_maximum_length (field),
                                                     kiosk_field_input_get_language (input)));
  kiosk_text_area_set_accessible_name (self->area, kiosk_field_input_get_label (input));
  kiosk_text_area_set_accessible_description (
    self->area, kiosk_field_input_word (input, civic_field_get_hint (field)));
  kiosk_text_area_set_text (self->area, kiosk_field_input_get_typed (input));
  g_signal_connect (self->area, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->area, "activated",
                            G_CALLBACK (kiosk_field_input_ask_to_be_active), self);
  kiosk_field_input_set_child (input, GTK_WIDGET (self->area));
}

static KioskKeys
kiosk_field_lines_get_keys (KioskFieldInput *input)
{
  return (KioskKeys){ civic_field_get_keyboard (kiosk_field_input_get_field (input)),
                      KIOSK_EXTRA_KEYS_NONE };
}

static void
kiosk_field_lines_insert (KioskFieldInput *input, const char *text)
{
  kiosk_text_area_insert (KIOSK_FIELD_LINES (input)->area, text);
}

static void
kiosk_field_lines_backspace (KioskFieldInput *input)
{
  kiosk_text_area_backspace (KIOSK_FIELD_LINES (input)->area);
}

static void
kiosk_field_lines_set_active (KioskFieldInput *input, gboolean active)
{
  kiosk_text_area_set_active (KIOSK_FIELD_LINES (input)->area, active);
}

static void
kiosk_field_lines_set_invalid (KioskFieldInput *input, gboolean invalid)
{
  kiosk_text_area_set_invalid (KIOSK_FIELD_LINES (input)->area, invalid);
}

static void
kiosk_field_lines_follow (KioskFieldInput *input)
{
  kiosk_text_area_set_text (KIOSK_FIELD_LINES (input)->area, kiosk_field_input_get_typed (input));
}

static void
kiosk_field_lines_class_init (KioskFieldLinesClass *klass)
{
  KioskFieldInputClass *input_class = KIOSK_FIELD_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kiosk_field_lines_constructed;
  input_class->get_keys = kiosk_field_lines_get_keys;
  input_class->insert = kiosk_field_lines_insert;
  input_class->backspace = kiosk_field_lines_backspace;
  input_class->set_active = kiosk_field_lines_set_active;
  input_class->set_invalid = kiosk_field_lines_set_invalid;
  input_class->follow = kiosk_field_lines_follow;
}

static void
kiosk_field_lines_init (KioskFieldLines *self)
{
}
