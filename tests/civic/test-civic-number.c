/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-number.h"

#include <locale.h>
#include <math.h>

#define RANDOM_COUNT 20000

typedef struct {
  double number;
  const char *text;
} Row;

static void
test_writes_as_javascript_does (void)
{
  static const Row rows[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 1, "1" },
    { -1, "-1" },
    { 48, "48" },
    { 100, "100" },
    { 2.5, "2.5" },
    { 0.1, "0.1" },
    { -0.25, "-0.25" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 1.0 / 3, "0.3333333333333333" },
    { 123456.789, "123456.789" },
    { 9007199254740991, "9007199254740991" },
    { 1e20, "100000000000000000000" },
    { 123456789012345680000.0, "123456789012345680000" },
    { 1e21, "1e+21" },
    { 1.5e300, "1.5e+300" },
    { 1e-6, "0.000001" },
    { 1.25e-6, "0.00000125" },
    { 1e-7, "1e-7" },
    { -1.25e-7, "-1.25e-7" },
    { 5e-324, "5e-324" },
    { NAN, "NaN" },
    { INFINITY, "Infinity" },
    { -INFINITY, "-Infinity" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = civic_number_to_text (rows[i].number);

    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

static void
assert_reads (double (*read) (const char *text), const Row *rows, gsize row_count)
{
  for (gsize i = 0; i < row_count; i++) {
    double number = read (rows[i].text);

    g_test_message ("“%s”", rows[i].text);
    if (isnan (rows[i].number))
      g_assert_true (isnan (number));
    else
      g_assert_cmpfloat (number, ==, rows[i].number);
  }
}

static void
test_reads_whole_texts (void)
{
  static const Row rows[] = {
    { 0, "" },
    { 0, "  \t\n" },
    { 7, " 7 " },
    { 7, "\xC2\xA0"
         "7\xEF\xBB\xBF" },
    { 12.5, "12.5" },
    { 12, "12." },
    { 0.5, ".5" },
    { -3, "-3" },
    { 3, "+3" },
    { 1000, "1e3" },
    { 0.01, "1E-2" },
    { 31, "0x1F" },
    { 8, "0o10" },
    { 5, "0b101" },
    { INFINITY, "Infinity" },
    { -INFINITY, "-Infinity" },
    { NAN, "12 m" },
    { NAN, "m" },
    { NAN, "." },
    { NAN, "1e" },
    { NAN, "0x" },
    { NAN, "0x1.8" },
    { NAN, "-0x1F" },
    { NAN, "0b12" },
    { NAN, "inf" },
    { NAN, "nan" },
    { NAN, "1,5" },
    { NAN, "1 2" },
    { NAN, "--1" },
    { NAN, "Infinity1" },
    { 10, "010" },
  };

  assert_reads (civic_number_from_text, rows, G_N_ELEMENTS (rows));
}

static void
test_reads_the_start_of_texts (void)
{
  static const Row rows[] = {
    { NAN, "" },   { NAN, "m" }, { 12, "12 m" },   { 3.14, "  3.14abc" },
    { 0, "0x1F" }, { 1, "1e" },  { 1000, "1e3x" }, { -0.5, "-.5." },
    { NAN, "-" },  { NAN, "." }, { 1, "1,5" },     { INFINITY, "Infinity and more" },
  };

  assert_reads (civic_number_from_start, rows, G_N_ELEMENTS (rows));
}

static void
test_reads_back_what_it_wrote (void)
{
  for (guint i = 0; i < RANDOM_COUNT; i++) {
    union {
      guint32 halves[2];
      double number;
    } random = { .halves = { g_test_rand_int (), g_test_rand_int () } };
    g_autofree char *text = NULL;

    if (!isfinite (random.number))
      continue;
    text = civic_number_to_text (random.number);
    g_assert_cmpfloat (civic_number_from_text (text), ==, random.number);
    g_assert_cmpfloat (civic_number_from_start (text), ==, random.number);
  }
}

static void
test_cares_for_no_locale (void)
{
  g_autofree char *text = NULL;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    g_test_message ("no locale with a decimal comma here: this proves less");

  text = civic_number_to_text (2.5);
  g_assert_cmpstr (text, ==, "2.5");
  g_assert_cmpfloat (civic_number_from_text ("2.5"), ==, 2.5);
  setlocale (LC_NUMERIC, "C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/number/writes-as-javascript-does", test_writes_as_javascript_does);
  g_test_add_func ("/civic/number/reads-whole-texts", test_reads_whole_texts);
  g_test_add_func ("/civic/number/reads-the-start-of-texts", test_reads_the_start_of_texts);
  g_test_add_func ("/civic/number/reads-back-what-it-wrote", test_reads_back_what_it_wrote);
  g_test_add_func ("/civic/number/cares-for-no-locale", test_cares_for_no_locale);

  return g_test_run ();
}
