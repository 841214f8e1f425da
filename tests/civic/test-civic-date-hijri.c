/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-date.h"

static void
assert_same_day (const char *iso, int year, int month, int day)
{
  g_autofree char *from_hijri = civic_date_from_hijri (year, month, day);
  CivicDay to_hijri = { 0 };

  g_assert_cmpstr (from_hijri, ==, iso);
  g_assert_true (civic_date_to_hijri (iso, &to_hijri));
  g_assert_cmpint (to_hijri.year, ==, year);
  g_assert_cmpint (to_hijri.month, ==, month);
  g_assert_cmpint (to_hijri.day, ==, day);
}

/* Days published by the Kingdom, among them those on which arithmetic calendars are wrong. */
static void
test_counts_as_the_kingdom_does (void)
{
  assert_same_day ("1924-08-02", 1343, 1, 1);
  assert_same_day ("1925-02-24", 1343, 8, 1);
  assert_same_day ("1926-11-07", 1345, 5, 1);
  assert_same_day ("1983-10-31", 1404, 1, 24);
  assert_same_day ("1989-08-08", 1410, 1, 6);
  assert_same_day ("2025-06-26", 1447, 1, 1);
  assert_same_day ("2026-02-18", 1447, 9, 1);
  assert_same_day ("2026-03-20", 1447, 10, 1);
  assert_same_day ("2026-11-22", 1448, 6, 12);
  assert_same_day ("1970-01-01", 1389, 10, 22);
}

static void
test_refuses_days_that_do_not_exist (void)
{
  static const int days[][3] = { { 1447, 1, 0 },   { 1447, 1, 31 }, { 1447, 0, 1 },
                                 { 1447, 13, 1 },  { 1342, 12, 1 }, { 1501, 1, 1 },
                                 { 1447, -1, 1 },  { 1447, 1, -1 }, { 0, 0, 0 },
                                 { 1447, 1, 1000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_null (civic_date_from_hijri (days[i][0], days[i][1], days[i][2]));
}

static void
test_refuses_days_outside_the_table (void)
{
  static const char *const days[] = { "1924-08-01", "2077-11-17", "2026-02-30", "", "x" };
  CivicDay day;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_false (civic_date_to_hijri (days[i], &day));
  g_assert_true (civic_date_to_hijri ("2077-11-16", &day));
  g_assert_cmpint (day.year, ==, 1500);
  g_assert_cmpint (day.month, ==, 12);
}

/* Every day of 158 years, in turn: no gap, no overlap, months of 29 or 30 days. */
static void
test_knows_every_day_once (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 2, 8, 1924);
  for (int year = CIVIC_DATE_FIRST_HIJRI_YEAR; year <= CIVIC_DATE_LAST_HIJRI_YEAR; year++)
    for (int month = 1; month <= 12; month++) {
      int length = civic_date_get_hijri_month_length (year, month);
      g_autofree char *last = civic_date_from_hijri (year, month, length);
      g_autofree char *beyond = civic_date_from_hijri (year, month, length + 1);
      char expected[11];

      g_assert_true (length == 29 || length == 30);
      g_assert_null (beyond);
      g_date_add_days (&date, (guint) length - 1);
      g_date_strftime (expected, sizeof expected, "%Y-%m-%d", &date);
      g_assert_cmpstr (last, ==, expected);
      g_date_add_days (&date, 1);
    }
}

static void
test_months_have_a_length_or_none (void)
{
  g_assert_cmpint (civic_date_get_hijri_month_length (1447, 13), ==, 0);
  g_assert_cmpint (civic_date_get_hijri_month_length (1342, 1), ==, 0);
  g_assert_cmpint (civic_date_get_hijri_month_length (1447, 9), ==, 30);
}

static void
test_names_months_by_language (void)
{
  g_autofree char *arabic = civic_date_get_hijri_month_name (9, "ar");
  g_autofree char *english = civic_date_get_hijri_month_name (1, "en");
  g_autofree char *urdu = civic_date_get_hijri_month_name (12, "ur");
  g_autofree char *gregorian = civic_date_get_month_name (11, "ar");

  g_assert_cmpstr (arabic, ==, "رمضان");
  g_assert_cmpstr (english, ==, "Muharram");
  g_assert_cmpstr (urdu, ==, "ذوالحجۃ");
  g_assert_cmpstr (gregorian, ==, "نوفمبر");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/date-hijri/" name, function)
  TEST ("counts-as-the-kingdom-does", test_counts_as_the_kingdom_does);
  TEST ("refuses-days-that-do-not-exist", test_refuses_days_that_do_not_exist);
  TEST ("refuses-days-outside-the-table", test_refuses_days_outside_the_table);
  TEST ("knows-every-day-once", test_knows_every_day_once);
  TEST ("months-have-a-length-or-none", test_months_have_a_length_or_none);
  TEST ("names-months-by-language", test_names_months_by_language);

  return g_test_run ();
}
