/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include "kiosk-text-input.h"

struct _KioskFieldText {
  KioskFieldInput parent_instance;

  KioskTextInput *text; /* the child */
};

G_DEFINE_FINAL_TYPE (KioskFieldText, kiosk_field_text, KIOSK_TYPE_FIELD_INPUT)

/* What is not named is prose. */
static KioskTyping
typing_of (CivicField *field)
{
  static const KioskTyping typings[CIVIC_FIELD_NOTICE + 1] = {
    [CIVIC_FIELD_DIGITS] = KIOSK_TYPING_NUMBER,
    [CIVIC_FIELD_DECIMAL] = KIOSK_TYPING_DECIMAL,
    [CIVIC_FIELD_MOBILE] = KIOSK_TYPING_MOBILE,
    [CIVIC_FIELD_EMAIL] = KIOSK_TYPING_LATIN,
    [CIVIC_FIELD_UNIFIED_NUMBER] = KIOSK_TYPING_NUMBER,
    [CIVIC_FIELD_ESTABLISHMENT] = KIOSK_TYPING_NUMBER,
    [CIVIC_FIELD_PERSON_ID] = KIOSK_TYPING_NUMBER,
    [CIVIC_FIELD_SHORT_ADDRESS] = KIOSK_TYPING_CODE,
    [CIVIC_FIELD_IBAN] = KIOSK_TYPING_CODE,
    [CIVIC_FIELD_REFERENCE] = KIOSK_TYPING_LATIN,
    [CIVIC_FIELD_DEED] = KIOSK_TYPING_NUMBER,
  };

  return typings[civic_field_get_field_type (field)];
}

static void
on_changed (KioskTextInput *text, KioskFieldInput *self)
{
  kiosk_field_input_answer (self, kiosk_text_input_get_text (text));
}

static void
kiosk_field_text_constructed (GObject *object)
{
  KioskFieldText *self = KIOSK_FIELD_TEXT (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicField *field = kiosk_field_input_get_field (input);

  G_OBJECT_CLASS (kiosk_field_text_parent_class)->constructed (object);

  self->text = KIOSK_TEXT_INPUT (kiosk_text_input_new (typing_of (field)));
  kiosk_text_input_set_unit (self->text,
                             kiosk_field_input_word (input, civic_field_get_unit (field)));
  kiosk_text_input_set_accessible_name (self->text, kiosk_field_input_get_label (input));
  kiosk_text_input_set_accessible_description (
    self->text, kiosk_field_input_word (input, civic_field_get_hint (field)));
  kiosk_text_input_set_text (self->text, kiosk_field_input_get_typed (input));
  g_signal_connect (self->text, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->text, "activated",
                            G_CALLBACK (kiosk_field_input_ask_to_be_active), self);
  kiosk_field_input_set_child (input, GTK_WIDGET (self->text));
}

static KioskKeys
kiosk_field_text_get_keys (KioskFieldInput *input)
{
  CivicField *field = kiosk_field_input_get_field (input);
  KioskKeys keys = { civic_field_get_keyboard (field), KIOSK_EXTRA_KEYS_NONE };

  if (civic_field_get_field_type (field) == CIVIC_FIELD_DECIMAL)
    keys.extra = KIOSK_EXTRA_KEYS_DECIMAL;
  else if (civic_field_get_field_type (field) == CIVIC_FIELD_EMAIL)
    keys.extra = KIOSK_EXTRA_KEYS_EMAIL;
  return keys;
}

static void
kiosk_field_text_insert (KioskFieldInput *input, const char *text)
{
  kiosk_text_input_insert (KIOSK_FIELD_TEXT (input)->text, text);
}

static void
kiosk_field_text_backspace (KioskFieldInput *input)
{
  kiosk_text_input_backspace (KIOSK_FIELD_TEXT (input)->text);
}

static void
kiosk_field_text_set_active (KioskFieldInput *input, gboolean active)
{
  kiosk_text_input_set_active (KIOSK_FIELD_TEXT (input)->text, active);
}

static void
kiosk_field_text_set_invalid (KioskFieldInput *input, gboolean invalid)
{
  kiosk_text_input_set_invalid (KIOSK_FIELD_TEXT (input)->text, invalid);
}

static void
kiosk_field_text_follow (KioskFieldInput *input)
{
  kiosk_text_input_set_text (KIOSK_FIELD_TEXT (input)->text, kiosk_field_input_get_typed (input));
}

static void
kiosk_field_text_class_init (KioskFieldTextClass *klass)
{
  KioskFieldInputClass *input_class = KIOSK_FIELD_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kiosk_field_text_constructed;
  input_class->get_keys = kiosk_field_text_get_keys;
  input_class->insert = kiosk_field_text_insert;
  input_class->backspace = kiosk_field_text_backspace;
  input_class->set_active = kiosk_field_text_set_active;
  input_class->set_invalid = kiosk_field_text_set_invalid;
  input_class->follow = kiosk_field_text_follow;
}

static void
kiosk_field_text_init (KioskFieldText *self)
{
}
