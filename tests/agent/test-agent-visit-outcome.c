/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

/* "KIND SUBJECT OUTCOME STEP COUNT" of all but the states. */
static void
assert_counted (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) counts = agent_counts_list_unsent (fixture->parts->parts.counts, 200, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++) {
    const CivicCount *count = counts->pdata[i];

    if (count->kind != CIVIC_COUNT_STATE)
      g_string_append_printf (text, "%s|%s|%s|%s|%d\n", civic_count_kind_to_string (count->kind),
                              count->subject, count->outcome, count->step, (int) count->count);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static GVariant *
ended (const char *service, const char *outcome, const char *step)
{
  return g_variant_new ("(sssu)", service, outcome, step, 30);
}

static void
test_counts_how_a_visit_went (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (agent_bus_agent_get_visit_number (fixture->face), ==, 0);
  try (fixture->face, "NoteVisitBegun", NULL);
  g_assert_cmpuint (agent_bus_agent_get_visit_number (fixture->face), ==, 1);
  try (fixture->face, "NoteVisitBegun", NULL);
  g_assert_cmpuint (agent_bus_agent_get_visit_number (fixture->face), ==, 1);
  g_assert_cmpstr (agent_bus_agent_get_kiosk_state (fixture->face), ==, "in-session");

  try (fixture->face, "NoteVisitEnded", ended ("report-940", "abandoned", "form:place"));
  end_visit (fixture, fixture->face);
  assert_counted (fixture, "visit|report-940|abandoned|form:place|1\n");
}

static void
test_counts_it_once (Fixture *fixture, gconstpointer user_data)
{
  try (fixture->face, "NoteVisitBegun", NULL);
  try (fixture->face, "NoteVisitEnded", ended ("report-940", "completed", ""));
  assert_fails (fixture->face, "NoteVisitEnded", ended ("report-940", "completed", ""),
                AGENT_ERROR_BAD_REQUEST);
  assert_counted (fixture, "visit|report-940|completed||1\n");
}

static void
test_a_session_that_dies_has_failed (Fixture *fixture, gconstpointer user_data)
{
  try (fixture->face, "NoteVisitBegun", NULL);
  end_visit (fixture, fixture->face);
  assert_counted (fixture, "reset|lost|||1\nvisit||failed||1\n");
}

/* All of them are counted; the log, which nothing is ever taken out of, is told once. */
static void
test_sessions_that_die_all_the_time_do_not_fill_the_log (Fixture *fixture, gconstpointer user_data)
{
  const CivicAuditHead *head = agent_audit_get_head (fixture->parts->parts.audit);
  gint64 before = head->number;

  for (guint i = 0; i < 10; i++) {
    g_autoptr (AgentBusAgent) face = support_parts_connect (fixture->parts);

    try (face, "NoteVisitBegun", NULL);
    end_visit (fixture, face);
  }
  g_assert_cmpint (head->number, ==, before + 1);
  assert_counted (fixture, "reset|lost|||10\nvisit||failed||10\n");
}

static void
test_what_nobody_touched_is_no_visit (Fixture *fixture, gconstpointer user_data)
{
  try (fixture->face, "Refresh", NULL);
  assert_fails (fixture->face, "NoteVisitEnded", ended ("", "abandoned", "home"),
                AGENT_ERROR_BAD_REQUEST);
  end_visit (fixture, fixture->face);
  assert_counted (fixture, "");
}

static void
test_takes_no_other_words (Fixture *fixture, gconstpointer user_data)
{
  try (fixture->face, "NoteVisitBegun", NULL);
  assert_fails (fixture->face, "NoteVisitEnded", ended ("report-940", "happy", ""),
                AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "NoteVisitEnded", ended ("Noura, 0551234567", "completed", ""),
                AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "NoteVisitEnded", ended ("report-940", "abandoned", "at the end"),
                AGENT_ERROR_BAD_REQUEST);
  assert_counted (fixture, "");
}

static void
test_counts_what_became_of_paper (Fixture *fixture, gconstpointer user_data)
{
  print (fixture, "%PDF-1.7 a receipt", NULL);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "printed") != NULL);
  assert_counted (fixture, "receipt|receipt|printed||1\n");

  /* She leaves before it is out. */
  support_print_script.job = PRINT_JOB_PRINTING;
  print (fixture, "%PDF-1.7 a receipt", NULL);
  end_visit (fixture, fixture->face);
  assert_counted (fixture, "receipt|receipt|printed||1\nreceipt|receipt|unknown||1\n");
}

static void
test_what_staff_try_is_no_receipt (Fixture *fixture, gconstpointer user_data)
{
  try (fixture->face, "StaffLogIn",
       g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
  print (fixture, "%PDF-1.7 a test", NULL);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "printed") != NULL);
  end_visit (fixture, fixture->face);
  assert_counted (fixture, "");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-outcome/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("counts-how-a-visit-went", test_counts_how_a_visit_went);
  ADD ("counts-it-once", test_counts_it_once);
  ADD ("a-session-that-dies-has-failed", test_a_session_that_dies_has_failed);
  ADD ("sessions-that-die-all-the-time-do-not-fill-the-log",
       test_sessions_that_die_all_the_time_do_not_fill_the_log);
  ADD ("what-nobody-touched-is-no-visit", test_what_nobody_touched_is_no_visit);
  ADD ("takes-no-other-words", test_takes_no_other_words);
  ADD ("counts-what-became-of-paper", test_counts_what_became_of_paper);
  ADD ("what-staff-try-is-no-receipt", test_what_staff_try_is_no_receipt);

  return g_test_run ();
}
