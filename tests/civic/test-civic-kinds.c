/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "everything-form.h"

/* What each type makes of what was typed; the numbers are invented, or published samples. */
static void
test_person_ids_are_of_the_kinds_asked_for (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_answer (answers, "person", "١٠٥٥ ١٢٣ ٤٥٧", "1055123457", -1);
  assert_answer (answers, "person", "2345678904", "2345678904", -1);
  assert_answer (answers, "person", "3000000004", NULL, CIVIC_PROBLEM_NOT_A_PERSON_ID);
  assert_answer (answers, "person", "1071724369", NULL, CIVIC_PROBLEM_NOT_A_PERSON_ID);
  assert_answer (answers, "worker", "2000000006", "2000000006", -1);
  assert_answer (answers, "worker", "1000000008", NULL, CIVIC_PROBLEM_NOT_A_PERSON_ID);
  assert_answer (answers, "worker", "3000000004", "3000000004", -1);
  assert_answer (answers, "worker", "۴۱۲۳۴۵۶۷۸۹", "4123456789", -1);
  assert_answer (answers, "worker", "6123456789", NULL, CIVIC_PROBLEM_NOT_A_PERSON_ID);
  assert_answer (answers, "visitor", "784-1980-1234567-1", "784198012345671", -1);
  assert_answer (answers, "visitor", "123456", NULL, CIVIC_PROBLEM_NOT_A_PERSON_ID);
  assert_answer (answers, "visitor", "1055123458", NULL, CIVIC_PROBLEM_NOT_A_PERSON_ID);
  assert_answer (answers, "visitor", "AB1234567", NULL, CIVIC_PROBLEM_NOT_A_PERSON_ID);
  assert_figures (answers, "person", "105512345", CIVIC_PROBLEM_TOO_SHORT, 9, 10);
  assert_figures (answers, "worker", "10551234571", CIVIC_PROBLEM_TOO_LONG, 11, 10);
}

