/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-answers.h"
#include "civic-json.h"
#include "sample-catalogue.h"

#define NBSP "\xc2\xa0"

typedef struct {
  CivicCatalogue *catalogue;
  CivicService *service;
  CivicAnswers *answers;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->catalogue = load_sample_catalogue ();
  fixture->service = civic_catalogue_find (fixture->catalogue, "sample");
  fixture->answers = civic_answers_new (fixture->service);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->answers);
  g_assert_finalize_object (fixture->catalogue);
}

/* canonical is NULL where the field must not take it; code is -1 where all is well. */
static void
assert_takes (
  Fixture *fixture, const char *field, const char *typed, const char *canonical, int code)
{
  g_autoptr (CivicProblem) problem = NULL;

  civic_answers_set (fixture->answers, field, typed);
  g_assert_cmpstr (civic_answers_get_typed (fixture->answers, field), ==, typed);
  g_assert_cmpstr (civic_answers_get (fixture->answers, field), ==, canonical);
  problem = civic_answers_check_field (fixture->answers, field);
  g_assert_cmpint (problem == NULL ? -1 : (int) problem->code, ==, code);
}

static void
assert_figures (
  Fixture *fixture, const char *field, const char *typed, int code, double actual, double limit)
{
  g_autoptr (CivicProblem) problem = NULL;

  civic_answers_set (fixture->answers, field, typed);
  problem = civic_answers_check_field (fixture->answers, field);
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->code, ==, code);
  g_assert_cmpfloat (problem->actual, ==, actual);
  g_assert_cmpfloat (problem->limit, ==, limit);
}

static void
assert_displays (
  Fixture *fixture, const char *field, const char *typed, const char *arabic, const char *english)
{
  g_autofree char *in_arabic = NULL;
  g_autofree char *in_english = NULL;

  civic_answers_set (fixture->answers, field, typed);
  in_arabic = civic_answers_display (fixture->answers, field, "ar");
  in_english = civic_answers_display (fixture->answers, field, "en");
  g_assert_cmpstr (in_arabic, ==, arabic);
  g_assert_cmpstr (in_english, ==, english);
}

static void
fill_in (Fixture *fixture)
{
  civic_answers_set (fixture->answers, "name", "نورة");
  civic_answers_set (fixture->answers, "colour", "green");
  civic_answers_set (fixture->answers, "width", "٢٫٥");
  civic_answers_set (fixture->answers, "workers", "٧");
  civic_answers_set (fixture->answers, "mobile", "٠٥٠ ١٢٣ ٤٥٦٧");
  civic_answers_set (fixture->answers, "unified_number", "7001234567");
  civic_answers_set (fixture->answers, "short_address", "raaa 2919");
}

