/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-paper.h"
#include "support-folder.h"

#include <gio/gio.h>

#include <stdlib.h>

static const AgentRoll uncounted = { 0, 4 };
static const AgentRoll roll = { .length_m = 80, .low_m = 4 };

/* 283 points are 99.84 mm, so 100 of the roll. */
#define PAGE_POINTS 283
#define PAGE_MM 100

typedef struct {
  SupportFolder *folder;
  char *path;
  AgentPaper *paper;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "paper");
  self->paper = agent_paper_new (self->path, user_data);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->paper);
  support_folder_free (self->folder);
  g_free (self->path);
}

static void
restart (Fixture *self, const AgentRoll *with)
{
  g_assert_finalize_object (self->paper);
  self->paper = agent_paper_new (self->path, with);
}

/* As if that much of the roll had been printed before. */
static void
use (Fixture *self, guint used_mm)
{
  g_autofree char *text = g_strdup_printf ("%u\n", used_mm);

  support_folder_write (self->folder, "paper", text);
  restart (self, &roll);
}

static void
assert_left (Fixture *self, int left_mm)
{
  int property;

  g_object_get (self->paper, "left-mm", &property, NULL);
  g_assert_cmpint (property, ==, left_mm);
  g_assert_cmpint (agent_paper_get_left_mm (self->paper), ==, left_mm);
}

static void
on_left_changed (guint *count)
{
  (*count)++;
}

static void
test_counts_each_page_down_rounding_up (Fixture *fixture, gconstpointer user_data)
{
  guint told_count = 0;

  g_signal_connect_swapped (fixture->paper, "notify::left-mm", G_CALLBACK (on_left_changed),
                            &told_count);
  assert_left (fixture, 80000);
  agent_paper_take (fixture->paper, PAGE_POINTS);
  assert_left (fixture, 80000 - PAGE_MM);
  agent_paper_take (fixture->paper, 1);
  assert_left (fixture, 80000 - PAGE_MM - 1);
  agent_paper_take (fixture->paper, 720);
  assert_left (fixture, 80000 - PAGE_MM - 1 - 254);
  g_assert_cmpuint (told_count, ==, 3);
}

static void
test_takes_back_what_did_not_come_out (Fixture *fixture, gconstpointer user_data)
{
  agent_paper_take (fixture->paper, PAGE_POINTS);
  agent_paper_give_back (fixture->paper, PAGE_POINTS);
  assert_left (fixture, 80000);
  agent_paper_take (fixture->paper, PAGE_POINTS);
  agent_paper_refill (fixture->paper, NULL);
  agent_paper_give_back (fixture->paper, PAGE_POINTS);
  assert_left (fixture, 80000);
}

static void
test_shows_nothing_below_zero (Fixture *fixture, gconstpointer user_data)
{
  use (fixture, 79999);
  assert_left (fixture, 1);
  agent_paper_take (fixture->paper, PAGE_POINTS);
  assert_left (fixture, 0);
  agent_paper_refill (fixture->paper, NULL);
  assert_left (fixture, 80000);
}

static void
test_goes_on_after_a_restart (Fixture *fixture, gconstpointer user_data)
{
  static const AgentRoll longer = { .length_m = 100, .low_m = 4 };

  agent_paper_take (fixture->paper, PAGE_POINTS);
  restart (fixture, &roll);
  assert_left (fixture, 80000 - PAGE_MM);
  restart (fixture, &longer);
  assert_left (fixture, 100000 - PAGE_MM);
}

