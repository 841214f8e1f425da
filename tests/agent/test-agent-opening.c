/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-opening.h"
#include "support-folder.h"
#include "support-run-until.h"

typedef struct {
  SupportFolder *folder;
  char *path;
  AgentOpening *opening;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "opening");
  self->opening = agent_opening_new (self->path);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->opening);
  g_free (self->path);
  support_folder_free (self->folder);
}

static void
restart (Fixture *self)
{
  g_assert_finalize_object (self->opening);
  self->opening = agent_opening_new (self->path);
}

/* The moment so many seconds from now, by a clock three hours ahead. */
static char *
make_moment (double seconds)
{
  g_autoptr (GTimeZone) riyadh = g_time_zone_new_offset (3 * 60 * 60);
  g_autoptr (GDateTime) now = g_date_time_new_now (riyadh);
  g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, seconds);

  return g_date_time_format_iso8601 (moment);
}

static void
close_until (Fixture *self, const char *until)
{
  g_autoptr (GError) error = NULL;

  agent_opening_close (self->opening, CIVIC_COMMAND_MESSAGE_MAINTENANCE, until, &error);
  g_assert_no_error (error);
}

static void
test_is_open_until_staff_close_it (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (agent_opening_is_open (fixture->opening));
  g_assert_true (agent_opening_set_open (fixture->opening, FALSE, NULL));

  restart (fixture);
  g_assert_false (agent_opening_is_open (fixture->opening));
  g_assert_true (agent_opening_set_open (fixture->opening, TRUE, NULL));

  restart (fixture);
  g_assert_true (agent_opening_is_open (fixture->opening));
}

static void
test_keeps_why_and_until_when (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *until = make_moment (3600);

  close_until (fixture, until);
  restart (fixture);

  g_assert_false (agent_opening_is_open (fixture->opening));
  g_assert_cmpint (agent_opening_get_message (fixture->opening), ==,
                   CIVIC_COMMAND_MESSAGE_MAINTENANCE);
  g_assert_cmpstr (agent_opening_get_until (fixture->opening), ==, until);
}

static void
test_opens_by_itself_when_the_moment_comes (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *until = make_moment (0.3);

  close_until (fixture, until);
  g_assert_false (agent_opening_is_open (fixture->opening));
  support_run_until (agent_opening_is_open (fixture->opening));
  g_assert_cmpstr (agent_opening_get_until (fixture->opening), ==, "");
  g_assert_cmpint (agent_opening_get_message (fixture->opening), ==, CIVIC_COMMAND_MESSAGE_NONE);
}

static void
test_a_moment_that_passed_while_it_was_off_has_come (Fixture *fixture, gconstpointer user_data)
{
  support_folder_write (fixture->folder, "opening",
                        "closed\nmaintenance\n2026-01-01T08:00:00+03:00\n");
  restart (fixture);
  g_assert_true (agent_opening_is_open (fixture->opening));
}

static void
test_a_clock_that_is_behind_opens_nothing (Fixture *fixture, gconstpointer user_data)
{
  /* Seen from a clock that begins at the epoch, every moment is that far off. */
  support_folder_write (fixture->folder, "opening",
                        "closed\nmaintenance\n2126-01-01T08:00:00+03:00\n");
  restart (fixture);
  agent_opening_look (fixture->opening);
  g_assert_false (agent_opening_is_open (fixture->opening));
}

static void
test_the_last_word_counts (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *until = make_moment (3600);

  close_until (fixture, until);
  g_assert_true (agent_opening_set_open (fixture->opening, TRUE, NULL));
  g_assert_true (agent_opening_is_open (fixture->opening));

  close_until (fixture, until);
  g_assert_true (agent_opening_set_open (fixture->opening, FALSE, NULL));
  g_assert_false (agent_opening_is_open (fixture->opening));
  g_assert_cmpstr (agent_opening_get_until (fixture->opening), ==, "");
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
test_says_that_it_changed (Fixture *fixture, gconstpointer user_data)
{
  guint heard = 0;

  g_signal_connect_swapped (fixture->opening, "changed", G_CALLBACK (count), &heard);
  close_until (fixture, "");
  g_assert_cmpuint (heard, ==, 1);
}

static void
test_what_it_cannot_read_is_closed (Fixture *fixture, gconstpointer user_data)
{
  static const char *const texts[] = { "", "op", "open", "closed", "closed\nx\ny\n", "open\n\n\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    support_folder_write (fixture->folder, "opening", texts[i]);
    restart (fixture);
    g_assert_false (agent_opening_is_open (fixture->opening));
  }
}

static void
test_reads_what_an_older_agent_wrote (Fixture *fixture, gconstpointer user_data)
{
  support_folder_write (fixture->folder, "opening", "closed\n");
  restart (fixture);
  g_assert_false (agent_opening_is_open (fixture->opening));
  support_folder_write (fixture->folder, "opening", "open\n");
  restart (fixture);
  g_assert_true (agent_opening_is_open (fixture->opening));
}

static void
test_changes_nothing_it_cannot_keep (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "no/such/opening");
  g_autoptr (AgentOpening) opening = agent_opening_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_opening_set_open (opening, FALSE, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  g_assert_true (agent_opening_is_open (opening));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/opening/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("is-open-until-staff-close-it", test_is_open_until_staff_close_it);
  ADD ("keeps-why-and-until-when", test_keeps_why_and_until_when);
  ADD ("opens-by-itself-when-the-moment-comes", test_opens_by_itself_when_the_moment_comes);
  ADD ("a-moment-that-passed-while-it-was-off-has-come",
       test_a_moment_that_passed_while_it_was_off_has_come);
  ADD ("a-clock-that-is-behind-opens-nothing", test_a_clock_that_is_behind_opens_nothing);
  ADD ("the-last-word-counts", test_the_last_word_counts);
  ADD ("says-that-it-changed", test_says_that_it_changed);
  ADD ("what-it-cannot-read-is-closed", test_what_it_cannot_read_is_closed);
  ADD ("reads-what-an-older-agent-wrote", test_reads_what_an_older_agent_wrote);
  g_test_add_func ("/agent/opening/changes-nothing-it-cannot-keep",
                   test_changes_nothing_it_cannot_keep);

  return g_test_run ();
}
