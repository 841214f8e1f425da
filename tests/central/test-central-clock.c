/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-clock.h"

static void
test_writes_kingdom_time (void)
{
  g_autofree char *now = central_clock_now ();

  g_assert_true (g_str_has_suffix (now, "+03:00"));
  g_assert_cmpuint (strlen (now), ==, strlen ("2026-11-22T10:47:05+03:00"));
}

static void
test_reads_any_zone_as_kingdom_time (void)
{
  g_autoptr (GDateTime) time = central_clock_parse ("2026-11-22T22:30:00Z");

  g_assert_cmpint (g_date_time_get_day_of_month (time), ==, 23);
  g_assert_cmpint (g_date_time_get_hour (time), ==, 1);
  g_assert_null (central_clock_parse ("yesterday"));
  g_assert_null (central_clock_parse (NULL));
}

static void
test_knows_what_is_past (void)
{
  g_autofree char *later = central_clock_in (G_TIME_SPAN_HOUR);
  g_autofree char *earlier = central_clock_in (-G_TIME_SPAN_HOUR);

  g_assert_false (central_clock_is_past (later));
  g_assert_true (central_clock_is_past (earlier));
  g_assert_true (central_clock_is_past ("never"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/clock/writes-kingdom-time", test_writes_kingdom_time);
  g_test_add_func ("/central/clock/reads-any-zone-as-kingdom-time",
                   test_reads_any_zone_as_kingdom_time);
  g_test_add_func ("/central/clock/knows-what-is-past", test_knows_what_is_past);
  return g_test_run ();
}
