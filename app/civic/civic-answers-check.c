/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What is wrong with the answers. */

#include "civic-answers-private.h"

#include "civic-digits.h"
#include "civic-field-private.h"
#include "civic-lookup-private.h"

static guint
index_of_row (CivicAnswers *row)
{
  guint index = 0;

  g_ptr_array_find (civic_answers_get_rows (row->form, row->group->id), row, &index);
  return index;
}

char *
civic_answers_get_path (CivicAnswers *self, const char *field_id)
{
  g_autofree char *of_group = NULL;
  CivicPage *page;

  if (self->group != NULL && self->form == NULL)
    return g_strdup (field_id);
  if (self->group != NULL) {
    of_group = civic_answers_get_path (self->form, self->group->id);
    return g_strdup_printf ("%s[%u].%s", of_group, index_of_row (self), field_id);
  }

  page = civic_service_find_page (self->service, field_id);
  return g_strconcat (civic_page_get_id (page), ".", field_id, NULL);
}

/* Nothing but space and what cannot be seen is no answer. */
static gboolean
is_blank (const char *typed)
{
  g_autofree char *visible = civic_digits_fold_prose (typed);

  return *visible == '\0' && g_utf8_validate (typed, -1, NULL);
}

static gboolean
fail (CivicProblem *ret_problem, CivicProblemCode code)
{
  ret_problem->code = code;
  return FALSE;
}

static gboolean
fail_with (CivicProblem *ret_problem, CivicText *message)
{
  ret_problem->message = civic_text_ref (message);
  return fail (ret_problem, CIVIC_PROBLEM_RULE);
}

static gboolean
check_rules (CivicAnswers *self, CivicField *field, CivicProblem *ret_problem)
{
  for (guint i = 0; i < field->validities->len; i++) {
    CivicValidity *validity = g_ptr_array_index (field->validities, i);

    if (!civic_answers_rule_holds (self, validity->rule))
      return fail_with (ret_problem, validity->message);
  }

  return TRUE;
}

/* The field that was asked for last among those a registry is asked by. */
static gboolean
is_last_of (CivicAnswers *self, CivicLookup *lookup, const char *field_id)
{
  GListModel *pages = civic_service_get_pages (self->service);
  const char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (civic_lookup_is_by (lookup, field->id))
        last = field->id;
    }
  }

  return g_strcmp0 (last, field_id) == 0;
}

/* The registry was asked and knows nothing of what she cannot do without. */
static gboolean
check_records (CivicAnswers *self, CivicField *field, CivicProblem *ret_problem)
{
  GListModel *lookups = civic_service_get_lookups (self->service);

  for (guint i = 0; self->group == NULL && i < g_list_model_get_n_items (lookups); i++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, i);
    const char *id = civic_lookup_get_id (lookup);

    if (civic_lookup_is_required (lookup) && civic_answers_is_looked_up (self, id) &&
        civic_answers_get_record (self, id) == NULL && is_last_of (self, lookup, field->id))
      return fail_with (ret_problem, civic_lookup_get_missing (lookup));
  }

  return TRUE;
}

static gboolean
check_answer (CivicAnswers *self, CivicField *field, CivicProblem *ret_problem)
{
  const CivicKind *kind = civic_field_get_kind (field);
  CivicAnswer *answer = civic_answers_find_answer (self, field->id);

  if (answer == NULL && kind->otherwise != NULL)
    return check_rules (self, field, ret_problem);
  if (answer == NULL || (kind->otherwise == NULL && is_blank (answer->typed)))
    return !civic_answers_is_required (self, field->id) ||
           fail (ret_problem, CIVIC_PROBLEM_MISSING);
  if (!g_utf8_validate (answer->typed, -1, NULL))
    return fail (ret_problem, CIVIC_PROBLEM_FORBIDDEN_CHARACTER);

  return kind->check (self, field, answer->typed, answer->canonical, ret_problem) &&
         check_rules (self, field, ret_problem) && check_records (self, field, ret_problem);
}

static gboolean
check_group (CivicAnswers *self, CivicField *field, CivicProblem *ret_problem)
{
  if (civic_answers_count_rows (self, field->id) == 0)
    return !civic_answers_is_required (self, field->id) ||
           fail (ret_problem, CIVIC_PROBLEM_MISSING);

  return civic_field_get_kind (field)->check (self, field, NULL, NULL, ret_problem) &&
         check_rules (self, field, ret_problem);
}

CivicProblem *
civic_answers_check_shown (CivicAnswers *self, CivicField *field)
{
  CivicProblem problem = { 0 };
  gboolean is_well;

  if (field->type == CIVIC_FIELD_NOTICE)
    is_well = field->level != CIVIC_LEVEL_STOP || fail (&problem, CIVIC_PROBLEM_STOPPED);
  else if (field->type == CIVIC_FIELD_GROUP)
    is_well = check_group (self, field, &problem);
  else
    is_well = check_answer (self, field, &problem);
  if (is_well)
    return NULL;

  problem.path = civic_answers_get_path (self, field->id);
  return g_memdup2 (&problem, sizeof problem);
}

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) civic_problem_free);
}

static void check_fields_into (CivicAnswers *self, GListModel *fields, GPtrArray *problems);

static void
check_rows_into (CivicAnswers *self, CivicField *group, GPtrArray *problems)
{
  for (guint i = 0; i < civic_answers_count_rows (self, group->id); i++)
    check_fields_into (civic_answers_get_row (self, group->id, i), group->fields, problems);
}

static void
check_field_into (CivicAnswers *self, CivicField *field, GPtrArray *problems)
{
  CivicProblem *problem;

  if (!civic_answers_is_shown (self, field->id))
    return;

  problem = civic_answers_check_shown (self, field);
  if (problem != NULL)
    g_ptr_array_add (problems, problem);
  if (field->type == CIVIC_FIELD_GROUP)
    check_rows_into (self, field, problems);
}

static void
check_fields_into (CivicAnswers *self, GListModel *fields, GPtrArray *problems)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    check_field_into (self, field, problems);
  }
}

CivicProblem *
civic_answers_check_field (CivicAnswers *self, const char *field_id)
{
  g_autoptr (GPtrArray) problems = NULL;
  CivicField *field;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  field = civic_answers_find_field (self, field_id);
  g_return_val_if_fail (field != NULL, NULL);

  problems = new_problems ();
  check_field_into (self, field, problems);
  return problems->len == 0 ? NULL : g_ptr_array_steal_index (problems, 0);
}

GPtrArray *
civic_answers_check_page (CivicAnswers *self, CivicPage *page)
{
  GPtrArray *problems;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (CIVIC_IS_PAGE (page), NULL);

  problems = new_problems ();
  check_fields_into (self, civic_page_get_fields (page), problems);
  return problems;
}

GPtrArray *
civic_answers_check_all (CivicAnswers *self)
{
  GListModel *pages;
  GPtrArray *problems;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  problems = new_problems ();
  if (self->group != NULL) {
    check_fields_into (self, self->group->fields, problems);
    return problems;
  }

  pages = civic_service_get_pages (self->service);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    check_fields_into (self, civic_page_get_fields (page), problems);
  }
  return problems;
}
