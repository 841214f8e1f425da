/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-agent-error.h"
#include "kiosk-language.h"
#include "kiosk-problem.h"
#include "kiosk-station.h"

#include <string.h>

static CivicCatalogue *
load_catalogue (void)
{
  static const char *const languages[] = { "ar", "en", "ur", NULL };
  g_autofree char *folder =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/kiosk/catalogue", NULL);
  g_autoptr (GError) error = NULL;
  CivicCatalogue *catalogue = civic_catalogue_load (folder, languages, &error);

  g_assert_no_error (error);
  return catalogue;
}

static char *
describe (const char *language, const char *field_id, CivicProblem problem, const char *typed)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  CivicService *service = civic_catalogue_find (catalogue, "commercial-licence-new");

  kiosk_language_apply (language);
  return kiosk_problem_describe (&problem, civic_service_find_field (service, field_id), typed,
                                 language);
}

static void
assert_sentence (const char *language,
                 const char *field_id,
                 CivicProblem problem,
                 const char *typed,
                 const char *expected)
{
  g_autofree char *sentence = describe (language, field_id, problem, typed);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_plural_forms (void)
{
  const CivicProblem problem = { .code = CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER };

  assert_sentence ("ar", "unified_number", problem, "700172856",
                   "ينقص رقم واحد: أدخلت ٩ أرقام من ١٠");
  assert_sentence ("ar", "unified_number", problem, "٧٠٠١٧٢٨٥", "ينقص رقمان: أدخلت ٨ أرقام من ١٠");
  assert_sentence ("ar", "unified_number", problem, "7001728", "تنقص ٣ أرقام: أدخلت ٧ أرقام من ١٠");
  assert_sentence ("ar", "unified_number", problem, "70017285611",
                   "هناك رقم زائد: المطلوب ١٠ أرقام");
  assert_sentence ("en", "unified_number", problem, "700172856",
                   "1 digit is missing: you entered 9 digits of 10.");
  assert_sentence ("en", "unified_number", problem, "7",
                   "9 digits are missing: you entered 1 digit of 10.");
}

static void
test_wrong_beginnings (void)
{
  assert_sentence ("en", "unified_number",
                   (CivicProblem){ .code = CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER }, "1234567890",
                   "The unified number begins with 7. Please check the number.");
  assert_sentence ("ar", "mobile", (CivicProblem){ .code = CIVIC_PROBLEM_NOT_A_MOBILE },
                   "0123456789", "يبدأ رقم الجوال بـ ٠٥. تحقق من الرقم.");
  assert_sentence ("en", "unified_number",
                   (CivicProblem){ .code = CIVIC_PROBLEM_NOT_A_UNIFIED_NUMBER }, "70a1234567",
                   "Please enter digits only.");
}

static void
test_bounds_say_the_unit (void)
{
  const CivicProblem problem = { .code = CIVIC_PROBLEM_TOO_LARGE, .actual = 9e6, .limit = 10000 };

  assert_sentence ("ar", "area_m2", problem, "9000000", "هذا أكثر من الحد: أكثر ما يمكن ١٠٠٠٠ م².");
  assert_sentence ("en", "area_m2", problem, "9000000", "This is too large: the most is 10000 m².");
}

static gboolean
is_sentence (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > 8 && g_utf8_validate (text, -1, NULL) &&
         strchr (text, '%') == NULL;
}

static void
test_every_code (void)
{
  static const char *const fields[] = { "trade_name", "area_m2",       "activity", "unified_number",
                                        "mobile",     "short_address", "workers" };

  for (int code = CIVIC_PROBLEM_MISSING; code <= CIVIC_PROBLEM_WRONG_TYPE; code++) {
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
      const CivicProblem problem = { .code = (CivicProblemCode) code, .actual = 3, .limit = 5 };
      g_autofree char *arabic = describe ("ar", fields[i], problem, "12");
      g_autofree char *english = describe ("en", fields[i], problem, "12");

      g_assert_true (is_sentence (arabic));
      g_assert_true (is_sentence (english));
      g_assert_cmpstr (arabic, !=, english);
    }
  }
}

static void
test_person_id (void)
{
  g_autofree char *short_one = NULL;
  g_autofree char *wrong = NULL;

  kiosk_language_apply ("ar");
  g_assert_null (kiosk_problem_describe_person_id ("1000000008", "ar"));
  g_assert_null (kiosk_problem_describe_person_id ("١٠٠٠٠٠٠٠٠٨", "ar"));
  short_one = kiosk_problem_describe_person_id ("100000000", "ar");
  g_assert_cmpstr (short_one, ==, "ينقص رقم واحد: أدخلت ٩ أرقام من ١٠");
  wrong = kiosk_problem_describe_person_id ("1000000009", "ar");
  g_assert_cmpstr (wrong, ==, "في الرقم خطأ. قارنه بهويتك أو إقامتك.");
}

static void
test_code (void)
{
  g_autofree char *bare = civic_tracking_code_draw ();
  g_autofree char *grouped = civic_tracking_code_group (bare);
  g_autofree char *few = NULL;

  kiosk_language_apply ("en");
  g_assert_null (kiosk_problem_describe_code (grouped, "en"));
  few = kiosk_problem_describe_code ("7K3M-9QXT", "en");
  g_assert_cmpstr (few, ==, "The code has 17 letters and digits: you entered 8.");
}

