/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-date.h"

static void
assert_displays (const char *iso, const char *language, const char *expected)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);
  g_autofree char *text = civic_date_display_hijri (time, language);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_counts_as_the_kingdom_does (void)
{
  assert_displays ("2025-06-26T12:00:00+03:00", "en", "1 Muharram 1447 AH");
  assert_displays ("2026-02-18T12:00:00+03:00", "en", "1 Ramadan 1447 AH");
  assert_displays ("2026-03-20T12:00:00+03:00", "en", "1 Shawwal 1447 AH");
  assert_displays ("1924-08-02T12:00:00+03:00", "en", "1 Muharram 1343 AH");
  assert_displays ("1983-10-31T12:00:00+03:00", "en", "24 Muharram 1404 AH");
  assert_displays ("1989-08-08T12:00:00+03:00", "en", "6 Muharram 1410 AH");
}

static void
test_speaks_arabic (void)
{
  assert_displays ("2026-11-22T10:47:00+03:00", "ar", "١٢ جمادى الآخرة ١٤٤٨ هـ");
}

static void
test_takes_the_day_of_the_times_own_zone (void)
{
  assert_displays ("2025-06-26T00:30:00+03:00", "en", "1 Muharram 1447 AH");
  assert_displays ("2025-06-25T23:30:00Z", "en", "29 Dhuʻl-Hijjah 1446 AH");
}

static void
test_guesses_nothing_outside_the_table (void)
{
  assert_displays ("1882-11-12T12:00:00Z", "en", "1 Muharram 1300 AH");
  assert_displays ("1882-11-11T12:00:00Z", "en", NULL);
  assert_displays ("2174-11-26T12:00:00Z", "en", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/date/" name, function)
  TEST ("counts-as-the-kingdom-does", test_counts_as_the_kingdom_does);
  TEST ("speaks-arabic", test_speaks_arabic);
  TEST ("takes-the-day-of-the-times-own-zone", test_takes_the_day_of_the_times_own_zone);
  TEST ("guesses-nothing-outside-the-table", test_guesses_nothing_outside_the_table);

  return g_test_run ();
}
