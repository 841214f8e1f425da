/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-field-private.h"

#include "civic-choice-private.h"

#define MAXIMUM_TEXT_LENGTH 4000
#define MAXIMUM_PATTERN_LENGTH 200
#define FIELD_TYPE_COUNT (CIVIC_FIELD_SHORT_ADDRESS + 1)

struct _CivicField {
  GObject parent_instance;

  char *id;
  CivicFieldType type;
  CivicText *label;
  CivicText *hint;
  CivicText *unit;
  CivicKeyboard keyboard;
  gboolean is_required;
  GListModel *choices;
  guint minimum_length, maximum_length;
  double minimum, maximum;
  GRegex *pattern;
  CivicText *pattern_message;
  CivicCondition *show_if;
};

G_DEFINE_FINAL_TYPE (CivicField, civic_field, G_TYPE_OBJECT)

static void
civic_field_finalize (GObject *object)
{
  CivicField *self = CIVIC_FIELD (object);

  g_free (self->id);
  g_clear_pointer (&self->label, civic_text_unref);
  g_clear_pointer (&self->hint, civic_text_unref);
  g_clear_pointer (&self->unit, civic_text_unref);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->pattern, g_regex_unref);
  g_clear_pointer (&self->pattern_message, civic_text_unref);
  g_clear_pointer (&self->show_if, civic_condition_free);
  G_OBJECT_CLASS (civic_field_parent_class)->finalize (object);
}

static void
civic_field_class_init (CivicFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_field_finalize;
}

static void
civic_field_init (CivicField *self)
{
}

static CivicFieldType
read_type (CivicReader *reader)
{
  const char *words[FIELD_TYPE_COUNT + 1] = { NULL };

  for (guint i = 0; i < FIELD_TYPE_COUNT; i++)
    words[i] = civic_field_kinds[i].word;

  return (CivicFieldType) civic_reader_get_word (reader, "type", words);
}

static void
read_id (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  if (self->id != NULL && g_hash_table_contains (scope->field_ids, self->id))
    civic_reader_complain (reader, "id", "\"%s\" twice in one service", self->id);
}

static void
read_pattern (CivicField *self, CivicReader *reader)
{
  const char *pattern = civic_reader_maybe_string (reader, "pattern", MAXIMUM_PATTERN_LENGTH);
  g_autofree char *anchored = NULL;
  g_autoptr (GError) error = NULL;

  self->pattern_message = civic_reader_maybe_text (reader, "pattern_message");
  if ((pattern == NULL) != (self->pattern_message == NULL))
    civic_reader_complain (reader, NULL, "pattern and pattern_message come together");
  if (pattern == NULL)
    return;

  /* As in HTML, a pattern is about the whole answer. */
  anchored = g_strconcat ("^(?:", pattern, ")\\z", NULL);
  self->pattern = g_regex_new (anchored, G_REGEX_OPTIMIZE, 0, &error);
  if (self->pattern == NULL)
    civic_reader_complain (reader, "pattern", "%s", error->message);
}

static void
read_length (CivicField *self, CivicReader *reader, const CivicFieldKind *kind)
{
  static const char *const keyboards[] = { "arabic", "english", "language", "number", NULL };

  self->minimum_length = kind->minimum_length;
  self->maximum_length = kind->maximum_length;
  self->keyboard = kind->keyboard;
  if (!kind->has_length)
    return;

  self->minimum_length = (guint) civic_reader_maybe_integer (
    reader, "minimum_length", 0, MAXIMUM_TEXT_LENGTH, self->minimum_length);
  self->maximum_length = (guint) civic_reader_maybe_integer (
    reader, "maximum_length", 1, MAXIMUM_TEXT_LENGTH, self->maximum_length);
  self->keyboard =
    (CivicKeyboard) civic_reader_maybe_word (reader, "keyboard", keyboards, self->keyboard);
  if (self->minimum_length > self->maximum_length)
    civic_reader_complain (reader, "minimum_length", "over maximum_length");
  read_pattern (self, reader);
}