static void
assert_valid (Fixture *fixture)
{
  g_autoptr (GPtrArray) problems = civic_answers_check_all (fixture->answers);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_folds_both_arabic_digit_scripts (Fixture *fixture, gconstpointer unused)
{
  assert_takes (fixture, "mobile", "٠٥٠١٢٣٤٥٦٧", "+966501234567", -1);
  assert_takes (fixture, "mobile", "۰۵۰۱۲۳۴۵۶۷", "+966501234567", -1);
  assert_takes (fixture, "licence", "١٢٣٤", "1234", -1);
  assert_takes (fixture, "unified_number", "۷۰۰۱۲۳۴۵۶۷", "7001234567", -1);
}

static void
test_keeps_what_was_typed (Fixture *fixture, gconstpointer unused)
{
  assert_takes (fixture, "mobile", "٠٥٠", NULL, CIVIC_PROBLEM_TOO_SHORT);
  assert_takes (fixture, "short_address", "somewhere", NULL, CIVIC_PROBLEM_NOT_A_SHORT_ADDRESS);
}

static void
test_checks_text (Fixture *fixture, gconstpointer unused)
{
  civic_answers_set (fixture->answers, "colour", "green");
  assert_takes (fixture, "name", "نورة", "نورة", -1);
  assert_takes (fixture, "name", "  Noura ", "Noura", -1);
  assert_takes (fixture, "name", "Noura 7", "Noura 7", CIVIC_PROBLEM_PATTERN);
  assert_takes (fixture, "notes", "a\nb", "a\nb", CIVIC_PROBLEM_FORBIDDEN_CHARACTER);
  assert_takes (fixture, "notes", "a\x1b[31mb", "a\x1b[31mb", CIVIC_PROBLEM_FORBIDDEN_CHARACTER);
  assert_takes (fixture, "notes", "\xff", NULL, CIVIC_PROBLEM_FORBIDDEN_CHARACTER);
  assert_takes (fixture, "notes", "<b>x</b> & 'y'", "<b>x</b> & 'y'", -1);
  assert_figures (fixture, "name", "ن", CIVIC_PROBLEM_TOO_SHORT, 1, 2);
  assert_figures (fixture, "name", "نورة نورة نورة", CIVIC_PROBLEM_TOO_LONG, 14, 10);
}

/* Bidi tricks are folded away before they are kept. */
static void
test_folds_bidi_controls_away (Fixture *fixture, gconstpointer unused)
{
  assert_takes (fixture, "name",
                "\xe2\x80\xae"
                "abc"
                "\xe2\x80\xac",
                "abc", -1);
}

static void
test_checks_digits (Fixture *fixture, gconstpointer unused)
{
  assert_takes (fixture, "licence", "12 34", "1234", -1);
  assert_takes (fixture, "licence", "12x4", NULL, CIVIC_PROBLEM_NOT_DIGITS);
  assert_figures (fixture, "licence", "123", CIVIC_PROBLEM_TOO_SHORT, 3, 4);
  assert_figures (fixture, "licence", "1234567", CIVIC_PROBLEM_TOO_LONG, 7, 6);
}

static void
test_folds_decimals (Fixture *fixture, gconstpointer unused)
{
  static const char *const rows[][2] = {
    { "12.5", "12.5" },        { "١٢٫٥", "12.5" }, { "۱۲٫۵۰", "12.5" },  { "012.50", "12.5" },
    { "12.", "12" },           { "12.00", "12" },  { ".5", "0.5" },      { "1٬200", "1200" },
    { "1 200.25", "1200.25" }, { "100", "100" },   { "10.05", "10.05" },
  };

  civic_answers_set (fixture->answers, "colour", "green");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_takes (fixture, "width", rows[i][0], rows[i][1], -1);
}

static void
test_refuses_other_decimals (Fixture *fixture, gconstpointer unused)
{
  static const char *const typed[] = { "12.345", "12,5", "1.2.3",        "..",  ".",
                                       "-5",     "−5",   "1e3",          "abc", "0x10",
                                       "inf",    "nan",  "1234567890.1", "٫" };

  civic_answers_set (fixture->answers, "colour", "green");
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_takes (fixture, "width", typed[i], NULL, CIVIC_PROBLEM_NOT_A_NUMBER);
  assert_figures (fixture, "width", "0.49", CIVIC_PROBLEM_TOO_SMALL, 0.49, 0.5);
  assert_figures (fixture, "width", "2000.01", CIVIC_PROBLEM_TOO_LARGE, 2000.01, 2000);
}

static void
test_checks_integers (Fixture *fixture, gconstpointer unused)
{
  civic_answers_set (fixture->answers, "colour", "green");
  civic_answers_set (fixture->answers, "width", "1");
  assert_takes (fixture, "workers", "007", "7", -1);
  assert_takes (fixture, "workers", "٥٠٠", "500", -1);
  assert_takes (fixture, "workers", "0", "0", CIVIC_PROBLEM_TOO_SMALL);
  assert_takes (fixture, "workers", "501", "501", CIVIC_PROBLEM_TOO_LARGE);
  assert_takes (fixture, "workers", "-5", NULL, CIVIC_PROBLEM_NOT_A_NUMBER);
  assert_takes (fixture, "workers", "5.5", NULL, CIVIC_PROBLEM_NOT_A_NUMBER);
  assert_takes (fixture, "workers", "99999999999999999999", NULL, CIVIC_PROBLEM_NOT_A_NUMBER);
}

static void
test_checks_choices (Fixture *fixture, gconstpointer unused)
{
  assert_takes (fixture, "colour", "green", "green", -1);
  assert_takes (fixture, "colour", "Green", NULL, CIVIC_PROBLEM_NOT_A_CHOICE);
  assert_takes (fixture, "colour", "أخضر", NULL, CIVIC_PROBLEM_NOT_A_CHOICE);
}

/* "One digit is missing" is said where it is the reason. */
static void
test_counts_the_digits_of_numbers (Fixture *fixture, gconstpointer unused)
{
  assert_figures (fixture, "unified_number", "٧٠٠١٢٣٤٥٦", CIVIC_PROBLEM_TOO_SHORT, 9, 10);
  assert_figures (fixture, "unified_number", "70012345678", CIVIC_PROBLEM_TOO_LONG, 11, 10);
  assert_figures (fixture, "mobile", "050123456", CIVIC_PROBLEM_TOO_SHORT, 9, 10);
  assert_takes (fixture, "unified_number", "4030172856", NULL, CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER);
  assert_takes (fixture, "unified_number", "700A", NULL, CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER);
  assert_takes (fixture, "mobile", "0121234567", NULL, CIVIC_PROBLEM_NOT_A_MOBILE);
}

static void
test_wants_what_is_required (Fixture *fixture, gconstpointer unused)
{
  assert_takes (fixture, "name", NULL, NULL, CIVIC_PROBLEM_MISSING);
  assert_takes (fixture, "name", "  \xe2\x80\x8f ", NULL, CIVIC_PROBLEM_MISSING);
  assert_takes (fixture, "licence", NULL, NULL, -1);
  assert_takes (fixture, "licence", " ", NULL, -1);
}

static void
test_clears (Fixture *fixture, gconstpointer unused)
{
  civic_answers_set (fixture->answers, "name", "نورة");
  civic_answers_set (fixture->answers, "name", "");
  g_assert_null (civic_answers_get (fixture->answers, "name"));
  g_assert_null (civic_answers_get_typed (fixture->answers, "name"));
}

static void
on_changed (CivicAnswers *answers, gpointer count)
{
  (*(guint *) count)++;
}

static void
test_tells_only_real_changes (Fixture *fixture, gconstpointer unused)
{
  guint name_count = 0, any_count = 0;

  g_signal_connect (fixture->answers, "changed::name", G_CALLBACK (on_changed), &name_count);
  g_signal_connect (fixture->answers, "changed", G_CALLBACK (on_changed), &any_count);
  civic_answers_set (fixture->answers, "name", "ab");
  civic_answers_set (fixture->answers, "name", "ab");
  civic_answers_set (fixture->answers, "colour", "green");
  civic_answers_set (fixture->answers, "name", "");
  civic_answers_set (fixture->answers, "name", NULL);

  g_assert_cmpuint (name_count, ==, 2);
  g_assert_cmpuint (any_count, ==, 3);
}

static void
test_shows_what_conditions_let (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicPage) second =
    g_list_model_get_item (civic_service_get_pages (fixture->service), 1);

  g_assert_false (civic_answers_is_shown (fixture->answers, "width"));
  g_assert_false (civic_answers_is_page_shown (fixture->answers, second));
  g_assert_true (civic_answers_is_shown (fixture->answers, "notes"));

  civic_answers_set (fixture->answers, "colour", "green");
  g_assert_true (civic_answers_is_shown (fixture->answers, "width"));
  g_assert_false (civic_answers_is_shown (fixture->answers, "workers"));
  g_assert_true (civic_answers_is_page_shown (fixture->answers, second));

  civic_answers_set (fixture->answers, "width", "2");
  g_assert_true (civic_answers_is_shown (fixture->answers, "workers"));
  civic_answers_set (fixture->answers, "name", "cd");
  g_assert_false (civic_answers_is_shown (fixture->answers, "workers"));

  civic_answers_set (fixture->answers, "name", "xy");
  civic_answers_set (fixture->answers, "workers", "7");
  civic_answers_set (fixture->answers, "colour", "white");
  g_assert_false (civic_answers_is_shown (fixture->answers, "workers"));
}

