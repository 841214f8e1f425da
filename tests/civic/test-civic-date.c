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

static void
assert_resolves (const char *rule, const char *today, const char *expected)
{
  g_autofree char *iso = civic_date_resolve (rule, today);

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_resolves_days_seen_from_today (void)
{
  assert_resolves ("today", "2026-11-22", "2026-11-22");
  assert_resolves ("today+90d", "2026-11-22", "2027-02-20");
  assert_resolves ("today-2w", "2026-11-22", "2026-11-08");
  assert_resolves ("today+3m", "2026-11-30", "2027-02-28");
  assert_resolves ("today-18y", "2024-02-29", "2006-02-28");
  assert_resolves ("2026-01-01", "2026-11-22", "2026-01-01");
  assert_resolves ("today+9999y", "2026-11-22", NULL);
  assert_resolves ("today + 1d", "2026-11-22", NULL);
  assert_resolves ("today+1h", "2026-11-22", NULL);
  assert_resolves ("yesterday", "2026-11-22", NULL);
  assert_resolves ("2026-13-01", "2026-11-22", NULL);
}

static void
assert_parses (const char *typed, const char *expected)
{
  g_autofree char *iso = civic_date_parse (typed);

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_takes_days_in_any_script (void)
{
  assert_parses ("٢٠٢٦-١١-٢٢", "2026-11-22");
  assert_parses ("۲۰۲۶/۲/۳", "2026-02-03");
  assert_parses (" 2024-02-29 ", "2024-02-29");
  assert_parses ("2025-02-29", NULL);
  assert_parses ("1899-12-31", NULL);
  assert_parses ("22-11-2026", NULL);
  assert_parses ("2026-11-22T10:00", NULL);
  assert_parses ("\xff", NULL);
  assert_parses ("", NULL);
}

static void
test_shows_days_and_times_in_words (void)
{
  g_autofree char *day = civic_date_display ("2026-11-25", "ar");
  g_autofree char *time = civic_date_display_time ("2026-11-25T13:05:00+03:00", "ur");
  g_autofree char *none = civic_date_display ("soon", "ar");
  g_autofree char *no_time = civic_date_display_time ("2026-11-25", "ar");

  g_assert_cmpstr (day, ==, "٢٥ نوفمبر ٢٠٢٦");
  g_assert_cmpstr (time, ==, "بدھ 25 نومبر 2026، 1:05 PM");
  g_assert_null (none);
  g_assert_null (no_time);
}

static void
test_today_is_a_day (void)
{
  g_autofree char *today = civic_date_today ();

  assert_parses (today, today);
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
  TEST ("resolves-days-seen-from-today", test_resolves_days_seen_from_today);
  TEST ("takes-days-in-any-script", test_takes_days_in_any_script);
  TEST ("shows-days-and-times-in-words", test_shows_days_and_times_in_words);
  TEST ("today-is-a-day", test_today_is_a_day);

  return g_test_run ();
}
