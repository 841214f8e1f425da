/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-field-private.h"

#include "civic-choice-private.h"
#include "civic-digits.h"
#include "civic-saudi.h"

#include <string.h>

#define MAXIMUM_INTEGER_LENGTH 9
#define MAXIMUM_DECIMALS 2
#define ARABIC_DECIMAL_SEPARATOR "\xd9\xab"
#define ARABIC_THOUSANDS_SEPARATOR "\xd9\xac"

/* Keeps the groups of a number together and, being a common separator to the bidi algorithm, in
 * their order inside Arabic text. */
#define NO_BREAK_SPACE "\xc2\xa0"

static gboolean
problem (CivicProblem *ret_problem, CivicProblemCode code, double actual, double limit)
{
  ret_problem->code = code;
  ret_problem->actual = actual;
  ret_problem->limit = limit;
  return FALSE;
}

static gboolean
is_all_digits (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static gboolean
check_length (CivicField *field, const char *canonical, CivicProblem *ret_problem)
{
  glong length = g_utf8_strlen (canonical, -1);
  guint minimum = civic_field_get_minimum_length (field);
  guint maximum = civic_field_get_maximum_length (field);

  if (length < (glong) minimum)
    return problem (ret_problem, CIVIC_PROBLEM_TOO_SHORT, (double) length, minimum);
  if (length > (glong) maximum)
    return problem (ret_problem, CIVIC_PROBLEM_TOO_LONG, (double) length, maximum);
  return TRUE;
}

static gboolean
check_pattern (CivicField *field, const char *canonical, CivicProblem *ret_problem)
{
  GRegex *pattern = civic_field_get_pattern (field);

  return pattern == NULL || g_regex_match (pattern, canonical, 0, NULL) ||
         problem (ret_problem, CIVIC_PROBLEM_PATTERN, 0, 0);
}

static gboolean
check_range (CivicField *field, const char *canonical, CivicProblem *ret_problem)
{
  double number;

  if (canonical == NULL)
    return problem (ret_problem, CIVIC_PROBLEM_NOT_A_NUMBER, 0, 0);

  number = g_ascii_strtod (canonical, NULL);
  if (number < civic_field_get_minimum (field))
    return problem (ret_problem, CIVIC_PROBLEM_TOO_SMALL, number, civic_field_get_minimum (field));
  if (number > civic_field_get_maximum (field))
    return problem (ret_problem, CIVIC_PROBLEM_TOO_LARGE, number, civic_field_get_maximum (field));
  return TRUE;
}

static char *
display_as_is (CivicField *field, const char *canonical, const char *language)
{
  return g_strdup (canonical);
}

static char *
fold_text (CivicField *field, const char *typed)
{
  return civic_digits_fold_prose (typed);
}

static gboolean
check_text (CivicField *field, const char *typed, const char *canonical, CivicProblem *ret_problem)
{
  if (!civic_text_is_clean (canonical))
    return problem (ret_problem, CIVIC_PROBLEM_FORBIDDEN_CHARACTER, 0, 0);

  return check_length (field, canonical, ret_problem) &&
         check_pattern (field, canonical, ret_problem);
}

static char *
fold_digits (CivicField *field, const char *typed)
{
  g_autofree char *folded = civic_digits_fold (typed);

  return is_all_digits (folded) ? g_steal_pointer (&folded) : NULL;
}

static gboolean
check_digits (CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  if (canonical == NULL)
    return problem (ret_problem, CIVIC_PROBLEM_NOT_DIGITS, 0, 0);

  return check_length (field, canonical, ret_problem) &&
         check_pattern (field, canonical, ret_problem);
}

/* Folding drops hyphens, which must not turn a negative number into a positive one. */
static char *
fold_number (const char *typed)
{
  g_autofree char *folded = civic_digits_fold (typed);
  g_autofree char *without_thousands = replace (folded, ARABIC_THOUSANDS_SEPARATOR, "");

  if (strchr (typed, '-') != NULL || strstr (typed, "\xe2\x88\x92") != NULL)
    return NULL;

  return replace (without_thousands, ARABIC_DECIMAL_SEPARATOR, ".");
}

/* "007" and "" to "7" and "0". */
static const char *
skip_leading_zeros (const char *digits)
{
  digits += strspn (digits, "0");
  return digits;
}

static char *
fold_integer (CivicField *field, const char *typed)
{
  g_autofree char *number = fold_number (typed);
  const char *digits;

  if (number == NULL || *number == '\0' || !is_all_digits (number))
    return NULL;

  digits = skip_leading_zeros (number);
  if (strlen (digits) > MAXIMUM_INTEGER_LENGTH)
    return NULL;
  return g_strdup (*digits == '\0' ? "0" : digits);
}

/* "012.50" to "12.5", ".5" to "0.5", "12." to "12". */
static char *
fold_decimal (CivicField *field, const char *typed)
{
  g_autofree char *number = fold_number (typed);
  g_auto (GStrv) halves = number == NULL ? NULL : g_strsplit (number, ".", 3);
  const char *whole, *fraction;
  gsize length;

  if (number == NULL || strpbrk (number, "0123456789") == NULL || g_strv_length (halves) > 2)
    return NULL;

  whole = skip_leading_zeros (halves[0]);
  fraction = halves[1] == NULL ? "" : halves[1];
  if (!is_all_digits (whole) || !is_all_digits (fraction) ||
      strlen (whole) > MAXIMUM_INTEGER_LENGTH || strlen (fraction) > MAXIMUM_DECIMALS)
    return NULL;

  length = strlen (fraction);
  while (length > 0 && fraction[length - 1] == '0')
    length--;
  return g_strdup_printf ("%s%s%.*s", *whole == '\0' ? "0" : whole, length > 0 ? "." : "",
                          (int) length, fraction);
}

static gboolean
check_number (CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  return check_range (field, canonical, ret_problem);
}

static gboolean
has_arabic_separators (const char *language)
{
  g_autofree char *one = civic_digits_localise ("1", language);

  return !g_str_equal (one, "1");
}

static char *
group_thousands (const char *whole, const char *separator)
{
  GString *grouped = g_string_new (NULL);
  gsize length = strlen (whole);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append (grouped, separator);
    g_string_append_c (grouped, whole[i]);
  }

  return g_string_free (grouped, FALSE);
}

