/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-text.h"

#include <string.h>

#define LRI "\u2066"
#define RLI "\u2067"
#define PDI "\u2069"
#define NBSP "\u00a0"

static void
assert_clean (const char *text, const char *expected)
{
  g_autofree char *clean = print_text_clean (text);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_drops_what_steers_text (void)
{
  assert_clean (NULL, "");
  assert_clean ("", "");
  assert_clean (" \t\n ", "");
  assert_clean ("  a \n\t b\u2028c ", "a b c");
  assert_clean ("a\x1b[31mb\x07", "a[31mb");
  assert_clean ("\u202ecod\u202c \u2066x\u2069\u200f\ufeff", "cod x");
  assert_clean ("<b>x</b> &amp;", "<b>x</b> &amp;");
  assert_clean ("می\u200cخواهم", "می\u200cخواهم");
}

static void
test_mends_bytes_that_are_no_text (void)
{
  assert_clean ("a\xff\xfe"
                "b",
                "a\ufffd\ufffd"
                "b");
}

static void
test_bounds_marks_on_a_letter (void)
{
  g_autoptr (GString) stack = g_string_new ("e");
  g_autofree char *clean = NULL;

  for (int i = 0; i < 50; i++)
    g_string_append (stack, "\u0301");
  clean = print_text_clean (stack->str);
  g_assert_cmpint (g_utf8_strlen (clean, -1), ==, 4);
}

static void
test_drops_what_hangs_on_no_letter (void)
{
  assert_clean ("\u0651", "");
  assert_clean ("a \u0338b", "a b");
  assert_clean ("·\u0301", "·");
  assert_clean ("بـ\u064b \u0651ب", "بـ\u064b ب");
  assert_clean ("\U0001f468\u200d\U0001f469\u200d", "\U0001f468\U0001f469");
  assert_clean ("ه\u200d a\u200db", "ه\u200d ab");
}

static void
test_ends_a_megabyte_with_an_ellipsis (void)
{
  g_autofree char *long_text = g_strnfill (1000 * 1000, 'a');
  g_autofree char *clean = print_text_clean (long_text);

  g_assert_cmpint (g_utf8_strlen (clean, -1), ==, PRINT_TEXT_MAX_CHARACTERS);
  g_assert_true (g_str_has_suffix (clean, "a…"));
}

static void
test_finds_the_direction (void)
{
  static const struct {
    const char *text;
    PrintDirection document;
    PrintDirection expected;
  } cases[] = {
    { "", PRINT_DIRECTION_RTL, PRINT_DIRECTION_RTL },
    { "", PRINT_DIRECTION_LTR, PRINT_DIRECTION_LTR },
    { "Jeddah", PRINT_DIRECTION_RTL, PRINT_DIRECTION_LTR },
    { "جدة", PRINT_DIRECTION_LTR, PRINT_DIRECTION_RTL },
    { "ACME للتجارة", PRINT_DIRECTION_RTL, PRINT_DIRECTION_RTL },
    { "ACME للتجارة", PRINT_DIRECTION_LTR, PRINT_DIRECTION_LTR },
    { "مخبز ACME", PRINT_DIRECTION_LTR, PRINT_DIRECTION_RTL },
    { "5 ريالات", PRINT_DIRECTION_LTR, PRINT_DIRECTION_RTL },
    { "-12.50", PRINT_DIRECTION_RTL, PRINT_DIRECTION_LTR },
    { "١٥٪", PRINT_DIRECTION_LTR, PRINT_DIRECTION_RTL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (print_text_find_direction (cases[i].text, cases[i].document), ==,
                     cases[i].expected);
}

static void
test_isolates_what_runs_the_other_way (void)
{
  static const struct {
    const char *text;
    PrintDirection direction;
    const char *expected;
  } cases[] = {
    { "هاتف +966 50 123 4567", PRINT_DIRECTION_RTL,
      "هاتف " LRI "+966" NBSP "50" NBSP "123" NBSP "4567" PDI },
    { "خصم -12.50.", PRINT_DIRECTION_RTL, "خصم " LRI "-12.50" PDI "." },
    { "نسبة 15%", PRINT_DIRECTION_RTL, "نسبة " LRI "15%" PDI },
    { "شركة ACME (KSA) هنا", PRINT_DIRECTION_RTL, "شركة " LRI "ACME (KSA)" PDI " هنا" },
    { "المفوتر 185 · 2026", PRINT_DIRECTION_RTL, "المفوتر " LRI "185" PDI " · " LRI "2026" PDI },
    { "قال Yes، ثم", PRINT_DIRECTION_RTL, "قال " LRI "Yes" PDI "، ثم" },
    { "(ACME) هنا", PRINT_DIRECTION_RTL, "(" LRI "ACME" PDI ") هنا" },
    { "١٢ رجب ١٤٤٨", PRINT_DIRECTION_RTL, "١٢ رجب ١٤٤٨" },
    { "Mall · مجمع الأندلس", PRINT_DIRECTION_LTR, "Mall · " RLI "مجمع الأندلس" PDI },
    { "Pay within 7 days", PRINT_DIRECTION_LTR, "Pay within 7 days" },
    { "+", PRINT_DIRECTION_RTL, "+" },
    { "", PRINT_DIRECTION_RTL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *isolated = print_text_isolate (cases[i].text, cases[i].direction);

    g_assert_cmpstr (isolated, ==, cases[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/text/drops-what-steers-text", test_drops_what_steers_text);
  g_test_add_func ("/printing/text/mends-bytes-that-are-no-text",
                   test_mends_bytes_that_are_no_text);
  g_test_add_func ("/printing/text/bounds-marks-on-a-letter", test_bounds_marks_on_a_letter);
  g_test_add_func ("/printing/text/drops-what-hangs-on-no-letter",
                   test_drops_what_hangs_on_no_letter);
  g_test_add_func ("/printing/text/ends-a-megabyte-with-an-ellipsis",
                   test_ends_a_megabyte_with_an_ellipsis);
  g_test_add_func ("/printing/text/finds-the-direction", test_finds_the_direction);
  g_test_add_func ("/printing/text/isolates-what-runs-the-other-way",
                   test_isolates_what_runs_the_other_way);
  return g_test_run ();
}
