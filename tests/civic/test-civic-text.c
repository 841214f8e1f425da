/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-error.h"
#include "civic-json.h"
#include "civic-text.h"

#include <string.h>

static const char *const both[] = { "ar", "en", NULL };

static CivicText *
read_text (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return civic_text_new_from_json (node, "$.label", both, error);
}

static void
assert_refused (const char *json, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (json, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_tamed (const char *hostile, const char *expected)
{
  g_autofree char *tame = civic_text_tame (hostile, 40);

  g_assert_cmpstr (tame, ==, expected);
}

static void
test_speaks_each_language (void)
{
  g_autoptr (CivicText) text =
    read_text ("{\"en\": \"Shop\", \"ar\": \"محل\", \"ur\": \"دکان\"}", NULL);

  g_assert_cmpstr (civic_text_get (text, "ar"), ==, "محل");
  g_assert_cmpstr (civic_text_get (text, "en"), ==, "Shop");
  g_assert_cmpstr (civic_text_get (text, "ur"), ==, "دکان");
}

static void
test_falls_back_to_the_first_language (void)
{
  g_autoptr (CivicText) text = read_text ("{\"en\": \"Shop\", \"ar\": \"محل\"}", NULL);

  g_assert_cmpstr (civic_text_get (text, "bn"), ==, "محل");
  g_assert_cmpstr (civic_text_get (text, NULL), ==, "محل");
}

static void
test_names_the_hole (void)
{
  g_autofree char *long_sentence = g_strnfill (4001, 'x');
  g_autofree char *long_json = g_strdup_printf ("{\"ar\": \"%s\", \"en\": \"x\"}", long_sentence);

  assert_refused ("{\"ar\": \"محل\"}", "$.label.en: missing");
  assert_refused ("{\"en\": \"Shop\"}", "$.label.ar: missing");
  assert_refused ("{\"ar\": \"\", \"en\": \"Shop\"}", "$.label.ar: empty");
  assert_refused ("{\"ar\": \" \\u00a0\", \"en\": \"Shop\"}", "$.label.ar: empty");
  assert_refused ("{\"ar\": 1, \"en\": \"Shop\"}", "$.label.ar: a string expected");
  assert_refused ("{\"ar\": \"محل\", \"en\": \"Shop\", \"English\": \"x\"}",
                  "$.label.English: not a language");
  assert_refused ("\"Shop\"", "$.label: an object of sentences by language expected");
  assert_refused (long_json, "$.label.ar: over 4000 bytes");
}

static void
test_refuses_what_bends_a_line (void)
{
  assert_refused ("{\"ar\": \"a\\nb\", \"en\": \"x\"}", "$.label.ar: a control or bidi character");
  assert_refused ("{\"ar\": \"a\\u202eb\", \"en\": \"x\"}",
                  "$.label.ar: a control or bidi character");
  assert_refused ("{\"ar\": \"a\\u2066b\", \"en\": \"x\"}",
                  "$.label.ar: a control or bidi character");
  assert_refused ("{\"ar\": \"a\\u0085b\", \"en\": \"x\"}",
                  "$.label.ar: a control or bidi character");
}

static void
test_goes_back_to_json (void)
{
  g_autoptr (CivicText) text = read_text ("{\"ar\":\"محل\",\"en\":\"Shop\"}", NULL);
  g_autoptr (JsonNode) node = civic_text_to_json (text);
  g_autofree char *json = json_to_string (node, FALSE);

  g_assert_cmpstr (json, ==, "{\"ar\":\"محل\",\"en\":\"Shop\"}");
}

static void
test_tames_strangers (void)
{
  assert_tamed ("Activity fee", "Activity fee");
  assert_tamed ("  a\tb\nc  ", "a b c");
  assert_tamed ("\xe2\x80\xae"
                "eef"
                "\xe2\x80\xac",
                "eef");
  assert_tamed ("\xe2\x81\xa7"
                "x"
                "\xef\xbb\xbf\xe2\x80\x8b",
                "x");
  assert_tamed ("\x01\x1b[31mred", "[31mred");
  assert_tamed ("\xff"
                "a",
                "\xef\xbf\xbd"
                "a");
  assert_tamed ("<b>&amp;</b>", "<b>&amp;</b>");
  assert_tamed ("\xee\x80\x80", "");
}

static void
test_tames_towers_of_marks (void)
{
  g_autoptr (GString) tower = g_string_new ("a");
  g_autofree char *tame = NULL;

  for (int i = 0; i < 30; i++)
    g_string_append_unichar (tower, 0x0301);
  tame = civic_text_tame (tower->str, 200);
  g_assert_cmpint (g_utf8_strlen (tame, -1), ==, 5);
}

static void
test_bounds_what_strangers_send (void)
{
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'x');
  g_autofree char *tame = civic_text_tame (megabyte, 200);

  g_assert_cmpuint (strlen (tame), ==, 200);
}

static void
test_taming_twice_changes_nothing (void)
{
  for (int i = 0; i < 3000; i++) {
    char bytes[32] = { 0 };
    g_autofree char *once = NULL;
    g_autofree char *twice = NULL;

    for (gsize j = 0; j + 1 < sizeof bytes; j++)
      bytes[j] = (char) g_test_rand_int_range (1, 256);
    once = civic_text_tame (bytes, 100);
    twice = civic_text_tame (once, 100);
    g_assert_cmpstr (twice, ==, once);
    g_assert_true (civic_text_is_clean (once));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/text/" name, function)
  TEST ("speaks-each-language", test_speaks_each_language);
  TEST ("falls-back-to-the-first-language", test_falls_back_to_the_first_language);
  TEST ("names-the-hole", test_names_the_hole);
  TEST ("refuses-what-bends-a-line", test_refuses_what_bends_a_line);
  TEST ("goes-back-to-json", test_goes_back_to_json);
  TEST ("tames-strangers", test_tames_strangers);
  TEST ("tames-towers-of-marks", test_tames_towers_of_marks);
  TEST ("bounds-what-strangers-send", test_bounds_what_strangers_send);
  TEST ("taming-twice-changes-nothing", test_taming_twice_changes_nothing);

  return g_test_run ();
}