/* A hidden answer counts for nothing, not even for other conditions: here width was answered, but
 * is hidden again, so workers is too; and a hidden 7 must not bring notes back. */
static void
test_hidden_answers_count_for_nothing (Fixture *fixture, gconstpointer unused)
{
  fill_in (fixture);
  g_assert_true (civic_answers_is_shown (fixture->answers, "notes"));
  civic_answers_set (fixture->answers, "colour", "white");
  g_assert_false (civic_answers_is_shown (fixture->answers, "width"));
  g_assert_false (civic_answers_is_shown (fixture->answers, "workers"));
  g_assert_false (civic_answers_is_shown (fixture->answers, "notes"));
  assert_valid (fixture);
}

static void
test_hidden_fields_are_never_a_problem_and_never_sent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root;

  fill_in (fixture);
  civic_answers_set (fixture->answers, "width", "nonsense");
  civic_answers_set (fixture->answers, "colour", "white");
  assert_valid (fixture);
  node = civic_answers_to_json (fixture->answers);
  root = json_node_get_object (node);
  g_assert_false (json_object_has_member (root, "second"));
  g_assert_cmpstr (civic_answers_get_typed (fixture->answers, "width"), ==, "nonsense");
}

static void
test_names_problems_by_page_and_field (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) all = civic_answers_check_all (fixture->answers);
  g_autoptr (CivicPage) first =
    g_list_model_get_item (civic_service_get_pages (fixture->service), 0);
  g_autoptr (GPtrArray) of_first = civic_answers_check_page (fixture->answers, first);
  static const char *const paths[] = { "first.name", "first.colour", "third.mobile",
                                       "third.unified_number", "third.short_address" };

  g_assert_cmpuint (of_first->len, ==, 2);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (((CivicProblem *) g_ptr_array_index (all, i))->path, ==, paths[i]);
}

