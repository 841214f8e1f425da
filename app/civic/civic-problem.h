/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-text.h"

G_BEGIN_DECLS

/* What is wrong with an answer: never an error, never a sentence of ours. Figures not named here
 * are 0, limit_text and message are NULL. */
typedef enum {
  CIVIC_PROBLEM_MISSING,   /* required and empty: nothing typed, chosen, added or sent, or a
                            * declaration not made */
  CIVIC_PROBLEM_TOO_SHORT, /* actual and limit in characters, of digits only where the type has
                            * only digits */
  CIVIC_PROBLEM_TOO_LONG,
  CIVIC_PROBLEM_TOO_SMALL, /* actual and limit as numbers */
  CIVIC_PROBLEM_TOO_LARGE,
  CIVIC_PROBLEM_NOT_A_NUMBER,
  CIVIC_PROBLEM_NOT_A_CHOICE, /* not of the list, or not within the answer above it */
  CIVIC_PROBLEM_NOT_DIGITS,
  CIVIC_PROBLEM_NOT_A_MOBILE,
  CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER,
  CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS,
  CIVIC_PROBLEM_PATTERN, /* the field's own pattern does not match: civic_field_get_pattern_message
                          */
  CIVIC_PROBLEM_FORBIDDEN_CHARACTER,
  CIVIC_PROBLEM_UNKNOWN_FIELD, /* only from JSON: a field the service has not, or a hidden one */
  CIVIC_PROBLEM_WRONG_TYPE,    /* only from JSON */
  CIVIC_PROBLEM_NOT_AN_EMAIL,
  CIVIC_PROBLEM_NOT_A_PERSON_ID,      /* none of civic_field_get_kinds; a wrong number of digits is
                                       * TOO_SHORT or TOO_LONG */
  CIVIC_PROBLEM_NOT_AN_ESTABLISHMENT, /* wrong number of digits: as above */
  CIVIC_PROBLEM_NOT_AN_IBAN,          /* begins not with SA, or its check digits are wrong; a wrong
                                       * number of characters: as above, limit 24 */
  CIVIC_PROBLEM_NOT_A_PLATE,          /* not 1 to 3 of the 17 letters and 1 to 4 digits */
  CIVIC_PROBLEM_NOT_A_REFERENCE,      /* references, plans, parcels: not letters, digits, / - . */
  CIVIC_PROBLEM_NOT_A_DEED,           /* not digits */
  CIVIC_PROBLEM_NOT_A_DATE,
  CIVIC_PROBLEM_TOO_EARLY, /* limit_text: the first day allowed, as ISO */
  CIVIC_PROBLEM_TOO_LATE,  /* limit_text: the last day allowed, as ISO */
  CIVIC_PROBLEM_TOO_FEW,   /* choices, rows, documents: actual and limit are their number */
  CIVIC_PROBLEM_TOO_MANY,
  CIVIC_PROBLEM_RULE, /* message: what the service file says of the `valid_if` that does not hold,
                       * or the look-up's `missing` where a required record was not found; NULL
                       * only from JSON, where a rule or a record contradicts the answer */
  CIVIC_PROBLEM_STOPPED,     /* a shown notice of level stop: its label and hint say why */
  CIVIC_PROBLEM_NOT_A_PLACE, /* not a latitude and a longitude */
} CivicProblemCode;

#define CIVIC_PROBLEM_LAST CIVIC_PROBLEM_NOT_A_PLACE

typedef struct {
  CivicProblemCode code;
  char *path; /* "establishment.trade_name": page id, dot, field id; "sign.boards[1].width" in the
               * second row of a group; without the page where a row itself was asked */
  double actual;
  double limit;
  char *limit_text;   /* (nullable) */
  CivicText *message; /* (nullable) say this to the citizen */
} CivicProblem;

void civic_problem_free (CivicProblem *self);
const char *
civic_problem_code_to_string (CivicProblemCode code); /* "too-short", for JSON and logs */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicProblem, civic_problem_free)

G_END_DECLS
