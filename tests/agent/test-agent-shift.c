/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-shift.h"
#include "agent-rig.h"
#include "civic-heartbeat.h"
#include "civic-shift.h"

#include <glib/gstdio.h>

typedef struct {
  Fixture rig;
  AgentShift *shift;
  char *path;
} Working;

static AgentParts *
parts_of (Working *self)
{
  return &self->rig.parts->parts;
}

static AgentBusAgent *
condition_of (Working *self)
{
  return agent_watch_get_condition (parts_of (self)->watch);
}

static void
start (Working *self)
{
  const AgentShiftKiosk kiosk = { "TEST-01", "jeddah-andalus", self->path };

  self->shift =
    agent_shift_new (parts_of (self), parts_of (self)->readiness, self->rig.parts->reports, &kiosk);
}

static void
stop (Working *self)
{
  g_assert_finalize_object (self->shift);
}

static void
set_up_working (Working *self, gconstpointer user_data)
{
  set_up (&self->rig, user_data);
  self->path = support_folder_path (self->rig.parts->folder, "shift");
  agent_watch_note_storage (parts_of (self)->watch, TRUE);
  start (self);
}

static void
tear_down_working (Working *self, gconstpointer user_data)
{
  stop (self);
  g_free (self->path);
  tear_down (&self->rig, user_data);
}

static CivicShift *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  CivicShift *shift = civic_shift_parse (bytes, &error);

  g_assert_no_error (error);

  return shift;
}

static CivicShift *
read_shift (Working *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = agent_shift_read (self->shift, &error);

  g_assert_no_error (error);

  return parse (json);
}

static CivicShift *
close_shift (Working *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = agent_shift_close (self->shift, "2001", &error);

  g_assert_no_error (error);

  return parse (json);
}

static void
count (Working *self,
       const char *day,
       CivicCountKind kind,
       const char *subject,
       const char *outcome,
       guint seconds)
{
  const AgentCountKey key = { kind, subject, outcome, "" };
  g_autoptr (GError) error = NULL;

  agent_counts_add (parts_of (self)->counts, day, &key, 1, seconds, &error);
  g_assert_no_error (error);
}

static void
open_kiosk (Working *self, gboolean is_open)
{
  g_assert_true (agent_opening_set_open (parts_of (self)->opening, is_open, NULL));
}

static void
test_begins_when_the_kiosk_opens (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) first = read_shift (self);

  g_assert_cmpint (first->number, ==, 1);
  g_assert_null (first->until);
  g_assert_cmpstr (agent_bus_agent_get_shift_since (condition_of (self)), ==, first->from);

  civic_shift_free (close_shift (self));
  g_assert_cmpstr (agent_bus_agent_get_shift_since (condition_of (self)), ==, "");
  g_assert_false (agent_bus_agent_get_open (condition_of (self)));

  open_kiosk (self, TRUE);
  g_assert_cmpstr (agent_bus_agent_get_shift_since (condition_of (self)), !=, "");
}

static void
test_the_last_one_is_read_while_none_runs (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) closed = NULL;
  g_autoptr (CivicShift) last = NULL;
  g_autoptr (CivicShift) next = NULL;

  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  closed = close_shift (self);
  stop (self);
  start (self);
  last = read_shift (self);
  g_assert_cmpint (last->number, ==, 1);
  g_assert_cmpstr (last->account, ==, "2001");
  g_assert_cmpstr (last->until, ==, closed->until);
  g_assert_cmpint (civic_shift_count_visits (last), ==, 1);

  open_kiosk (self, TRUE);
  next = read_shift (self);
  g_assert_cmpint (next->number, ==, 2);
  g_assert_null (next->until);
}

