/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "everything-form.h"

static char *
data_of (CivicAnswers *answers)
{
  g_autoptr (JsonNode) node = civic_answers_to_data (answers);

  return json_to_string (node, FALSE);
}

static void
test_rules_see_values_of_their_types (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;
  CivicAnswers *row = civic_answers_add_row (answers, "boards");
  g_autofree char *json = NULL;

  civic_answers_set (answers, "area", "٢٫٥");
  civic_answers_set (answers, "region", "north");
  civic_answers_set (answers, "colours", "white,red");
  civic_answers_set (answers, "stars", "4");
  civic_answers_set (answers, "deed", "nonsense");
  civic_answers_set (row, "width", "2");
  civic_answers_set (row, "height", "0.5");
  json = data_of (answers);
  g_assert_cmpstr (
    json, ==,
    "{\"today\":\"2026-11-22\",\"area\":2.5,\"region\":\"north\","
    "\"colours\":[\"red\",\"white\"],\"updates\":false,\"stars\":4.0,"
    "\"boards\":[{\"width\":2.0,\"height\":0.5,\"size\":1.0}],\"total\":1.0,\"is_big\":false}");
}

static void
test_records_are_seen_by_their_look_up (Form *form, gconstpointer unused)
{
  g_autoptr (JsonObject) record = record_of ("{\"area_m2\": 48}");
  g_autofree char *json = NULL;

  civic_answers_set (form->answers, "licence_number", "46");
  civic_answers_set_record (form->answers, "licence", record);
  json = data_of (form->answers);
  g_assert_true (g_str_has_prefix (
    json, "{\"today\":\"2026-11-22\",\"licence\":{\"area_m2\":48},\"licence_number\":\"46\","));
}

static void
on_changed (CivicAnswers *answers, gpointer count)
{
  (*(guint *) count)++;
}

/* Another region has other towns: the old one must not stay behind, unseen. */
static void
test_a_cascade_lets_go_of_what_is_not_within (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;
  guint town_count = 0;

  civic_answers_set (answers, "region", "north");
  civic_answers_set (answers, "town", "hill");
  civic_answers_set (answers, "towns", "bridge,lake");
  g_signal_connect (answers, "changed::town", G_CALLBACK (on_changed), &town_count);
  civic_answers_set (answers, "region", "south");
  g_assert_null (civic_answers_get_typed (answers, "town"));
  g_assert_null (civic_answers_get_typed (answers, "towns"));
  g_assert_cmpuint (town_count, ==, 1);

  civic_answers_set (answers, "town", "bridge");
  civic_answers_set (answers, "region", "north");
  g_assert_cmpstr (civic_answers_get (answers, "town"), ==, "bridge");
}

static guint
count_choices (CivicAnswers *answers, const char *field)
{
  g_autoptr (GListModel) choices = civic_answers_get_choices (answers, field);

  return g_list_model_get_n_items (choices);
}

static void
test_a_cascade_offers_what_is_within (Form *form, gconstpointer unused)
{
  g_assert_cmpuint (count_choices (form->answers, "region"), ==, 2);
  g_assert_cmpuint (count_choices (form->answers, "town"), ==, 1);
  civic_answers_set (form->answers, "region", "north");
  g_assert_cmpuint (count_choices (form->answers, "town"), ==, 4);
  civic_answers_set (form->answers, "region", "south");
  g_assert_cmpuint (count_choices (form->answers, "town"), ==, 3);
}

static void
test_what_is_computed_is_not_typed (Form *form, gconstpointer unused)
{
  g_assert_true (civic_answers_is_known (form->answers, "total"));
  civic_answers_set (form->answers, "total", "5");
  g_assert_cmpstr (civic_answers_get (form->answers, "total"), ==, "0");
}

static void
test_a_rule_that_does_not_hold_says_so (Form *form, gconstpointer unused)
{
  g_autoptr (CivicProblem) problem = NULL;

  assert_answer (form->answers, "reason", "because", "because", -1);
  civic_answers_set (form->answers, "reason", "none");
  problem = civic_answers_check_field (form->answers, "reason");
  g_assert_cmpint (problem->code, ==, CIVIC_PROBLEM_RULE);
  g_assert_cmpstr (civic_text_get (problem->message, "ur"), ==, "وجہ لکھیں۔");
  civic_answers_set (form->answers, "reason", NULL);
  assert_problem (form->answers, "reason", -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/answers-settle/" name, Form, NULL, set_up_form, function, tear_down_form)
  TEST ("rules-see-values-of-their-types", test_rules_see_values_of_their_types);
  TEST ("records-are-seen-by-their-look-up", test_records_are_seen_by_their_look_up);
  TEST ("a-cascade-lets-go-of-what-is-not-within", test_a_cascade_lets_go_of_what_is_not_within);
  TEST ("a-cascade-offers-what-is-within", test_a_cascade_offers_what_is_within);
  TEST ("what-is-computed-is-not-typed", test_what_is_computed_is_not_typed);
  TEST ("a-rule-that-does-not-hold-says-so", test_a_rule_that_does_not_hold_says_so);

  return g_test_run ();
}
