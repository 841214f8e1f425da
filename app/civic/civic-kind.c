/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-kind-private.h"

#include "civic-field-private.h"

#include <string.h>

static const CivicKind *const kinds[] = {
  [CIVIC_FIELD_TEXT] = &civic_kind_text,
  [CIVIC_FIELD_LONG_TEXT] = &civic_kind_long_text,
  [CIVIC_FIELD_DIGITS] = &civic_kind_digits,
  [CIVIC_FIELD_DECIMAL] = &civic_kind_decimal,
  [CIVIC_FIELD_INTEGER] = &civic_kind_integer,
  [CIVIC_FIELD_CHOICE] = &civic_kind_choice,
  [CIVIC_FIELD_CHOICES] = &civic_kind_choices,
  [CIVIC_FIELD_TREE] = &civic_kind_tree,
  [CIVIC_FIELD_MOBILE] = &civic_kind_mobile,
  [CIVIC_FIELD_EMAIL] = &civic_kind_email,
  [CIVIC_FIELD_UNIFIED_NUMBER] = &civic_kind_unified_number,
  [CIVIC_FIELD_ESTABLISHMENT] = &civic_kind_establishment,
  [CIVIC_FIELD_PERSON_ID] = &civic_kind_person_id,
  [CIVIC_FIELD_SHORT_ADDRESS] = &civic_kind_short_address,
  [CIVIC_FIELD_IBAN] = &civic_kind_iban,
  [CIVIC_FIELD_PLATE] = &civic_kind_plate,
  [CIVIC_FIELD_REFERENCE] = &civic_kind_reference,
  [CIVIC_FIELD_DEED] = &civic_kind_deed,
  [CIVIC_FIELD_PLAN] = &civic_kind_plan,
  [CIVIC_FIELD_PARCEL] = &civic_kind_parcel,
  [CIVIC_FIELD_DATE] = &civic_kind_date,
  [CIVIC_FIELD_SLOT] = &civic_kind_slot,
  [CIVIC_FIELD_GROUP] = &civic_kind_group,
  [CIVIC_FIELD_DOCUMENTS] = &civic_kind_documents,
  [CIVIC_FIELD_PIN] = &civic_kind_pin,
  [CIVIC_FIELD_DECLARATION] = &civic_kind_declaration,
  [CIVIC_FIELD_SWITCH] = &civic_kind_switch,
  [CIVIC_FIELD_RATING] = &civic_kind_rating,
  [CIVIC_FIELD_NOTICE] = &civic_kind_notice,
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == CIVIC_KIND_COUNT);

const CivicKind *
civic_kind_of (CivicFieldType type)
{
  return kinds[type];
}

const CivicKind *
civic_field_get_kind (CivicField *self)
{
  return kinds[self->type];
}

gboolean
civic_kind_problem (CivicProblem *ret_problem, CivicProblemCode code, double actual, double limit)
{
  ret_problem->code = code;
  ret_problem->actual = actual;
  ret_problem->limit = limit;
  return FALSE;
}

gboolean
civic_kind_is_digits (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

gboolean
civic_kind_check_length (CivicField *field, const char *text, CivicProblem *ret_problem)
{
  glong length = g_utf8_strlen (text, -1);

  if (length < (glong) field->minimum_length)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_TOO_SHORT, (double) length,
                               field->minimum_length);
  if (length > (glong) field->maximum_length)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_TOO_LONG, (double) length,
                               field->maximum_length);
  return TRUE;
}

gboolean
civic_kind_check_pattern (CivicField *field, const char *canonical, CivicProblem *ret_problem)
{
  return field->pattern == NULL || g_regex_match (field->pattern, canonical, 0, NULL) ||
         civic_kind_problem (ret_problem, CIVIC_PROBLEM_PATTERN, 0, 0);
}

gboolean
civic_kind_check_form (CivicAnswers *answers,
                       CivicField *field,
                       const char *typed,
                       const char *canonical,
                       CivicProblem *ret_problem)
{
  return canonical != NULL ||
         civic_kind_problem (ret_problem, civic_field_get_kind (field)->refusal, 0, 0);
}

gboolean
civic_kind_check_writing (CivicAnswers *answers,
                          CivicField *field,
                          const char *typed,
                          const char *canonical,
                          CivicProblem *ret_problem)
{
  return civic_kind_check_form (answers, field, typed, canonical, ret_problem) &&
         civic_kind_check_length (field, canonical, ret_problem) &&
         civic_kind_check_pattern (field, canonical, ret_problem);
}

gboolean
civic_kind_check_count (CivicField *field, guint count, CivicProblem *ret_problem)
{
  if (count < field->minimum_count)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_TOO_FEW, count, field->minimum_count);
  if (count > field->maximum_count)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_TOO_MANY, count, field->maximum_count);
  return TRUE;
}

char *
civic_kind_display_as_is (CivicField *field, const char *canonical, const char *language)
{
  return g_strdup (canonical);
}
