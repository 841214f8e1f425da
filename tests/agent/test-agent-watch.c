/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-watch.h"
#include "civic-tracking-code.h"
#include "support-folder.h"
#include "support-line.h"
#include "support-print-queue.h"
#include "support-run-until.h"

typedef struct {
  SupportFolder *folder;
  AgentOutbox *outbox;
  AgentOpening *opening;
  SupportLine *line;
  AgentPrinter *printer;
  AgentWatch *watch;
  AgentBusAgent *condition; /* (unowned) */
} Fixture;

static const AgentPrinterPolicy still = { 600000, 600000, 600000, 0 };

static AgentPrinter *
make_printer (const char *name)
{
  g_autoptr (PrintQueue) queue = print_queue_new ("socket", name, NULL);

  return agent_printer_new (queue, NULL, &still);
}

static void
set_up (Fixture *self, gconstpointer minimum_free_mib)
{
  g_autofree char *opening_path = NULL;

  support_print_script_reset ();
  self->folder = support_folder_new ();
  opening_path = support_folder_path (self->folder, "opening");
  self->opening = agent_opening_new (opening_path);
  self->outbox = agent_outbox_open (self->folder, GPOINTER_TO_UINT (minimum_free_mib), NULL);
  self->line = support_line_new ();
  self->printer = make_printer ("receipts");
  self->watch =
    agent_watch_new (self->outbox, self->opening, AGENT_LINE (self->line), self->printer, NULL);
  self->condition = agent_watch_get_condition (self->watch);
}

static void
tear_down (Fixture *self, gconstpointer minimum_free_mib)
{
  support_run_until (G_OBJECT (agent_printer_get_spool (self->printer))->ref_count == 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->watch);
  g_assert_finalize_object (self->printer);
  g_assert_finalize_object (self->line);
  g_assert_finalize_object (self->outbox);
  g_assert_finalize_object (self->opening);
  support_folder_free (self->folder);
}

static void
refresh (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_watch_refresh_async (self->watch, support_keep_result, &result);
  support_run_until (result != NULL);
  agent_watch_refresh_finish (self->watch, result);
}

static void
test_says_nothing_good_before_it_has_looked (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->condition), ==, "unknown");
  g_assert_cmpstr (agent_bus_agent_get_printer_reason (fixture->condition), ==, "silent");
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_state (fixture->condition), ==, "none");
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_reason (fixture->condition), ==, "none");
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (fixture->condition), ==, -1);
  g_assert_false (agent_bus_agent_get_line_up (fixture->condition));
  g_assert_false (agent_bus_agent_get_storage_good (fixture->condition));
}

static void
test_sees_what_is_there (Fixture *fixture, gconstpointer user_data)
{
  refresh (fixture);
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->condition), ==, "ready");
  g_assert_cmpstr (agent_bus_agent_get_printer_reason (fixture->condition), ==, "none");
  g_assert_true (agent_bus_agent_get_line_up (fixture->condition));
  g_assert_true (agent_bus_agent_get_storage_good (fixture->condition));
}

static void
test_takes_nothing_good_for_granted (Fixture *fixture, gconstpointer user_data)
{
  refresh (fixture);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };
  support_line_set_mood (fixture->line, SUPPORT_MOOD_DOWN);
  refresh (fixture);
  support_run_until (
    g_str_equal (agent_bus_agent_get_printer_state (fixture->condition), "unknown"));
  g_assert_cmpstr (agent_bus_agent_get_printer_reason (fixture->condition), ==, "silent");
  g_assert_false (agent_bus_agent_get_line_up (fixture->condition));
}

static void
test_starts_by_looking (Fixture *fixture, gconstpointer user_data)
{
  agent_watch_start (fixture->watch);
  support_run_until (agent_bus_agent_get_line_up (fixture->condition));
  support_run_until (g_str_equal (agent_bus_agent_get_printer_state (fixture->condition), "ready"));
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
}

static void
test_waits_until_the_former_visit_is_out_of_the_way (Fixture *fixture, gconstpointer user_data)
{
  AgentSpool *spool = agent_printer_get_spool (fixture->printer);
  g_autoptr (GAsyncResult) result = NULL;

  support_print_script.holds_answers = TRUE;
  agent_spool_empty (spool);
  agent_watch_refresh_async (fixture->watch, support_keep_result, &result);
  support_run_until (g_str_equal (agent_bus_agent_get_printer_state (fixture->condition), "ready"));
  support_run_until (support_print_script.held_count > 10);
  g_assert_null (result);
  support_print_script.holds_answers = FALSE;
  support_run_until (result != NULL);
  g_assert_true (agent_spool_is_clean (spool));
  agent_watch_refresh_finish (fixture->watch, result);
}