static char *
display_number (CivicField *field, const char *canonical, const char *language)
{
  gboolean is_arabic = has_arabic_separators (language);
  g_auto (GStrv) halves = g_strsplit (canonical, ".", 2);
  g_autofree char *whole =
    group_thousands (halves[0], is_arabic ? ARABIC_THOUSANDS_SEPARATOR : ",");
  const char *point = halves[1] == NULL ? "" : is_arabic ? ARABIC_DECIMAL_SEPARATOR : ".";
  g_autofree char *western = g_strconcat (whole, point, halves[1] == NULL ? "" : halves[1], NULL);
  g_autofree char *number = civic_digits_localise (western, language);
  CivicText *unit = civic_field_get_unit (field);

  if (unit == NULL)
    return g_steal_pointer (&number);
  return g_strconcat (number, NO_BREAK_SPACE, civic_text_get (unit, language), NULL);
}

static char *
fold_choice (CivicField *field, const char *typed)
{
  return civic_choice_find (civic_field_get_choices (field), typed) == NULL ? NULL
                                                                            : g_strdup (typed);
}

static gboolean
check_choice (CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  return canonical != NULL || problem (ret_problem, CIVIC_PROBLEM_NOT_A_CHOICE, 0, 0);
}

static char *
display_choice (CivicField *field, const char *canonical, const char *language)
{
  CivicChoice *choice = civic_choice_find (civic_field_get_choices (field), canonical);

  return g_strdup (civic_text_get (civic_choice_get_label (choice), language));
}

/* "One digit is missing" helps more than "not a number of its kind", so a plain count comes first.
 */
static gboolean
check_digit_count (CivicField *field,
                   const char *typed,
                   CivicProblemCode otherwise,
                   CivicProblem *ret_problem)
{
  g_autofree char *folded = civic_digits_fold (typed);

  if (!is_all_digits (folded))
    return problem (ret_problem, otherwise, 0, 0);

  return check_length (field, folded, ret_problem) && problem (ret_problem, otherwise, 0, 0);
}

static char *
fold_mobile (CivicField *field, const char *typed)
{
  return civic_saudi_parse_mobile (typed);
}

static gboolean
check_mobile (CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  g_autofree char *folded = civic_digits_fold (typed);

  if (canonical != NULL)
    return TRUE;
  if (!g_str_has_prefix (folded, "05"))
    return problem (ret_problem, CIVIC_PROBLEM_NOT_A_MOBILE, 0, 0);
  return check_digit_count (field, typed, CIVIC_PROBLEM_NOT_A_MOBILE, ret_problem);
}

