/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-reports.h"
#include "support-folder.h"
#include "support-line.h"
#include "support-run-until.h"

#include <string.h>

typedef struct {
  SupportFolder *folder;
  SupportLine *line;
  char *directory;
  AgentReports *reports;
} Fixture;

static void
start (Fixture *self)
{
  self->reports = agent_reports_new (self->directory, AGENT_LINE (self->line));
}

static void
stop (Fixture *self)
{
  agent_reports_stop (self->reports);
  support_line_let_go (self->line);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->reports);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->line = support_line_new ();
  self->directory = support_folder_path (self->folder, "reports");
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  stop (self);
  g_object_unref (self->line);
  g_free (self->directory);
  support_folder_free (self->folder);
}

static void
add (Fixture *self, const char *name, const char *json)
{
  g_autoptr (GError) error = NULL;

  agent_reports_add (self->reports, AGENT_REPORT_SHIFT, name, json, &error);
  g_assert_no_error (error);
}

static char *
get_sent (Fixture *self)
{
  GBytes *sent = support_line_get_news (self->line, AGENT_NEWS_REPORT);

  return g_strndup (g_bytes_get_data (sent, NULL), g_bytes_get_size (sent));
}

static void
test_is_sent_and_gone (Fixture *self, gconstpointer user_data)
{
  g_autofree char *sent = NULL;

  add (self, "7", "{\"number\":7}");
  g_assert_cmpuint (agent_reports_count (self->reports), ==, 1);
  g_assert_true (agent_reports_has (self->reports, AGENT_REPORT_SHIFT, "7"));
  g_assert_false (agent_reports_has (self->reports, AGENT_REPORT_READINESS, "7"));

  agent_reports_send (self->reports);
  support_run_until (agent_reports_count (self->reports) == 0);
  sent = get_sent (self);
  g_assert_cmpstr (sent, ==, "{\"kind\":\"shift\",\"report\":{\"number\":7}}");
}

static void
test_waits_over_a_restart_until_it_is_taken (Fixture *self, gconstpointer user_data)
{
  add (self, "7", "{}");
  support_line_set_mood (self->line, SUPPORT_MOOD_DOWN);
  agent_reports_send (self->reports);
  support_run_until (support_line_count_news (self->line, AGENT_NEWS_REPORT) == 1);
  stop (self);
  start (self);
  g_assert_cmpuint (agent_reports_count (self->reports), ==, 1);

  support_line_set_mood (self->line, SUPPORT_MOOD_GOOD);
  agent_reports_send (self->reports);
  support_run_until (agent_reports_count (self->reports) == 0);
}

static void
test_sends_one_at_a_time_the_oldest_first (Fixture *self, gconstpointer user_data)
{
  g_autofree char *first = NULL;

  add (self, "9", "{\"number\":9}");
  add (self, "10", "{\"number\":10}");
  support_line_hold (self->line);
  agent_reports_send (self->reports);
  agent_reports_send (self->reports);
  g_assert_cmpuint (support_line_count_news (self->line, AGENT_NEWS_REPORT), ==, 1);
  first = get_sent (self);
  g_assert_nonnull (strstr (first, "\"number\":9"));

  support_line_let_go (self->line);
  support_run_until (agent_reports_count (self->reports) == 0);
  g_assert_cmpuint (support_line_count_news (self->line, AGENT_NEWS_REPORT), ==, 2);
}

static void
test_one_that_is_refused_holds_up_nothing (Fixture *self, gconstpointer user_data)
{
  g_autofree char *refused = g_build_filename (self->directory, "shift-1.json.refused", NULL);

  add (self, "1", "{}");
  support_line_set_mood (self->line, SUPPORT_MOOD_REFUSING);
  agent_reports_send (self->reports);
  support_run_until (agent_reports_count (self->reports) == 0);
  g_assert_true (g_file_test (refused, G_FILE_TEST_EXISTS));

  support_line_set_mood (self->line, SUPPORT_MOOD_GOOD);
  add (self, "2", "{}");
  agent_reports_send (self->reports);
  support_run_until (agent_reports_count (self->reports) == 0);
}

static void
test_another_of_the_same_name_takes_its_place (Fixture *self, gconstpointer user_data)
{
  g_autofree char *sent = NULL;

  add (self, "7", "{\"number\":7,\"visits\":1}");
  add (self, "7", "{\"number\":7,\"visits\":2}");
  g_assert_cmpuint (agent_reports_count (self->reports), ==, 1);
  agent_reports_send (self->reports);
  support_run_until (agent_reports_count (self->reports) == 0);
  sent = get_sent (self);
  g_assert_nonnull (strstr (sent, "\"visits\":2"));
}

static void
test_a_kiosk_that_nobody_hears_keeps_the_newest (Fixture *self, gconstpointer user_data)
{
  g_autofree char *last = g_strdup_printf ("%u", AGENT_REPORTS_MAXIMUM + 5);

  for (guint i = 1; i <= AGENT_REPORTS_MAXIMUM + 5; i++) {
    g_autofree char *name = g_strdup_printf ("%u", i);

    add (self, name, "{}");
  }
  g_assert_cmpuint (agent_reports_count (self->reports), ==, AGENT_REPORTS_MAXIMUM);
  g_assert_false (agent_reports_has (self->reports, AGENT_REPORT_SHIFT, "5"));
  g_assert_true (agent_reports_has (self->reports, AGENT_REPORT_SHIFT, "6"));
  g_assert_true (agent_reports_has (self->reports, AGENT_REPORT_SHIFT, last));
}

static void
test_says_when_it_cannot_be_kept (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  support_folder_write (self->folder, "reports", "in the way");
  g_assert_false (agent_reports_add (self->reports, AGENT_REPORT_READINESS, "now", "{}", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/reports/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("is-sent-and-gone", test_is_sent_and_gone);
  ADD ("waits-over-a-restart-until-it-is-taken", test_waits_over_a_restart_until_it_is_taken);
  ADD ("sends-one-at-a-time-the-oldest-first", test_sends_one_at_a_time_the_oldest_first);
  ADD ("one-that-is-refused-holds-up-nothing", test_one_that_is_refused_holds_up_nothing);
  ADD ("another-of-the-same-name-takes-its-place", test_another_of_the_same_name_takes_its_place);
  ADD ("a-kiosk-that-nobody-hears-keeps-the-newest",
       test_a_kiosk_that_nobody_hears_keeps_the_newest);
  ADD ("says-when-it-cannot-be-kept", test_says_when_it_cannot_be_kept);

  return g_test_run ();
}
