/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-opening.h"
#include "civic-centre.h"
#include "support-folder.h"
#include "support-run-until.h"

typedef struct {
  SupportFolder *folder;
  char *path;
  AgentOpening *opening;
  const char *now; /* of a clock that the test sets */
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

/* ---- Hours ---------------------------------------------------------------------------------- */

/* Sunday to Thursday 08:00 to 12:00 and 16:00 to 22:00; Friday evening past midnight. */
#define PROFILE                                                                                     \
  "{\"id\":\"somewhere\",\"operator\":\"one\",\"languages\":[\"ar\"],"                              \
  "\"municipality\":{\"ar\":\"أمانة\"},\"place\":{\"ar\":\"مركز\"},\"telephone\":\"940\"," \
  "\"hours\":{\"usual\":["                                                                          \
  "{\"days\":[\"sun\",\"mon\",\"tue\",\"wed\",\"thu\"],\"from\":\"08:00\",\"to\":\"12:00\"},"       \
  "{\"days\":[\"sun\",\"mon\",\"tue\",\"wed\",\"thu\"],\"from\":\"16:00\",\"to\":\"22:00\"},"       \
  "{\"days\":[\"fri\"],\"from\":\"17:00\",\"to\":\"01:00\"}]},\"services\":[\"one\"]}"

static void
give_hours (Fixture *self)
{
  g_autofree char *path = support_folder_path (self->folder, "somewhere.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCentre) centre = NULL;

  support_folder_write (self->folder, "somewhere.json", PROFILE);
  centre = civic_centre_load (path, &error);
  g_assert_no_error (error);
  agent_opening_set_hours (self->opening, civic_centre_get_hours (centre));
}

static GDateTime *
read_clock (gpointer user_data)
{
  const char **now = user_data;

  return g_date_time_new_from_iso8601 (*now, NULL);
}

static void
set_clock (Fixture *self, const char *now)
{
  self->now = now;
  agent_opening_set_clock (self->opening, read_clock, &self->now);
}

static void
assert_open (Fixture *self, const char *now)
{
  set_clock (self, now);
  g_assert_true (agent_opening_is_open (self->opening));
  g_assert_false (agent_opening_is_closed_by_hours (self->opening));
  g_assert_cmpstr (agent_opening_get_until (self->opening), ==, "");
}

static void
assert_closed_by_hours (Fixture *self, const char *now, const char *until)
{
  set_clock (self, now);
  g_assert_false (agent_opening_is_open (self->opening));
  g_assert_true (agent_opening_is_closed_by_hours (self->opening));
  g_assert_cmpint (agent_opening_get_message (self->opening), ==, CIVIC_COMMAND_MESSAGE_NONE);
  g_assert_cmpstr (agent_opening_get_until (self->opening), ==, until);
}

/* Sunday 8 November 2026. */
static void
test_keeps_the_hours (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  assert_closed_by_hours (fixture, "2026-11-08T07:59:59+03:00", "2026-11-08T08:00:00+03:00");
  assert_open (fixture, "2026-11-08T08:00:00+03:00");
  assert_closed_by_hours (fixture, "2026-11-08T12:00:00+03:00", "2026-11-08T16:00:00+03:00");
  assert_closed_by_hours (fixture, "2026-11-12T22:00:00+03:00", "2026-11-13T17:00:00+03:00");
}

static void
test_says_nothing_where_nothing_changed (Fixture *fixture, gconstpointer user_data)
{
  guint heard = 0;

  set_clock (fixture, "2026-11-08T09:00:00+03:00");
  g_signal_connect_swapped (fixture->opening, "changed", G_CALLBACK (count), &heard);
  give_hours (fixture);
  assert_open (fixture, "2026-11-08T10:00:00+03:00");
  g_assert_cmpuint (heard, ==, 0);
  assert_closed_by_hours (fixture, "2026-11-08T13:00:00+03:00", "2026-11-08T16:00:00+03:00");
  g_assert_cmpuint (heard, ==, 1);
}

static void
test_a_visit_is_not_cut_off (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  assert_open (fixture, "2026-11-08T11:59:00+03:00");
  agent_opening_set_attended (fixture->opening, TRUE);
  assert_open (fixture, "2026-11-08T12:04:00+03:00");
  agent_opening_set_attended (fixture->opening, FALSE);
  assert_closed_by_hours (fixture, "2026-11-08T12:04:00+03:00", "2026-11-08T16:00:00+03:00");

  /* Somebody's visit on a closed kiosk, staff's for instance, opens nothing. */
  agent_opening_set_attended (fixture->opening, TRUE);
  assert_closed_by_hours (fixture, "2026-11-08T12:05:00+03:00", "2026-11-08T16:00:00+03:00");
}

static void
test_staff_open_until_the_next_regular_closing (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  assert_closed_by_hours (fixture, "2026-11-08T13:00:00+03:00", "2026-11-08T16:00:00+03:00");
  g_assert_true (agent_opening_set_open (fixture->opening, TRUE, NULL));
  assert_open (fixture, "2026-11-08T13:00:01+03:00");
  assert_open (fixture, "2026-11-08T21:59:59+03:00");
  assert_closed_by_hours (fixture, "2026-11-08T22:00:00+03:00", "2026-11-09T08:00:00+03:00");

  /* What was opened within the hours simply follows them. */
  assert_open (fixture, "2026-11-09T09:00:00+03:00");
  g_assert_true (agent_opening_set_open (fixture->opening, TRUE, NULL));
  assert_closed_by_hours (fixture, "2026-11-09T12:00:00+03:00", "2026-11-09T16:00:00+03:00");
}

static void
test_staffs_opening_survives_a_restart (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  set_clock (fixture, "2026-11-08T13:00:00+03:00");
  g_assert_true (agent_opening_set_open (fixture->opening, TRUE, NULL));

  restart (fixture);
  give_hours (fixture);
  assert_open (fixture, "2026-11-08T13:30:00+03:00");
  assert_closed_by_hours (fixture, "2026-11-08T22:00:00+03:00", "2026-11-09T08:00:00+03:00");
}

static void
test_staffs_closing_outlasts_the_hours (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  set_clock (fixture, "2026-11-08T09:00:00+03:00");
  close_until (fixture, "");
  set_clock (fixture, "2026-11-09T09:00:00+03:00");
  g_assert_false (agent_opening_is_open (fixture->opening));
  g_assert_false (agent_opening_is_closed_by_hours (fixture->opening));
}

/* Closed until a moment at which the centre is closed: it says when it really opens. */
static void
test_promises_no_opening_outside_the_hours (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  set_clock (fixture, "2026-11-08T09:00:00+03:00");
  close_until (fixture, "2026-11-08T14:00:00+03:00");
  g_assert_cmpint (agent_opening_get_message (fixture->opening), ==,
                   CIVIC_COMMAND_MESSAGE_MAINTENANCE);
  g_assert_cmpstr (agent_opening_get_until (fixture->opening), ==, "2026-11-08T16:00:00+03:00");
  assert_closed_by_hours (fixture, "2026-11-08T14:00:00+03:00", "2026-11-08T16:00:00+03:00");
  assert_open (fixture, "2026-11-08T16:00:00+03:00");
}

static void
test_a_clock_that_jumps_changes_nothing_for_ever (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  set_clock (fixture, "2026-11-08T13:00:00+03:00");
  g_assert_true (agent_opening_set_open (fixture->opening, TRUE, NULL));
  assert_closed_by_hours (fixture, "2031-11-09T13:00:00+03:00", "2031-11-09T16:00:00+03:00");
  assert_closed_by_hours (fixture, "1970-01-01T13:00:00+03:00", "1970-01-01T16:00:00+03:00");
  assert_open (fixture, "2026-11-08T13:05:00+03:00");

  close_until (fixture, "2026-11-08T18:00:00+03:00");
  assert_open (fixture, "2031-11-09T09:00:00+03:00");
  set_clock (fixture, "2026-11-08T13:10:00+03:00");
  g_assert_false (agent_opening_is_open (fixture->opening));
  set_clock (fixture, "1970-01-01T09:00:00+03:00");
  g_assert_false (agent_opening_is_open (fixture->opening));
  assert_open (fixture, "2026-11-08T18:00:00+03:00");
}

/* The hours ask again by themselves, whatever the clock did meanwhile. */
static void
test_closes_by_itself (Fixture *fixture, gconstpointer user_data)
{
  give_hours (fixture);
  assert_open (fixture, "2026-11-08T11:59:59.900+03:00");
  fixture->now = "2026-11-08T12:00:00+03:00";
  support_run_until (!agent_opening_is_open (fixture->opening));
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
  ADD ("keeps-the-hours", test_keeps_the_hours);
  ADD ("says-nothing-where-nothing-changed", test_says_nothing_where_nothing_changed);
  ADD ("a-visit-is-not-cut-off", test_a_visit_is_not_cut_off);
  ADD ("staff-open-until-the-next-regular-closing", test_staff_open_until_the_next_regular_closing);
  ADD ("staffs-opening-survives-a-restart", test_staffs_opening_survives_a_restart);
  ADD ("staffs-closing-outlasts-the-hours", test_staffs_closing_outlasts_the_hours);
  ADD ("promises-no-opening-outside-the-hours", test_promises_no_opening_outside_the_hours);
  ADD ("a-clock-that-jumps-changes-nothing-for-ever",
       test_a_clock_that_jumps_changes_nothing_for_ever);
  ADD ("closes-by-itself", test_closes_by_itself);
  g_test_add_func ("/agent/opening/changes-nothing-it-cannot-keep",
                   test_changes_nothing_it_cannot_keep);

  return g_test_run ();
}
