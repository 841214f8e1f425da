/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-nearest.h"

static const char *const words[] = { "choice", "choices", "mobile", "date", "text", "ok", NULL };

static void
test_guesses_what_was_meant (void)
{
  g_assert_cmpstr (civic_nearest ("chioce", words), ==, "choice");
  g_assert_cmpstr (civic_nearest ("choicess", words), ==, "choices");
  g_assert_cmpstr (civic_nearest ("dat", words), ==, "date");
  g_assert_cmpstr (civic_nearest ("mobile-number", words), ==, NULL);
  g_assert_cmpstr (civic_nearest ("no", words), ==, NULL);
  g_assert_cmpstr (civic_nearest ("", words), ==, NULL);
}

static void
test_words_its_guess (void)
{
  g_autofree char *near = civic_nearest_hint ("tex", words);
  g_autofree char *far = civic_nearest_hint ("zebra", words);

  g_assert_cmpstr (near, ==, ", did you mean \"text\"?");
  g_assert_cmpstr (far, ==, "");
}

static void
test_gives_up_on_what_is_no_word (void)
{
  g_autofree char *huge = g_strnfill (10000, 'x');

  g_assert_null (civic_nearest (huge, words));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/nearest/" name, function)
  TEST ("guesses-what-was-meant", test_guesses_what_was_meant);
  TEST ("words-its-guess", test_words_its_guess);
  TEST ("gives-up-on-what-is-no-word", test_gives_up_on_what_is_no_word);

  return g_test_run ();
}