static void
test_every_error (void)
{
  for (int code = KIOSK_AGENT_ERROR_GONE; code <= KIOSK_AGENT_ERROR_BROKEN; code++) {
    for (int step = KIOSK_STEP_HOME; step <= KIOSK_STEP_TRACK; step++) {
      g_autoptr (GError) error =
        g_error_new_literal (KIOSK_AGENT_ERROR, code, "secret: sqlite3 step 13");
      KioskProblem problem;

      kiosk_language_apply ("ar");
      problem = kiosk_problem_from_error (error, (KioskStep) step);
      g_assert_true (is_sentence (problem.title));
      g_assert_true (is_sentence (problem.text));
      g_assert_null (strstr (problem.text, "sqlite"));
    }
  }
}

/* Of the service that has every type of field. */
static char *
describe_every (const char *language, const char *field_id, CivicProblem problem)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  CivicService *service = civic_catalogue_find (catalogue, "every-field");

  kiosk_language_apply (language);
  return kiosk_problem_describe (&problem, civic_service_find_field (service, field_id), "",
                                 language);
}

static void
assert_every (const char *language,
              const char *field_id,
              CivicProblem problem,
              const char *expected)
{
  g_autofree char *sentence = describe_every (language, field_id, problem);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_missing_by_type (void)
{
  const CivicProblem missing = { .code = CIVIC_PROBLEM_MISSING };

  assert_every ("en", "birth", missing, "Please choose a day.");
  assert_every ("en", "boards", missing, "Please add at least one.");
  assert_every ("en", "slot", missing, "Please choose a day and a time.");
  assert_every ("ar", "stars", missing, "المس إحدى النجوم.");
}

static void
test_days_and_numbers (void)
{
  CivicProblem early = { .code = CIVIC_PROBLEM_TOO_EARLY, .limit_text = (char *) "2026-11-22" };
  const CivicProblem few = { .code = CIVIC_PROBLEM_TOO_FEW, .actual = 1, .limit = 2 };
  const CivicProblem iban = { .code = CIVIC_PROBLEM_TOO_SHORT, .actual = 20, .limit = 24 };

  assert_every ("en", "start", early,
                "This day is too early: please choose 22 November 2026 or later.");
  assert_every ("ar", "start", early, "هذا اليوم مبكر: اختر ٢٢ نوفمبر ٢٠٢٦ أو ما بعده.");
  assert_every ("ar", "lease", few, "أرسل ملفين على الأقل.");
  assert_every ("en", "days", few, "Please choose at least 2.");
  assert_every ("en", "iban", iban, "An IBAN has 24 letters and digits: you entered 20.");
}

static void
test_row (void)
{
  const CivicProblem problem = { .code = CIVIC_PROBLEM_MISSING,
                                 .path = (char *) "boards.boards[1].board_width" };

  assert_every ("en", "boards", problem,
                "Board 2, Width: Please fill this in: it is needed for your application.");
  assert_every ("ar", "boards", problem, "لوحة ٢، العرض: أكمل هذه الخانة، فهي لازمة لطلبك.");
}

/* Whatever code comes, something can be said about every type of field in every language. */
static void
test_every_code_of_every_type (void)
{
  static const char *const languages[] = { "ar", "en", "ur" };
  static const char *const ids[] = { "what", "iban", "days", "birth", "boards", "lease", "pin" };

  for (guint i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (ids); i++)
    for (int code = 0; code <= CIVIC_PROBLEM_LAST; code++) {
      const CivicProblem problem = { .code = code, .actual = 3, .limit = 2 };
      g_autofree char *sentence =
        describe_every (languages[i / G_N_ELEMENTS (ids)], ids[i % G_N_ELEMENTS (ids)], problem);

      g_assert_nonnull (sentence);
      g_assert_cmpuint (strlen (sentence), >, 8);
      g_assert_null (strchr (sentence, '%'));
    }
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/problem/says-what-is-missing-by-what-it-is", test_missing_by_type);
  g_test_add_func ("/kiosk/problem/names-days-and-numbers", test_days_and_numbers);
  g_test_add_func ("/kiosk/problem/names-the-row", test_row);
  g_test_add_func ("/kiosk/problem/has-a-sentence-for-every-code-of-every-type",
                   test_every_code_of_every_type);
  g_test_add_func ("/kiosk/problem/counts-in-the-plural-of-each-number", test_plural_forms);
  g_test_add_func ("/kiosk/problem/says-how-a-number-begins", test_wrong_beginnings);
  g_test_add_func ("/kiosk/problem/says-bounds-with-their-unit", test_bounds_say_the_unit);
  g_test_add_func ("/kiosk/problem/has-a-sentence-for-every-code", test_every_code);
  g_test_add_func ("/kiosk/problem/checks-a-person-s-number", test_person_id);
  g_test_add_func ("/kiosk/problem/counts-a-tracking-code", test_code);
  g_test_add_func ("/kiosk/problem/never-shows-an-error-s-own-words", test_every_error);

  return g_test_run ();
}
