/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"
#include "civic-json.h"
#include "sample-catalogue.h"

/* Answers to the sample service that has every type of field, on a day of the tests' own. */
typedef struct {
  CivicCatalogue *catalogue;
  CivicService *service;
  CivicAnswers *answers;
} Form;

#define NBSP "\xc2\xa0"
#define TODAY "2026-11-22"

static inline void
set_up_form (Form *form, gconstpointer unused)
{
  form->catalogue = load_sample_catalogue ();
  form->service = civic_catalogue_find (form->catalogue, "everything");
  form->answers = civic_answers_new (form->service);
  civic_answers_set_today (form->answers, TODAY);
}

static inline void
tear_down_form (Form *form, gconstpointer unused)
{
  g_assert_finalize_object (form->answers);
  g_assert_finalize_object (form->catalogue);
}

/* code is -1 where all is well. */
static inline void
assert_problem (CivicAnswers *answers, const char *field, int code)
{
  g_autoptr (CivicProblem) problem = civic_answers_check_field (answers, field);

  g_assert_cmpint (problem == NULL ? -1 : (int) problem->code, ==, code);
}

/* canonical is NULL where it is not of the kind. */
static inline void
assert_answer (
  CivicAnswers *answers, const char *field, const char *typed, const char *canonical, int code)
{
  civic_answers_set (answers, field, typed);
  g_assert_cmpstr (civic_answers_get_typed (answers, field), ==, typed);
  g_assert_cmpstr (civic_answers_get (answers, field), ==, canonical);
  assert_problem (answers, field, code);
}

static inline void
assert_figures (CivicAnswers *answers,
                const char *field,
                const char *typed,
                int code,
                double actual,
                double limit)
{
  g_autoptr (CivicProblem) problem = NULL;

  civic_answers_set (answers, field, typed);
  problem = civic_answers_check_field (answers, field);
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->code, ==, code);
  g_assert_cmpfloat (problem->actual, ==, actual);
  g_assert_cmpfloat (problem->limit, ==, limit);
}

static inline void
assert_display (CivicAnswers *answers, const char *field, const char *language, const char *shown)
{
  g_autofree char *display = civic_answers_display (answers, field, language);

  g_assert_cmpstr (display, ==, shown);
}

static inline JsonObject *
record_of (const char *json)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

static inline char *
json_of (CivicAnswers *answers)
{
  g_autoptr (JsonNode) node = civic_answers_to_json (answers);

  return json_to_string (node, FALSE);
}