static void
test_emails_fold_their_host (Form *form, gconstpointer unused)
{
  static const char *const others[] = { "noura",        "noura@",          "@example.sa",
                                        "a@b",          "a b@example.sa",  "a@example..sa",
                                        "a@-x.sa",      "a..b@example.sa", "نورة@x.sa",
                                        "a@x.1",        ".a@x.sa",         "a@x.sa,b@x.sa",
                                        "a@[127.0.0.1]" };

  assert_answer (form->answers, "email", " Noura.A+1@Example.COM.SA ", "Noura.A+1@example.com.sa",
                 -1);
  assert_answer (form->answers, "email", "n٧@example.sa", "n7@example.sa", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_answer (form->answers, "email", others[i], NULL, CIVIC_PROBLEM_NOT_AN_EMAIL);
}

static void
test_establishments_have_either_number (Form *form, gconstpointer unused)
{
  assert_answer (form->answers, "establishment", "٧٠٠ ١٢٣ ٤٥٦٧", "7001234567", -1);
  assert_answer (form->answers, "establishment", "4030172856", "4030172856", -1);
  assert_display (form->answers, "establishment", "ar", "403" NBSP "017" NBSP "2856");
  assert_answer (form->answers, "establishment", "CR4030172", NULL,
                 CIVIC_PROBLEM_NOT_AN_ESTABLISHMENT);
  assert_figures (form->answers, "establishment", "40301728", CIVIC_PROBLEM_TOO_SHORT, 8, 10);
}

static void
test_ibans_prove_their_check_digits (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_answer (answers, "iban", "sa03 8000 0000 6080 1016 7519", "SA0380000000608010167519", -1);
  assert_display (answers, "iban", "ar",
                  "SA03" NBSP "8000" NBSP "0000" NBSP "6080" NBSP "1016" NBSP "7519");
  assert_answer (answers, "iban", "SA0910000000000000000001", "SA0910000000000000000001", -1);
  assert_answer (answers, "iban", "SA8705000000000000000012", "SA8705000000000000000012", -1);
  assert_answer (answers, "iban", "SA0380000000608010167591", NULL, CIVIC_PROBLEM_NOT_AN_IBAN);
  assert_answer (answers, "iban", "GB82WEST12345698765432", NULL, CIVIC_PROBLEM_NOT_AN_IBAN);
  assert_answer (answers, "iban", "0380000000608010167519", NULL, CIVIC_PROBLEM_NOT_AN_IBAN);
  assert_answer (answers, "iban", "SA03800000006080101675؟9", NULL, CIVIC_PROBLEM_NOT_AN_IBAN);
  assert_figures (answers, "iban", "SA038000000060801016751", CIVIC_PROBLEM_TOO_SHORT, 23, 24);
  assert_figures (answers, "iban", "SA03800000006080101675199", CIVIC_PROBLEM_TOO_LONG, 25, 24);
}

static void
test_plates_are_kept_in_latin (Form *form, gconstpointer unused)
{
  static const char *const others[] = { "ABJ",  "1234",  "ABCD 1234", "ABJ 12345", "AIJ 1234",
                                        "A1B2", "12A34", "ج ب ا 12",  "ABJ_1234",  "12ABJ34" };
  CivicAnswers *answers = form->answers;

  assert_answer (answers, "plate", "a b j-1234", "ABJ 1234", -1);
  assert_display (answers, "plate", "en", "ABJ" NBSP "1234");
  assert_display (answers, "plate", "ar", "ا" NBSP "ب" NBSP "ح" NBSP "1234");
  assert_answer (answers, "plate", "أ ب ح ١٢٣٤", "ABJ 1234", -1);
  assert_answer (answers, "plate", "ابح۱۲۳۴", "ABJ 1234", -1);
  assert_answer (answers, "plate", "1234 ABJ", "ABJ 1234", -1);
  assert_answer (answers, "plate", "هـ ى و ٧", "HVU 7", -1);
  assert_answer (answers, "plate", "ہ ی ک 1", "HVK 1", -1);
  assert_answer (answers, "plate", "ق1", "G 1", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_answer (answers, "plate", others[i], NULL, CIVIC_PROBLEM_NOT_A_PLATE);
}

static void
test_references_are_written_one_way (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_answer (answers, "licence_number", " lss–٤٦ / 1.2 ", "LSS-46/1.2", -1);
  assert_answer (answers, "licence_number", "46#1", NULL, CIVIC_PROBLEM_NOT_A_REFERENCE);
  assert_answer (answers, "licence_number", "46\n1", "461", -1);
  assert_figures (answers, "licence_number", "1234567890123", CIVIC_PROBLEM_TOO_LONG, 13, 12);
  assert_answer (answers, "plan", "٥٠٥/ج/س", "505/ج/س", -1);
  assert_answer (answers, "plan", "<b>", NULL, CIVIC_PROBLEM_NOT_A_REFERENCE);
  assert_answer (answers, "parcel", "١٢ أ", "12أ", -1);
  assert_figures (answers, "parcel", "123456789012345678901", CIVIC_PROBLEM_TOO_LONG, 21, 20);
}

static void
test_deeds_are_digits (Form *form, gconstpointer unused)
{
  assert_answer (form->answers, "deed", "٣١٠ ١٢٣ ٤٥٦ ٧٨٩", "310123456789", -1);
  assert_answer (form->answers, "deed", "310/2", NULL, CIVIC_PROBLEM_NOT_A_DEED);
  assert_figures (form->answers, "deed", "310", CIVIC_PROBLEM_TOO_SHORT, 3, 4);
  assert_figures (form->answers, "deed", "12345678901234567", CIVIC_PROBLEM_TOO_LONG, 17, 16);
}

static void
test_long_texts_keep_their_lines (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_answer (answers, "story", " one\r\ntwo\n\nthree ", "one\ntwo\n\nthree", -1);
  assert_answer (answers, "story", "a\tb", "a\tb", CIVIC_PROBLEM_FORBIDDEN_CHARACTER);
  assert_figures (answers, "story", "12345678901234567890123456789012345678901",
                  CIVIC_PROBLEM_TOO_LONG, 41, 40);
}

static void
assert_bound (Form *form, const char *field, const char *typed, int code, const char *limit)
{
  g_autoptr (CivicProblem) problem = NULL;

  civic_answers_set (form->answers, field, typed);
  problem = civic_answers_check_field (form->answers, field);
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->code, ==, code);
  g_assert_cmpstr (problem->limit_text, ==, limit);
}

static void
test_dates_keep_their_bounds_relative_to_today (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_answer (answers, "birth", "٢٠٠٨-١١-٢٢", "2008-11-22", -1);
  assert_bound (form, "birth", "2008-11-23", CIVIC_PROBLEM_TOO_LATE, "2008-11-22");
  assert_answer (answers, "start", "2026/11/22", "2026-11-22", -1);
  assert_answer (answers, "start", "2027-2-20", "2027-02-20", -1);
  assert_bound (form, "start", "2026-11-21", CIVIC_PROBLEM_TOO_EARLY, "2026-11-22");
  assert_bound (form, "start", "2027-02-21", CIVIC_PROBLEM_TOO_LATE, "2027-02-20");
  assert_bound (form, "census", "2027-01-01", CIVIC_PROBLEM_TOO_LATE, "2026-12-31");
  assert_answer (answers, "census", "2026-02-30", NULL, CIVIC_PROBLEM_NOT_A_DATE);
  assert_answer (answers, "census", "tomorrow", NULL, CIVIC_PROBLEM_NOT_A_DATE);

  civic_answers_set_today (answers, "2026-11-23");
  assert_answer (answers, "birth", "2008-11-23", "2008-11-23", -1);
}

static void
test_dates_are_shown_in_words (Form *form, gconstpointer unused)
{
  civic_answers_set (form->answers, "start", "2026-11-25");
  assert_display (form->answers, "start", "ar", "٢٥ نوفمبر ٢٠٢٦");
  assert_display (form->answers, "start", "en", "25 November 2026");
  assert_display (form->answers, "start", "ur", "25 نومبر 2026");
}

static void
test_several_choices_stand_in_the_order_of_the_list (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_figures (answers, "colours", "red", CIVIC_PROBLEM_TOO_FEW, 1, 2);
  assert_answer (answers, "colours", "blue,red,blue", "red,blue", -1);
  assert_figures (answers, "colours", "red,green,blue,white", CIVIC_PROBLEM_TOO_MANY, 4, 3);
  assert_answer (answers, "colours", "red,black", NULL, CIVIC_PROBLEM_NOT_A_CHOICE);
  civic_answers_set (answers, "colours", "blue,red");
  assert_display (answers, "colours", "ar", "أحمر، أزرق");
  assert_display (answers, "colours", "ur", "سرخ، نیلا");
  assert_display (answers, "colours", "en", "Red, Blue");
}

static void
test_choices_toggle (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  civic_answers_toggle (answers, "colours", "white");
  civic_answers_toggle (answers, "colours", "green");
  g_assert_cmpstr (civic_answers_get (answers, "colours"), ==, "green,white");
  g_assert_true (civic_answers_has (answers, "colours", "white"));
  g_assert_false (civic_answers_has (answers, "colours", "whit"));
  civic_answers_toggle (answers, "colours", "white");
  g_assert_cmpstr (civic_answers_get (answers, "colours"), ==, "green");
  civic_answers_toggle (answers, "colours", "green");
  g_assert_null (civic_answers_get_typed (answers, "colours"));
}

static void
test_only_leaves_of_a_tree_answer (Form *form, gconstpointer unused)
{
  assert_answer (form->answers, "category", "rats", "rats", -1);
  assert_display (form->answers, "category", "ur", "چوہے");
  assert_answer (form->answers, "category", "light", "light", -1);
  assert_answer (form->answers, "category", "pests", NULL, CIVIC_PROBLEM_NOT_A_CHOICE);
  assert_answer (form->answers, "category", "clean", NULL, CIVIC_PROBLEM_NOT_A_CHOICE);
}

static void
test_a_switch_begins_as_no (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  g_assert_cmpstr (civic_answers_get (answers, "updates"), ==, "no");
  g_assert_null (civic_answers_get_typed (answers, "updates"));
  assert_display (answers, "updates", "ar", "لا");
  assert_answer (answers, "updates", "yes", "yes", -1);
  assert_display (answers, "updates", "ur", "ہاں");
  assert_answer (answers, "updates", "maybe", NULL, CIVIC_PROBLEM_NOT_A_CHOICE);
}

static void
test_a_declaration_is_made_or_missing (Form *form, gconstpointer unused)
{
  assert_problem (form->answers, "promise", CIVIC_PROBLEM_MISSING);
  assert_answer (form->answers, "promise", "no", "no", CIVIC_PROBLEM_MISSING);
  assert_answer (form->answers, "promise", "yes", "yes", -1);
}

static void
test_ratings_go_from_one_to_five (Form *form, gconstpointer unused)
{
  assert_answer (form->answers, "stars", "٥", "5", -1);
  assert_figures (form->answers, "stars", "0", CIVIC_PROBLEM_TOO_SMALL, 0, 1);
  assert_figures (form->answers, "stars", "6", CIVIC_PROBLEM_TOO_LARGE, 6, 5);
}

static void
test_documents_are_counted (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_figures (answers, "photos", "photo-1", CIVIC_PROBLEM_TOO_FEW, 1, 2);
  assert_answer (answers, "photos", "b,a,b", "b,a", -1);
  assert_display (answers, "photos", "ar", "٢");
  assert_figures (answers, "photos", "a,b,c,d", CIVIC_PROBLEM_TOO_MANY, 4, 3);
  assert_answer (answers, "photos", "a,../b", NULL, CIVIC_PROBLEM_WRONG_TYPE);
}

static void
test_pins_have_six_decimals (Form *form, gconstpointer unused)
{
  static const char *const others[] = { "21.5",   "91,39",   "21.5,181",  "21.5,39.1,0",
                                        "1e1,39", "nan,inf", "21.5;39.1", "north,east" };
  CivicAnswers *answers = form->answers;

  assert_problem (answers, "place", -1);
  assert_answer (answers, "place", "21.5433333333,39.1727777", "21.543333,39.172778", -1);
  assert_display (answers, "place", "ar", "21.543333," NBSP "39.172778");
  assert_answer (answers, "place", "-0.00000001, -70", "0.000000,-70.000000", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_answer (answers, "place", others[i], NULL, CIVIC_PROBLEM_NOT_A_PLACE);
}

static void
test_slots_are_shown_by_their_time (Form *form, gconstpointer unused)
{
  CivicAnswers *answers = form->answers;

  assert_answer (answers, "visit", "slot-jn-20261125-0930", "slot-jn-20261125-0930", -1);
  assert_display (answers, "visit", "en", "Wednesday 25 November 2026, 9:30 AM");
  assert_display (answers, "visit", "ar", "الأربعاء ٢٥ نوفمبر ٢٠٢٦، ٩:٣٠ ص");
  assert_answer (answers, "visit", "morning", "morning", -1);
  assert_display (answers, "visit", "en", "morning");
  assert_answer (answers, "visit", "a b", NULL, CIVIC_PROBLEM_NOT_A_CHOICE);
}

static void
test_a_stop_stops_while_it_is_shown (Form *form, gconstpointer unused)
{
  assert_problem (form->answers, "advice", -1);
  assert_problem (form->answers, "danger", -1);
  civic_answers_set (form->answers, "region", "south");
  assert_problem (form->answers, "danger", CIVIC_PROBLEM_STOPPED);
}

/* Folding what is canonical gives the same: else kiosk and central could disagree. */
static void
test_canonical_forms_are_stable (Form *form, gconstpointer unused)
{
  static const char *const answers[][2] = { { "person", "١٠٥٥١٢٣٤٥٧" },
                                            { "email", "A@B.SA" },
                                            { "iban", "sa0380000000608010167519" },
                                            { "plate", "أبح١٢" },
                                            { "plan", "٥٠٥ / ج" },
                                            { "start", "2026/12/1" },
                                            { "colours", "white,red" },
                                            { "place", "21.5,39.1" },
                                            { "story", "a\r\nb" },
                                            { "photos", "b,a,a" },
                                            { "visitor", "784-198012" },
                                            { "parcel", "a–١" },
                                            { "establishment", "٧٠٠1234567" } };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *once = NULL;

    civic_answers_set (form->answers, answers[i][0], answers[i][1]);
    once = g_strdup (civic_answers_get (form->answers, answers[i][0]));
    g_assert_nonnull (once);
    civic_answers_set (form->answers, answers[i][0], once);
    g_assert_cmpstr (civic_answers_get (form->answers, answers[i][0]), ==, once);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/kinds/" name, Form, NULL, set_up_form, function, tear_down_form)
  TEST ("person-ids-are-of-the-kinds-asked-for", test_person_ids_are_of_the_kinds_asked_for);
  TEST ("emails-fold-their-host", test_emails_fold_their_host);
  TEST ("establishments-have-either-number", test_establishments_have_either_number);
  TEST ("ibans-prove-their-check-digits", test_ibans_prove_their_check_digits);
  TEST ("plates-are-kept-in-latin", test_plates_are_kept_in_latin);
  TEST ("references-are-written-one-way", test_references_are_written_one_way);
  TEST ("deeds-are-digits", test_deeds_are_digits);
  TEST ("long-texts-keep-their-lines", test_long_texts_keep_their_lines);
  TEST ("dates-keep-their-bounds-relative-to-today",
        test_dates_keep_their_bounds_relative_to_today);
  TEST ("dates-are-shown-in-words", test_dates_are_shown_in_words);
  TEST ("several-choices-stand-in-the-order-of-the-list",
        test_several_choices_stand_in_the_order_of_the_list);
  TEST ("choices-toggle", test_choices_toggle);
  TEST ("only-leaves-of-a-tree-answer", test_only_leaves_of_a_tree_answer);
  TEST ("a-switch-begins-as-no", test_a_switch_begins_as_no);
  TEST ("a-declaration-is-made-or-missing", test_a_declaration_is_made_or_missing);
  TEST ("ratings-go-from-one-to-five", test_ratings_go_from_one_to_five);
  TEST ("documents-are-counted", test_documents_are_counted);
  TEST ("pins-have-six-decimals", test_pins_have_six_decimals);
  TEST ("slots-are-shown-by-their-time", test_slots_are_shown_by_their_time);
  TEST ("a-stop-stops-while-it-is-shown", test_a_stop_stops_while_it_is_shown);
  TEST ("canonical-forms-are-stable", test_canonical_forms_are_stable);

  return g_test_run ();
}
