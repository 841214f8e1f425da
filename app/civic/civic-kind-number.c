/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Numbers one may calculate with. */

#include "civic-field-private.h"

#include "civic-digits.h"

#include <string.h>

#define MAXIMUM_INTEGER_LENGTH 9
#define MAXIMUM_DECIMALS 2
#define ARABIC_DECIMAL_SEPARATOR "\xd9\xab"
#define ARABIC_THOUSANDS_SEPARATOR "\xd9\xac"

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
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

  if (number == NULL || *number == '\0' || !civic_kind_is_digits (number))
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
  if (!civic_kind_is_digits (whole) || !civic_kind_is_digits (fraction) ||
      strlen (whole) > MAXIMUM_INTEGER_LENGTH || strlen (fraction) > MAXIMUM_DECIMALS)
    return NULL;

  length = strlen (fraction);
  while (length > 0 && fraction[length - 1] == '0')
    length--;
  return g_strdup_printf ("%s%s%.*s", *whole == '\0' ? "0" : whole, length > 0 ? "." : "",
                          (int) length, fraction);
}

static gboolean
check_number (CivicAnswers *answers,
              CivicField *field,
              const char *typed,
              const char *canonical,
              CivicProblem *ret_problem)
{
  double number;

  if (canonical == NULL)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_NOT_A_NUMBER, 0, 0);

  number = g_ascii_strtod (canonical, NULL);
  if (number < field->minimum)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_TOO_SMALL, number, field->minimum);
  if (number > field->maximum)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_TOO_LARGE, number, field->maximum);
  return TRUE;
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

  if (field->unit == NULL)
    return g_steal_pointer (&number);
  return g_strconcat (number, CIVIC_NO_BREAK_SPACE, civic_text_get (field->unit, language), NULL);
}

const CivicKind civic_kind_decimal = {
  .word = "decimal",
  .shape = CIVIC_SHAPE_NUMBER,
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .maximum_length = 12,
  .maximum = 999999999,
  .has_range = TRUE,
  .fold = fold_decimal,
  .check = check_number,
  .display = display_number,
};

const CivicKind civic_kind_integer = {
  .word = "integer",
  .shape = CIVIC_SHAPE_NUMBER,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = MAXIMUM_INTEGER_LENGTH,
  .maximum = 999999999,
  .has_range = TRUE,
  .fold = fold_integer,
  .check = check_number,
  .display = display_number,
};

const CivicKind civic_kind_rating = {
  .word = "rating",
  .shape = CIVIC_SHAPE_NUMBER,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 1,
  .minimum = 1,
  .maximum = 5,
  .fold = fold_integer,
  .check = check_number,
  .display = display_number,
};
