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
assert_complete (const CentralTrackingWords *words)
{
  const char *const sentences[] = {
    words->page_title, words->code,        words->genuine, words->pay,
    words->biller,     words->bill_number, words->due,     words->no_licence,
    words->next,       words->timeline,    words->made,
  };

  for (guint index = 0; index < G_N_ELEMENTS (sentences); index++)
    assert_said (sentences[index], words->language);
  for (guint index = 0; index < CENTRAL_TRACKING_STATES; index++) {
    assert_said (words->states[index].title, words->language);
    assert_said (words->states[index].lead, words->language);
    assert_said (words->states[index].steps[0], words->language);
  }
}

static void
test_says_everything_in_every_language (void)
{
  for (guint index = 0; central_languages[index]; index++) {
    const CentralTrackingWords *words = central_tracking_words_get (central_languages[index]);

    g_assert_cmpstr (words->language, ==, central_languages[index]);
    assert_complete (words);
  }
}

static void
test_shows_unknown_states_as_received (void)
{
  g_assert_cmpint (central_tracking_words_find_state ("returned"), ==, CENTRAL_TRACKING_RETURNED);
  g_assert_cmpint (central_tracking_words_find_state ("teleported"), ==, CENTRAL_TRACKING_RECEIVED);
  g_assert_cmpint (central_tracking_words_find_state (NULL), ==, CENTRAL_TRACKING_RECEIVED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/tracking-words/says-everything-in-every-language",
                   test_says_everything_in_every_language);
  g_test_add_func ("/central/tracking-words/shows-unknown-states-as-received",
                   test_shows_unknown_states_as_received);
  return g_test_run ();
}
