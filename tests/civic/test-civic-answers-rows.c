/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "everything-form.h"

static CivicAnswers *
add_board (Form *form, const char *kind, const char *width, const char *height)
{
  CivicAnswers *row = civic_answers_add_row (form->answers, "boards");

  g_assert_nonnull (row);
  civic_answers_set (row, "kind", kind);
  civic_answers_set (row, "width", width);
  civic_answers_set (row, "height", height);
  return row;
}

static void
test_rows_answer_to_the_groups_fields (Form *form, gconstpointer unused)
{
  CivicAnswers *row = add_board (form, "news", "٢", "1.5");

  g_assert_cmpuint (civic_answers_count_rows (form->answers, "boards"), ==, 1);
  g_assert_true (civic_answers_get_row (form->answers, "boards", 0) == row);
  g_assert_cmpstr (civic_answers_get (row, "width"), ==, "2");
  g_assert_cmpstr (civic_answers_get (row, "size"), ==, "3");
  g_assert_true (civic_answers_is_known (row, "size"));
  assert_display (form->answers, "boards", "ar", "١");
}

static void
test_a_group_takes_no_more_rows_than_it_may (Form *form, gconstpointer unused)
{
  for (guint i = 0; i < 3; i++)
    add_board (form, "sale", "1", "1");
  g_assert_null (civic_answers_add_row (form->answers, "boards"));
  g_assert_cmpuint (civic_answers_count_rows (form->answers, "boards"), ==, 3);
}

/* Rules of the form see all rows, with what was computed in each. */
static void
test_the_form_computes_over_its_rows (Form *form, gconstpointer unused)
{
  CivicAnswers *first = add_board (form, "sale", "2", "2");

  g_assert_cmpstr (civic_answers_get (form->answers, "total"), ==, "4");
  add_board (form, "news", "3", "2.5");
  g_assert_cmpstr (civic_answers_get (form->answers, "total"), ==, "11.5");
  g_assert_true (civic_answers_is_required (form->answers, "reason"));
  g_assert_cmpstr (civic_answers_get (form->answers, "is_big"), ==, "yes");

  civic_answers_set (first, "width", "0.1");
  g_assert_cmpstr (civic_answers_get (form->answers, "total"), ==, "7.7");
  g_assert_false (civic_answers_is_required (form->answers, "reason"));
  civic_answers_remove_row (form->answers, "boards", 1);
  g_assert_cmpstr (civic_answers_get (form->answers, "total"), ==, "0.2");
}

static void
test_computed_values_keep_their_bounds (Form *form, gconstpointer unused)
{
  assert_problem (form->answers, "total", -1);
  add_board (form, "sale", "30", "30");
  assert_problem (form->answers, "total", CIVIC_PROBLEM_TOO_LARGE);
}

static void
test_rows_see_the_form_and_themselves (Form *form, gconstpointer unused)
{
  CivicAnswers *sale = add_board (form, "sale", "1", "1");
  CivicAnswers *news = add_board (form, "news", "1", "1");

  g_assert_true (civic_answers_is_shown (sale, "approval"));
  g_assert_false (civic_answers_is_shown (news, "approval"));
  g_assert_false (civic_answers_is_required (sale, "approval"));
  civic_answers_set (form->answers, "updates", "yes");
  g_assert_true (civic_answers_is_required (sale, "approval"));
  assert_problem (sale, "approval", CIVIC_PROBLEM_MISSING);
  assert_problem (news, "approval", -1);
}

static void
test_a_row_may_stand_within_an_answer_of_the_form (Form *form, gconstpointer unused)
{
  CivicAnswers *row = add_board (form, "news", "1", "1");

  civic_answers_set (form->answers, "region", "north");
  assert_answer (row, "board_town", "hill", "hill", -1);
  assert_answer (row, "board_town", "port", "port", CIVIC_PROBLEM_NOT_A_CHOICE);
}

static void
test_names_problems_by_row (Form *form, gconstpointer unused)
{
  static const char *const paths[] = { "boards.boards[1].kind", "boards.boards[1].height" };
  g_autoptr (CivicPage) page = civic_answers_is_shown (form->answers, "boards")
                                 ? g_object_ref (civic_service_find_page (form->service, "boards"))
                                 : NULL;
  g_autoptr (GPtrArray) of_page = NULL;
  g_autoptr (GPtrArray) of_row = NULL;
  CivicAnswers *row;

  add_board (form, "sale", "1", "1");
  row = add_board (form, NULL, "1", NULL);
  of_page = civic_answers_check_page (form->answers, page);
  of_row = civic_answers_check_all (row);
  g_assert_cmpuint (of_page->len, ==, G_N_ELEMENTS (paths));
  g_assert_cmpuint (of_row->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    CivicProblem *problem = g_ptr_array_index (of_page, i);

    g_assert_cmpint (problem->code, ==, CIVIC_PROBLEM_MISSING);
    g_assert_cmpstr (problem->path, ==, paths[i]);
    g_assert_cmpstr (((CivicProblem *) g_ptr_array_index (of_row, i))->path, ==, paths[i]);
  }
}