static void
test_is_silent_where_it_does_not_count (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition condition = { PRINT_STATE_READY, PRINT_REASON_NONE };

  agent_paper_take (fixture->paper, PAGE_POINTS);
  g_assert_true (agent_paper_refill (fixture->paper, NULL));
  assert_left (fixture, -1);
  g_assert_cmpint (agent_paper_consider (fixture->paper, condition).state, ==, PRINT_STATE_READY);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_a_torn_file_counts_for_nothing_until_a_new_roll (Fixture *fixture, gconstpointer user_data)
{
  support_folder_write (fixture->folder, "paper", "123");
  restart (fixture, &roll);
  assert_left (fixture, -1);
  agent_paper_take (fixture->paper, PAGE_POINTS);
  agent_paper_give_back (fixture->paper, PAGE_POINTS);
  assert_left (fixture, -1);
  g_assert_true (agent_paper_refill (fixture->paper, NULL));
  assert_left (fixture, 80000);
}

static void
test_says_when_a_new_roll_is_not_written_down (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (fixture->folder, "no/such/paper");
  g_autoptr (AgentPaper) paper = agent_paper_new (path, &roll);
  g_autoptr (GError) error = NULL;

  agent_paper_take (paper, PAGE_POINTS);
  g_assert_cmpint (agent_paper_get_left_mm (paper), ==, 80000 - PAGE_MM);
  g_assert_false (agent_paper_refill (paper, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  g_assert_cmpint (agent_paper_get_left_mm (paper), ==, 80000);
}

static void
assert_opinion (Fixture *fixture, PrintCondition said, PrintState state, PrintReason reason)
{
  PrintCondition considered = agent_paper_consider (fixture->paper, said);

  g_assert_cmpint (considered.state, ==, state);
  g_assert_cmpint (considered.reason, ==, reason);
}

static void
test_knows_a_low_roll_the_printer_calls_ready (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition ready = { PRINT_STATE_READY, PRINT_REASON_NONE };
  PrintCondition out = { PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT };
  PrintCondition ink = { PRINT_STATE_LOW, PRINT_REASON_INK_LOW };
  PrintCondition unknown = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

  use (fixture, 76000);
  assert_opinion (fixture, ready, PRINT_STATE_READY, PRINT_REASON_NONE);
  agent_paper_take (fixture->paper, 1);
  assert_opinion (fixture, ready, PRINT_STATE_LOW, PRINT_REASON_PAPER_COUNTED);
  assert_opinion (fixture, ink, PRINT_STATE_LOW, PRINT_REASON_INK_LOW);
  assert_opinion (fixture, out, PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT);
  assert_opinion (fixture, unknown, PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT);
}

static void
test_never_says_out_by_its_count_alone (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition ready = { PRINT_STATE_READY, PRINT_REASON_NONE };

  use (fixture, 90000);
  assert_opinion (fixture, ready, PRINT_STATE_LOW, PRINT_REASON_PAPER_COUNTED);
}

/* What the process to be killed does: says a line after each page that was taken. */
static int
take_until_killed (const char *path)
{
  g_autoptr (AgentPaper) paper = agent_paper_new (path, &roll);

  for (guint i = 0; i < 800; i++) {
    agent_paper_take (paper, PAGE_POINTS);
    g_print ("%u\n", i + 1);
  }

  return EXIT_SUCCESS;
}

static const char *own_path;

/* Returns how many pages were taken for certain when it was killed in the middle of more. */
static guint
kill_after (Fixture *self, guint page_count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, own_path, "--take", self->path, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  guint taken_count = 0;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  for (guint i = 0; i < page_count; i++) {
    g_free (line);
    line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  g_subprocess_force_exit (process);
  while (line != NULL) {
    taken_count = (guint) g_ascii_strtoull (line, NULL, 10);
    g_free (line);
    line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  }
  g_subprocess_wait (process, NULL, NULL);

  return taken_count;
}

static void
test_a_kill_loses_no_page (Fixture *fixture, gconstpointer user_data)
{
  guint taken_count = 0;

  for (guint i = 1; i <= 8; i++) {
    int left_mm;

    taken_count += kill_after (fixture, i);
    restart (fixture, &roll);
    left_mm = agent_paper_get_left_mm (fixture->paper);
    /* One may have been taken and not been told of. */
    g_assert_cmpint (left_mm, <=, 80000 - (int) taken_count * PAGE_MM);
    g_assert_cmpint (left_mm, >=, 80000 - (int) (taken_count + 1) * PAGE_MM);
    taken_count = (80000 - (guint) left_mm) / PAGE_MM;
  }
}

#define ADD(path, roll, function)                                                                  \
  g_test_add ("/agent/paper/" path, Fixture, roll, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--take"))
    return take_until_killed (argv[2]);

  g_test_init (&argc, &argv, NULL);
  own_path = argv[0];

  ADD ("counts-each-page-down-rounding-up", &roll, test_counts_each_page_down_rounding_up);
  ADD ("takes-back-what-did-not-come-out", &roll, test_takes_back_what_did_not_come_out);
  ADD ("shows-nothing-below-zero", &roll, test_shows_nothing_below_zero);
  ADD ("goes-on-after-a-restart", &roll, test_goes_on_after_a_restart);
  ADD ("is-silent-where-it-does-not-count", &uncounted, test_is_silent_where_it_does_not_count);
  ADD ("a-torn-file-counts-for-nothing-until-a-new-roll", &roll,
       test_a_torn_file_counts_for_nothing_until_a_new_roll);
  ADD ("says-when-a-new-roll-is-not-written-down", &roll,
       test_says_when_a_new_roll_is_not_written_down);
  ADD ("knows-a-low-roll-the-printer-calls-ready", &roll,
       test_knows_a_low_roll_the_printer_calls_ready);
  ADD ("never-says-out-by-its-count-alone", &roll, test_never_says_out_by_its_count_alone);
  ADD ("a-kill-loses-no-page", &roll, test_a_kill_loses_no_page);

  return g_test_run ();
}
