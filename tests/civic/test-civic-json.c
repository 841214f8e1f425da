/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-json.h"

#include <string.h>

static void
assert_accepted (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = civic_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
}

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = civic_json_parse (text, strlen (text), &error);

  g_assert_null (node);
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_accepts_json (void)
{
  assert_accepted ("{}");
  assert_accepted (" [ ] ");
  assert_accepted ("null");
  assert_accepted ("\"\\u00e9\\n\\ud83d\\ude00\"");
  assert_accepted (
    "{\"a\": [1, -2.5, 1e3, 0, -0.0, true, false, null, {\"a\": \"ك\"}], \"b\": \"\"}");
}

static void
test_tells_where_and_why (void)
{
  assert_refused ("{\n  \"id\": 1,\n  \"id\": 2\n}", "line 3, column 7: a key twice in one object");
  assert_refused ("{\"a\": 1} x", "line 1, column 10: text after the end");
  assert_refused ("{\"a\" 1}", "line 1, column 6: ':' expected");
  assert_refused ("{\"a\": 1,}", "line 1, column 9: a string expected");
}

static void
test_refuses_what_json_glib_lets_pass (void)
{
  assert_refused ("// comment\n{}", NULL);
  assert_refused ("/* comment */ {}", NULL);
  assert_refused ("var x = {};", NULL);
  assert_refused ("{\"a\": 1; \"b\": 2}", NULL);
  assert_refused ("{} {}", NULL);
  assert_refused ("[1,]", NULL);
  assert_refused ("{'a': 1}", NULL);
  assert_refused ("{\"a\\u0062\": 1}", NULL);
}

static void
test_refuses_broken_values (void)
{
  static const char *const broken[] = {
    "",
    "{",
    "[",
    "\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u0000\"",
    "01",
    "1.",
    ".5",
    "1e",
    "+1",
    "0x10",
    "NaN",
    "tru",
    "nulls",
    "[1 2]",
    "{1: 2}",
    "\"\\ud800\"",
    "\"\\udc00\"",
    "\"\\ud800\\u0041\"",
    "\"\t\"",
    "\"\n\"",
    "\xff\xfe",
    "\"\xff\"",
    "\xef\xbb\xbf{}",
    "1234567890123456789",
    "--1",
    "1e400",
    "-1.5E999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    assert_refused (broken[i], NULL);
}

static void
test_refuses_a_nul_byte (void)
{
  static const char text[] = "{}\0{}";
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_json_parse (text, sizeof text - 1, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

/* As deep as allowed, one deeper, and deep enough to run json-glib out of stack. */
static void
test_bounds_the_depth (void)
{
  static const guint depths[] = { CIVIC_JSON_MAXIMUM_DEPTH, CIVIC_JSON_MAXIMUM_DEPTH + 1, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++) {
    g_autofree char *opening = g_strnfill (depths[i], '[');
    g_autofree char *closing = g_strnfill (depths[i], ']');
    g_autofree char *text = g_strconcat (opening, closing, NULL);

    if (depths[i] <= CIVIC_JSON_MAXIMUM_DEPTH)
      assert_accepted (text);
    else
      assert_refused (text, NULL);
  }
}

/* A true document with random bytes changed: refused or read, never worse. */
static void
test_survives_changed_bytes (void)
{
  static const char original[] = "{\"id\": \"x\", \"label\": {\"ar\": \"محل\", \"en\": "
                                 "\"\\u0053hop\"}, \"n\": [1, 2.5, true, null]}";

  for (int i = 0; i < 20000; i++) {
    g_autofree char *text = g_strdup (original);
    g_autoptr (JsonNode) node = NULL;
    int change_count = g_test_rand_int_range (1, 4);

    for (int j = 0; j < change_count; j++)
      text[g_test_rand_int_range (0, sizeof original - 1)] = (char) g_test_rand_int_range (0, 256);
    node = civic_json_parse (text, sizeof original - 1, NULL);
    if (node != NULL)
      g_assert_true (g_utf8_validate_len (text, sizeof original - 1, NULL));
  }
}

/* As g_bytes_get_data has it. */
static void
test_refuses_nothing_at_all (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_json_parse (NULL, 0, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/json/" name, function)
  TEST ("accepts-json", test_accepts_json);
  TEST ("tells-where-and-why", test_tells_where_and_why);
  TEST ("refuses-what-json-glib-lets-pass", test_refuses_what_json_glib_lets_pass);
  TEST ("refuses-broken-values", test_refuses_broken_values);
  TEST ("refuses-nothing-at-all", test_refuses_nothing_at_all);
  TEST ("refuses-a-nul-byte", test_refuses_a_nul_byte);
  TEST ("bounds-the-depth", test_bounds_the_depth);
  TEST ("survives-changed-bytes", test_survives_changed_bytes);

  return g_test_run ();
}
