/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-field-private.h"

#include "civic-date.h"

G_DEFINE_FINAL_TYPE (CivicField, civic_field, G_TYPE_OBJECT)

static void
civic_field_finalize (GObject *object)
{
  CivicField *self = CIVIC_FIELD (object);

  g_free (self->id);
  g_clear_pointer (&self->label, civic_text_unref);
  g_clear_pointer (&self->hint, civic_text_unref);
  g_clear_pointer (&self->unit, civic_text_unref);
  g_clear_pointer (&self->pattern, g_regex_unref);
  g_clear_pointer (&self->pattern_message, civic_text_unref);
  g_free (self->minimum_date);
  g_free (self->maximum_date);
  g_clear_object (&self->choices);
  g_free (self->within);
  g_strfreev (self->kinds);
  g_strfreev (self->accept);
  g_free (self->office);
  g_clear_object (&self->fields);
  g_clear_pointer (&self->item, civic_text_unref);
  g_clear_pointer (&self->add, civic_text_unref);
  g_clear_pointer (&self->show_if, json_node_unref);
  g_clear_pointer (&self->required_if, json_node_unref);
  g_clear_pointer (&self->compute, json_node_unref);
  g_ptr_array_unref (self->validities);
  g_free (self->prefill_lookup);
  g_free (self->prefill_member);
  G_OBJECT_CLASS (civic_field_parent_class)->finalize (object);
}

static void
civic_field_class_init (CivicFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_field_finalize;
}

static void
validity_free (gpointer memory)
{
  CivicValidity *validity = memory;

  json_node_unref (validity->rule);
  g_clear_pointer (&validity->message, civic_text_unref);
  g_free (validity);
}

static void
civic_field_init (CivicField *self)
{
  self->validities = g_ptr_array_new_with_free_func (validity_free);
}

CivicField *
civic_field_find (GListModel *fields, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    /* The list keeps it alive. */
    if (g_strcmp0 (field->id, id) == 0)
      return field;
  }

  return NULL;
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

gboolean
civic_field_may_be_scanned (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), FALSE);

  return self->may_be_scanned;
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

guint
civic_field_get_minimum_count (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), 0);

  return self->minimum_count;
}

guint
civic_field_get_maximum_count (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), 0);

  return self->maximum_count;
}

const char *
civic_field_get_within (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->within;
}

const char *const *
civic_field_get_kinds (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return (const char *const *) self->kinds;
}

char *
civic_field_get_minimum_date (CivicField *self, const char *today)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  return self->minimum_date == NULL ? NULL : civic_date_resolve (self->minimum_date, today);
}

char *
civic_field_get_maximum_date (CivicField *self, const char *today)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  return self->maximum_date == NULL ? NULL : civic_date_resolve (self->maximum_date, today);
}

const char *
civic_field_get_office (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->office;
}

GListModel *
civic_field_get_fields (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->fields;
}

CivicText *
civic_field_get_item (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->item;
}

CivicText *
civic_field_get_add (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->add;
}

const char *const *
civic_field_get_accept (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return (const char *const *) self->accept;
}

guint
civic_field_get_maximum_megabytes (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), 0);

  return self->maximum_megabytes;
}

CivicLevel
civic_field_get_level (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), CIVIC_LEVEL_INFO);

  return self->level;
}

const char *
civic_field_get_prefill_lookup (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->prefill_lookup;
}

const char *
civic_field_get_prefill_member (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), NULL);

  return self->prefill_member;
}

gboolean
civic_field_is_prefill_editable (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), FALSE);

  return self->is_prefill_editable;
}

gboolean
civic_field_is_computed (CivicField *self)
{
  g_return_val_if_fail (CIVIC_IS_FIELD (self), FALSE);

  return self->compute != NULL;
}
