/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

static gint64
count_times (Fixture *fixture, const char *state)
{
  g_autoptr (GPtrArray) counts = agent_counts_list_unsent (fixture->parts->parts.counts, 200, NULL);

  for (guint i = 0; i < counts->len; i++) {
    const CivicCount *count = counts->pdata[i];

    if (count->kind == CIVIC_COUNT_STATE && g_str_equal (count->subject, state))
      return count->count;
  }

  return 0;
}

static void
test_counts_how_often_it_was_how (Fixture *fixture, gconstpointer user_data)
{
  AgentWatch *watch = fixture->parts->parts.watch;

  agent_watch_note_storage (watch, TRUE);
  for (guint i = 0; i < 3; i++) {
    agent_watch_note_updating (watch, TRUE);
    agent_watch_note_updating (watch, TRUE);
    agent_watch_note_updating (watch, FALSE);
  }

  g_assert_cmpint (count_times (fixture, "updating"), ==, 3);
  g_assert_cmpint (count_times (fixture, "ready-offline"), ==, 4);
  g_assert_cmpint (count_times (fixture, "closed"), ==, 0);
}

static void
test_seconds_of_yesterday_stay_there (void)
{
  g_autoptr (GTimeZone) riyadh = g_time_zone_new_offset (3 * 60 * 60);
  g_autoptr (GDateTime) early = g_date_time_new (riyadh, 2026, 11, 23, 0, 0, 20);
  g_autoptr (GDateTime) late = g_date_time_new (riyadh, 2026, 11, 23, 23, 59, 59);

  g_assert_cmpuint (agent_state_times_split (early, 60), ==, 40);
  g_assert_cmpuint (agent_state_times_split (early, 20), ==, 0);
  g_assert_cmpuint (agent_state_times_split (late, 60), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/agent/state-times/counts-how-often-it-was-how", Fixture, NULL, set_up,
              test_counts_how_often_it_was_how, tear_down);
  g_test_add_func ("/agent/state-times/seconds-of-yesterday-stay-there",
                   test_seconds_of_yesterday_stay_there);

  return g_test_run ();
}
