/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-abilities.h"

static ipp_t *
new_answer (const char *format, const int *finishings, int count)
{
  ipp_t *answer = ippNew ();

  ippAddString (answer, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported", NULL,
                format);
  ippAddIntegers (answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "finishings-supported", count, finishings);
  return answer;
}

static PrintAbilities
read_and_delete (ipp_t *answer)
{
  PrintAbilities abilities = { 0 };

  print_abilities_read (&abilities, answer);
  ippDelete (answer);
  return abilities;
}

static void
test_knows_who_takes_pdf (void)
{
  const int none = IPP_FINISHINGS_NONE;
  PrintAbilities abilities = read_and_delete (new_answer ("application/pdf", &none, 1));

  g_assert_true (abilities.is_known);
  g_assert_true (abilities.takes_pdf);
  g_assert_cmpint (abilities.cut, ==, 0);

  abilities = read_and_delete (new_answer ("image/pwg-raster", &none, 1));
  g_assert_true (abilities.is_known);
  g_assert_false (abilities.takes_pdf);
}

static void
test_prefers_the_cut_that_is_meant (void)
{
  const int all[] = { IPP_FINISHINGS_NONE, IPP_FINISHINGS_TRIM, IPP_FINISHINGS_TRIM_AFTER_PAGES,
                      IPP_FINISHINGS_TRIM_AFTER_JOB };
  const int few[] = { IPP_FINISHINGS_TRIM_AFTER_PAGES, IPP_FINISHINGS_TRIM };
  const int staples = IPP_FINISHINGS_STAPLE;

  g_assert_cmpint (read_and_delete (new_answer ("application/pdf", all, G_N_ELEMENTS (all))).cut,
                   ==, IPP_FINISHINGS_TRIM_AFTER_JOB);
  g_assert_cmpint (read_and_delete (new_answer ("application/pdf", few, G_N_ELEMENTS (few))).cut,
                   ==, IPP_FINISHINGS_TRIM);
  g_assert_cmpint (read_and_delete (new_answer ("application/pdf", &staples, 1)).cut, ==, 0);
}

static void
test_knows_nothing_from_an_answer_without_formats (void)
{
  g_assert_false (read_and_delete (ippNew ()).is_known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/abilities/knows-who-takes-pdf", test_knows_who_takes_pdf);
  g_test_add_func ("/printing/abilities/prefers-the-cut-that-is-meant",
                   test_prefers_the_cut_that_is_meant);
  g_test_add_func ("/printing/abilities/knows-nothing-from-an-answer-without-formats",
                   test_knows_nothing_from_an_answer_without_formats);
  return g_test_run ();
}
