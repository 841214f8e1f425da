/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-print-job.h"
#include "support-folder.h"
#include "support-print-queue.h"
#include "support-run-until.h"

#include <string.h>

#define PAGE_POINTS 283
#define PAGE_MM 100

static const AgentPrinterPolicy still = { 600000, 600000, 600000, 600000 };
static const AgentRoll roll = { .length_m = 80, .low_m = 4 };

static const AgentPrintPolicy quick = { 1, 600000, 600000, 600000, 600000 };
static const AgentPrintPolicy credulous = { 1, 600000, 600000, 600000, 5 };
static const AgentPrintPolicy impatient = { 1, 20, 600000, 600000, 600000 };
static const AgentPrintPolicy hasty = { 1, 20, 600000, 5, 600000 };
static const AgentPrintPolicy anxious = { 1, 600000, 20, 600000, 600000 };
static const AgentPrintPolicy hesitant = { 1, 600000, 600000, 5, 600000 };

typedef struct {
  SupportFolder *folder;
  AgentPaper *paper;
  AgentPrinter *printer;
  AgentPrintJob *job;
  GString *told; /* "job: state, printer: state reason\n" each */
} Fixture;

static void
on_changed (AgentPrintJob *job, int state, gpointer user_data)
{
  Fixture *self = user_data;
  PrintCondition printer = agent_printer_get_condition (self->printer);

  g_string_append_printf (
    self->told, "%s, %s %s\n", print_job_state_to_string ((PrintJobState) state),
    print_state_to_string (printer.state), print_reason_to_string (printer.reason));
}

static void
set_up (Fixture *self, gconstpointer policy)
{
  g_autoptr (PrintQueue) queue = NULL;
  g_autofree char *paper_path = NULL;

  support_print_script_reset ();
  queue = print_queue_new ("socket", "roll", NULL);
  self->folder = support_folder_new ();
  paper_path = support_folder_path (self->folder, "paper");
  self->paper = agent_paper_new (paper_path, &roll);
  self->printer = agent_printer_new (queue, self->paper, &still);
  agent_paper_take (self->paper, PAGE_POINTS);
  self->job = agent_print_job_new (self->printer, 7, PAGE_POINTS, policy);
  self->told = g_string_new (NULL);
  g_signal_connect (self->job, "changed", G_CALLBACK (on_changed), self);
}

static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
tear_down (Fixture *self, gconstpointer policy)
{
  agent_print_job_let_go (self->job);
  support_run_until (is_alone (self->job));
  g_assert_finalize_object (self->job);
  support_run_until (is_alone (self->printer) &&
                     is_alone (agent_printer_get_spool (self->printer)));
  g_assert_finalize_object (self->printer);
  g_assert_finalize_object (self->paper);
  support_folder_free (self->folder);
  g_string_free (self->told, TRUE);
}

static gboolean
has_told (Fixture *self, const char *line)
{
  return strstr (self->told->str, line) != NULL;
}

static void
assert_used (Fixture *self, int used_mm)
{
  g_assert_cmpint (agent_paper_get_left_mm (self->paper), ==, 80000 - used_mm);
}

static void
test_follows_it_to_its_end (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (agent_print_job_get_number (fixture->job), ==, 7);
  support_run_until (has_told (fixture, "printing, ready none\n"));
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (has_told (fixture, "printed, ready none\n"));
  g_assert_cmpstr (fixture->told->str, ==, "printing, ready none\nprinted, ready none\n");
  assert_used (fixture, PAGE_MM);
}

static void
test_says_what_it_waits_for (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT };
  support_run_until (has_told (fixture, "printing, out paper-out\n"));
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OUT, PRINT_REASON_TRAY };
  support_run_until (has_told (fixture, "printing, out tray\n"));
  support_print_script.printer = (PrintCondition){ PRINT_STATE_READY, PRINT_REASON_NONE };
  support_run_until (has_told (fixture, "printing, ready none\n"));
}

/* The cause comes in the same breath as the failure, and is believed only when it is seen again. */
static void
test_a_failure_is_told_with_its_cause (Fixture *fixture, gconstpointer user_data)
{
  support_run_until (has_told (fixture, "printing, ready none\n"));
  support_print_script.printer = (PrintCondition){ PRINT_STATE_JAMMED, PRINT_REASON_JAM };
  support_print_script.job = PRINT_JOB_FAILED;
  support_run_until (has_told (fixture, "failed, "));
  g_assert_cmpstr (fixture->told->str, ==, "printing, ready none\nfailed, jammed jam\n");
  assert_used (fixture, 0);
}

static void
test_withdraws_what_does_not_move (Fixture *fixture, gconstpointer user_data)
{
  support_run_until (support_print_script.cancel_count == 1);
  support_print_script.job = PRINT_JOB_FAILED;
  support_run_until (has_told (fixture, "failed, ready none\n"));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  assert_used (fixture, 0);
}

