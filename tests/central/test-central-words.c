/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-words.h"

#include "central-languages.h"

static void
assert_said (const char *text, const char *language)
{
  if (text == NULL || *text == '\0')
    g_error ("a word is missing in %s", language);
}

static void
test_says_everything_in_every_language (void)
{
  for (guint index = 0; central_languages[index]; index++) {
    const CentralWords *words = central_words_get (central_languages[index]);
    const char *const said[] = { words->direction, words->name,      words->authority,
                                 words->riyals,    words->help,      words->help_hours,
                                 words->morning,   words->afternoon, words->date_separator };

    g_assert_cmpstr (words->language, ==, central_languages[index]);
    for (guint each = 0; each < G_N_ELEMENTS (said); each++)
      assert_said (said[each], words->language);
    for (guint month = 0; month < G_N_ELEMENTS (words->months); month++)
      assert_said (words->months[month], words->language);
  }
}

static void
test_tells_time_in_the_readers_digits (void)
{
  g_autofree char *arabic =
    central_words_format_time (central_words_get ("ar"), "2026-11-22T10:47:00+03:00");
  g_autofree char *english =
    central_words_format_time (central_words_get ("en"), "2026-11-22T21:05:00Z");
  g_autofree char *urdu =
    central_words_format_time (central_words_get ("ur"), "2026-11-22T10:47:00+03:00");
  g_autofree char *nonsense = central_words_format_time (central_words_get ("en"), "soon");

  g_assert_cmpstr (arabic, ==, "٢٢ نوفمبر ٢٠٢٦، ١٠:٤٧ ص");
  g_assert_cmpstr (english, ==, "23 November 2026, 12:05 AM");
  g_assert_cmpstr (urdu, ==, "22 نومبر 2026، 10:47 AM");
  g_assert_cmpstr (nonsense, ==, "");
}

static void
test_takes_a_bare_day_for_that_day (void)
{
  g_autofree char *day = central_words_format_date (central_words_get ("en"), "2026-11-22");
  g_autofree char *hour = central_words_format_hour (central_words_get ("en"), "2026-11-22");

  g_assert_cmpstr (day, ==, "22 November 2026");
  g_assert_cmpstr (hour, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/words/says-everything-in-every-language",
                   test_says_everything_in_every_language);
  g_test_add_func ("/central/words/tells-time-in-the-readers-digits",
                   test_tells_time_in_the_readers_digits);
  g_test_add_func ("/central/words/takes-a-bare-day-for-that-day",
                   test_takes_a_bare_day_for_that_day);
  return g_test_run ();
}
