/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-problem.h"

#include "civic-number.h"

static const char *const sentences[] = {
  [CIVIC_PROBLEM_MISSING] = "An answer is required here.",
  [CIVIC_PROBLEM_TOO_SHORT] = "Too short: the least is # characters, these are %.",
  [CIVIC_PROBLEM_TOO_LONG] = "Too long: the most is # characters, these are %.",
  [CIVIC_PROBLEM_TOO_SMALL] = "Too small: %, the least is #.",
  [CIVIC_PROBLEM_TOO_LARGE] = "Too large: %, the most is #.",
  [CIVIC_PROBLEM_NOT_A_NUMBER] = "Not a number.",
  [CIVIC_PROBLEM_NOT_A_CHOICE] =
    "Not one of the choices, or not one that belongs to the answer above it.",
  [CIVIC_PROBLEM_NOT_DIGITS] = "Digits only, please.",
  [CIVIC_PROBLEM_NOT_A_MOBILE] = "Not a Saudi mobile number: +9665 and eight digits.",
  [CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER] = "Not a unified number: ten digits that begin with 7.",
  [CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS] = "Not a short address: four letters and four digits.",
  [CIVIC_PROBLEM_PATTERN] = "The field's pattern does not match the whole answer.",
  [CIVIC_PROBLEM_FORBIDDEN_CHARACTER] = "A character that is not allowed.",
  [CIVIC_PROBLEM_UNKNOWN_FIELD] = "The service has no such page or field, or its show_if hides it.",
  [CIVIC_PROBLEM_WRONG_TYPE] = "The wrong kind of JSON: a string wanted, or an array where several "
                               "can be answered.",
  [CIVIC_PROBLEM_NOT_AN_EMAIL] = "Not an e-mail address.",
  [CIVIC_PROBLEM_NOT_A_PERSON_ID] = "Not an ID of the kinds the field takes.",
  [CIVIC_PROBLEM_NOT_AN_ESTABLISHMENT] =
    "Neither a unified number nor a commercial registration of ten digits.",
  [CIVIC_PROBLEM_NOT_AN_IBAN] = "Not an IBAN of the Kingdom.",
  [CIVIC_PROBLEM_NOT_A_PLATE] = "Not a plate: one to three of the 17 letters, one to four digits.",
  [CIVIC_PROBLEM_NOT_A_REFERENCE] = "Only letters, digits, / - and . are allowed.",
  [CIVIC_PROBLEM_NOT_A_DEED] = "Not a deed's number.",
  [CIVIC_PROBLEM_NOT_A_DATE] = "Not a date such as 2026-11-22.",
  [CIVIC_PROBLEM_TOO_EARLY] = "Too early: the first day allowed is @.",
  [CIVIC_PROBLEM_TOO_LATE] = "Too late: the last day allowed is @.",
  [CIVIC_PROBLEM_TOO_FEW] = "Too few: the least is #, these are %.",
  [CIVIC_PROBLEM_TOO_MANY] = "Too many: the most is #, these are %.",
  [CIVIC_PROBLEM_RULE] = "A rule of the service contradicts this answer.",
  [CIVIC_PROBLEM_STOPPED] = "A notice stops the form here.",
  [CIVIC_PROBLEM_NOT_A_PLACE] = "Not a latitude and a longitude with six decimals.",
};

G_STATIC_ASSERT (G_N_ELEMENTS (sentences) == CIVIC_PROBLEM_LAST + 1);

static char *
replace (char *sentence, const char *mark, const char *figure)
{
  g_autofree char *before = sentence;
  g_auto (GStrv) parts = g_strsplit (before, mark, 2);

  return g_strjoinv (figure, parts);
}

char *
ctl_problem_describe (const CivicProblem *problem)
{
  g_autofree char *actual = civic_number_to_text (problem->actual);
  g_autofree char *limit = civic_number_to_text (problem->limit);
  char *sentence;

  if (problem->message != NULL)
    return g_strdup (civic_text_get (problem->message, "en"));

  sentence = g_strdup (sentences[problem->code]);
  sentence = replace (sentence, "%", actual);
  sentence = replace (sentence, "#", limit);
  return replace (sentence, "@", problem->limit_text != NULL ? problem->limit_text : "");
}
