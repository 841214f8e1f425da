/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-program.h"
#include "support-agent.h"
#include "support-run-until.h"

#include "civic-readiness.h"
#include "civic-shift.h"

#define ALERTS "kiosk-config/system/usr/share/kushk/system/alerts.yml"

typedef struct {
  SupportCentral *central;
  SupportAgent *agent;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->central = support_central_start (NULL);
  self->agent = support_agent_start (self->central);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  support_agent_free (self->agent);
  support_central_free (self->central);
}

static Outcome
ask (Fixture *self, const char *command)
{
  g_autofree char *line =
    g_strdup_printf ("--config %s %s", support_agent_get_config (self->agent), command);

  return run (line, NULL);
}

static void
count_a_visit (Fixture *self)
{
  g_autoptr (AgentBusAgent) visit = support_agent_connect (self->agent);
  g_autoptr (GError) error = NULL;

  agent_bus_agent_call_note_visit_begun_sync (visit, NULL, &error);
  g_assert_no_error (error);
  agent_bus_agent_call_note_visit_ended_sync (visit, "report-940", "completed", "", 90, NULL,
                                              &error);
  g_assert_no_error (error);
  agent_bus_agent_call_note_rating_sync (visit, 4, NULL, &error);
  g_assert_no_error (error);
}

/* Nothing listens where this agent's printer should be. */
static void
test_a_check_tells_what_failed_and_what_to_do (Fixture *self, gconstpointer user_data)
{
  g_auto (Outcome) table = ask (self, "readiness");
  g_auto (Outcome) machine = ask (self, "readiness --json");
  g_autoptr (GBytes) json = g_bytes_new (machine.output, strlen (g_strchomp (machine.output)));
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicReadiness) report = civic_readiness_parse (json, &error);

  g_assert_false (table.succeeded);
  assert_says (table.output, "disk             passed");
  assert_says (table.output, "network          passed");
  assert_says (table.output, "touch            untested");
  assert_says (table.output, "configuration    passed");
  assert_says (table.output, "receipt-printer  failed    scheduler      See to CUPS");
  assert_says (table.complaint, "has failed");
  g_assert_no_error (error);
  g_assert_cmpint (report->parts[CIVIC_CHECK_RECEIPT_PRINTER].reason, ==,
                   CIVIC_CHECK_REASON_SCHEDULER);
  g_assert_cmpstr (report->account, ==, "control");
}

static void
test_reports_the_running_shift (Fixture *self, gconstpointer user_data)
{

  count_a_visit (self);
  {
    g_auto (Outcome) table = ask (self, "report shift");
    g_auto (Outcome) machine = ask (self, "report shift --json");
    g_autoptr (GBytes) json = g_bytes_new (machine.output, strlen (g_strchomp (machine.output)));
    g_autoptr (GError) error = NULL;
    g_autoptr (CivicShift) shift = civic_shift_parse (json, &error);

    g_assert_no_error (error);
    g_assert_true (table.succeeded);
    assert_says (table.output, "Shift              1, since ");
    assert_says (table.output, "Visits             1\n");
    assert_says (table.output, "report-940");
    g_assert_cmpint (civic_shift_count_completed (shift), ==, 1);
    g_assert_cmpint (shift->rating_stars, ==, 4);
  }
}

static void
test_reckons_how_a_day_went (Fixture *self, gconstpointer user_data)
{
  count_a_visit (self);
  {
    g_auto (Outcome) today = ask (self, "report kpi");
    g_auto (Outcome) another = ask (self, "report kpi --day 2020-01-01");

    g_assert_true (today.succeeded);
    assert_says (today.output, "Completion         100.0 % (1 of 1)");
    assert_says (today.output, "Satisfaction       4.0 of 5 (1)");
    assert_says (another.output, "Day                2020-01-01");
    assert_says (another.output, "Completion         nothing to reckon from");
  }
}

/* Whatever a rule asks for must be among the families, or it would be silent for ever. */
static void
assert_has_what_rules_name (const char *metrics)
{
  g_autofree char *path = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), ALERTS, NULL);
  g_autofree char *rules = NULL;
  g_autoptr (GRegex) name = g_regex_new ("\\bkushk_[a-z_]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint count = 0;

  g_assert_true (g_file_get_contents (path, &rules, NULL, NULL));
  for (g_regex_match (name, rules, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), count++) {
    g_autofree char *wanted = g_match_info_fetch (match, 0);
    g_autofree char *type = NULL;

    if (g_str_has_suffix (wanted, "_total"))
      wanted[strlen (wanted) - strlen ("_total")] = '\0';
    type = g_strdup_printf ("# TYPE %s ", wanted);
    assert_says (metrics, type);
  }
  g_assert_cmpuint (count, >, 10);
}

static void
test_tells_machines_what_it_measures (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (support_agent_get_folder (self->agent), "k.prom");
  g_autofree char *command = g_strdup_printf ("metrics --output %s", path);
  g_autofree char *written = NULL;

  count_a_visit (self);
  {
    g_auto (Outcome) shown = ask (self, "metrics");
    g_auto (Outcome) kept = ask (self, command);

    g_assert_true (shown.succeeded);
    g_assert_true (kept.succeeded);
    g_assert_cmpstr (kept.output, ==, "");
    g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
    g_assert_true (g_str_has_suffix (written, "\n# EOF\n"));
    assert_says (shown.output, "kushk_kiosk_info{kiosk=\"" SUPPORT_CENTRAL_KIOSK "\",version=");
    assert_says (shown.output, "# HELP kushk_outbox_depth Filings that wait to be sent.\n"
                               "kushk_outbox_depth 0\n");
    assert_says (shown.output, "# UNIT kushk_disk_free_bytes bytes\n");
    assert_says (shown.output,
                 "kushk_sessions_total{service=\"report-940\",outcome=\"completed\"} 1\n");
    assert_says (shown.output, "kushk_printer_ready{device=\"receipt\",state=\"");
    assert_says (shown.output, "kushk_ratings_total{stars=\"4\"} 1\n");
    assert_has_what_rules_name (shown.output);
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/ctl/reports/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-check-tells-what-failed-and-what-to-do", test_a_check_tells_what_failed_and_what_to_do);
  ADD ("reports-the-running-shift", test_reports_the_running_shift);
  ADD ("reckons-how-a-day-went", test_reckons_how_a_day_went);
  ADD ("tells-machines-what-it-measures", test_tells_machines_what_it_measures);

  return g_test_run ();
}
