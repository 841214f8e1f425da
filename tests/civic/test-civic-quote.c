/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-json.h"
#include "civic-quote.h"

#include <string.h>

#define QUOTE                                                                                      \
  "{\"id\":\"q-1\",\"path\":\"instant\",\"expires_at\":\"2026-11-22T11:47:00+03:00\",\"lines\":["  \
  "{\"label\":{\"ar\":\"رسوم النشاط\",\"en\":\"Activity fee\"},\"halalas\":48000},"      \
  "{\"label\":{\"ar\":\"رسوم اللوحة\"},\"halalas\":12000}],\"total_halalas\":60000}"
#define BILL                                                                                       \
  "{\"biller\":\"185\",\"number\":\"20261122004713\",\"halalas\":65750,\"due_at\":\"2026-11-"      \
  "29T10:47:00+03:00\"}"

static char *
replace_once (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) halves = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  return g_strconcat (halves[0], to, halves[1], NULL);
}

static CivicQuote *
read_quote (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return civic_quote_new_from_json (node, error);
}

static CivicBill *
read_bill (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return civic_bill_new_from_json (node, error);
}

static void
assert_quote_refused (const char *from, const char *to, const char *message)
{
  g_autofree char *json = replace_once (QUOTE, from, to);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_quote (json, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_bill_refused (const char *from, const char *to)
{
  g_autofree char *json = replace_once (BILL, from, to);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bill (json, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_reads_line_by_line (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicQuote) quote = read_quote (QUOTE, &error);
  const CivicQuoteLine *activity, *sign;

  g_assert_no_error (error);
  g_assert_cmpstr (quote->id, ==, "q-1");
  g_assert_true (quote->is_instant);
  g_assert_cmpint (quote->total_halalas, ==, 60000);
  g_assert_cmpuint (quote->lines->len, ==, 2);

  activity = g_ptr_array_index (quote->lines, 0);
  sign = g_ptr_array_index (quote->lines, 1);
  g_assert_cmpstr (civic_quote_line_get_label (activity, "en"), ==, "Activity fee");
  g_assert_cmpstr (civic_quote_line_get_label (sign, "en"), ==, "رسوم اللوحة");
  g_assert_cmpint (activity->halalas, ==, 48000);
}

static void
test_a_reviewed_quote_may_have_no_lines (void)
{
  g_autoptr (CivicQuote) quote = read_quote (
    "{\"id\":\"q\",\"path\":\"reviewed\",\"expires_at\":\"2026-11-22T11:47:00Z\",\"lines\":[],"
    "\"total_halalas\":0}",
    NULL);

  g_assert_nonnull (quote);
  g_assert_false (quote->is_instant);
}

static void
test_refuses_sums_that_do_not_add_up (void)
{
  assert_quote_refused ("60000}", "60001}", "quote: $.total_halalas: not the sum of the lines");
  assert_quote_refused ("48000", "48001", "quote: $.total_halalas: not the sum of the lines");
}

static void
test_refuses_impossible_amounts (void)
{
  assert_quote_refused ("48000", "-1",
                        "quote: $.lines[0].halalas: -1 is not within 0 to 100000000000");
  assert_quote_refused ("48000", "480.5", "quote: $.lines[0].halalas: a whole number expected");
  assert_quote_refused ("48000", "\"48000\"", "quote: $.lines[0].halalas: a whole number expected");
  assert_quote_refused (
    "48000", "999999999999999999",
    "quote: $.lines[0].halalas: 999999999999999999 is not within 0 to 100000000000");
}

static void
test_refuses_what_is_no_quote (void)
{
  assert_quote_refused ("\"instant\"", "\"free\"",
                        "quote: $.path: \"free\" is none of instant, reviewed");
  assert_quote_refused ("+03:00", "", "quote: $.expires_at: a time with its zone expected");
  assert_quote_refused ("\"id\":\"q-1\",", "", "quote: $.id: missing");
  assert_quote_refused ("{\"ar\":\"رسوم اللوحة\"}", "{}",
                        "quote: $.lines[1].label: a sentence in some language expected");
  assert_quote_refused ("{\"ar\":\"رسوم اللوحة\"}", "\"x\"",
                        "quote: $.lines[1].label: a sentence in some language expected");
}

static void
test_refuses_too_many_lines (void)
{
  g_autoptr (GString) json = g_string_new (
    "{\"id\":\"q\",\"path\":\"instant\",\"expires_at\":\"2026-11-22T11:47:00Z\",\"lines\":[");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 41; i++)
    g_string_append_printf (json, "%s{\"label\":{\"ar\":\"x\"},\"halalas\":1}", i == 0 ? "" : ",");
  g_string_append (json, "],\"total_halalas\":41}");
  g_assert_null (read_quote (json->str, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_tames_labels (void)
{
  g_autofree char *long_label = g_strnfill (100000, 'x');
  g_autofree char *long_json = replace_once (QUOTE, "Activity fee", long_label);
  g_autofree char *bidi_json =
    replace_once (QUOTE, "Activity fee", "\\u202eeef\\u202c\\u0007 <b>x</b>");
  g_autofree char *blank_json = replace_once (QUOTE, "Activity fee", "\\u202e");
  g_autoptr (CivicQuote) long_quote = read_quote (long_json, NULL);
  g_autoptr (CivicQuote) bidi_quote = read_quote (bidi_json, NULL);
  g_autoptr (CivicQuote) blank_quote = read_quote (blank_json, NULL);

  g_assert_cmpuint (
    strlen (civic_quote_line_get_label (g_ptr_array_index (long_quote->lines, 0), "en")), ==, 200);
  g_assert_cmpstr (civic_quote_line_get_label (g_ptr_array_index (bidi_quote->lines, 0), "en"), ==,
                   "eef <b>x</b>");
  g_assert_cmpstr (civic_quote_line_get_label (g_ptr_array_index (blank_quote->lines, 0), "en"), ==,
                   "رسوم النشاط");
}

/* A newer central may say more. */
static void
test_passes_over_keys_it_does_not_know (void)
{
  g_autofree char *json = replace_once (QUOTE, "{\"id\"", "{\"vat_halalas\":750,\"id\"");
  g_autoptr (CivicQuote) quote = read_quote (json, NULL);

  g_assert_nonnull (quote);
}

static void
test_reads_a_bill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicBill) bill = read_bill (BILL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bill->biller, ==, "185");
  g_assert_cmpstr (bill->number, ==, "20261122004713");
  g_assert_cmpint (bill->halalas, ==, 65750);
  g_assert_cmpstr (bill->due_at, ==, "2026-11-29T10:47:00+03:00");
}

static void
test_refuses_what_is_no_bill (void)
{
  assert_bill_refused ("\"185\"", "\"18\"");
  assert_bill_refused ("\"185\"", "\"1855\"");
  assert_bill_refused ("\"185\"", "\"18a\"");
  assert_bill_refused ("\"185\"", "\"١٨٥\"");
  assert_bill_refused ("\"185\"", "185");
  assert_bill_refused ("20261122004713", "");
  assert_bill_refused ("20261122004713", "123456789012345678901");
  assert_bill_refused ("20261122004713", "2026 1122");
  assert_bill_refused ("65750", "-65750");
  assert_bill_refused ("2026-11-29T10:47:00+03:00", "tomorrow");
}

static void
test_parts (void)
{
  g_autofree char *json =
    replace_once (QUOTE, "\"halalas\":12000}", "\"halalas\":12000,\"part\":\"centre\"}");
  g_autoptr (CivicQuote) quote = read_quote (json, NULL);

  g_assert_nonnull (quote);
  g_assert_cmpint (((CivicQuoteLine *) quote->lines->pdata[0])->part, ==, CIVIC_QUOTE_MUNICIPALITY);
  g_assert_cmpint (((CivicQuoteLine *) quote->lines->pdata[1])->part, ==, CIVIC_QUOTE_CENTRE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/quote/" name, function)
  TEST ("reads-line-by-line", test_reads_line_by_line);
  TEST ("tells-whose-a-line-is", test_parts);
  TEST ("a-reviewed-quote-may-have-no-lines", test_a_reviewed_quote_may_have_no_lines);
  TEST ("refuses-sums-that-do-not-add-up", test_refuses_sums_that_do_not_add_up);
  TEST ("refuses-impossible-amounts", test_refuses_impossible_amounts);
  TEST ("refuses-what-is-no-quote", test_refuses_what_is_no_quote);
  TEST ("refuses-too-many-lines", test_refuses_too_many_lines);
  TEST ("tames-labels", test_tames_labels);
  TEST ("passes-over-keys-it-does-not-know", test_passes_over_keys_it_does_not_know);
  TEST ("reads-a-bill", test_reads_a_bill);
  TEST ("refuses-what-is-no-bill", test_refuses_what_is_no_bill);

  return g_test_run ();
}
