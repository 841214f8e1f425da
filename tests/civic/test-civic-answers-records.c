/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "everything-form.h"

#define RECORD                                                                                     \
  "{\"holder\": {\"ar\": \"كناري الحجاز\", \"en\": \"Hijaz Canary\"}, \"area_m2\": 48.5}"

static void
look_up (Form *form, const char *number, const char *json)
{
  g_autoptr (JsonObject) record = json == NULL ? NULL : record_of (json);

  civic_answers_set (form->answers, "licence_number", number);
  civic_answers_set_record (form->answers, "licence", record);
}

static void
test_a_record_fills_in (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  look_up (form, "46", RECORD);
  g_assert_true (civic_answers_is_known (answers, "holder"));
  g_assert_false (civic_answers_is_known (answers, "area"));
  g_assert_cmpstr (civic_answers_get (answers, "holder"), ==, "كناري الحجاز");
  assert_display (answers, "holder", "en", "Hijaz Canary");
  assert_display (answers, "holder", "ur", "كناري الحجاز");
  assert_display (answers, "area", "en", "48.5" NBSP "m²");
  g_assert_nonnull (civic_answers_get_record (answers, "licence"));
}

static void
test_what_is_known_cannot_be_changed (Form *form, gconstpointer unused)
{
  look_up (form, "46", RECORD);
  civic_answers_set (form->answers, "holder", "me");
  civic_answers_set (form->answers, "area", "50");
  g_assert_cmpstr (civic_answers_get (form->answers, "holder"), ==, "كناري الحجاز");
  g_assert_cmpstr (civic_answers_get (form->answers, "area"), ==, "50");
}

static void
test_what_she_typed_stays_where_she_may (Form *form, gconstpointer unused)
{
  civic_answers_set (form->answers, "area", "50");
  civic_answers_set (form->answers, "holder", "me");
  look_up (form, "46", RECORD);
  g_assert_cmpstr (civic_answers_get (form->answers, "area"), ==, "50");
  g_assert_cmpstr (civic_answers_get (form->answers, "holder"), ==, "كناري الحجاز");
}

/* A registry's nonsense must not lock her out of her own form. */
static void
test_a_record_a_field_cannot_take_leaves_it_to_be_typed (Form *form, gconstpointer unused)
{
  look_up (form, "46", "{\"holder\": \"a\\u0007b\", \"area_m2\": \"much\"}");
  g_assert_false (civic_answers_is_known (form->answers, "holder"));
  g_assert_null (civic_answers_get_typed (form->answers, "holder"));
  g_assert_null (civic_answers_get_typed (form->answers, "area"));
  look_up (form, "46", "{\"holder\": [1], \"area_m2\": {\"x\": 1}}");
  g_assert_null (civic_answers_get_typed (form->answers, "holder"));
}

static void
on_changed (CivicAnswers *answers, gpointer count)
{
  (*(guint *) count)++;
}

static void
test_another_number_drops_the_record (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;
  guint holder_count = 0;

  look_up (form, "46", RECORD);
  g_signal_connect (answers, "changed::holder", G_CALLBACK (on_changed), &holder_count);
  civic_answers_set (answers, "licence_number", " ٤٦");
  g_assert_true (civic_answers_is_looked_up (answers, "licence"));
  civic_answers_set (answers, "licence_number", "47");
  g_assert_false (civic_answers_is_looked_up (answers, "licence"));
  g_assert_null (civic_answers_get_record (answers, "licence"));
  g_assert_null (civic_answers_get_typed (answers, "holder"));
  g_assert_null (civic_answers_get_typed (answers, "area"));
  g_assert_cmpuint (holder_count, ==, 1);
}

static void
test_what_is_required_and_not_found_is_a_problem_there (Form *form, gconstpointer unused)
{
  g_autoptr (CivicProblem) problem = NULL;

  look_up (form, "46", NULL);
  problem = civic_answers_check_field (form->answers, "licence_number");
  g_assert_cmpint (problem->code, ==, CIVIC_PROBLEM_RULE);
  g_assert_cmpstr (civic_text_get (problem->message, "en"), ==,
                   "There is no licence of this number.");
  civic_answers_set (form->answers, "licence_number", "47");
  assert_problem (form->answers, "licence_number", -1);
}

static void
test_knows_when_it_can_be_asked (Form *form, gconstpointer unused)
{
  g_assert_false (civic_answers_can_look_up (form->answers, "licence"));
  civic_answers_set (form->answers, "licence_number", "4#");
  g_assert_false (civic_answers_can_look_up (form->answers, "licence"));
  civic_answers_set (form->answers, "licence_number", "1234567890123");
  g_assert_false (civic_answers_can_look_up (form->answers, "licence"));
  civic_answers_set (form->answers, "licence_number", "46");
  g_assert_true (civic_answers_can_look_up (form->answers, "licence"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/answers-records/" name, Form, NULL, set_up_form, function, tear_down_form)
  TEST ("a-record-fills-in", test_a_record_fills_in);
  TEST ("what-is-known-cannot-be-changed", test_what_is_known_cannot_be_changed);
  TEST ("what-she-typed-stays-where-she-may", test_what_she_typed_stays_where_she_may);
  TEST ("a-record-a-field-cannot-take-leaves-it-to-be-typed",
        test_a_record_a_field_cannot_take_leaves_it_to_be_typed);
  TEST ("another-number-drops-the-record", test_another_number_drops_the_record);
  TEST ("what-is-required-and-not-found-is-a-problem-there",
        test_what_is_required_and_not_found_is_a_problem_there);
  TEST ("knows-when-it-can-be-asked", test_knows_when_it_can_be_asked);

  return g_test_run ();
}
