/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-colour.h"

static CivicColour
parse (const char *text)
{
  CivicColour colour = { 0 };

  g_assert_true (civic_colour_parse (text, &colour));
  return colour;
}

static void
test_reads_three_bytes (void)
{
  CivicColour colour = parse ("#166A45");

  g_assert_cmpuint (colour.red, ==, 0x16);
  g_assert_cmpuint (colour.green, ==, 0x6a);
  g_assert_cmpuint (colour.blue, ==, 0x45);
}

static void
test_refuses_all_else (void)
{
  static const char *const texts[] = { "",        "#",        "166a45",     "#166a4",
                                       "#166a4g", "#166a455", "#166a45;x{", "green" };
  CivicColour colour = { 1, 2, 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (civic_colour_parse (texts[i], &colour));
  g_assert_cmpuint (colour.red, ==, 1);
}

/* Figures that every contrast checker gives. */
static void
test_measures_contrast_as_wcag_does (void)
{
  CivicColour white = parse ("#ffffff");

  g_assert_cmpfloat_with_epsilon (civic_colour_get_contrast (white, parse ("#000000")), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (civic_colour_get_contrast (parse ("#1b8354"), white), 4.75,
                                  0.005);
  g_assert_cmpfloat_with_epsilon (civic_colour_get_contrast (white, parse ("#14573a")), 8.56,
                                  0.005);
  g_assert_cmpfloat_with_epsilon (civic_colour_get_contrast (white, white), 1, 0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/colour/reads-three-bytes", test_reads_three_bytes);
  g_test_add_func ("/civic/colour/refuses-all-else", test_refuses_all_else);
  g_test_add_func ("/civic/colour/measures-contrast-as-wcag-does",
                   test_measures_contrast_as_wcag_does);

  return g_test_run ();
}
