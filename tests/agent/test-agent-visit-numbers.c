/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-numbers.h"
#include "support-folder.h"

typedef struct {
  SupportFolder *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "visits");
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  support_folder_free (self->folder);
  g_free (self->path);
}

static void
test_counts_on_over_restarts (Fixture *fixture, gconstpointer user_data)
{
  for (guint i = 1; i <= 6; i += 2) {
    g_autoptr (AgentVisitNumbers) numbers = agent_visit_numbers_new (fixture->path);

    g_assert_cmpuint (agent_visit_numbers_get_last (numbers), ==, i - 1);
    g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, i);
    g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, i + 1);
    g_assert_cmpuint (agent_visit_numbers_get_last (numbers), ==, i + 1);
  }
}

static void
test_stays_within_four_digits (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentVisitNumbers) numbers = NULL;

  support_folder_write (fixture->folder, "visits", "9998\n");
  numbers = agent_visit_numbers_new (fixture->path);
  g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, 9999);
  g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, 1);
}

static void
test_counts_without_a_sound_file (Fixture *fixture, gconstpointer user_data)
{
  static const char *const damaged[] = { "12", "70000\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++) {
    g_autoptr (AgentVisitNumbers) numbers = NULL;

    support_folder_write (fixture->folder, "visits", damaged[i]);
    numbers = agent_visit_numbers_new (fixture->path);
    g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, 1);
    g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, 2);
  }
}

static void
test_counts_on_a_disk_that_takes_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (fixture->folder, "no/such/visits");
  g_autoptr (AgentVisitNumbers) numbers = agent_visit_numbers_new (path);

  g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, 1);
  g_assert_cmpuint (agent_visit_numbers_draw (numbers), ==, 2);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-numbers/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("counts-on-over-restarts", test_counts_on_over_restarts);
  ADD ("stays-within-four-digits", test_stays_within_four_digits);
  ADD ("counts-without-a-sound-file", test_counts_without_a_sound_file);
  ADD ("counts-on-a-disk-that-takes-nothing", test_counts_on_a_disk_that_takes_nothing);

  return g_test_run ();
}