static void
test_rules_judge_all_rows_together (Form *form, gconstpointer unused)
{
  g_autoptr (CivicProblem) problem = NULL;

  assert_problem (form->answers, "boards", -1);
  add_board (form, "news", "1", "1");
  problem = civic_answers_check_field (form->answers, "boards");
  g_assert_cmpint (problem->code, ==, CIVIC_PROBLEM_RULE);
  g_assert_cmpstr (civic_text_get (problem->message, "en"), ==, "At least one sale board.");
  add_board (form, "sale", "1", "1");
  assert_problem (form->answers, "boards", -1);
}

static void
on_changed (CivicAnswers *answers, gpointer count)
{
  (*(guint *) count)++;
}

static void
test_a_change_in_a_row_is_told_by_its_form (Form *form, gconstpointer unused)
{
  CivicAnswers *row = add_board (form, "sale", "1", "1");
  guint group_count = 0, row_count = 0, total_count = 0;

  g_signal_connect (form->answers, "changed::boards", G_CALLBACK (on_changed), &group_count);
  g_signal_connect (form->answers, "changed::total", G_CALLBACK (on_changed), &total_count);
  g_signal_connect (row, "changed::width", G_CALLBACK (on_changed), &row_count);
  civic_answers_set (row, "width", "2");
  g_assert_cmpuint (row_count, ==, 1);
  g_assert_cmpuint (total_count, ==, 1);
  g_assert_cmpuint (group_count, ==, 2);
  civic_answers_remove_row (form->answers, "boards", 0);
  g_assert_cmpuint (group_count, ==, 3);
}

/* Somebody still looks at it: it must neither crash nor change the form. */
static void
test_a_removed_row_is_harmless (Form *form, gconstpointer unused)
{
  g_autoptr (CivicAnswers) row = g_object_ref (add_board (form, "sale", "1", "1"));
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *json = NULL;

  civic_answers_remove_row (form->answers, "boards", 0);
  civic_answers_set (row, "width", "5");
  g_assert_cmpstr (civic_answers_get (row, "size"), ==, "5");
  g_assert_cmpstr (civic_answers_get (form->answers, "total"), ==, "0");
  civic_answers_set (row, "width", NULL);
  problems = civic_answers_check_all (row);
  g_assert_cmpstr (((CivicProblem *) g_ptr_array_index (problems, 0))->path, ==, "width");
  json = json_of (row);
  g_assert_cmpstr (json, ==, "{\"kind\":\"sale\",\"height\":\"1\"}");
}

static void
test_rows_outlive_their_form_harmlessly (Form *form, gconstpointer unused)
{
  g_autoptr (CivicAnswers) row = g_object_ref (add_board (form, "sale", "1", "1"));

  g_clear_object (&form->answers);
  civic_answers_set (row, "width", "5");
  g_assert_cmpstr (civic_answers_get_today (row), !=, NULL);
  form->answers = civic_answers_new (form->service);
}

static void
test_rows_are_written_and_read (Form *form, gconstpointer unused)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (CivicAnswers) read = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *json = NULL;

  add_board (form, "sale", "٢", "2");
  civic_answers_set (form->answers, "promise", "yes");
  node = civic_answers_to_json (form->answers);
  json = json_to_string (node, FALSE);
  g_assert_nonnull (strstr (json, "\"boards\":{\"boards\":[{\"kind\":\"sale\",\"width\":\"2\","
                                  "\"height\":\"2\",\"size\":\"4\"}],\"total\":\"4\","
                                  "\"is_big\":\"no\"}"));
  read = civic_answers_new_from_json (form->service, node, &problems);
  g_assert_cmpuint (problems->len, ==, 0);
  again = civic_answers_to_json (read);
  g_assert_true (json_node_equal (node, again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/answers-rows/" name, Form, NULL, set_up_form, function, tear_down_form)
  TEST ("rows-answer-to-the-groups-fields", test_rows_answer_to_the_groups_fields);
  TEST ("a-group-takes-no-more-rows-than-it-may", test_a_group_takes_no_more_rows_than_it_may);
  TEST ("the-form-computes-over-its-rows", test_the_form_computes_over_its_rows);
  TEST ("computed-values-keep-their-bounds", test_computed_values_keep_their_bounds);
  TEST ("rows-see-the-form-and-themselves", test_rows_see_the_form_and_themselves);
  TEST ("a-row-may-stand-within-an-answer-of-the-form",
        test_a_row_may_stand_within_an_answer_of_the_form);
  TEST ("names-problems-by-row", test_names_problems_by_row);
  TEST ("rules-judge-all-rows-together", test_rules_judge_all_rows_together);
  TEST ("a-change-in-a-row-is-told-by-its-form", test_a_change_in_a_row_is_told_by_its_form);
  TEST ("a-removed-row-is-harmless", test_a_removed_row_is_harmless);
  TEST ("rows-outlive-their-form-harmlessly", test_rows_outlive_their_form_harmlessly);
  TEST ("rows-are-written-and-read", test_rows_are_written_and_read);

  return g_test_run ();
}
