/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-tracking-words.h"

#include "central-languages.h"

static void
assert_said (const char *text, const char *language)
{
  if (text == NULL || *text == '\0')
    g_error ("a sentence is missing in %s", language);
}

static void
assert_complete (const CentralWords *words)
{
  const char *const sentences[] = {
    words->direction,
    words->other_language,
    words->other_language_name,
    words->authority,
    words->page_title,
    words->code,
    words->genuine,
    words->pay,
    words->riyals,
    words->biller,
    words->bill_number,
    words->due,
    words->next,
    words->timeline,
    words->made,
    words->help,
    words->help_hours,
    words->morning,
    words->afternoon,
    words->date_separator,
  };

  for (guint index = 0; index < G_N_ELEMENTS (sentences); index++)
    assert_said (sentences[index], words->language);
  for (guint index = 0; index < G_N_ELEMENTS (words->months); index++)
    assert_said (words->months[index], words->language);
  for (guint index = 0; index < CENTRAL_PAGE_STATES; index++) {
    assert_said (words->states[index].title, words->language);
    assert_said (words->states[index].lead, words->language);
    assert_said (words->states[index].steps[0], words->language);
  }
}

static void
test_says_everything_in_every_language (void)
{
  for (guint index = 0; central_languages[index]; index++) {
    const CentralWords *words = central_words_get (central_languages[index]);

    g_assert_cmpstr (words->language, ==, central_languages[index]);
    assert_complete (words);
  }
}

static void
test_tells_time_in_the_readers_digits (void)
{
  g_autofree char *arabic =
    central_words_format_time (central_words_get ("ar"), "2026-11-22T10:47:00+03:00");
  g_autofree char *english =
    central_words_format_time (central_words_get ("en"), "2026-11-22T21:05:00Z");
  g_autofree char *nonsense = central_words_format_time (central_words_get ("en"), "soon");

  g_assert_cmpstr (arabic, ==, "٢٢ نوفمبر ٢٠٢٦، ١٠:٤٧ ص");
  g_assert_cmpstr (english, ==, "23 November 2026, 12:05 AM");
  g_assert_cmpstr (nonsense, ==, "");
}

static void
test_shows_unknown_states_as_received (void)
{
  g_assert_cmpint (central_words_find_state ("returned"), ==, CENTRAL_PAGE_RETURNED);
  g_assert_cmpint (central_words_find_state ("teleported"), ==, CENTRAL_PAGE_RECEIVED);
  g_assert_cmpint (central_words_find_state (NULL), ==, CENTRAL_PAGE_RECEIVED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/tracking-words/says-everything-in-every-language",
                   test_says_everything_in_every_language);
  g_test_add_func ("/central/tracking-words/tells-time-in-the-readers-digits",
                   test_tells_time_in_the_readers_digits);
  g_test_add_func ("/central/tracking-words/shows-unknown-states-as-received",
                   test_shows_unknown_states_as_received);
  return g_test_run ();
}