/* It came out while it was being withdrawn: that is what has to be said. */
static void
test_what_came_out_all_the_same_is_printed (Fixture *fixture, gconstpointer user_data)
{
  agent_print_job_withdraw (fixture->job);
  agent_print_job_withdraw (fixture->job);
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (has_told (fixture, "printed, ready none\n"));
  assert_used (fixture, PAGE_MM);
}

static void
test_claims_nothing_of_what_cannot_be_withdrawn (Fixture *fixture, gconstpointer user_data)
{
  support_run_until (has_told (fixture, "unknown, ready none\n"));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
  assert_used (fixture, PAGE_MM);
}

static void
test_does_not_believe_a_moment_of_doubt (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.job = PRINT_JOB_UNKNOWN;
  support_run_until (support_print_script.look_count > 10);
  g_assert_false (has_told (fixture, "unknown, "));
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (has_told (fixture, "printed, ready none\n"));
}

static void
test_a_doubt_that_lasts_leaves_nothing_behind (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.job = PRINT_JOB_UNKNOWN;
  support_run_until (has_told (fixture, "unknown, ready none\n"));
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
  assert_used (fixture, PAGE_MM);
}

/* A scheduler that restarts contradicts nobody. */
static void
test_doubts_longer_what_it_cannot_see (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_SCHEDULER };
  support_print_script.job = PRINT_JOB_UNKNOWN;
  support_run_until (has_told (fixture, "unknown, offline scheduler\n"));
}

static void
test_doubts_longer_what_is_let_go_on (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED };
  support_print_script.job = PRINT_JOB_UNKNOWN;
  support_run_until (support_print_script.resume_count == 1 &&
                     support_print_script.look_count > 10);
  g_assert_true (has_told (fixture, "printing, offline paused\n"));
  g_assert_false (has_told (fixture, "unknown, "));
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (has_told (fixture, "printed, "));
}

/* The queue says cancelled, and is right; what the printer did before, it does not know. */
static void
test_does_not_call_failed_what_went_out_of_sight (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = (PrintCondition){ PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };
  support_run_until (support_print_script.cancel_count == 1);
  support_print_script.job = PRINT_JOB_FAILED;
  support_run_until (has_told (fixture, "unknown, unknown silent\n"));
  assert_used (fixture, PAGE_MM);
}

static void
test_is_patient_with_a_printer_in_sight (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_OFF };
  support_run_until (support_print_script.look_count > 3);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT };
  support_run_until (has_told (fixture, "out paper-out"));
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (has_told (fixture, "printed, "));
}

static void
test_is_silent_when_let_go (Fixture *fixture, gconstpointer user_data)
{
  guint look_count;

  support_run_until (has_told (fixture, "printing, ready none\n"));
  agent_print_job_let_go (fixture->job);
  support_run_until (is_alone (fixture->job));
  look_count = support_print_script.look_count;
  agent_print_job_withdraw (fixture->job);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (support_print_script.look_count, ==, look_count);
  g_assert_cmpuint (support_print_script.cancel_count, ==, 0);
  g_assert_cmpstr (fixture->told->str, ==, "printing, ready none\n");
  assert_used (fixture, PAGE_MM);
}

#define ADD(path, policy, function)                                                                \
  g_test_add ("/agent/print-job/" path, Fixture, policy, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("follows-it-to-its-end", &quick, test_follows_it_to_its_end);
  ADD ("says-what-it-waits-for", &quick, test_says_what_it_waits_for);
  ADD ("a-failure-is-told-with-its-cause", &quick, test_a_failure_is_told_with_its_cause);
  ADD ("withdraws-what-does-not-move", &impatient, test_withdraws_what_does_not_move);
  ADD ("what-came-out-all-the-same-is-printed", &quick, test_what_came_out_all_the_same_is_printed);
  ADD ("claims-nothing-of-what-cannot-be-withdrawn", &hasty,
       test_claims_nothing_of_what_cannot_be_withdrawn);
  ADD ("does-not-believe-a-moment-of-doubt", &quick, test_does_not_believe_a_moment_of_doubt);
  ADD ("a-doubt-that-lasts-leaves-nothing-behind", &credulous,
       test_a_doubt_that_lasts_leaves_nothing_behind);
  ADD ("doubts-longer-what-it-cannot-see", &hesitant, test_doubts_longer_what_it_cannot_see);
  ADD ("doubts-longer-what-is-let-go-on", &credulous, test_doubts_longer_what_is_let_go_on);
  ADD ("does-not-call-failed-what-went-out-of-sight", &anxious,
       test_does_not_call_failed_what_went_out_of_sight);
  ADD ("is-patient-with-a-printer-in-sight", &quick, test_is_patient_with_a_printer_in_sight);
  ADD ("is-silent-when-let-go", &quick, test_is_silent_when_let_go);

  return g_test_run ();
}
