/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-service.h"

G_BEGIN_DECLS

/* One citizen's answers to one service, folded to canonical form as they are set. It knows no
 * sentence: what is wrong is a code with the field's path and its figures. It lives only in the
 * session process and in the central's memory. */
#define CIVIC_TYPE_ANSWERS (civic_answers_get_type ())
G_DECLARE_FINAL_TYPE (CivicAnswers, civic_answers, CIVIC, ANSWERS, GObject)

typedef enum {
  CIVIC_PROBLEM_MISSING,   /* required and empty */
  CIVIC_PROBLEM_TOO_SHORT, /* actual and limit in characters */
  CIVIC_PROBLEM_TOO_LONG,
  CIVIC_PROBLEM_TOO_SMALL, /* actual and limit as numbers */
  CIVIC_PROBLEM_TOO_LARGE,
  CIVIC_PROBLEM_NOT_A_NUMBER,
  CIVIC_PROBLEM_NOT_A_CHOICE,
  CIVIC_PROBLEM_NOT_DIGITS,
  CIVIC_PROBLEM_NOT_A_MOBILE,
  CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER,
  CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS,
  CIVIC_PROBLEM_PATTERN, /* the field's own pattern does not match */
  CIVIC_PROBLEM_FORBIDDEN_CHARACTER,
  CIVIC_PROBLEM_UNKNOWN_FIELD, /* only from JSON: a field the service has not, or a hidden one */
  CIVIC_PROBLEM_WRONG_TYPE,    /* only from JSON */
} CivicProblemCode;

typedef struct {
  CivicProblemCode code;
  char *path; /* "establishment.trade_name": page id, dot, field id */
  double actual;
  double limit;
} CivicProblem;

void civic_problem_free (CivicProblem *self);
const char *
civic_problem_code_to_string (CivicProblemCode code); /* "too-short", for JSON and logs */

CivicAnswers *civic_answers_new (CivicService *service);
CivicService *civic_answers_get_service (CivicAnswers *self);

/* Keeps what was typed (valid or not, so that nothing is lost) and its canonical form. NULL or ""
 * clears. Emits "changed" with the field's id as detail, and no arguments, when the value really
 * changed. */
void civic_answers_set (CivicAnswers *self, const char *field_id, const char *typed);
const char *civic_answers_get (CivicAnswers *self,
                               const char *field_id); /* canonical, (nullable) */
const char *civic_answers_get_typed (CivicAnswers *self, const char *field_id);

/* For people: choices by their label, numbers grouped, units said. NULL where unanswered. Caller
 * frees. */
char *civic_answers_display (CivicAnswers *self, const char *field_id, const char *language);

/* Whether `show_if` lets the field, or any field of the page, be asked now. */
gboolean civic_answers_is_shown (CivicAnswers *self, const char *field_id);
gboolean civic_answers_is_page_shown (CivicAnswers *self, CivicPage *page);

/* (nullable): NULL is fine. Hidden fields are never a problem and never sent. */
CivicProblem *civic_answers_check_field (CivicAnswers *self, const char *field_id);
GPtrArray *civic_answers_check_page (CivicAnswers *self, CivicPage *page); /* of CivicProblem */
GPtrArray *civic_answers_check_all (CivicAnswers *self);

/* {"page": {"field": "canonical", …}, …}, shown and answered fields only. */
JsonNode *civic_answers_to_json (CivicAnswers *self);

/* The central's way in. Returns the answers with all problems found (empty array when valid). */
CivicAnswers *
civic_answers_new_from_json (CivicService *service, JsonNode *node, GPtrArray **ret_problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicProblem, civic_problem_free)

G_END_DECLS