static void
test_none_is_read_where_none_has_ended (Working *self, gconstpointer user_data)
{
  g_autofree char *last = g_strconcat (self->path, "-last", NULL);
  g_autoptr (GError) error = NULL;

  civic_shift_free (close_shift (self));
  g_assert_cmpint (g_unlink (last), ==, 0);
  g_assert_null (agent_shift_read (self->shift, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
}

static void
test_a_kiosk_that_never_was_checked_has_no_shift (Working *self, gconstpointer user_data)
{
  const AgentFitness unadmitted = { .is_admitted = FALSE };
  const AgentFitness admitted = { .is_admitted = TRUE };

  civic_shift_free (close_shift (self));
  agent_watch_note_fitness (parts_of (self)->watch, &unadmitted);
  open_kiosk (self, TRUE);
  g_assert_cmpstr (agent_bus_agent_get_shift_since (condition_of (self)), ==, "");

  agent_watch_note_fitness (parts_of (self)->watch, &admitted);
  g_assert_cmpstr (agent_bus_agent_get_shift_since (condition_of (self)), !=, "");
}

static void
test_has_what_was_counted_since_it_began (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) shift = NULL;
  const CivicShiftService *report = NULL;

  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "report-940", "abandoned", 30);
  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "", "timed-out", 10);
  count (self, "2026-11-22", CIVIC_COUNT_RECEIPT, "receipt", "printed", 0);
  count (self, "2026-11-22", CIVIC_COUNT_RECEIPT, "receipt", "failed", 0);
  count (self, "2026-11-22", CIVIC_COUNT_RECEIPT, "sheet", "printed", 0);
  count (self, "2026-11-22", CIVIC_COUNT_RATING, "5", "", 0);
  count (self, "2026-11-22", CIVIC_COUNT_RATING, "2", "", 0);
  count (self, "2026-11-22", CIVIC_COUNT_RESET, "citizen-left", "", 0);
  count (self, "2026-11-22", CIVIC_COUNT_STATE, "ready", "", 600);

  shift = read_shift (self);
  g_assert_cmpint (civic_shift_count_visits (shift), ==, 3);
  g_assert_cmpint (shift->visit_seconds, ==, 130);
  report = shift->services->pdata[1];
  g_assert_cmpstr (report->service, ==, "report-940");
  g_assert_cmpint (report->completed, ==, 1);
  g_assert_cmpint (report->abandoned, ==, 1);
  g_assert_cmpint (shift->receipts_printed, ==, 1);
  g_assert_cmpint (shift->receipts_failed, ==, 1);
  g_assert_cmpint (shift->rating_count, ==, 2);
  g_assert_cmpint (shift->rating_stars, ==, 7);
  g_assert_cmpint (shift->resets[CIVIC_RESET_CITIZEN_LEFT], ==, 1);
  g_assert_cmpint (shift->state_seconds[CIVIC_KIOSK_READY], ==, 600);
}

/* A night in between is no end. */
static void
test_a_forgotten_shift_is_one_over_midnight (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) shift = NULL;

  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  open_kiosk (self, FALSE);
  open_kiosk (self, TRUE);
  count (self, "2026-11-23", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  shift = read_shift (self);
  g_assert_cmpint (shift->number, ==, 1);
  g_assert_cmpint (civic_shift_count_visits (shift), ==, 2);
}

static void
test_goes_on_after_a_restart (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) before = read_shift (self);
  g_autoptr (CivicShift) after = NULL;

  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  stop (self);
  start (self);
  after = read_shift (self);
  g_assert_cmpint (after->number, ==, 1);
  g_assert_cmpstr (after->from, ==, before->from);
  g_assert_cmpint (civic_shift_count_visits (after), ==, 1);
}

static void
test_the_next_one_counts_from_nothing (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) closed = NULL;
  g_autoptr (CivicShift) next = NULL;

  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  closed = close_shift (self);
  g_assert_cmpstr (closed->account, ==, "2001");
  g_assert_nonnull (closed->until);
  g_assert_cmpint (civic_shift_count_visits (closed), ==, 1);

  open_kiosk (self, TRUE);
  next = read_shift (self);
  g_assert_cmpint (next->number, ==, 2);
  g_assert_cmpint (civic_shift_count_visits (next), ==, 0);
}