/* "+966501234567" as "050 123 4567". */
static char *
display_mobile (CivicField *field, const char *canonical, const char *language)
{
  const char *subscriber = canonical + strlen ("+966");

  return g_strdup_printf ("0%.2s" NO_BREAK_SPACE "%.3s" NO_BREAK_SPACE "%s", subscriber,
                          subscriber + 2, subscriber + 5);
}

static char *
fold_unified_number (CivicField *field, const char *typed)
{
  return civic_saudi_parse_unified_number (typed);
}

static gboolean
check_unified_number (CivicField *field,
                      const char *typed,
                      const char *canonical,
                      CivicProblem *ret_problem)
{
  return canonical != NULL ||
         check_digit_count (field, typed, CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER, ret_problem);
}

/* People call it their "700 number": the first group is what they know it by. */
static char *
display_unified_number (CivicField *field, const char *canonical, const char *language)
{
  return g_strdup_printf ("%.3s" NO_BREAK_SPACE "%.3s" NO_BREAK_SPACE "%s", canonical,
                          canonical + 3, canonical + 6);
}

static char *
fold_short_address (CivicField *field, const char *typed)
{
  return civic_saudi_parse_short_address (typed);
}

static gboolean
check_short_address (CivicField *field,
                     const char *typed,
                     const char *canonical,
                     CivicProblem *ret_problem)
{
  return canonical != NULL || problem (ret_problem, CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS, 0, 0);
}

static char *
display_short_address (CivicField *field, const char *canonical, const char *language)
{
  return g_strdup_printf ("%.4s" NO_BREAK_SPACE "%s", canonical, canonical + 4);
}

const CivicFieldKind civic_field_kinds[] = {
  [CIVIC_FIELD_TEXT] = {
    .word = "text",
    .keyboard = CIVIC_KEYBOARD_LANGUAGE,
    .maximum_length = 120,
    .has_length = TRUE,
    .fold = fold_text,
    .check = check_text,
    .display = display_as_is,
  },
  [CIVIC_FIELD_DIGITS] = {
    .word = "digits",
    .keyboard = CIVIC_KEYBOARD_NUMBER,
    .minimum_length = 1,
    .maximum_length = 30,
    .has_length = TRUE,
    .fold = fold_digits,
    .check = check_digits,
    .display = display_as_is,
  },
  [CIVIC_FIELD_DECIMAL] = {
    .word = "decimal",
    .keyboard = CIVIC_KEYBOARD_NUMBER,
    .maximum_length = 12,
    .maximum = 999999999,
    .has_range = TRUE,
    .fold = fold_decimal,
    .check = check_number,
    .display = display_number,
  },
  [CIVIC_FIELD_INTEGER] = {
    .word = "integer",
    .keyboard = CIVIC_KEYBOARD_NONE,
    .maximum_length = MAXIMUM_INTEGER_LENGTH,
    .maximum = 999999999,
    .has_range = TRUE,
    .fold = fold_integer,
    .check = check_number,
    .display = display_number,
  },
  [CIVIC_FIELD_CHOICE] = {
    .word = "choice",
    .keyboard = CIVIC_KEYBOARD_NONE,
    .maximum_length = 64,
    .has_choices = TRUE,
    .fold = fold_choice,
    .check = check_choice,
    .display = display_choice,
  },
  [CIVIC_FIELD_MOBILE] = {
    .word = "mobile",
    .keyboard = CIVIC_KEYBOARD_NUMBER,
    .minimum_length = 10,
    .maximum_length = 10,
    .fold = fold_mobile,
    .check = check_mobile,
    .display = display_mobile,
  },
  [CIVIC_FIELD_UNIFIED_NUMBER] = {
    .word = "unified-number",
    .keyboard = CIVIC_KEYBOARD_NUMBER,
    .minimum_length = 10,
    .maximum_length = 10,
    .fold = fold_unified_number,
    .check = check_unified_number,
    .display = display_unified_number,
  },
  [CIVIC_FIELD_SHORT_ADDRESS] = {
    .word = "short-address",
    .keyboard = CIVIC_KEYBOARD_ENGLISH,
    .minimum_length = 8,
    .maximum_length = 8,
    .fold = fold_short_address,
    .check = check_short_address,
    .display = display_short_address,
  },
};