static void
test_displays_for_people (Fixture *fixture, gconstpointer unused)
{
  assert_displays (fixture, "name", " نورة ", "نورة", "نورة");
  assert_displays (fixture, "colour", "green", "أخضر", "Green");
  assert_displays (fixture, "width", "1234.50", "١٬٢٣٤٫٥" NBSP "م", "1,234.5" NBSP "m");
  assert_displays (fixture, "workers", "٧", "٧", "7");
  assert_displays (fixture, "licence", "٠٠١٢٣", "00123", "00123");
  assert_displays (fixture, "mobile", "+966501234567", "050" NBSP "123" NBSP "4567",
                   "050" NBSP "123" NBSP "4567");
  assert_displays (fixture, "unified_number", "7001234567", "700" NBSP "123" NBSP "4567",
                   "700" NBSP "123" NBSP "4567");
  assert_displays (fixture, "short_address", "raaa2919", "RAAA" NBSP "2919", "RAAA" NBSP "2919");
  assert_displays (fixture, "mobile", "050", NULL, NULL);
  assert_displays (fixture, "mobile", NULL, NULL, NULL);
}

static void
test_writes_canonical_json (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  fill_in (fixture);
  assert_valid (fixture);
  node = civic_answers_to_json (fixture->answers);
  json = json_to_string (node, FALSE);
  g_assert_cmpstr (json, ==,
                   "{\"first\":{\"name\":\"نورة\",\"colour\":\"green\"},"
                   "\"second\":{\"width\":\"2.5\",\"workers\":\"7\"},"
                   "\"third\":{\"mobile\":\"+966501234567\",\"unified_number\":\"7001234567\","
                   "\"short_address\":\"RAAA2919\"}}");
}

