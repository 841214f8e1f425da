/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-tally.h"
#include "support-folder.h"

typedef struct {
  SupportFolder *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "tally");
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  support_folder_free (self->folder);
  g_free (self->path);
}

static void
assert_holds (AgentTally *tally, guint expected)
{
  guint number = expected + 1;

  g_assert_true (agent_tally_get (tally, &number));
  g_assert_cmpuint (number, ==, expected);
}

static void
test_begins_with_what_it_is_given (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentTally) tally = agent_tally_new (fixture->path, 7);

  assert_holds (tally, 7);
}

static void
test_survives_a_restart (Fixture *fixture, gconstpointer user_data)
{
  static const guint numbers[] = { 1, 0, G_MAXUINT };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (AgentTally) before = agent_tally_new (fixture->path, 7);
    g_autoptr (AgentTally) after = NULL;

    g_assert_true (agent_tally_set (before, numbers[i], NULL));
    assert_holds (before, numbers[i]);
    after = agent_tally_new (fixture->path, 7);
    assert_holds (after, numbers[i]);
  }
}

static void
test_does_not_guess_at_a_damaged_file (Fixture *fixture, gconstpointer user_data)
{
  static const char *const damaged[] = {
    "", "\n", "12", "12\n\n", "-1\n", "1 2\n", "99999999999\n"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++) {
    g_autoptr (AgentTally) tally = NULL;
    guint number = 5;

    support_folder_write (fixture->folder, "tally", damaged[i]);
    tally = agent_tally_new (fixture->path, 7);
    g_assert_false (agent_tally_get (tally, &number));
    g_assert_cmpuint (number, ==, 5);
  }
}

static void
test_a_new_number_heals_a_damaged_file (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentTally) before = NULL;
  g_autoptr (AgentTally) after = NULL;

  support_folder_write (fixture->folder, "tally", "12");
  before = agent_tally_new (fixture->path, 7);
  g_assert_true (agent_tally_set (before, 3, NULL));
  assert_holds (before, 3);
  after = agent_tally_new (fixture->path, 7);
  assert_holds (after, 3);
}

static void
test_counts_on_where_nothing_can_be_written (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (fixture->folder, "no/such/tally");
  g_autoptr (AgentTally) tally = agent_tally_new (path, 7);
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_tally_set (tally, 8, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  assert_holds (tally, 8);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/tally/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("begins-with-what-it-is-given", test_begins_with_what_it_is_given);
  ADD ("survives-a-restart", test_survives_a_restart);
  ADD ("does-not-guess-at-a-damaged-file", test_does_not_guess_at_a_damaged_file);
  ADD ("a-new-number-heals-a-damaged-file", test_a_new_number_heals_a_damaged_file);
  ADD ("counts-on-where-nothing-can-be-written", test_counts_on_where_nothing_can_be_written);

  return g_test_run ();
}
