/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-money.h"

static void
assert_formats (gint64 halalas, const char *expected)
{
  g_autofree char *text = civic_money_format (halalas);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_always_shows_two_decimals (void)
{
  assert_formats (0, "0.00");
  assert_formats (5, "0.05");
  assert_formats (750, "7.50");
  assert_formats (48000, "480.00");
  assert_formats (65750, "657.50");
}

static void
test_groups_thousands (void)
{
  assert_formats (99999, "999.99");
  assert_formats (100000, "1,000.00");
  assert_formats (165750, "1,657.50");
  assert_formats (123456789, "1,234,567.89");
}

static void
test_survives_the_extremes (void)
{
  assert_formats (-65750, "-657.50");
  assert_formats (G_MAXINT64, "92,233,720,368,547,758.07");
  assert_formats (G_MININT64, "-92,233,720,368,547,758.08");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/money/" name, function)
  TEST ("always-shows-two-decimals", test_always_shows_two_decimals);
  TEST ("groups-thousands", test_groups_thousands);
  TEST ("survives-the-extremes", test_survives_the_extremes);

  return g_test_run ();
}
