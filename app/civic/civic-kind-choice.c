/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What is chosen, not typed. */

#include "civic-field-private.h"

#include "civic-digits.h"

#include <string.h>

#define SEPARATOR ","

static gboolean
is_leaf (CivicChoice *choice)
{
  return g_list_model_get_n_items (civic_choice_get_choices (choice)) == 0;
}

static char *
fold_choice (CivicField *field, const char *typed)
{
  CivicChoice *choice = civic_choice_find (field->choices, typed);

  return choice != NULL && is_leaf (choice) ? g_strdup (typed) : NULL;
}

static gboolean
check_choice (CivicAnswers *answers,
              CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  return (canonical != NULL && civic_answers_may_choose (answers, field, canonical)) ||
         civic_kind_problem (ret_problem, CIVIC_PROBLEM_NOT_A_CHOICE, 0, 0);
}

static char *
display_choice (CivicField *field, const char *canonical, const char *language)
{
  CivicChoice *choice = civic_choice_find (field->choices, canonical);

  return g_strdup (civic_text_get (civic_choice_get_label (choice), language));
}

static gboolean
is_one_of (GStrv values, const char *value)
{
  return g_strv_contains ((const char *const *) values, value);
}

/* In the order of the list, each once. */
static char *
fold_choices (CivicField *field, const char *typed)
{
  g_auto (GStrv) values = g_strsplit (typed, SEPARATOR, -1);
  g_autoptr (GStrvBuilder) ordered = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (gsize i = 0; values[i] != NULL; i++)
    if (civic_choice_find (field->choices, values[i]) == NULL)
      return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (field->choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (field->choices, i);

    if (is_one_of (values, civic_choice_get_value (choice)))
      g_strv_builder_add (ordered, civic_choice_get_value (choice));
  }

  strings = g_strv_builder_end (ordered);
  return g_strjoinv (SEPARATOR, strings);
}

static gboolean
check_choices (CivicAnswers *answers,
               CivicField *field,
               const char *typed,
               const char *canonical,
               CivicProblem *ret_problem)
{
  g_auto (GStrv) values = canonical == NULL ? NULL : g_strsplit (canonical, SEPARATOR, -1);

  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    if (!civic_answers_may_choose (answers, field, values[i]))
      g_clear_pointer (&values, g_strfreev);

  if (values == NULL)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_NOT_A_CHOICE, 0, 0);
  return civic_kind_check_count (field, g_strv_length (values), ret_problem);
}

static const char *
comma_of (const char *language)
{
  return g_str_has_prefix (language, "ar") || g_str_has_prefix (language, "ur") ? "، " : ", ";
}

static char *
display_choices (CivicField *field, const char *canonical, const char *language)
{
  g_auto (GStrv) values = g_strsplit (canonical, SEPARATOR, -1);
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; values[i] != NULL; i++) {
    g_autofree char *label = display_choice (field, values[i], language);

    g_string_append (shown, i == 0 ? "" : comma_of (language));
    g_string_append (shown, label);
  }

  return g_string_free (shown, FALSE);
}

static char *
fold_yes_or_no (CivicField *field, const char *typed)
{
  return g_str_equal (typed, "yes") || g_str_equal (typed, "no") ? g_strdup (typed) : NULL;
}

/* To say no to what must be declared is not to have answered yet. */
static gboolean
check_declaration (CivicAnswers *answers,
                   CivicField *field,
                   const char *typed,
                   const char *canonical,
                   CivicProblem *ret_problem)
{
  if (canonical == NULL)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_NOT_A_CHOICE, 0, 0);
  return g_str_equal (canonical, "yes") || !civic_answers_is_required (answers, field->id) ||
         civic_kind_problem (ret_problem, CIVIC_PROBLEM_MISSING, 0, 0);
}

/* One word of each language is all the library says by itself; everything else is in the files. */
static char *
display_yes_or_no (CivicField *field, const char *canonical, const char *language)
{
  gboolean is_yes = g_str_equal (canonical, "yes");

  if (g_str_has_prefix (language, "ar"))
    return g_strdup (is_yes ? "نعم" : "لا");
  if (g_str_has_prefix (language, "ur"))
    return g_strdup (is_yes ? "ہاں" : "نہیں");
  return g_strdup (is_yes ? "Yes" : "No");
}

static char *
fold_nothing (CivicField *field, const char *typed)
{
  return NULL;
}

static gboolean
check_notice (CivicAnswers *answers,
              CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  return civic_kind_problem (ret_problem, CIVIC_PROBLEM_WRONG_TYPE, 0, 0);
}

const CivicKind civic_kind_choice = {
  .word = "choice",
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 64,
  .has_choices = TRUE,
  .fold = fold_choice,
  .check = check_choice,
  .display = display_choice,
};

const CivicKind civic_kind_choices = {
  .word = "choices",
  .shape = CIVIC_SHAPE_ARRAY,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 4000,
  .maximum_count = 300,
  .most = 300,
  .has_choices = TRUE,
  .has_count = TRUE,
  .fold = fold_choices,
  .check = check_choices,
  .display = display_choices,
};

const CivicKind civic_kind_tree = {
  .word = "tree",
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 64,
  .has_choices = TRUE,
  .fold = fold_choice,
  .check = check_choice,
  .display = display_choice,
};

const CivicKind civic_kind_declaration = {
  .word = "declaration",
  .shape = CIVIC_SHAPE_BOOLEAN,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 3,
  .fold = fold_yes_or_no,
  .check = check_declaration,
  .display = display_yes_or_no,
};

const CivicKind civic_kind_switch = {
  .word = "switch",
  .shape = CIVIC_SHAPE_BOOLEAN,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 3,
  .otherwise = "no",
  .is_optional = TRUE,
  .fold = fold_yes_or_no,
  .check = civic_kind_check_form,
  .refusal = CIVIC_PROBLEM_NOT_A_CHOICE,
  .display = display_yes_or_no,
};

const CivicKind civic_kind_notice = {
  .word = "notice",
  .shape = CIVIC_SHAPE_NOTHING,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .is_optional = TRUE,
  .fold = fold_nothing,
  .check = check_notice,
  .display = civic_kind_display_as_is,
};