static void
test_counts_the_outbox_as_it_changes (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = g_bytes_new_static ("envelope", 8);

  g_assert_true (agent_outbox_accept (fixture->outbox, code, envelope, NULL));
  g_assert_cmpuint (agent_bus_agent_get_outbox_count (fixture->condition), ==, 1);
  g_assert_true (agent_outbox_quarantine (fixture->outbox, code, "422", NULL));
  g_assert_cmpuint (agent_bus_agent_get_outbox_count (fixture->condition), ==, 0);
  g_assert_cmpuint (agent_bus_agent_get_quarantine_count (fixture->condition), ==, 1);
}

static void
test_knows_a_disk_that_takes_no_filing (Fixture *fixture, gconstpointer user_data)
{
  refresh (fixture);
  g_assert_false (agent_bus_agent_get_storage_good (fixture->condition));
}

static void
test_looks_at_the_printer_of_sheets_too (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentPrinter) sheets = make_printer ("sheets");
  AgentBusAgent *condition;

  g_object_unref (fixture->watch);
  fixture->watch = agent_watch_new (fixture->outbox, fixture->opening, AGENT_LINE (fixture->line),
                                    fixture->printer, sheets);
  condition = agent_watch_get_condition (fixture->watch);
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_state (condition), ==, "unknown");
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OUT, PRINT_REASON_TRAY };
  refresh (fixture);
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_state (condition), ==, "out");
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_reason (condition), ==, "tray");
}

static void
test_shows_the_count_of_the_paper (Fixture *fixture, gconstpointer user_data)
{
  static const AgentRoll roll = { .length_m = 10, .low_m = 4 };
  g_autofree char *path = support_folder_path (fixture->folder, "paper");
  g_autoptr (AgentPaper) paper = agent_paper_new (path, &roll);
  g_autoptr (PrintQueue) queue = print_queue_new ("socket", "receipts", NULL);
  g_autoptr (AgentPrinter) printer = agent_printer_new (queue, paper, &still);
  AgentBusAgent *condition;

  g_object_unref (fixture->watch);
  fixture->watch =
    agent_watch_new (fixture->outbox, fixture->opening, AGENT_LINE (fixture->line), printer, NULL);
  condition = agent_watch_get_condition (fixture->watch);
  refresh (fixture);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (condition), ==, 10000);
  g_assert_cmpstr (agent_bus_agent_get_printer_state (condition), ==, "ready");

  agent_paper_take (paper, 7200 * 3);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (condition), ==, 10000 - 2540 * 3);
  g_assert_cmpstr (agent_bus_agent_get_printer_state (condition), ==, "low");
  g_assert_cmpstr (agent_bus_agent_get_printer_reason (condition), ==, "paper-counted");
}

#define ADD(path, minimum_free_mib, function)                                                      \
  g_test_add ("/agent/watch/" path, Fixture, GUINT_TO_POINTER (minimum_free_mib), set_up,          \
              function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("says-nothing-good-before-it-has-looked", 0, test_says_nothing_good_before_it_has_looked);
  ADD ("looks-at-the-printer-of-sheets-too", 0, test_looks_at_the_printer_of_sheets_too);
  ADD ("shows-the-count-of-the-paper", 0, test_shows_the_count_of_the_paper);
  ADD ("sees-what-is-there", 0, test_sees_what_is_there);
  ADD ("takes-nothing-good-for-granted", 0, test_takes_nothing_good_for_granted);
  ADD ("starts-by-looking", 0, test_starts_by_looking);
  ADD ("waits-until-the-former-visit-is-out-of-the-way", 0,
       test_waits_until_the_former_visit_is_out_of_the_way);
  ADD ("counts-the-outbox-as-it-changes", 0, test_counts_the_outbox_as_it_changes);
  ADD ("knows-a-disk-that-takes-no-filing", G_MAXUINT, test_knows_a_disk_that_takes_no_filing);

  return g_test_run ();
}
