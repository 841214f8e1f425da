/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-json.h"
#include "civic-reader-private.h"

#include <string.h>

static const char *const arabic[] = { "ar", NULL };

static CivicReader *
reader_of (const char *json)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), NULL);
  CivicReader *reader;

  g_assert_nonnull (node);
  reader = civic_reader_new ("letter", CIVIC_ERROR_MALFORMED, node);
  civic_reader_set_languages (reader, arabic);
  return reader;
}

static void
assert_finishes_with (CivicReader *reader, const char *complaint)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (civic_reader_finish (reader, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, complaint);
}

static void
test_reads_every_kind_of_value (void)
{
  static const char *const words[] = { "low", "high", NULL };
  CivicReader *reader = reader_of (
    "{\"string\": \"a b\", \"name\": \"a-b_1\", \"integer\": -3, \"number\": 2.5, \"whole\": 2,"
    " \"boolean\": true, \"word\": \"high\", \"text\": {\"ar\": \"x\"}, \"names\": [\"a\", "
    "\"zh-Hant\"]}");
  g_autoptr (CivicText) text = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_cmpstr (civic_reader_get_string (reader, "string", 3), ==, "a b");
  g_assert_cmpstr (civic_reader_get_name (reader, "name"), ==, "a-b_1");
  g_assert_cmpint (civic_reader_get_integer (reader, "integer", -3, 3), ==, -3);
  g_assert_cmpfloat (civic_reader_maybe_number (reader, "number", 0, 3, 1), ==, 2.5);
  g_assert_cmpfloat (civic_reader_maybe_number (reader, "whole", 0, 3, 1), ==, 2);
  g_assert_true (civic_reader_maybe_boolean (reader, "boolean", FALSE));
  g_assert_cmpuint (civic_reader_get_word (reader, "word", words), ==, 1);
  text = civic_reader_get_text (reader, "text");
  g_assert_cmpstr (civic_text_get (text, "ar"), ==, "x");
  names = civic_reader_get_names (reader, "names", 2);
  g_assert_cmpstr (names[1], ==, "zh-Hant");
  g_assert_true (civic_reader_finish (reader, NULL));
}

static void
test_does_without_what_may_be_missing (void)
{
  static const char *const words[] = { "low", "high", NULL };
  CivicReader *reader = reader_of ("{}");

  g_assert_null (civic_reader_maybe_string (reader, "a", 3));
  g_assert_null (civic_reader_maybe_name (reader, "b"));
  g_assert_cmpint (civic_reader_maybe_integer (reader, "c", 0, 9, 7), ==, 7);
  g_assert_cmpfloat (civic_reader_maybe_number (reader, "d", 0, 9, 7), ==, 7);
  g_assert_true (civic_reader_maybe_boolean (reader, "e", TRUE));
  g_assert_cmpuint (civic_reader_maybe_word (reader, "f", words, 1), ==, 1);
  g_assert_null (civic_reader_maybe_text (reader, "g"));
  g_assert_null (civic_reader_maybe_node (reader, "h"));
  g_assert_true (civic_reader_finish (reader, NULL));
}

static void
test_the_first_complaint_stands (void)
{
  CivicReader *reader = reader_of ("{\"b\": 1}");

  g_assert_null (civic_reader_get_string (reader, "a", 3));
  g_assert_true (civic_reader_has_complaint (reader));
  g_assert_null (civic_reader_get_string (reader, "b", 3));
  assert_finishes_with (reader, "letter: $.a: missing");
}

/* After a complaint a loader goes on as if nothing had happened, and nothing does. */
static void
test_a_missing_object_reads_as_an_empty_one (void)
{
  CivicReader *reader = reader_of ("{}");
  CivicReader *inner = civic_reader_get_object (reader, "inner");
  CivicReader *innermost = civic_reader_get_object (inner, "innermost");

  g_assert_null (civic_reader_get_string (innermost, "a", 3));
  civic_reader_close (innermost);
  civic_reader_close (inner);
  assert_finishes_with (reader, "letter: $.inner: missing");
}

static void
test_knows_where_it_stands (void)
{
  CivicReader *reader = reader_of ("{\"inner\": {\"a\": {}}}");
  CivicReader *inner = civic_reader_get_object (reader, "inner");

  g_assert_null (civic_reader_get_string (inner, "a", 3));
  civic_reader_close (inner);
  assert_finishes_with (reader, "letter: $.inner.a: a string expected");
}

static void
test_complains_of_keys_nobody_asked_for (void)
{
  g_autofree char *long_key = g_strnfill (5000, 'k');
  g_autofree char *long_json = g_strdup_printf ("{\"%s\": 1}", long_key);
  CivicReader *long_reader = reader_of (long_json);
  g_autoptr (GError) error = NULL;

  assert_finishes_with (reader_of ("{\"extra\": 1}"), "letter: $.extra: unknown key");
  assert_finishes_with (reader_of ("{\"\xe2\x80\xae"
                                   "extra\": 1}"),
                        "letter: $.extra: unknown key");
  g_assert_false (civic_reader_finish (long_reader, &error));
  g_assert_cmpuint (strlen (error->message), <, 120);
}

static void
test_passes_over_unknown_keys_when_told (void)
{
  CivicReader *reader = reader_of ("{\"extra\": 1}");

  civic_reader_ignore_unknown_keys (reader);
  g_assert_true (civic_reader_finish (reader, NULL));
}

static void
test_bounds_strings (void)
{
  static const char *const rows[][2] = {
    { "{\"a\": \"\"}", "letter: $.a: empty" },
    { "{\"a\": \"ابجد\"}", "letter: $.a: over 3 characters" },
    { "{\"a\": \"a\\u202eb\"}", "letter: $.a: a control or bidi character" },
    { "{\"a\": \"a\\nb\"}", "letter: $.a: a control or bidi character" },
    { "{\"a\": null}", "letter: $.a: a string expected" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    CivicReader *reader = reader_of (rows[i][0]);

    g_assert_null (civic_reader_get_string (reader, "a", 3));
    assert_finishes_with (reader, rows[i][1]);
  }
}

static void
test_tells_of_a_file_it_cannot_read (void)
{
  CivicReader *reader = civic_reader_new_for_file ("/nowhere/at-all.json");
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_reader_get_string (reader, "a", 3));
  g_assert_false (civic_reader_finish (reader, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_prefix (error->message, "/nowhere/at-all.json: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/reader/" name, function)
  TEST ("reads-every-kind-of-value", test_reads_every_kind_of_value);
  TEST ("does-without-what-may-be-missing", test_does_without_what_may_be_missing);
  TEST ("the-first-complaint-stands", test_the_first_complaint_stands);
  TEST ("a-missing-object-reads-as-an-empty-one", test_a_missing_object_reads_as_an_empty_one);
  TEST ("knows-where-it-stands", test_knows_where_it_stands);
  TEST ("complains-of-keys-nobody-asked-for", test_complains_of_keys_nobody_asked_for);
  TEST ("passes-over-unknown-keys-when-told", test_passes_over_unknown_keys_when_told);
  TEST ("bounds-strings", test_bounds_strings);
  TEST ("tells-of-a-file-it-cannot-read", test_tells_of_a_file_it_cannot_read);

  return g_test_run ();
}
