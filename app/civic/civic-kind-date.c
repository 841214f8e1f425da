/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-field-private.h"

#include "civic-date.h"

static char *
fold_date (CivicField *field, const char *typed)
{
  return civic_date_parse (typed);
}

static gboolean
too_far (CivicProblem *ret_problem, CivicProblemCode code, char *bound)
{
  ret_problem->code = code;
  ret_problem->limit_text = bound;
  return FALSE;
}

/* ISO days stand in the order of their letters. */
static gboolean
check_date (CivicAnswers *answers,
            CivicField *field,
            const char *typed,
            const char *canonical,
            CivicProblem *ret_problem)
{
  const char *today = civic_answers_get_today (answers);
  g_autofree char *first = civic_field_get_minimum_date (field, today);
  g_autofree char *last = civic_field_get_maximum_date (field, today);

  if (canonical == NULL)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_NOT_A_DATE, 0, 0);
  if (first != NULL && g_strcmp0 (canonical, first) < 0)
    return too_far (ret_problem, CIVIC_PROBLEM_TOO_EARLY, g_steal_pointer (&first));
  if (last != NULL && g_strcmp0 (canonical, last) > 0)
    return too_far (ret_problem, CIVIC_PROBLEM_TOO_LATE, g_steal_pointer (&last));
  return TRUE;
}

static char *
display_date (CivicField *field, const char *canonical, const char *language)
{
  return civic_date_display (canonical, language);
}

const CivicKind civic_kind_date = {
  .word = "date",
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 10,
  .fold = fold_date,
  .check = check_date,
  .display = display_date,
};
