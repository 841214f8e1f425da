/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Answers that are chosen: several at once, and below another answer. */

#include "civic-answers-private.h"

#include "civic-field-private.h"

#include <string.h>

#define SEPARATOR ","

static GStrv
split (const char *canonical)
{
  return canonical == NULL || *canonical == '\0' ? g_new0 (char *, 1)
                                                 : g_strsplit (canonical, SEPARATOR, -1);
}

gboolean
civic_answers_has (CivicAnswers *self, const char *field_id, const char *value)
{
  g_auto (GStrv) values = NULL;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (field_id != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  values = split (civic_answers_get (self, field_id));
  return g_strv_contains ((const char *const *) values, value);
}

void
civic_answers_toggle (CivicAnswers *self, const char *field_id, const char *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  g_autofree char *typed = NULL;

  g_return_if_fail (CIVIC_IS_ANSWERS (self));
  g_return_if_fail (field_id != NULL);
  g_return_if_fail (value != NULL && strchr (value, ',') == NULL);

  before = split (civic_answers_get (self, field_id));
  for (gsize i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], value))
      g_strv_builder_add (builder, before[i]);
  if (!g_strv_contains ((const char *const *) before, value))
    g_strv_builder_add (builder, value);

  after = g_strv_builder_end (builder);
  typed = g_strjoinv (SEPARATOR, after);
  civic_answers_set (self, field_id, typed);
}

/* The answer to the field that a choice stands within; a row's may be its form's. */
static const char *
get_above (CivicAnswers *self, const char *field_id)
{
  if (civic_answers_find_field (self, field_id) == NULL)
    self = self->form;

  return self == NULL ? NULL : civic_answers_get_shown (self, field_id);
}

gboolean
civic_answers_may_choose (CivicAnswers *self, CivicField *field, const char *value)
{
  CivicChoice *choice = civic_choice_find (field->choices, value);

  return choice != NULL && (field->within == NULL ||
                            civic_choice_is_within (choice, get_above (self, field->within)));
}

GListModel *
civic_answers_get_choices (CivicAnswers *self, const char *field_id)
{
  CivicField *field;
  GListStore *open;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  field = civic_answers_find_field (self, field_id);
  g_return_val_if_fail (field != NULL, NULL);

  if (field->within == NULL)
    return g_object_ref (field->choices);

  open = g_list_store_new (CIVIC_TYPE_CHOICE);
  for (guint i = 0; i < g_list_model_get_n_items (field->choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (field->choices, i);

    if (civic_choice_is_within (choice, get_above (self, field->within)))
      g_list_store_append (open, choice);
  }
  return G_LIST_MODEL (open);
}
