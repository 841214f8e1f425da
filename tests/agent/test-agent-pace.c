/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-pace.h"

static const AgentPacePolicy policy = {
  .first_delay_ms = 1000,
  .longest_delay_ms = 60000,
  .per_minute = 60,
};

static void
test_waits_double_up_to_the_longest (void)
{
  AgentPace pace;
  gint64 now_ms = 0;
  guint expected[] = { 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000 };

  agent_pace_init (&pace, &policy, now_ms);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    agent_pace_failed (&pace, now_ms, 1.0);
    g_assert_cmpuint (agent_pace_get_wait_ms (&pace, now_ms), ==, expected[i]);
    now_ms += expected[i];
    g_assert_cmpuint (agent_pace_get_wait_ms (&pace, now_ms), ==, 0);
  }
}

static void
test_chance_spreads_the_upper_half (void)
{
  AgentPace pace;
  gint64 now_ms = 0;

  for (guint i = 0; i < 1000; i++) {
    guint wait_ms;

    agent_pace_init (&pace, &policy, now_ms);
    agent_pace_failed (&pace, now_ms, g_test_rand_double ());
    wait_ms = agent_pace_get_wait_ms (&pace, now_ms);
    g_assert_cmpuint (wait_ms, >=, 500);
    g_assert_cmpuint (wait_ms, <=, 1000);
  }
}

static void
test_what_failed_together_counts_once (void)
{
  AgentPace pace;

  agent_pace_init (&pace, &policy, 0);
  for (guint i = 0; i < 4; i++)
    agent_pace_failed (&pace, 0, 1.0);

  g_assert_cmpuint (agent_pace_get_wait_ms (&pace, 0), ==, 1000);
}

static void
test_a_success_forgets_the_failures (void)
{
  AgentPace pace;

  agent_pace_init (&pace, &policy, 0);
  for (gint64 now_ms = 0; now_ms < 600000; now_ms += 60000)
    agent_pace_failed (&pace, now_ms, 1.0);
  g_assert_true (agent_pace_is_failing (&pace));

  agent_pace_succeeded (&pace);
  g_assert_false (agent_pace_is_failing (&pace));
  g_assert_cmpuint (agent_pace_get_wait_ms (&pace, 600000), ==, 0);

  agent_pace_failed (&pace, 600000, 1.0);
  g_assert_cmpuint (agent_pace_get_wait_ms (&pace, 600000), ==, 1000);
}

/* Whatever the moments of asking, no minute sees more than the budget and one refill. */
static void
test_no_minute_exceeds_the_budget (void)
{
  AgentPace pace;
  gint64 now_ms = 0;
  guint sent = 0;

  agent_pace_init (&pace, &policy, now_ms);
  while (now_ms < 10 * 60000) {
    if (agent_pace_get_wait_ms (&pace, now_ms) == 0) {
      agent_pace_spend (&pace, now_ms);
      sent++;
    } else {
      now_ms += g_test_rand_int_range (1, 300);
    }
  }

  g_assert_cmpuint (sent, <=, 60 + 10 * 60 + 1);
  g_assert_cmpuint (sent, >=, 10 * 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agent/pace/waits-double-up-to-the-longest",
                   test_waits_double_up_to_the_longest);
  g_test_add_func ("/agent/pace/chance-spreads-the-upper-half", test_chance_spreads_the_upper_half);
  g_test_add_func ("/agent/pace/what-failed-together-counts-once",
                   test_what_failed_together_counts_once);
  g_test_add_func ("/agent/pace/a-success-forgets-the-failures",
                   test_a_success_forgets_the_failures);
  g_test_add_func ("/agent/pace/no-minute-exceeds-the-budget", test_no_minute_exceeds_the_budget);

  return g_test_run ();
}