static void
test_paper_of_two_rolls_is_added_up (Working *self, gconstpointer user_data)
{
  AgentPaper *paper = agent_printer_get_paper (parts_of (self)->printer);
  g_autoptr (CivicShift) shift = NULL;

  agent_paper_take (paper, 720);
  g_assert_true (agent_paper_refill (paper, NULL));
  agent_paper_take (paper, 720);
  agent_paper_take (paper, 720);
  agent_paper_give_back (paper, 720);
  shift = read_shift (self);
  g_assert_cmpint (shift->paper_mm, ==, 2 * 254);
}

/* Whoever is killed between the report and the end has closed it all the same. */
static void
test_a_shift_whose_report_is_there_is_over (Working *self, gconstpointer user_data)
{
  g_autofree char *running = NULL;

  g_assert_true (g_file_get_contents (self->path, &running, NULL, NULL));
  civic_shift_free (close_shift (self));
  stop (self);
  support_folder_write (self->rig.parts->folder, "shift", running);
  start (self);
  g_assert_cmpstr (agent_bus_agent_get_shift_since (condition_of (self)), ==, "");
}

/* And whoever is killed between the beginning and the first count begins to count then. */
static void
test_a_shift_that_has_begun_counts_its_own (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) shift = NULL;

  count (self, "2026-11-22", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  stop (self);
  support_folder_write (self->rig.parts->folder, "shift", "2\n2026-11-23T08:00:00+03:00\n0\n");
  start (self);
  shift = read_shift (self);
  g_assert_cmpint (shift->number, ==, 2);
  g_assert_cmpint (civic_shift_count_visits (shift), ==, 0);
}

static void
test_a_torn_file_begins_the_next (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) shift = NULL;

  stop (self);
  support_folder_write (self->rig.parts->folder, "shift", "1\n2026-11");
  start (self);
  shift = read_shift (self);
  g_assert_cmpint (shift->number, ==, 2);
}

