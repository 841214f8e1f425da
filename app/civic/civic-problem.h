/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-text.h"

G_BEGIN_DECLS

/* What is wrong with an answer: never an error, never a sentence of ours. Figures that a code does
 * not name are 0; limit_text and message are then NULL. */
typedef enum {
  /* Required and empty: nothing typed, chosen, added or sent, or a declaration not made. */
  CIVIC_PROBLEM_MISSING,

  /* actual and limit in characters; digits, where the type has nothing else. */
  CIVIC_PROBLEM_TOO_SHORT,
  CIVIC_PROBLEM_TOO_LONG,

  /* actual and limit as numbers. */
  CIVIC_PROBLEM_TOO_SMALL,
  CIVIC_PROBLEM_TOO_LARGE,

  /* Not of its kind; a number that only has too few or too many digits is too short or too long. */
  CIVIC_PROBLEM_NOT_A_NUMBER,
  CIVIC_PROBLEM_NOT_A_CHOICE, /* not of the list, or not within the answer above it */
  CIVIC_PROBLEM_NOT_DIGITS,
  CIVIC_PROBLEM_NOT_A_MOBILE,
  CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER,
  CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS,
  CIVIC_PROBLEM_PATTERN, /* civic_field_get_pattern_message says what to do */
  CIVIC_PROBLEM_FORBIDDEN_CHARACTER,

  /* Only from JSON: a field the service has not, or a hidden one; a value of another type. */
  CIVIC_PROBLEM_UNKNOWN_FIELD,
  CIVIC_PROBLEM_WRONG_TYPE,

  /* Not of its kind, again. */
  CIVIC_PROBLEM_NOT_AN_EMAIL,
  CIVIC_PROBLEM_NOT_A_PERSON_ID, /* none of civic_field_get_kinds */
  CIVIC_PROBLEM_NOT_AN_ESTABLISHMENT,
  CIVIC_PROBLEM_NOT_AN_IBAN,     /* begins not with SA, or its check digits are wrong */
  CIVIC_PROBLEM_NOT_A_PLATE,     /* not 1 to 3 of the 17 letters and 1 to 4 digits */
  CIVIC_PROBLEM_NOT_A_REFERENCE, /* references, plans, parcels: not letters, digits, / - . */
  CIVIC_PROBLEM_NOT_A_DEED,      /* not digits */
  CIVIC_PROBLEM_NOT_A_DATE,

  /* limit_text: the first, or the last day allowed, as ISO. */
  CIVIC_PROBLEM_TOO_EARLY,
  CIVIC_PROBLEM_TOO_LATE,

  /* Choices, rows, documents: actual and limit are their number. */
  CIVIC_PROBLEM_TOO_FEW,
  CIVIC_PROBLEM_TOO_MANY,

  /* message: what the service file says of a `valid_if` that does not hold, or a look-up's
   * `missing` where a required record was not found. NULL only from JSON, where a rule or a record
   * contradicts the answer. */
  CIVIC_PROBLEM_RULE,

  /* A notice of level stop is shown: its label and hint say why. */
  CIVIC_PROBLEM_STOPPED,

  CIVIC_PROBLEM_NOT_A_PLACE, /* not a latitude and a longitude */
} CivicProblemCode;

#define CIVIC_PROBLEM_LAST CIVIC_PROBLEM_NOT_A_PLACE

typedef struct {
  CivicProblemCode code;

  /* "establishment.trade_name": page id, dot, field id; "sign.boards[1].width" in the second row of
   * a group; the field id alone in a row that was removed. */
  char *path;

  double actual;
  double limit;
  char *limit_text;   /* (nullable) */
  CivicText *message; /* (nullable) to be said to the citizen as it is */
} CivicProblem;

void civic_problem_free (CivicProblem *self);
const char *
civic_problem_code_to_string (CivicProblemCode code); /* "too-short", for JSON and logs */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicProblem, civic_problem_free)

G_END_DECLS
