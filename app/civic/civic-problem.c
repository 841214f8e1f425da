/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-problem.h"

static const char *const code_words[] = {
  [CIVIC_PROBLEM_MISSING] = "missing",
  [CIVIC_PROBLEM_TOO_SHORT] = "too-short",
  [CIVIC_PROBLEM_TOO_LONG] = "too-long",
  [CIVIC_PROBLEM_TOO_SMALL] = "too-small",
  [CIVIC_PROBLEM_TOO_LARGE] = "too-large",
  [CIVIC_PROBLEM_NOT_A_NUMBER] = "not-a-number",
  [CIVIC_PROBLEM_NOT_A_CHOICE] = "not-a-choice",
  [CIVIC_PROBLEM_NOT_DIGITS] = "not-digits",
  [CIVIC_PROBLEM_NOT_A_MOBILE] = "not-a-mobile",
  [CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER] = "not-a-unified-number",
  [CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS] = "not-a-short-address",
  [CIVIC_PROBLEM_PATTERN] = "pattern",
  [CIVIC_PROBLEM_FORBIDDEN_CHARACTER] = "forbidden-character",
  [CIVIC_PROBLEM_UNKNOWN_FIELD] = "unknown-field",
  [CIVIC_PROBLEM_WRONG_TYPE] = "wrong-type",
  [CIVIC_PROBLEM_NOT_AN_EMAIL] = "not-an-email",
  [CIVIC_PROBLEM_NOT_A_PERSON_ID] = "not-a-person-id",
  [CIVIC_PROBLEM_NOT_AN_ESTABLISHMENT] = "not-an-establishment",
  [CIVIC_PROBLEM_NOT_AN_IBAN] = "not-an-iban",
  [CIVIC_PROBLEM_NOT_A_PLATE] = "not-a-plate",
  [CIVIC_PROBLEM_NOT_A_REFERENCE] = "not-a-reference",
  [CIVIC_PROBLEM_NOT_A_DEED] = "not-a-deed",
  [CIVIC_PROBLEM_NOT_A_DATE] = "not-a-date",
  [CIVIC_PROBLEM_TOO_EARLY] = "too-early",
  [CIVIC_PROBLEM_TOO_LATE] = "too-late",
  [CIVIC_PROBLEM_TOO_FEW] = "too-few",
  [CIVIC_PROBLEM_TOO_MANY] = "too-many",
  [CIVIC_PROBLEM_RULE] = "rule",
  [CIVIC_PROBLEM_STOPPED] = "stopped",
  [CIVIC_PROBLEM_NOT_A_PLACE] = "not-a-place",
};

G_STATIC_ASSERT (G_N_ELEMENTS (code_words) == CIVIC_PROBLEM_LAST + 1);

void
civic_problem_free (CivicProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->limit_text);
  g_clear_pointer (&self->message, civic_text_unref);
  g_free (self);
}

const char *
civic_problem_code_to_string (CivicProblemCode code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (code_words), NULL);

  return code_words[code];
}
