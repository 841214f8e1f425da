/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field.h"

#include <glib/gi18n.h>

#include "kiosk-field-kinds.h"
#include "kiosk-icon.h"
#include "kiosk-plain-text.h"
#include "kiosk-words.h"

#define MAXIMUM_TILES 7

struct _KioskField {
  GtkWidget parent_instance;

  CivicField *field;
  CivicAnswers *answers;
  char *language;
  KioskVisit *visit;      /* (nullable) */
  KioskFieldInput *input; /* our child */
  GtkWidget *label;
  GtkWidget *hint;
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
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
words (KioskField *self, CivicText *text)
{
  return text ? civic_text_get (text, self->language) : NULL;
}

static void
on_input_activated (KioskField *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_input_opened (KioskField *self, KioskSheet *sheet)
{
  g_signal_emit (self, signals[OPENED], 0, sheet);
}

/* More tiles than a glance takes in, or others after every answer above. */
static gboolean
needs_list (CivicField *field)
{
  return civic_field_get_within (field) != NULL ||
         g_list_model_get_n_items (civic_field_get_choices (field)) > MAXIMUM_TILES;
}

static GType
choose_input (KioskField *self)
{
  static GType (*const inputs[CIVIC_FIELD_NOTICE + 1]) (void) = {
    [CIVIC_FIELD_TEXT] = kiosk_field_text_get_type,
    [CIVIC_FIELD_LONG_TEXT] = kiosk_field_lines_get_type,
    [CIVIC_FIELD_DIGITS] = kiosk_field_text_get_type,
    [CIVIC_FIELD_DECIMAL] = kiosk_field_text_get_type,
    [CIVIC_FIELD_INTEGER] = kiosk_field_steps_get_type,
    [CIVIC_FIELD_CHOICE] = kiosk_field_tiles_get_type,
    [CIVIC_FIELD_CHOICES] = kiosk_field_checks_get_type,
    [CIVIC_FIELD_TREE] = kiosk_field_picker_get_type,
    [CIVIC_FIELD_MOBILE] = kiosk_field_text_get_type,
    [CIVIC_FIELD_EMAIL] = kiosk_field_text_get_type,
    [CIVIC_FIELD_UNIFIED_NUMBER] = kiosk_field_text_get_type,
    [CIVIC_FIELD_ESTABLISHMENT] = kiosk_field_text_get_type,
    [CIVIC_FIELD_PERSON_ID] = kiosk_field_text_get_type,
    [CIVIC_FIELD_SHORT_ADDRESS] = kiosk_field_text_get_type,
    [CIVIC_FIELD_IBAN] = kiosk_field_text_get_type,
    [CIVIC_FIELD_PLATE] = kiosk_field_text_get_type,
    [CIVIC_FIELD_REFERENCE] = kiosk_field_text_get_type,
    [CIVIC_FIELD_DEED] = kiosk_field_text_get_type,
    [CIVIC_FIELD_PLAN] = kiosk_field_text_get_type,
    [CIVIC_FIELD_PARCEL] = kiosk_field_text_get_type,
    [CIVIC_FIELD_DATE] = kiosk_field_date_get_type,
    [CIVIC_FIELD_SLOT] = kiosk_field_slot_get_type,
    [CIVIC_FIELD_GROUP] = kiosk_field_group_get_type,
    [CIVIC_FIELD_DOCUMENTS] = kiosk_field_documents_get_type,
    [CIVIC_FIELD_PIN] = kiosk_field_place_get_type,
    [CIVIC_FIELD_DECLARATION] = kiosk_field_switch_get_type,
    [CIVIC_FIELD_SWITCH] = kiosk_field_switch_get_type,
    [CIVIC_FIELD_RATING] = kiosk_field_stars_get_type,
    [CIVIC_FIELD_NOTICE] = kiosk_field_notice_get_type,
  };
  const CivicFieldType type = civic_field_get_field_type (self->field);

  if (civic_answers_is_known (self->answers, civic_field_get_id (self->field)))
    return KIOSK_TYPE_FIELD_KNOWN;
  if (type == CIVIC_FIELD_CHOICE && needs_list (self->field))
    return KIOSK_TYPE_FIELD_PICKER;
  return inputs[type]();
}

static void
add_input (KioskField *self, GType type)
{
  GtkWidget *input =
    kiosk_field_input_new (type, self->field, self->answers, self->language, self->visit);
  const gboolean has_own_words = kiosk_field_input_has_own_words (KIOSK_FIELD_INPUT (input));

  g_signal_connect_swapped (input, "activated", G_CALLBACK (on_input_activated), self);
  g_signal_connect_swapped (input, "opened", G_CALLBACK (on_input_opened), self);
  gtk_widget_insert_before (input, GTK_WIDGET (self), self->problem);
  self->input = KIOSK_FIELD_INPUT (input);
  gtk_widget_set_visible (self->label, !has_own_words);
  gtk_widget_set_visible (self->hint, !has_own_words && civic_field_get_hint (self->field) != NULL);
}

/* Whether one may pass it by is said at the label. */
static void
show_label (KioskField *self)
{
  const char *label = words (self, civic_field_get_label (self->field));
  g_autofree char *text = NULL;

  if (civic_answers_is_required (self->answers, civic_field_get_id (self->field)))
    text = g_strdup (label);
  else
    /* Translators: the label of a question that need not be answered. */
    text = g_strdup_printf (_ ("%s (optional)"), label);
  kiosk_words_set (self->label, text);
}

/* What a register knows is told and not asked, and what it no longer knows is asked again. */
static void
on_answers_changed (KioskField *self)
{
  const GType type = choose_input (self);

  show_label (self);
  if (G_OBJECT_TYPE (self->input) == type) {
    kiosk_field_input_follow (self->input);
    return;
  }
  gtk_widget_unparent (GTK_WIDGET (self->input));
  add_input (self, type);
}

static void
add_problem_line (KioskField *self)
{
  self->problem_label = kiosk_words_new (NULL, "sentence");
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
  self->label = kiosk_words_new (NULL, "label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->hint = kiosk_words_new (words (self, civic_field_get_hint (self->field)), "hint");
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  add_problem_line (self);
  add_input (self, choose_input (self));
  show_label (self);
  g_signal_connect_object (self->answers, "changed", G_CALLBACK (on_answers_changed), self,
                           G_CONNECT_SWAPPED);
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

  if (self->answers)
    g_signal_handlers_disconnect_by_data (self->answers, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->field);
  g_clear_object (&self->answers);
  g_clear_object (&self->visit);
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
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, KIOSK_TYPE_SHEET);

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
kiosk_field_new (CivicField *field, CivicAnswers *answers, const char *language, KioskVisit *visit)
{
  KioskField *self;

  g_return_val_if_fail (CIVIC_IS_FIELD (field), NULL);
  g_return_val_if_fail (CIVIC_IS_ANSWERS (answers), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_FIELD, NULL);
  self->field = g_object_ref (field);
  self->answers = g_object_ref (answers);
  self->language = g_strdup (language);
  g_set_object (&self->visit, visit);
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

  kiosk_field_input_insert (self->input, text);
}

void
kiosk_field_backspace (KioskField *self)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  kiosk_field_input_backspace (self->input);
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
  kiosk_field_input_set_invalid (self->input, sentence != NULL);
}

KioskKeys
kiosk_field_get_keys (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), KIOSK_NO_KEYS);

  return kiosk_field_input_get_keys (self->input);
}

void
kiosk_field_set_active (KioskField *self, gboolean active)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  if (self->active == active)
    return;

  self->active = active;
  kiosk_field_input_set_active (self->input, active);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
}

gboolean
kiosk_field_get_active (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), FALSE);

  return self->active;
}
