/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Prose, and what is typed letter by letter without a rule of the Kingdom's. */

#include "civic-kind-private.h"

#include "civic-digits.h"

#include <string.h>

#define EMAIL_LOCAL_LENGTH 64

static char *
fold_text (CivicField *field, const char *typed)
{
  return civic_digits_fold_prose (typed);
}

static gboolean
check_text (CivicAnswers *answers,
            CivicField *field,
            const char *typed,
            const char *canonical,
            CivicProblem *ret_problem)
{
  if (!civic_text_is_clean (canonical))
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_FORBIDDEN_CHARACTER, 0, 0);
  return civic_kind_check_writing (answers, field, typed, canonical, ret_problem);
}

/* A keyboard's Enter is one line more; what a copied text has for it is the same. */
static char *
fold_long_text (CivicField *field, const char *typed)
{
  g_auto (GStrv) windows = g_strsplit (typed, "\r\n", -1);
  g_autofree char *one_kind = g_strjoinv ("\n", windows);

  return civic_digits_fold_prose (one_kind);
}

static gboolean
check_long_text (CivicAnswers *answers,
                 CivicField *field,
                 const char *typed,
                 const char *canonical,
                 CivicProblem *ret_problem)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (canonical), "\n", ' ');

  if (!civic_text_is_clean (one_line))
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_FORBIDDEN_CHARACTER, 0, 0);
  return civic_kind_check_writing (answers, field, typed, canonical, ret_problem);
}

static char *
fold_digits (CivicField *field, const char *typed)
{
  g_autofree char *folded = civic_digits_fold (typed);

  return civic_kind_is_digits (folded) ? g_steal_pointer (&folded) : NULL;
}

/* What a mail server takes: no quotes, no comments, no numbers for a host. */
static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at - text <= EMAIL_LOCAL_LENGTH &&
         g_regex_match_simple ("^[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@"
                               "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                               "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])\\z",
                               text, 0, 0);
}

/* The host's letters have no case; whether the others do is for their host to say. */
static char *
fold_email (CivicField *field, const char *typed)
{
  g_autofree char *folded = civic_digits_fold_prose (typed);
  char *host;

  if (!is_email (folded))
    return NULL;
  for (host = strchr (folded, '@'); *host != '\0'; host++)
    *host = g_ascii_tolower (*host);
  return g_steal_pointer (&folded);
}

const CivicKind civic_kind_text = {
  .word = "text",
  .keyboard = CIVIC_KEYBOARD_LANGUAGE,
  .maximum_length = 120,
  .longest = 4000,
  .has_length = TRUE,
  .fold = fold_text,
  .check = check_text,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_long_text = {
  .word = "long-text",
  .keyboard = CIVIC_KEYBOARD_LANGUAGE,
  .maximum_length = 4000,
  .longest = 4000,
  .has_length = TRUE,
  .fold = fold_long_text,
  .check = check_long_text,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_digits = {
  .word = "digits",
  .keyboard = CIVIC_KEYBOARD_NUMBER,
  .minimum_length = 1,
  .maximum_length = 30,
  .longest = 4000,
  .has_length = TRUE,
  .fold = fold_digits,
  .check = civic_kind_check_writing,
  .refusal = CIVIC_PROBLEM_NOT_DIGITS,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_email = {
  .word = "email",
  .keyboard = CIVIC_KEYBOARD_ENGLISH,
  .maximum_length = 254,
  .fold = fold_email,
  .check = civic_kind_check_writing,
  .refusal = CIVIC_PROBLEM_NOT_AN_EMAIL,
  .display = civic_kind_display_as_is,
};
