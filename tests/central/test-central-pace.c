/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-pace.h"

static void
test_lets_each_come_so_often (void)
{
  g_autoptr (CentralPace) pace = central_pace_new (2, 1000, 10);

  g_assert_true (central_pace_allow (pace, "a", 5000));
  g_assert_true (central_pace_allow (pace, "a", 5001));
  g_assert_false (central_pace_allow (pace, "a", 5002));
  g_assert_true (central_pace_allow (pace, "b", 5003));
  g_assert_true (central_pace_allow (pace, "a", 6000));
}

static void
test_remembers_no_more_than_it_was_made_for (void)
{
  g_autoptr (CentralPace) pace = central_pace_new (2, 1000, 2);

  g_assert_true (central_pace_allow (pace, "a", 5000));
  g_assert_true (central_pace_allow (pace, "b", 5000));
  g_assert_false (central_pace_allow (pace, "c", 5000));
  g_assert_true (central_pace_allow (pace, "a", 5000));
  g_assert_true (central_pace_allow (pace, "c", 6000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/pace/lets-each-come-so-often", test_lets_each_come_so_often);
  g_test_add_func ("/central/pace/remembers-no-more-than-it-was-made-for",
                   test_remembers_no_more_than_it_was_made_for);
  return g_test_run ();
}