static void
test_goes_on_where_its_report_cannot_be_kept (Working *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  support_folder_write (self->rig.parts->folder, "reports", "in the way");
  g_assert_null (agent_shift_close (self->shift, "2001", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  g_assert_true (agent_bus_agent_get_open (condition_of (self)));
  g_assert_cmpstr (agent_bus_agent_get_shift_since (condition_of (self)), !=, "");
}

/* Whatever a session says of its visits, staff can close the shift. */
static void
test_more_services_than_there_can_be_are_one (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) shift = NULL;
  const CivicShiftService *others = NULL;

  for (guint i = 0; i < CIVIC_SHIFT_MAXIMUM_SERVICES + 5; i++) {
    g_autofree char *name = g_strdup_printf ("made-up-%03u", i);

    count (self, "2026-11-22", CIVIC_COUNT_VISIT, name, "abandoned", 5000000);
    count (self, "2026-11-22", CIVIC_COUNT_VISIT, name, "completed", 5000000);
  }
  shift = close_shift (self);
  g_assert_cmpuint (shift->services->len, ==, CIVIC_SHIFT_MAXIMUM_SERVICES);
  g_assert_cmpint (civic_shift_count_visits (shift), ==, 2 * (CIVIC_SHIFT_MAXIMUM_SERVICES + 5));
  g_assert_cmpint (shift->visit_seconds, ==, CIVIC_HEARTBEAT_MAXIMUM_FIGURE);
  others = shift->services->pdata[0];
  g_assert_cmpstr (others->service, ==, "");
  g_assert_cmpint (others->completed, ==, 6);
}

static void
test_staff_read_and_close_it (Working *self, gconstpointer user_data)
{
  AgentBusAgent *face = self->rig.face;
  g_autoptr (GVariant) answer = NULL;

  parts_of (self)->shift = self->shift;
  assert_fails (face, "StaffReadShift", NULL, AGENT_ERROR_NOT_ALLOWED);
  try (face, "StaffLogIn", g_variant_new ("(ss)", SUPPORT_PARTS_ATTENDANT, SUPPORT_PARTS_PIN));
  try (face, "StaffReadShift", NULL);
  assert_fails (face, "StaffCloseShift", NULL, AGENT_ERROR_NOT_ALLOWED);
  try (face, "StaffLogIn", g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
  answer = call (face, "StaffCloseShift", NULL, NULL);
  g_assert_nonnull (answer);
  g_assert_false (agent_bus_agent_get_open (face));
  g_assert_cmpstr (agent_bus_agent_get_shift_since (face), ==, "");
  assert_fails (face, "StaffCloseShift", NULL, AGENT_ERROR_NOT_READY);
}

static void
test_a_visit_rates_once (Working *self, gconstpointer user_data)
{
  g_autoptr (CivicShift) shift = NULL;

  assert_fails (self->rig.face, "NoteRating", g_variant_new ("(u)", 0), AGENT_ERROR_BAD_REQUEST);
  assert_fails (self->rig.face, "NoteRating", g_variant_new ("(u)", 6), AGENT_ERROR_BAD_REQUEST);
  try (self->rig.face, "NoteRating", g_variant_new ("(u)", 4));
  assert_fails (self->rig.face, "NoteRating", g_variant_new ("(u)", 4), AGENT_ERROR_BAD_REQUEST);
  shift = read_shift (self);
  g_assert_cmpint (shift->rating_count, ==, 1);
  g_assert_cmpint (shift->rating_stars, ==, 4);
}

static void
test_lists_what_a_day_has_counted (Working *self, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) control = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *text = NULL;

  count (self, "2026-11-21", CIVIC_COUNT_VISIT, "report-940", "completed", 90);
  count (self, "2026-11-22", CIVIC_COUNT_RATING, "5", "", 0);
  assert_fails (self->rig.face, "ListCounts", g_variant_new ("(s)", "2026-11-21"),
                AGENT_ERROR_NOT_ALLOWED);
  control = support_parts_connect_control (self->rig.parts);
  answer = call (control, "ListCounts", g_variant_new ("(s)", "2026-11-21"), NULL);
  text = g_variant_print (answer, FALSE);
  g_assert_cmpstr (text, ==, "([('visit', 'report-940', 'completed', '', 1, 90)],)");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/shift/" path, Working, NULL, set_up_working, function, tear_down_working)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("begins-when-the-kiosk-opens", test_begins_when_the_kiosk_opens);
  ADD ("the-last-one-is-read-while-none-runs", test_the_last_one_is_read_while_none_runs);
  ADD ("none-is-read-where-none-has-ended", test_none_is_read_where_none_has_ended);
  ADD ("a-kiosk-that-never-was-checked-has-no-shift",
       test_a_kiosk_that_never_was_checked_has_no_shift);
  ADD ("has-what-was-counted-since-it-began", test_has_what_was_counted_since_it_began);
  ADD ("a-forgotten-shift-is-one-over-midnight", test_a_forgotten_shift_is_one_over_midnight);
  ADD ("goes-on-after-a-restart", test_goes_on_after_a_restart);
  ADD ("the-next-one-counts-from-nothing", test_the_next_one_counts_from_nothing);
  ADD ("paper-of-two-rolls-is-added-up", test_paper_of_two_rolls_is_added_up);
  ADD ("a-shift-whose-report-is-there-is-over", test_a_shift_whose_report_is_there_is_over);
  ADD ("a-shift-that-has-begun-counts-its-own", test_a_shift_that_has_begun_counts_its_own);
  ADD ("a-torn-file-begins-the-next", test_a_torn_file_begins_the_next);
  ADD ("goes-on-where-its-report-cannot-be-kept", test_goes_on_where_its_report_cannot_be_kept);
  ADD ("more-services-than-there-can-be-are-one", test_more_services_than_there_can_be_are_one);
  ADD ("staff-read-and-close-it", test_staff_read_and_close_it);
  ADD ("a-visit-rates-once", test_a_visit_rates_once);
  ADD ("lists-what-a-day-has-counted", test_lists_what_a_day_has_counted);

  return g_test_run ();
}
