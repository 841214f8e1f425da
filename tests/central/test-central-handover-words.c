/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-handover-words.h"

#include <string.h>

#include "central-languages.h"
#include "central-verification-words.h"

/* Both structures hold nothing but sentences, so none can be forgotten here. */
static void
assert_every_sentence (const void *words, gsize size, const char *language, guint may_be_missing)
{
  const char *const *sentences = words;
  guint missing = 0;

  g_assert_cmpstr (sentences[0], ==, language);
  for (gsize index = 0; index < size / sizeof *sentences; index++)
    missing += sentences[index] == NULL || *sentences[index] == '\0';
  g_assert_cmpuint (missing, ==, may_be_missing);
}

static void
test_says_everything_in_every_language (void)
{
  for (guint index = 0; central_languages[index]; index++) {
    const char *language = central_languages[index];

    /* The one without a sentence is CENTRAL_HANDOVER_NO_FAULT. */
    assert_every_sentence (central_handover_words_get (language), sizeof (CentralHandoverWords),
                           language, 1);
    assert_every_sentence (central_verification_words_get (language),
                           sizeof (CentralVerificationWords), language, 0);
  }
}

static void
test_keeps_a_place_for_each_value (void)
{
  for (guint index = 0; central_languages[index]; index++) {
    const CentralHandoverWords *words = central_handover_words_get (central_languages[index]);
    g_autofree char *hint =
      central_handover_words_fill (words->hint, "{types}", "PNG", "{megabytes}", "7");
    g_autofree char *count =
      central_handover_words_fill (words->count, "{count}", "2", "{maximum}", "9");
    g_autofree char *limit = central_handover_words_fill (words->faults[CENTRAL_HANDOVER_TOO_LARGE],
                                                          "{megabytes}", "7", NULL, NULL);

    g_assert_true (strstr (hint, "PNG") && strstr (hint, "7"));
    g_assert_true (strstr (count, "2") && strstr (count, "9"));
    g_assert_nonnull (strstr (limit, "7"));
    g_assert_nonnull (strstr (words->open_until, "{time}"));
    g_assert_null (strchr (hint, '{'));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/handover-words/says-everything-in-every-language",
                   test_says_everything_in_every_language);
  g_test_add_func ("/central/handover-words/keeps-a-place-for-each-value",
                   test_keeps_a_place_for_each_value);
  return g_test_run ();
}
