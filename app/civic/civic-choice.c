/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-choice-private.h"

struct _CivicChoice {
  GObject parent_instance;

  char *value;
  CivicText *label;
  CivicText *hint;
  char *icon;
  GStrv within;         /* (nullable) */
  GHashTable *keywords; /* language → GStrv */
  GListModel *choices;
};

/* What the choices of one list share while they are read. */
typedef struct {
  GHashTable *values; /* a set, owned strings */
  guint depth;
} Reading;

G_DEFINE_FINAL_TYPE (CivicChoice, civic_choice, G_TYPE_OBJECT)

static void
civic_choice_finalize (GObject *object)
{
  CivicChoice *self = CIVIC_CHOICE (object);

  g_free (self->value);
  g_clear_pointer (&self->label, civic_text_unref);
  g_clear_pointer (&self->hint, civic_text_unref);
  g_free (self->icon);
  g_strfreev (self->within);
  g_clear_pointer (&self->keywords, g_hash_table_unref);
  g_clear_object (&self->choices);
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

static gpointer read_choice (CivicReader *reader, gpointer user_data);

static GListModel *
read_choices_below (CivicReader *reader, Reading *reading)
{
  GListModel *choices;

  /* The parser bounds how deep a hostile file can lead. */
  if (civic_reader_has (reader, "choices") && reading->depth == CIVIC_CHOICE_MAXIMUM_DEPTH)
    civic_reader_complain (reader, "choices", "over %u levels", CIVIC_CHOICE_MAXIMUM_DEPTH);

  reading->depth++;
  choices = civic_reader_maybe_list (reader, "choices", CIVIC_CHOICE_MAXIMUM_COUNT,
                                     CIVIC_TYPE_CHOICE, read_choice, reading);
  reading->depth--;
  return choices;
}

static gpointer
read_choice (CivicReader *reader, gpointer user_data)
{
  Reading *reading = user_data;
  CivicChoice *self = g_object_new (CIVIC_TYPE_CHOICE, NULL);

  self->value = g_strdup (civic_reader_get_name (reader, "value"));
  self->label = civic_reader_get_text (reader, "label");
  self->hint = civic_reader_maybe_text (reader, "hint");
  self->icon = g_strdup (civic_reader_maybe_icon (reader, "icon"));
  self->keywords = civic_reader_maybe_search_words (reader, "keywords");
  if (civic_reader_has (reader, "within"))
    self->within = civic_reader_get_names (reader, "within", CIVIC_CHOICE_MAXIMUM_COUNT);
  if (self->value != NULL && !g_hash_table_add (reading->values, g_strdup (self->value)))
    civic_reader_complain (reader, "value", "\"%s\" twice", self->value);
  self->choices = read_choices_below (reader, reading);

  return self;
}

GListModel *
civic_choice_read_list (CivicReader *reader, const char *key)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .values = values, .depth = 1 };

  return civic_reader_get_list (reader, key, 2, CIVIC_CHOICE_MAXIMUM_COUNT, CIVIC_TYPE_CHOICE,
                                read_choice, &reading);
}

CivicChoice *
civic_choice_find (GListModel *choices, const char *value)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (choices), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);
    CivicChoice *below;

    /* The list keeps it alive. */
    if (g_strcmp0 (choice->value, value) == 0)
      return choice;
    below = civic_choice_find (choice->choices, value);
    if (below != NULL)
      return below;
  }

  return NULL;
}

gboolean
civic_choice_is_tree (GListModel *choices)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    if (g_list_model_get_n_items (choice->choices) > 0)
      return TRUE;
  }

  return FALSE;
}

const char *const *
civic_choice_get_within (CivicChoice *self)
{
  return (const char *const *) self->within;
}

gboolean
civic_choice_is_within (CivicChoice *self, const char *value)
{
  g_return_val_if_fail (CIVIC_IS_CHOICE (self), FALSE);

  return self->within == NULL ||
         (value != NULL && g_strv_contains ((const char *const *) self->within, value));
}

GListModel *
civic_choice_get_choices (CivicChoice *self)
{
  g_return_val_if_fail (CIVIC_IS_CHOICE (self), NULL);

  return self->choices;
}

const char *const *
civic_choice_get_keywords (CivicChoice *self, const char *language)
{
  g_return_val_if_fail (CIVIC_IS_CHOICE (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return civic_search_words_get (self->keywords, language);
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