static GPtrArray *
read_json (Fixture *fixture, const char *json, CivicAnswers **ret_answers)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), NULL);
  GPtrArray *problems = NULL;

  g_assert_nonnull (node);
  *ret_answers = civic_answers_new_from_json (fixture->service, node, &problems);
  return problems;
}

static void
test_reads_what_it_wrote (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (CivicAnswers) answers = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  fill_in (fixture);
  node = civic_answers_to_json (fixture->answers);
  answers = civic_answers_new_from_json (fixture->service, node, &problems);
  again = civic_answers_to_json (answers);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (json_node_equal (node, again));
}

static void
assert_first_problem (Fixture *fixture, const char *json, const char *path, CivicProblemCode code)
{
  g_autoptr (CivicAnswers) answers = NULL;
  g_autoptr (GPtrArray) problems = read_json (fixture, json, &answers);
  CivicProblem *problem;

  g_assert_cmpuint (problems->len, >, 0);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->path, ==, path);
  g_assert_cmpint (problem->code, ==, code);
}

static void
test_refuses_json_it_did_not_ask_for (Fixture *fixture, gconstpointer unused)
{
  assert_first_problem (fixture, "[]", "", CIVIC_PROBLEM_WRONG_TYPE);
  assert_first_problem (fixture, "\"x\"", "", CIVIC_PROBLEM_WRONG_TYPE);
  assert_first_problem (fixture, "{\"first\": 1}", "first", CIVIC_PROBLEM_WRONG_TYPE);
  assert_first_problem (fixture, "{\"first\": {\"name\": 1}}", "first.name",
                        CIVIC_PROBLEM_WRONG_TYPE);
  assert_first_problem (fixture, "{\"first\": {\"name\": null}}", "first.name",
                        CIVIC_PROBLEM_WRONG_TYPE);
  assert_first_problem (fixture, "{\"first\": {\"fee\": \"0\"}}", "first.fee",
                        CIVIC_PROBLEM_UNKNOWN_FIELD);
  assert_first_problem (fixture, "{\"third\": {\"name\": \"x\"}}", "third.name",
                        CIVIC_PROBLEM_UNKNOWN_FIELD);
  assert_first_problem (fixture, "{\"fourth\": {\"name\": \"x\"}}", "fourth.name",
                        CIVIC_PROBLEM_UNKNOWN_FIELD);
  assert_first_problem (fixture, "{\"second\": {\"width\": \"1\"}}", "second.width",
                        CIVIC_PROBLEM_UNKNOWN_FIELD);
}

static void
test_tames_the_keys_of_strangers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) json = g_string_new ("{\"first\": {");
  g_autoptr (CivicAnswers) answers = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (json, "\"\xe2\x80\xae%d%0200d\": \"x\",", i, i);
  g_string_append (json, "\"name\": \"ab\"}}");
  problems = read_json (fixture, json->str, &answers);

  g_assert_cmpuint (problems->len, <, 120);
  for (guint i = 0; i < problems->len; i++) {
    CivicProblem *problem = g_ptr_array_index (problems, i);

    g_assert_cmpuint (strlen (problem->path), <=, 100);
    g_assert_true (civic_text_is_clean (problem->path));
  }
}

