/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field.h"

#include <stdlib.h>

#include "kiosk-choice-tiles.h"
#include "kiosk-icon.h"
#include "kiosk-plain-text.h"
#include "kiosk-stepper.h"
#include "kiosk-text-input.h"

struct _KioskField {
  GtkWidget parent_instance;

  CivicField *field;
  CivicAnswers *answers;
  char *language;
  GtkWidget *input; /* KioskTextInput, KioskChoiceTiles or KioskStepper */
  GtkWidget *problem;
  GtkWidget *problem_label;
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

static const char *
words (KioskField *self, CivicText *text)
{
  return text ? civic_text_get (text, self->language) : NULL;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  g_autofree char *plain = kiosk_plain_text (text, KIOSK_PLAIN_TEXT_SENTENCE);
  GtkWidget *label = gtk_label_new (plain);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
keep (KioskField *self, const char *typed)
{
  civic_answers_set (self->answers, civic_field_get_id (self->field), typed);
}

static void
on_text_changed (KioskTextInput *input, gpointer user_data)
{
  keep (KIOSK_FIELD (user_data), kiosk_text_input_get_text (input));
}

static void
on_input_activated (GtkWidget *input, gpointer user_data)
{
  g_signal_emit (user_data, signals[ACTIVATED], 0);
}

static void
on_choice_changed (KioskChoiceTiles *tiles, GParamSpec *spec, gpointer user_data)
{
  keep (KIOSK_FIELD (user_data), kiosk_choice_tiles_get_value (tiles));
  g_signal_emit (user_data, signals[ACTIVATED], 0);
}

static void
on_steps_changed (KioskStepper *stepper, GParamSpec *spec, gpointer user_data)
{
  g_autofree char *typed = g_strdup_printf ("%d", kiosk_stepper_get_value (stepper));

  keep (KIOSK_FIELD (user_data), typed);
  g_signal_emit (user_data, signals[ACTIVATED], 0);
}

static KioskTyping
typing_of (CivicField *field)
{
  switch (civic_field_get_field_type (field)) {
  case CIVIC_FIELD_DIGITS:
  case CIVIC_FIELD_UNIFIED_NUMBER:
    return KIOSK_TYPING_NUMBER;
  case CIVIC_FIELD_DECIMAL:
    return KIOSK_TYPING_DECIMAL;
  case CIVIC_FIELD_MOBILE:
    return KIOSK_TYPING_MOBILE;
  case CIVIC_FIELD_SHORT_ADDRESS:
    return KIOSK_TYPING_CODE;
  case CIVIC_FIELD_TEXT:
  case CIVIC_FIELD_INTEGER:
  case CIVIC_FIELD_CHOICE:
  default:
    return KIOSK_TYPING_PROSE;
  }
}

static GtkWidget *
make_text_input (KioskField *self, const char *typed)
{
  KioskTextInput *input = KIOSK_TEXT_INPUT (kiosk_text_input_new (typing_of (self->field)));

  kiosk_text_input_set_unit (input, words (self, civic_field_get_unit (self->field)));
  kiosk_text_input_set_accessible_name (input, words (self, civic_field_get_label (self->field)));
  kiosk_text_input_set_text (input, typed);
  g_signal_connect (input, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect (input, "activated", G_CALLBACK (on_input_activated), self);
  return GTK_WIDGET (input);
}

static GtkWidget *
make_tiles (KioskField *self, const char *typed)
{
  GtkWidget *tiles = kiosk_choice_tiles_new (civic_field_get_choices (self->field), self->language);

  gtk_accessible_update_property (GTK_ACCESSIBLE (tiles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words (self, civic_field_get_label (self->field)), -1);
  kiosk_choice_tiles_set_value (KIOSK_CHOICE_TILES (tiles), typed);
  g_signal_connect (tiles, "notify::value", G_CALLBACK (on_choice_changed), self);
  return tiles;
}

static int
bound (double limit)
{
  return CLAMP (limit, 0, 1000000);
}

static GtkWidget *
make_stepper (KioskField *self, const char *typed)
{
  GtkWidget *stepper = kiosk_stepper_new (bound (civic_field_get_minimum (self->field)),
                                          bound (civic_field_get_maximum (self->field)),
                                          words (self, civic_field_get_unit (self->field)));

  kiosk_stepper_set_accessible_name (KIOSK_STEPPER (stepper),
                                     words (self, civic_field_get_label (self->field)));
  if (typed && *typed)
    kiosk_stepper_set_value (KIOSK_STEPPER (stepper), atoi (typed));
  g_signal_connect (stepper, "notify::value", G_CALLBACK (on_steps_changed), self);
  return stepper;
}

static GtkWidget *
make_input (KioskField *self)
{
  const char *id = civic_field_get_id (self->field);

  switch (civic_field_get_field_type (self->field)) {
  case CIVIC_FIELD_CHOICE:
    return make_tiles (self, civic_answers_get (self->answers, id));
  case CIVIC_FIELD_INTEGER:
    return make_stepper (self, civic_answers_get (self->answers, id));
  case CIVIC_FIELD_TEXT:
  case CIVIC_FIELD_DIGITS:
  case CIVIC_FIELD_DECIMAL:
  case CIVIC_FIELD_MOBILE:
  case CIVIC_FIELD_UNIFIED_NUMBER:
  case CIVIC_FIELD_SHORT_ADDRESS:
  default:
    return make_text_input (self, civic_answers_get_typed (self->answers, id));
  }
}

static void
add_problem_line (KioskField *self)
{
  self->problem_label = make_label (NULL, "sentence");
  gtk_widget_set_hexpand (self->problem_label, TRUE);

  self->problem = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_box_append (GTK_BOX (self->problem), kiosk_icon_new ("warn"));
  gtk_box_append (GTK_BOX (self->problem), self->problem_label);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
}

static void
build (KioskField *self)
{
  const char *hint = words (self, civic_field_get_hint (self->field));

  gtk_widget_set_parent (make_label (words (self, civic_field_get_label (self->field)), "label"),
                         GTK_WIDGET (self));
  if (hint)
    gtk_widget_set_parent (make_label (hint, "hint"), GTK_WIDGET (self));
  self->input = make_input (self);
  gtk_widget_set_parent (self->input, GTK_WIDGET (self));
  add_problem_line (self);
}

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
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->field);
  g_clear_object (&self->answers);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (kiosk_field_parent_class)->dispose (object);
}

static void
kiosk_field_class_init (KioskFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_field_get_property;
  object_class->set_property = kiosk_field_set_property;
  object_class->dispose = kiosk_field_dispose;

  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_field_init (KioskField *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
kiosk_field_new (CivicField *field, CivicAnswers *answers, const char *language)
{
  KioskField *self;

  g_return_val_if_fail (CIVIC_IS_FIELD (field), NULL);
  g_return_val_if_fail (CIVIC_IS_ANSWERS (answers), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_FIELD, NULL);
  self->field = g_object_ref (field);
  self->answers = g_object_ref (answers);
  self->language = g_strdup (language);
  build (self);
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
  g_return_if_fail (KIOSK_IS_FIELD (self));

  if (KIOSK_IS_TEXT_INPUT (self->input))
    kiosk_text_input_insert (KIOSK_TEXT_INPUT (self->input), text);
}

void
kiosk_field_backspace (KioskField *self)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  if (KIOSK_IS_TEXT_INPUT (self->input))
    kiosk_text_input_backspace (KIOSK_TEXT_INPUT (self->input));
}

void
kiosk_field_show_problem (KioskField *self, const char *sentence)
{
  g_autofree char *plain = kiosk_plain_text (sentence, KIOSK_PLAIN_TEXT_SENTENCE);

  g_return_if_fail (KIOSK_IS_FIELD (self));

  gtk_label_set_label (GTK_LABEL (self->problem_label), plain);
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (sentence)
    gtk_widget_add_css_class (GTK_WIDGET (self), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "bad");
  if (KIOSK_IS_TEXT_INPUT (self->input))
    kiosk_text_input_set_invalid (KIOSK_TEXT_INPUT (self->input), sentence != NULL);
}

const char *
kiosk_field_get_keyboard (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  switch (civic_field_get_keyboard (self->field)) {
  case CIVIC_KEYBOARD_ARABIC:
    return "ar";
  case CIVIC_KEYBOARD_ENGLISH:
    return "en";
  case CIVIC_KEYBOARD_LANGUAGE:
    return g_str_equal (self->language, "ar") ? "ar" : "en";
  case CIVIC_KEYBOARD_NUMBER:
    return "number";
  case CIVIC_KEYBOARD_NONE:
  default:
    return NULL;
  }
}

void
kiosk_field_set_active (KioskField *self, gboolean active)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  if (self->active == active)
    return;

  self->active = active;
  if (KIOSK_IS_TEXT_INPUT (self->input))
    kiosk_text_input_set_active (KIOSK_TEXT_INPUT (self->input), active);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
}

gboolean
kiosk_field_get_active (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), FALSE);

  return self->active;
}
