/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-choice-private.h"

struct _CivicChoice {
  GObject parent_instance;

  char *value;
  CivicText *label;
  CivicText *hint;
  char *icon;
};

G_DEFINE_FINAL_TYPE (CivicChoice, civic_choice, G_TYPE_OBJECT)

static void
civic_choice_finalize (GObject *object)
{
  CivicChoice *self = CIVIC_CHOICE (object);

  g_free (self->value);
  g_clear_pointer (&self->label, civic_text_unref);
  g_clear_pointer (&self->hint, civic_text_unref);
  g_free (self->icon);
  G_OBJECT_CLASS (civic_choice_parent_class)->finalize (object);
}

static void
civic_choice_class_init (CivicChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_choice_finalize;
}

static void
civic_choice_init (CivicChoice *self)
{
}

static gpointer
read_choice (CivicReader *reader, gpointer user_data)
{
  GHashTable *values = user_data;
  CivicChoice *self = g_object_new (CIVIC_TYPE_CHOICE, NULL);

  self->value = g_strdup (civic_reader_get_name (reader, "value"));
  self->label = civic_reader_get_text (reader, "label");
  self->hint = civic_reader_maybe_text (reader, "hint");
  self->icon = g_strdup (civic_reader_maybe_name (reader, "icon"));
  if (self->value != NULL && !g_hash_table_add (values, g_strdup (self->value)))
    civic_reader_complain (reader, "value", "\"%s\" twice", self->value);

  return self;
}

GListModel *
civic_choice_read_list (CivicReader *reader, const char *key)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return civic_reader_get_list (reader, key, 2, CIVIC_CHOICE_MAXIMUM_COUNT, CIVIC_TYPE_CHOICE,
                                read_choice, values);
}

CivicChoice *
civic_choice_find (GListModel *choices, const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    /* The list keeps it alive. */
    if (g_str_equal (choice->value, value))
      return choice;
  }

  return NULL;
}

const char *
civic_choice_get_value (CivicChoice *self)
{
  g_return_val_if_fail (CIVIC_IS_CHOICE (self), NULL);

  return self->value;
}

CivicText *
civic_choice_get_label (CivicChoice *self)
{
  g_return_val_if_fail (CIVIC_IS_CHOICE (self), NULL);

  return self->label;
}

CivicText *
civic_choice_get_hint (CivicChoice *self)
{
  g_return_val_if_fail (CIVIC_IS_CHOICE (self), NULL);

  return self->hint;
}

const char *
civic_choice_get_icon (CivicChoice *self)
{
  g_return_val_if_fail (CIVIC_IS_CHOICE (self), NULL);

  return self->icon;
}
