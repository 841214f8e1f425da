/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-fees.h"

#include <glib/gstdio.h>

#include "civic-quote.h"

#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"
#include "support-visit.h"

static CivicCatalogue *
load_catalogue (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autoptr (GError) error = NULL;
  CivicCatalogue *catalogue = civic_catalogue_load (path, central_languages, &error);

  g_assert_no_error (error);
  return catalogue;
}

static CentralFees *
load_fees (CivicCatalogue *catalogue)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "app/central/fees.json", NULL);
  g_autoptr (GError) error = NULL;
  CentralFees *fees = central_fees_load (path, catalogue, &error);

  g_assert_no_error (error);
  return fees;
}

static CivicAnswers *
fill_in (CivicCatalogue *catalogue, const char *json)
{
  CivicService *service = civic_catalogue_find (catalogue, "commercial-licence-new");
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  CivicAnswers *answers = civic_answers_new_from_json (service, node, &problems);

  g_assert_cmpuint (problems->len, ==, 0);
  return answers;
}

static CivicQuote *
price (CivicCatalogue *catalogue, CivicAnswers *answers)
{
  g_autoptr (CentralFees) fees = load_fees (catalogue);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = central_fees_price (fees, answers, &error);
  CivicQuote *quote = NULL;

  g_assert_no_error (error);
  json_object_set_string_member (json_node_get_object (node), "id", "q");
  json_object_set_string_member (json_node_get_object (node), "expires_at",
                                 "2026-11-22T10:47:00+03:00");
  quote = civic_quote_new_from_json (node, &error);
  g_assert_no_error (error);
  return quote;
}

static void
assert_line (CivicQuote *quote, guint index, const char *arabic, gint64 halalas)
{
  const CivicQuoteLine *line = quote->lines->pdata[index];

  g_assert_cmpstr (civic_quote_line_get_label (line, "ar"), ==, arabic);
  g_assert_cmpint (line->halalas, ==, halalas);
}

static void
test_gives_the_figures_of_the_drawing (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autoptr (CivicAnswers) answers = fill_in (catalogue, support_visit_get_answers ());
  g_autoptr (CivicQuote) quote = price (catalogue, answers);

  g_assert_true (quote->is_instant);
  g_assert_cmpuint (quote->lines->len, ==, 4);
  assert_line (quote, 0, "رسوم النشاط · السنوات: ١", 48000);
  assert_line (quote, 1, "رسوم اللوحة · ١٢ م²", 12000);
  assert_line (quote, 2, "أتعاب مركز الخدمة", 5000);
  assert_line (quote, 3, "ضريبة القيمة المضافة ١٥٪", 750);
  g_assert_cmpint (quote->total_halalas, ==, 65750);
  g_assert_cmpstr (civic_quote_line_get_label (quote->lines->pdata[1], "en"), ==,
                   "Sign fee · 12 m²");
}

static void
test_prices_parts_of_a_square_metre (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autoptr (CivicAnswers) answers = fill_in (catalogue, support_visit_get_answers ());
  g_autoptr (CivicQuote) quote = NULL;

  civic_answers_set (answers, "sign_width_m", "2.5");
  civic_answers_set (answers, "sign_height_m", "1.35");
  quote = price (catalogue, answers);
  /* 3.375 m² at 10.00: 33.75, said as 3.38. */
  assert_line (quote, 1, "رسوم اللوحة · ٣٫٣٨ م²", 3375);
}

static void
test_asks_nothing_for_what_is_not_there (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autoptr (CivicAnswers) answers = fill_in (catalogue, support_visit_get_answers ());
  g_autoptr (CivicQuote) quote = NULL;

  civic_answers_set (answers, "has_sign", "no");
  quote = price (catalogue, answers);
  g_assert_cmpuint (quote->lines->len, ==, 3);
  g_assert_cmpint (quote->total_halalas, ==, 53750);
}

static void
test_sends_a_pharmacy_to_review (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autoptr (CivicAnswers) answers = fill_in (catalogue, support_visit_get_answers ());
  g_autoptr (CivicQuote) quote = NULL;

  civic_answers_set (answers, "activity", "pharmacy");
  quote = price (catalogue, answers);
  g_assert_false (quote->is_instant);
}

typedef struct {
  const char *from;
  const char *to;
  const char *reason;
} Damage;

static void
assert_refused (CivicCatalogue *catalogue, const char *good, const Damage *damage)
{
  g_autoptr (GString) text = g_string_new (good);
  g_autofree char *path = NULL;
  g_autoptr (CentralFees) fees = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("fees-XXXXXX", &path, NULL);

  g_assert_cmpuint (g_string_replace (text, damage->from, damage->to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  fees = central_fees_load (path, catalogue, &error);
  g_assert_null (fees);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, damage->reason));
  g_close (fd, NULL);
  g_unlink (path);
}

static void
test_refuses_rules_it_cannot_keep (void)
{
  static const Damage damages[] = {
    { "\"format\": 2", "\"format\": 1", "$.format" },
    { "\"185\"", "\"18A\"", "$.biller.code" },
    { "\"sign_width_m\"", "\"sign_depth_m\"", "sign_depth_m" },
    { "\"reduce\": [", "\"reduse\": [", "reduse" },
    { "\"en\": \"Sketch fee\"", "\"fr\": \"x\"", "label" },
    { "\"halalas\": 5000", "\"halala\": 5000", "halalas are missing" },
    { "\"percent\": 15", "\"percent\": 0", "percent" },
    { "\"services\": {", "\"services\": [", "line " },
  };
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "app/central/fees.json", NULL);
  g_autofree char *good = NULL;

  g_assert_true (g_file_get_contents (path, &good, NULL, NULL));
  for (guint index = 0; index < G_N_ELEMENTS (damages); index++)
    assert_refused (catalogue, good, &damages[index]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/fees/gives-the-figures-of-the-drawing",
                   test_gives_the_figures_of_the_drawing);
  g_test_add_func ("/central/fees/prices-parts-of-a-square-metre",
                   test_prices_parts_of_a_square_metre);
  g_test_add_func ("/central/fees/asks-nothing-for-what-is-not-there",
                   test_asks_nothing_for_what_is_not_there);
  g_test_add_func ("/central/fees/sends-a-pharmacy-to-review", test_sends_a_pharmacy_to_review);
  g_test_add_func ("/central/fees/refuses-rules-it-cannot-keep", test_refuses_rules_it_cannot_keep);
  return g_test_run ();
}
