/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-languages.h"

#include <glib.h>

static void
test_is_arabic_by_default (void)
{
  g_assert_cmpstr (central_languages_choose (NULL, NULL), ==, "ar");
  g_assert_cmpstr (central_languages_choose ("", ""), ==, "ar");
  g_assert_cmpstr (central_languages_choose ("tlh", "fr-FR, de;q=0.8"), ==, "ar");
}

static void
test_takes_the_heaviest_it_has (void)
{
  g_assert_cmpstr (central_languages_choose (NULL, "en-GB,en;q=0.9"), ==, "en");
  g_assert_cmpstr (central_languages_choose (NULL, "fr, ar-SA;q=0.4, en;q=0.9"), ==, "en");
  g_assert_cmpstr (central_languages_choose (NULL, "ar-SA,ar;q=0.9,en;q=0.8"), ==, "ar");
  g_assert_cmpstr (central_languages_choose (NULL, "en;q=0, *"), ==, "ar");
}

static void
test_reads_weights_as_the_rfc_writes_them (void)
{
  g_assert_cmpstr (central_languages_choose (NULL, "en ; q=0.2 , ur; Q=0.25"), ==, "ur");
  g_assert_cmpstr (central_languages_choose (NULL, "en;q=0.001, ur;q=0.000"), ==, "en");
  g_assert_cmpstr (central_languages_choose (NULL, "ar;q=0, *"), ==, "en");
  g_assert_cmpstr (central_languages_choose (NULL, "ar;q=0, en;q=0, *;q=0.1"), ==, "ur");
  g_assert_cmpstr (central_languages_choose (NULL, "ur, en"), ==, "ur");
  g_assert_cmpstr (central_languages_choose (NULL, "*, en"), ==, "en");
}

/* A weight that is none says nothing: its range is passed over, not taken for 1. */
static void
test_passes_over_what_is_no_weight (void)
{
  const char *const weights[] = {
    "1.5", "2", "0.1234", "-1", "nan", "inf", "1e0", "", "0,5", "+1"
  };

  for (guint index = 0; index < G_N_ELEMENTS (weights); index++) {
    g_autofree char *header = g_strconcat ("en;q=", weights[index], ", ur;q=0.1", NULL);

    g_assert_cmpstr (central_languages_choose (NULL, header), ==, "ur");
  }
  g_assert_cmpstr (central_languages_choose (NULL, "en;level=1, ur;q=0.1"), ==, "ur");
  g_assert_cmpstr (central_languages_choose (NULL, "english, ur;q=0.1"), ==, "ur");
}

static void
test_prefers_what_was_asked_for (void)
{
  g_assert_cmpstr (central_languages_choose ("en", "ar"), ==, "en");
  g_assert_cmpstr (central_languages_choose ("AR", "en"), ==, "ar");
  g_assert_cmpstr (central_languages_choose ("english", "ar"), ==, "ar");
}

static void
test_survives_nonsense (void)
{
  g_assert_cmpstr (central_languages_choose ("<script>", ";;;q=,,,q=q=1e999,en;q=nan"), ==, "ar");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/languages/is-arabic-by-default", test_is_arabic_by_default);
  g_test_add_func ("/central/languages/takes-the-heaviest-it-has", test_takes_the_heaviest_it_has);
  g_test_add_func ("/central/languages/reads-weights-as-the-rfc-writes-them",
                   test_reads_weights_as_the_rfc_writes_them);
  g_test_add_func ("/central/languages/passes-over-what-is-no-weight",
                   test_passes_over_what_is_no_weight);
  g_test_add_func ("/central/languages/prefers-what-was-asked-for",
                   test_prefers_what_was_asked_for);
  g_test_add_func ("/central/languages/survives-nonsense", test_survives_nonsense);
  return g_test_run ();
}
