/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The Kingdom's numbers; civic-saudi knows their rules. */

#include "civic-field-private.h"

#include "civic-digits.h"
#include "civic-saudi.h"

#include <string.h>

/* "One digit is missing" helps more than "not a number of its kind", so a plain count comes first.
 */
static gboolean
check_digits (CivicAnswers *answers,
              CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  g_autofree char *folded = civic_digits_fold (typed);

  if (canonical == NULL && civic_kind_is_digits (folded) &&
      !civic_kind_check_length (field, folded, ret_problem))
    return FALSE;
  return civic_kind_check_form (answers, field, typed, canonical, ret_problem);
}

static char *
fold_mobile (CivicField *field, const char *typed)
{
  return civic_saudi_parse_mobile (typed);
}

static gboolean
check_mobile (CivicAnswers *answers,
              CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  g_autofree char *folded = civic_digits_fold (typed);

  return g_str_has_prefix (folded, "05")
           ? check_digits (answers, field, typed, canonical, ret_problem)
           : civic_kind_check_form (answers, field, typed, canonical, ret_problem);
}

/* "+966501234567" as "050 123 4567". */
static char *
display_mobile (CivicField *field, const char *canonical, const char *language)
{
  const char *subscriber = canonical + strlen ("+966");

  return g_strdup_printf ("0%.2s" CIVIC_NO_BREAK_SPACE "%.3s" CIVIC_NO_BREAK_SPACE "%s", subscriber,
                          subscriber + 2, subscriber + 5);
}

static char *
fold_unified_number (CivicField *field, const char *typed)
{
  return civic_saudi_parse_unified_number (typed);
}

/* People call it their "700 number": the first group is what they know it by. */
static char *
display_unified_number (CivicField *field, const char *canonical, const char *language)
{
  return g_strdup_printf ("%.3s" CIVIC_NO_BREAK_SPACE "%.3s" CIVIC_NO_BREAK_SPACE "%s", canonical,
                          canonical + 3, canonical + 6);
}

static char *
fold_short_address (CivicField *field, const char *typed)
{
  return civic_saudi_parse_short_address (typed);
}

static char *
display_short_address (CivicField *field, const char *canonical, const char *language)
{
  return g_strdup_printf ("%.4s" CIVIC_NO_BREAK_SPACE "%s", canonical, canonical + 4);
}

static char *
fold_establishment (CivicField *field, const char *typed)
{
  return civic_saudi_parse_establishment (typed);
}

static char *
parse_of_kind (const char *kind, const char *typed)
{
  CivicSaudiPerson person;
  g_autofree char *id = NULL;

  if (g_str_equal (kind, "border"))
    return civic_saudi_parse_border_number (typed);
  if (g_str_equal (kind, "gcc"))
    return civic_saudi_parse_gcc_id (typed);

  id = civic_saudi_parse_person_id (typed, &person);
  if (id == NULL || (person == CIVIC_SAUDI_PERSON_CITIZEN) != g_str_equal (kind, "national"))
    return NULL;
  return g_steal_pointer (&id);
}

static char *
fold_person_id (CivicField *field, const char *typed)
{
  for (gsize i = 0; field->kinds[i] != NULL; i++) {
    char *id = parse_of_kind (field->kinds[i], typed);

    if (id != NULL)
      return id;
  }

  return NULL;
}

/* The Gulf states' IDs have no one length to count to. */
static gboolean
check_person_id (CivicAnswers *answers,
                 CivicField *field,
                 const char *typed,
                 const char *canonical,
                 CivicProblem *ret_problem)
{
  return g_strv_contains ((const char *const *) field->kinds, "gcc")
           ? civic_kind_check_form (answers, field, typed, canonical, ret_problem)
           : check_digits (answers, field, typed, canonical, ret_problem);
}

static char *
fold_iban (CivicField *field, const char *typed)
{
  return civic_saudi_parse_iban (typed);
}

static gboolean
check_iban (CivicAnswers *answers,
            CivicField *field,
            const char *typed,
            const char *canonical,
            CivicProblem *ret_problem)
{
  g_autofree char *folded = civic_digits_fold (typed);
  g_autofree char *upper = g_ascii_strup (folded, -1);
  gboolean is_written = g_str_has_prefix (upper, "SA") &&
                        upper[strspn (upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] == '\0';

  if (canonical == NULL && is_written && !civic_kind_check_length (field, upper, ret_problem))
    return FALSE;
  return civic_kind_check_form (answers, field, typed, canonical, ret_problem);
}

/* In fours, as on a bank card. */
static char *
display_iban (CivicField *field, const char *canonical, const char *language)
{
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; canonical[i] != '\0'; i++) {
    if (i > 0 && i % 4 == 0)
      g_string_append (shown, CIVIC_NO_BREAK_SPACE);
    g_string_append_c (shown, canonical[i]);
  }

  return g_string_free (shown, FALSE);
}

static char *
fold_plate (CivicField *field, const char *typed)
{
  return civic_saudi_parse_plate (typed);
}

static char *
display_plate (CivicField *field, const char *canonical, const char *language)
{
  return civic_saudi_display_plate (canonical, language);
}

const CivicKind civic_kind_mobile = {
  .word = "mobile",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 10,
  .maximum_length = 10,
  .fold = fold_mobile,
  .check = check_mobile,
  .refusal = CIVIC_PROBLEM_NOT_A_MOBILE,
  .display = display_mobile,
};

const CivicKind civic_kind_unified_number = {
  .word = "unified-number",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 10,
  .maximum_length = 10,
  .fold = fold_unified_number,
  .check = check_digits,
  .refusal = CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER,
  .display = display_unified_number,
};

const CivicKind civic_kind_establishment = {
  .word = "establishment",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 10,
  .maximum_length = 10,
  .fold = fold_establishment,
  .check = check_digits,
  .refusal = CIVIC_PROBLEM_NOT_AN_ESTABLISHMENT,
  .display = display_unified_number,
};

const CivicKind civic_kind_person_id = {
  .word = "person-id",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 10,
  .maximum_length = 10,
  .fold = fold_person_id,
  .check = check_person_id,
  .refusal = CIVIC_PROBLEM_NOT_A_PERSON_ID,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_short_address = {
  .word = "short-address",
  .keyboard = CIVIC_KEYBOARD_ENGLISH,
  .minimum_length = 8,
  .maximum_length = 8,
  .fold = fold_short_address,
  .check = civic_kind_check_form,
  .refusal = CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS,
  .display = display_short_address,
};

const CivicKind civic_kind_iban = {
  .word = "iban",
  .keyboard = CIVIC_KEYBOARD_ENGLISH,
  .minimum_length = 24,
  .maximum_length = 24,
  .fold = fold_iban,
  .check = check_iban,
  .refusal = CIVIC_PROBLEM_NOT_AN_IBAN,
  .display = display_iban,
};

const CivicKind civic_kind_plate = {
  .word = "plate",
  .keyboard = CIVIC_KEYBOARD_ARABIC,
  .minimum_length = 2,
  .maximum_length = 7,
  .fold = fold_plate,
  .check = civic_kind_check_form,
  .refusal = CIVIC_PROBLEM_NOT_A_PLATE,
  .display = display_plate,
};
