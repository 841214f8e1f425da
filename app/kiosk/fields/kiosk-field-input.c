/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-input.h"

typedef struct {
  CivicField *field;
  CivicAnswers *answers;
  char *language;
  KioskVisit *visit;
} KioskFieldInputPrivate;

enum {
  PROP_0,
  PROP_FIELD,
  PROP_ANSWERS,
  PROP_LANGUAGE,
  PROP_VISIT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  ACTIVATED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KioskFieldInput, kiosk_field_input, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((KioskFieldInputPrivate *) kiosk_field_input_get_instance_private (self))

static void
kiosk_field_input_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskFieldInputPrivate *input = PRIVATE (KIOSK_FIELD_INPUT (object));

  switch (id) {
  case PROP_FIELD:
    input->field = g_value_dup_object (value);
    break;
  case PROP_ANSWERS:
    input->answers = g_value_dup_object (value);
    break;
  case PROP_LANGUAGE:
    input->language = g_value_dup_string (value);
    break;
  case PROP_VISIT:
    input->visit = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_field_input_dispose (GObject *object)
{
  kiosk_field_input_set_child (KIOSK_FIELD_INPUT (object), NULL);

  G_OBJECT_CLASS (kiosk_field_input_parent_class)->dispose (object);
}

static void
kiosk_field_input_finalize (GObject *object)
{
  KioskFieldInputPrivate *input = PRIVATE (KIOSK_FIELD_INPUT (object));

  g_clear_object (&input->field);
  g_clear_object (&input->answers);
  g_clear_object (&input->visit);
  g_free (input->language);

  G_OBJECT_CLASS (kiosk_field_input_parent_class)->finalize (object);
}

static void
kiosk_field_input_class_init (KioskFieldInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = kiosk_field_input_set_property;
  object_class->dispose = kiosk_field_input_dispose;
  object_class->finalize = kiosk_field_input_finalize;

  props[PROP_FIELD] = g_param_spec_object ("field", NULL, NULL, CIVIC_TYPE_FIELD, flags);
  props[PROP_ANSWERS] = g_param_spec_object ("answers", NULL, NULL, CIVIC_TYPE_ANSWERS, flags);
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  props[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, KIOSK_TYPE_VISIT, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, KIOSK_TYPE_SHEET);

  gtk_widget_class_set_css_name (widget_class, "fieldinput");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kiosk_field_input_init (KioskFieldInput *self)
{
}

GtkWidget *
kiosk_field_input_new (
  GType type, CivicField *field, CivicAnswers *answers, const char *language, KioskVisit *visit)
{
  g_return_val_if_fail (g_type_is_a (type, KIOSK_TYPE_FIELD_INPUT), NULL);

  return g_object_new (type, "field", field, "answers", answers, "language", language, "visit",
                       visit, NULL);
}

gboolean
kiosk_field_input_has_own_words (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), FALSE);

  return KIOSK_FIELD_INPUT_GET_CLASS (self)->has_own_words;
}

KioskKeys
kiosk_field_input_get_keys (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), KIOSK_NO_KEYS);

  if (KIOSK_FIELD_INPUT_GET_CLASS (self)->get_keys == NULL)
    return KIOSK_NO_KEYS;
  return KIOSK_FIELD_INPUT_GET_CLASS (self)->get_keys (self);
}

void
kiosk_field_input_insert (KioskFieldInput *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  if (KIOSK_FIELD_INPUT_GET_CLASS (self)->insert != NULL)
    KIOSK_FIELD_INPUT_GET_CLASS (self)->insert (self, text);
}

void
kiosk_field_input_backspace (KioskFieldInput *self)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  if (KIOSK_FIELD_INPUT_GET_CLASS (self)->backspace != NULL)
    KIOSK_FIELD_INPUT_GET_CLASS (self)->backspace (self);
}

void
kiosk_field_input_set_active (KioskFieldInput *self, gboolean active)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  if (KIOSK_FIELD_INPUT_GET_CLASS (self)->set_active != NULL)
    KIOSK_FIELD_INPUT_GET_CLASS (self)->set_active (self, active);
}

void
kiosk_field_input_set_invalid (KioskFieldInput *self, gboolean invalid)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  if (KIOSK_FIELD_INPUT_GET_CLASS (self)->set_invalid != NULL)
    KIOSK_FIELD_INPUT_GET_CLASS (self)->set_invalid (self, invalid);
}

void
kiosk_field_input_follow (KioskFieldInput *self)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  if (KIOSK_FIELD_INPUT_GET_CLASS (self)->follow != NULL)
    KIOSK_FIELD_INPUT_GET_CLASS (self)->follow (self);
}

CivicField *
kiosk_field_input_get_field (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return PRIVATE (self)->field;
}

CivicAnswers *
kiosk_field_input_get_answers (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return PRIVATE (self)->answers;
}

const char *
kiosk_field_input_get_language (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return PRIVATE (self)->language;
}

KioskVisit *
kiosk_field_input_get_visit (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return PRIVATE (self)->visit;
}

const char *
kiosk_field_input_get_label (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return kiosk_field_input_word (self, civic_field_get_label (PRIVATE (self)->field));
}

const char *
kiosk_field_input_word (KioskFieldInput *self, CivicText *text)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return text != NULL ? civic_text_get (text, PRIVATE (self)->language) : NULL;
}

void
kiosk_field_input_set_child (KioskFieldInput *self, GtkWidget *child)
{
  GtkWidget *former = NULL;

  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  former = gtk_widget_get_first_child (GTK_WIDGET (self));
  if (former != NULL)
    gtk_widget_unparent (former);
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

const char *
kiosk_field_input_get_answer (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return civic_answers_get (PRIVATE (self)->answers, civic_field_get_id (PRIVATE (self)->field));
}

const char *
kiosk_field_input_get_typed (KioskFieldInput *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD_INPUT (self), NULL);

  return civic_answers_get_typed (PRIVATE (self)->answers,
                                  civic_field_get_id (PRIVATE (self)->field));
}

void
kiosk_field_input_answer (KioskFieldInput *self, const char *typed)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  civic_answers_set (PRIVATE (self)->answers, civic_field_get_id (PRIVATE (self)->field), typed);
}

void
kiosk_field_input_ask_to_be_active (KioskFieldInput *self)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));

  g_signal_emit (self, signals[ACTIVATED], 0);
}

void
kiosk_field_input_open (KioskFieldInput *self, KioskSheet *sheet)
{
  g_return_if_fail (KIOSK_IS_FIELD_INPUT (self));
  g_return_if_fail (KIOSK_IS_SHEET (sheet));

  kiosk_field_input_ask_to_be_active (self);
  g_signal_emit (self, signals[OPENED], 0, sheet);
}
