/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Numbers of papers that others keep: only their form is ours to check. */

#include "civic-field-private.h"

#include "civic-digits.h"

#include <string.h>

static gboolean
is_of_reference (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character) || character == '/' ||
         character == '-' || character == '.';
}

/* Spaces gone, every dash a hyphen, Latin letters upper-cased: so is one number written one way. */
static char *
fold_reference (CivicField *field, const char *typed)
{
  g_autofree char *prose = civic_digits_fold_prose (typed);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *cursor = prose; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);

    if (g_unichar_isspace (character))
      continue;
    if (g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION || character == 0x2212)
      character = '-';
    if (character < 0x80)
      character = (gunichar) g_ascii_toupper ((char) character);
    if (!is_of_reference (character))
      return NULL;
    g_string_append_unichar (folded, character);
  }

  return folded->len == 0 ? NULL : g_strdup (folded->str);
}

static char *
fold_deed (CivicField *field, const char *typed)
{
  g_autofree char *folded = civic_digits_fold (typed);

  return *folded != '\0' && civic_kind_is_digits (folded) ? g_steal_pointer (&folded) : NULL;
}

const CivicKind civic_kind_reference = {
  .word = "reference",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 1,
  .maximum_length = 30,
  .longest = 30,
  .has_length = TRUE,
  .fold = fold_reference,
  .check = civic_kind_check_writing,
  .refusal = CIVIC_PROBLEM_NOT_A_REFERENCE,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_deed = {
  .word = "deed",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 4,
  .maximum_length = 16,
  .longest = 16,
  .has_length = TRUE,
  .fold = fold_deed,
  .check = civic_kind_check_writing,
  .refusal = CIVIC_PROBLEM_NOT_A_DEED,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_plan = {
  .word = "plan",
  .keyboard = CIVIC_KEYBOARD_ARABIC,
  .minimum_length = 1,
  .maximum_length = 30,
  .longest = 30,
  .has_length = TRUE,
  .fold = fold_reference,
  .check = civic_kind_check_writing,
  .refusal = CIVIC_PROBLEM_NOT_A_REFERENCE,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_parcel = {
  .word = "parcel",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 1,
  .maximum_length = 20,
  .longest = 20,
  .has_length = TRUE,
  .fold = fold_reference,
  .check = civic_kind_check_writing,
  .refusal = CIVIC_PROBLEM_NOT_A_REFERENCE,
  .display = civic_kind_display_as_is,
};