/* Whatever is typed, no field breaks, and what it calls valid survives the way to the central. */
static void
test_survives_whatever_is_typed (Fixture *fixture, gconstpointer unused)
{
  static const char *const ids[] = { "name",           "licence",       "colour",
                                     "width",          "workers",       "mobile",
                                     "unified_number", "short_address", "notes" };
  static const char *const pieces[] = {
    "0",  "5",    "٧",     "۷",        ".",      "٫",    "-", "+966",
    "05", "700",  " ",     "\xc2\xa0", "A",      "RAAA", "ن", "\xe2\x80\xae",
    "\n", "\xff", "green", "\xcc\x81", "1234567"
  };

  for (int i = 0; i < 4000; i++) {
    g_autoptr (GString) typed = g_string_new (NULL);
    const char *id = ids[g_test_rand_int_range (0, G_N_ELEMENTS (ids))];
    g_autoptr (JsonNode) node = NULL;
    g_autofree char *json = NULL;

    for (int j = g_test_rand_int_range (0, 12); j > 0; j--)
      g_string_append (typed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    civic_answers_set (fixture->answers, id, typed->str);
    civic_problem_free (civic_answers_check_field (fixture->answers, id));
    g_free (civic_answers_display (fixture->answers, id, "ar"));
    node = civic_answers_to_json (fixture->answers);
    json = json_to_string (node, FALSE);
    g_assert_true (g_utf8_validate (json, -1, NULL));
  }
}

/* Folding what is canonical gives the same: else kiosk and central could disagree. */
static void
test_canonical_forms_are_stable (Fixture *fixture, gconstpointer unused)
{
  static const char *const answers[][2] = {
    { "name", " نو\xe2\x80\x8f"
              "رة " },
    { "licence", "٠٠ ١٢" },
    { "width", "٠٠١٢٫٥٠" },
    { "workers", "٠٠٧" },
    { "mobile", "٠٥٠-١٢٣٤٥٦٧" },
    { "unified_number", "٧٠٠ ١٢٣ ٤٥٦٧" },
    { "short_address", "raaa ٢٩١٩" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *once = NULL;

    civic_answers_set (fixture->answers, answers[i][0], answers[i][1]);
    once = g_strdup (civic_answers_get (fixture->answers, answers[i][0]));
    g_assert_nonnull (once);
    civic_answers_set (fixture->answers, answers[i][0], once);
    g_assert_cmpstr (civic_answers_get (fixture->answers, answers[i][0]), ==, once);
  }
}

static void
test_has_a_word_for_every_problem (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint code = 0; code <= CIVIC_PROBLEM_LAST; code++)
    g_assert_true (
      g_hash_table_add (words, (gpointer) civic_problem_code_to_string ((CivicProblemCode) code)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/answers/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("folds-both-arabic-digit-scripts", test_folds_both_arabic_digit_scripts);
  TEST ("keeps-what-was-typed", test_keeps_what_was_typed);
  TEST ("checks-text", test_checks_text);
  TEST ("folds-bidi-controls-away", test_folds_bidi_controls_away);
  TEST ("checks-digits", test_checks_digits);
  TEST ("folds-decimals", test_folds_decimals);
  TEST ("refuses-other-decimals", test_refuses_other_decimals);
  TEST ("checks-integers", test_checks_integers);
  TEST ("checks-choices", test_checks_choices);
  TEST ("counts-the-digits-of-numbers", test_counts_the_digits_of_numbers);
  TEST ("wants-what-is-required", test_wants_what_is_required);
  TEST ("clears", test_clears);
  TEST ("tells-only-real-changes", test_tells_only_real_changes);
  TEST ("shows-what-conditions-let", test_shows_what_conditions_let);
  TEST ("hidden-answers-count-for-nothing", test_hidden_answers_count_for_nothing);
  TEST ("hidden-fields-are-never-a-problem-and-never-sent",
        test_hidden_fields_are_never_a_problem_and_never_sent);
  TEST ("names-problems-by-page-and-field", test_names_problems_by_page_and_field);
  TEST ("displays-for-people", test_displays_for_people);
  TEST ("writes-canonical-json", test_writes_canonical_json);
  TEST ("reads-what-it-wrote", test_reads_what_it_wrote);
  TEST ("refuses-json-it-did-not-ask-for", test_refuses_json_it_did_not_ask_for);
  TEST ("tames-the-keys-of-strangers", test_tames_the_keys_of_strangers);
  TEST ("survives-whatever-is-typed", test_survives_whatever_is_typed);
  TEST ("canonical-forms-are-stable", test_canonical_forms_are_stable);
  TEST ("has-a-word-for-every-problem", test_has_a_word_for_every_problem);

  return g_test_run ();
}