static void
read_range (CivicField *self, CivicReader *reader, const CivicFieldKind *kind)
{
  self->minimum = kind->minimum;
  self->maximum = kind->maximum;
  if (!kind->has_range)
    return;

  self->minimum =
    civic_reader_maybe_number (reader, "minimum", kind->minimum, kind->maximum, self->minimum);
  self->maximum =
    civic_reader_maybe_number (reader, "maximum", kind->minimum, kind->maximum, self->maximum);
  self->unit = civic_reader_maybe_text (reader, "unit");
  if (self->minimum > self->maximum)
    civic_reader_complain (reader, "minimum", "over maximum");
}

static GListModel *
read_shared_list (CivicReader *reader, CivicFieldScope *scope)
{
  const char *name = civic_reader_get_name (reader, "list");
  GListModel *list = name == NULL ? NULL : g_hash_table_lookup (scope->lists, name);

  if (name != NULL && list == NULL)
    civic_reader_complain (reader, "list", "no list of the name \"%s\"", name);
  return list == NULL ? NULL : g_object_ref (list);
}

static void
read_choices (CivicField *self,
              CivicReader *reader,
              CivicFieldScope *scope,
              const CivicFieldKind *kind)
{
  if (!kind->has_choices)
    self->choices = G_LIST_MODEL (g_list_store_new (CIVIC_TYPE_CHOICE));
  else if (civic_reader_has (reader, "list") && civic_reader_has (reader, "choices"))
    civic_reader_complain (reader, NULL, "choices or list, not both");
  else if (civic_reader_has (reader, "list"))
    self->choices = read_shared_list (reader, scope);
  else
    self->choices = civic_choice_read_list (reader, "choices");
}

static void
read_show_if (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  JsonNode *node = civic_reader_maybe_node (reader, "show_if");
  g_autofree char *reason = NULL;

  if (node == NULL)
    return;

  self->show_if = civic_condition_new_from_json (node, scope->field_ids, &reason);
  if (self->show_if == NULL)
    civic_reader_complain (reader, "show_if", "%s", reason);
}

gpointer
civic_field_read (CivicReader *reader, gpointer user_data)
{
  CivicFieldScope *scope = user_data;
  CivicField *self = g_object_new (CIVIC_TYPE_FIELD, NULL);
  const CivicFieldKind *kind;

  read_id (self, reader, scope);
  self->type = read_type (reader);
  self->label = civic_reader_get_text (reader, "label");
  self->hint = civic_reader_maybe_text (reader, "hint");
  self->is_required = civic_reader_maybe_boolean (reader, "required", TRUE);
  kind = civic_field_get_kind (self);
  read_length (self, reader, kind);
  read_range (self, reader, kind);
  read_choices (self, reader, scope, kind);
  read_show_if (self, reader, scope);
  if (self->id != NULL)
    g_hash_table_add (scope->field_ids, g_strdup (self->id));

  return self;
}

const CivicFieldKind *
civic_field_get_kind (CivicField *self)
{
  return &civic_field_kinds[self->type];
}

const CivicCondition *
civic_field_get_show_if (CivicField *self)
{
  return self->show_if;
}

GRegex *
civic_field_get_pattern (CivicField *self)
{
  return self->pattern;
}

const char *
civic_field_get_id (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->id;
}

CivicFieldType
civic_field_get_field_type (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), CIVIC_FIELD_TEXT);

  return self->type;
}

CivicText *
civic_field_get_label (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->label;
}

CivicText *
civic_field_get_hint (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->hint;
}

CivicText *
civic_field_get_unit (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->unit;
}

CivicText *
civic_field_get_pattern_message (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->pattern_message;
}

CivicKeyboard
civic_field_get_keyboard (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), CIVIC_KEYBOARD_NONE);

  return self->keyboard;
}

gboolean
civic_field_is_required (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), FALSE);

  return self->is_required;
}

GListModel *
civic_field_get_choices (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->choices;
}

guint
civic_field_get_minimum_length (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), 0);

  return self->minimum_length;
}

guint
civic_field_get_maximum_length (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), 0);

  return self->maximum_length;
}

double
civic_field_get_minimum (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), 0);

  return self->minimum;
}

double
civic_field_get_maximum (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), 0);

  return self->maximum;
}
