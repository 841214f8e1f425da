/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-digits.h"

#include <string.h>

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = civic_digits_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
assert_folds_prose (const char *text, const char *expected)
{
  g_autofree char *folded = civic_digits_fold_prose (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_folds_every_script_people_type (void)
{
  assert_folds ("0123456789", "0123456789");
  assert_folds ("٠١٢٣٤٥٦٧٨٩", "0123456789");
  assert_folds ("۰۱۲۳۴۵۶۷۸۹", "0123456789");
  assert_folds ("０１２３４５６７８９", "0123456789");
  assert_folds ("1٢۳４5", "12345");
}

static void
test_leaves_the_digits_of_other_scripts (void)
{
  assert_folds ("१२৩", "१२৩");
}

/* Every invisible character and separator that mission facts 3.1 name, and their kin. */
static void
test_drops_what_stands_between (void)
{
  static const gunichar dropped[] = {
    0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    0x061C, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x00A0, 0x2007, 0x202F, 0x3000, ' ',    '\t',
    '\n',   '-',    0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xFF0D, 0x00AD, 0x2060,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dropped); i++) {
    g_autoptr (GString) text = g_string_new ("1");

    g_string_append_unichar (text, dropped[i]);
    g_string_append_c (text, '2');
    assert_folds (text->str, "12");
  }
}

static void
test_keeps_everything_else (void)
{
  assert_folds ("+966 5A", "+9665A");
  assert_folds ("١٢٫٥", "12٫5");
  assert_folds ("", "");
}

static void
test_gives_nothing_for_invalid_bytes (void)
{
  assert_folds ("\xff", "");
  assert_folds ("12\xc3", "");
  assert_folds_prose ("\xc3\x28", "");
}

static void
test_keeps_the_words_of_prose (void)
{
  assert_folds_prose ("  شارع صاري، مبنى ٢٥  ", "شارع صاري، مبنى 25");
  assert_folds_prose ("\xc2\xa0 a\xe3\x80\x80"
                      "b \xe2\x80\xaf\n",
                      "a\xe3\x80\x80"
                      "b");
  assert_folds_prose ("\xc2\xa0", "");
  assert_folds_prose ("Al-Rawdah St. 25", "Al-Rawdah St. 25");
  assert_folds_prose ("\xe2\x80\xab"
                      "ab"
                      "\xe2\x80\xac",
                      "ab");
}

/* Two ways to write one name must become one. */
static void
test_composes_prose (void)
{
  assert_folds_prose ("\xd8\xa7\xd9\x94", "\xd8\xa3");
  assert_folds_prose ("cafe\xcc\x81", "café");
}

static void
test_localises_for_sentences (void)
{
  g_autofree char *arabic = civic_digits_localise ("خلال 7 أيام", "ar");
  g_autofree char *saudi = civic_digits_localise ("10", "ar-SA");
  g_autofree char *urdu = civic_digits_localise ("0123456789", "ur");
  g_autofree char *english = civic_digits_localise ("within 7 days", "en");
  g_autofree char *aragonese = civic_digits_localise ("7", "arg");

  g_assert_cmpstr (arabic, ==, "خلال ٧ أيام");
  g_assert_cmpstr (saudi, ==, "١٠");
  g_assert_cmpstr (urdu, ==, "0123456789");
  g_assert_cmpstr (english, ==, "within 7 days");
  g_assert_cmpstr (aragonese, ==, "7");
}

static void
test_folding_undoes_localising (void)
{
  for (int i = 0; i < 200; i++) {
    g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (0, G_MAXINT));
    g_autofree char *localised = civic_digits_localise (number, i % 2 == 0 ? "ar" : "ar-SA");

    assert_folds (localised, number);
  }
}

/* Whatever bytes come, the result is valid UTF-8 and folding it again changes nothing. */
static void
test_survives_any_bytes (void)
{
  for (int i = 0; i < 5000; i++) {
    char bytes[24] = { 0 };
    g_autofree char *folded = NULL;
    g_autofree char *prose = NULL;
    g_autofree char *prose_again = NULL;

    for (gsize j = 0; j + 1 < sizeof bytes; j++)
      bytes[j] = (char) g_test_rand_int_range (1, 256);
    folded = civic_digits_fold (bytes);
    assert_folds (folded, folded);
    prose = civic_digits_fold_prose (bytes);
    prose_again = civic_digits_fold_prose (prose);
    g_assert_cmpstr (prose_again, ==, prose);
    g_assert_true (g_utf8_validate (folded, -1, NULL) && g_utf8_validate (prose, -1, NULL));
  }
}

static void
test_survives_any_characters (void)
{
  for (int i = 0; i < 5000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *folded = NULL;
    g_autofree char *prose = NULL;
    g_autofree char *prose_again = NULL;

    for (int j = 0; j < 8; j++) {
      gunichar character = (gunichar) g_test_rand_int_range (1, j % 2 == 0 ? 0x700 : 0x10FFFF);

      if (g_unichar_validate (character))
        g_string_append_unichar (text, character);
    }
    folded = civic_digits_fold (text->str);
    assert_folds (folded, folded);
    prose = civic_digits_fold_prose (text->str);
    prose_again = civic_digits_fold_prose (prose);
    g_assert_cmpstr (prose_again, ==, prose);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/digits/" name, function)
  TEST ("folds-every-script-people-type", test_folds_every_script_people_type);
  TEST ("leaves-the-digits-of-other-scripts", test_leaves_the_digits_of_other_scripts);
  TEST ("drops-what-stands-between", test_drops_what_stands_between);
  TEST ("keeps-everything-else", test_keeps_everything_else);
  TEST ("gives-nothing-for-invalid-bytes", test_gives_nothing_for_invalid_bytes);
  TEST ("keeps-the-words-of-prose", test_keeps_the_words_of_prose);
  TEST ("composes-prose", test_composes_prose);
  TEST ("localises-for-sentences", test_localises_for_sentences);
  TEST ("folding-undoes-localising", test_folding_undoes_localising);
  TEST ("survives-any-bytes", test_survives_any_bytes);
  TEST ("survives-any-characters", test_survives_any_characters);

  return g_test_run ();
}
