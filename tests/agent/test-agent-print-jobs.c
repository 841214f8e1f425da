/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-print-jobs.h"
#include "support-folder.h"
#include "support-print-queue.h"
#include "support-run-until.h"

#include <string.h>

static const AgentPrintPolicy quick = { 1, 600000, 600000, 600000, 600000 };
static const AgentPrinterPolicy still = { 600000, 600000, 600000, 600000 };
static const AgentRoll roll = { .length_m = 80, .low_m = 4 };

#define PAGE_POINTS 283
#define PAGE_MM 100

typedef struct {
  SupportFolder *folder;
  AgentPaper *paper;
  AgentPrinter *printer;
  AgentSpool *spool; /* (unowned) */
  AgentPrintJobs *jobs;
  GString *told; /* "JOB state reason\n" each */
} Fixture;

static void
on_job_changed (
  AgentPrintJobs *jobs, guint job, const char *state, const char *reason, gpointer user_data)
{
  Fixture *self = user_data;

  g_string_append_printf (self->told, "%u %s %s\n", job, state, reason);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (PrintQueue) queue = NULL;
  g_autofree char *paper_path = NULL;

  support_print_script_reset ();
  queue = print_queue_new ("socket", "roll", NULL);
  self->folder = support_folder_new ();
  paper_path = support_folder_path (self->folder, "paper");
  self->paper = agent_paper_new (paper_path, &roll);
  self->printer = agent_printer_new (queue, self->paper, &still);
  self->spool = agent_printer_get_spool (self->printer);
  self->jobs = agent_print_jobs_new (self->printer, &quick);
  self->told = g_string_new (NULL);
  g_signal_connect (self->jobs, "job-changed", G_CALLBACK (on_job_changed), self);
}

static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  agent_print_jobs_close (self->jobs);
  support_run_until (is_alone (self->jobs));
  g_assert_finalize_object (self->jobs);
  support_run_until (is_alone (self->printer) && is_alone (self->spool));
  g_assert_finalize_object (self->printer);
  g_assert_finalize_object (self->paper);
  support_folder_free (self->folder);
  g_string_free (self->told, TRUE);
}

static void
begin_print (Fixture *self, GAsyncResult **ret_result)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);

  agent_print_jobs_submit_async (self->jobs, pdf, 226, PAGE_POINTS, support_keep_result,
                                 ret_result);
}

static guint
print (Fixture *self, GError **error)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GAsyncResult) result = NULL;

  agent_print_jobs_submit_async (self->jobs, pdf, 226, PAGE_POINTS, support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_print_jobs_submit_finish (self->jobs, result, error);
}

static gboolean
has_told (Fixture *self, const char *line)
{
  return strstr (self->told->str, line) != NULL;
}

static void
test_follows_a_job_to_its_end (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (print (fixture, NULL), ==, 1);
  g_assert_cmpstr (support_print_script.last_title, ==, "receipt");
  support_run_until (has_told (fixture, "1 printing ready\n"));
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (has_told (fixture, "1 printed \n"));
  g_assert_cmpstr (fixture->told->str, ==, "1 printing ready\n1 printed \n");
}

static void
test_names_the_reason_of_a_failure (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = (PrintCondition){ PRINT_STATE_JAMMED, PRINT_REASON_JAM };
  support_print_script.job = PRINT_JOB_FAILED;
  print (fixture, NULL);
  support_run_until (has_told (fixture, "1 failed jammed\n"));
}

static void
assert_used (Fixture *self, int used_mm)
{
  g_assert_cmpint (agent_paper_get_left_mm (self->paper), ==, 80000 - used_mm);
}

static void
test_takes_the_paper_before_it_prints (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  support_print_script.holds_answers = TRUE;
  begin_print (fixture, &result);
  support_run_until (support_print_script.submit_count == 1);
  assert_used (fixture, PAGE_MM);
  support_print_script.holds_answers = FALSE;
  support_run_until (result != NULL);
  agent_print_jobs_submit_finish (fixture->jobs, result, NULL);
  /* Nobody can say any more whether it came out, so it did. */
  agent_print_jobs_close (fixture->jobs);
  support_run_until (agent_spool_is_clean (fixture->spool));
  assert_used (fixture, PAGE_MM);
}

static void
test_passes_a_refusal_on (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  support_print_script.refuses_jobs = TRUE;
  g_assert_cmpuint (print (fixture, &error), ==, 0);
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
  g_assert_cmpuint (support_print_script.purge_count, ==, 0);
  assert_used (fixture, 0);
}

/* It may have come out, or come yet: neither is said, and the second is seen to. */
static void
test_claims_nothing_of_a_page_lost_on_the_way (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  guint job;

  support_print_script.loses_jobs = TRUE;
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_OFF };
  job = print (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (job, >, 0);
  g_assert_cmpuint (print (fixture, NULL), !=, job);
  expected = g_strdup_printf ("%u unknown offline\n", job);
  support_run_until (has_told (fixture, expected));
  support_run_until (agent_spool_is_clean (fixture->spool));
  g_assert_cmpuint (support_print_script.purge_count, >=, 1);
  assert_used (fixture, 2 * PAGE_MM);
}

static void
test_cancels_its_own_only (Fixture *fixture, gconstpointer user_data)
{
  guint job = print (fixture, NULL);

  agent_print_jobs_cancel (fixture->jobs, job + 1);
  g_assert_cmpuint (support_print_script.cancel_count, ==, 0);
  agent_print_jobs_cancel (fixture->jobs, job);
  agent_print_jobs_cancel (fixture->jobs, job);
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  support_print_script.job = PRINT_JOB_FAILED;
  support_run_until (has_told (fixture, "1 failed ready\n"));
  agent_print_jobs_cancel (fixture->jobs, job);
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
}

static void
test_leaves_nothing_when_the_visit_closes (Fixture *fixture, gconstpointer user_data)
{
  print (fixture, NULL);
  agent_print_jobs_close (fixture->jobs);
  agent_print_jobs_close (fixture->jobs);
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
}

static void
test_a_visit_that_never_printed_touches_no_queue (Fixture *fixture, gconstpointer user_data)
{
  agent_print_jobs_close (fixture->jobs);
  g_assert_cmpuint (support_print_script.purge_count, ==, 0);
}

/* The spooler takes the page only after the visit is gone: nobody would ever cancel that job. */
static void
test_catches_a_job_born_too_late (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  support_print_script.holds_answers = TRUE;
  begin_print (fixture, &result);
  support_run_until (support_print_script.submit_count == 1);
  agent_print_jobs_close (fixture->jobs);
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
  support_print_script.holds_answers = FALSE;
  support_run_until (result != NULL);
  agent_print_jobs_submit_finish (fixture->jobs, result, NULL);
  support_run_until (support_print_script.purge_count == 2);
}

static void
test_gives_nothing_to_a_queue_being_emptied (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  support_print_script.holds_answers = TRUE;
  agent_spool_empty (fixture->spool);
  begin_print (fixture, &result);
  support_run_until (support_print_script.held_count > 10);
  g_assert_cmpuint (support_print_script.submit_count, ==, 0);

  support_print_script.holds_answers = FALSE;
  support_run_until (result != NULL);
  g_assert_cmpuint (agent_print_jobs_submit_finish (fixture->jobs, result, NULL), ==, 1);
}

static void
test_a_visit_that_ends_while_waiting_prints_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_spool_empty (fixture->spool);
  begin_print (fixture, &result);
  agent_print_jobs_close (fixture->jobs);
  support_run_until (result != NULL);
  g_assert_cmpuint (agent_print_jobs_submit_finish (fixture->jobs, result, NULL), ==, 0);
  g_assert_cmpuint (support_print_script.submit_count, ==, 0);
}

/* Nor does the next visit's page, as long as the late one is not out of the way. */
static void
test_the_next_visit_waits_for_a_job_born_late (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentPrintJobs) next = agent_print_jobs_new (fixture->printer, &quick);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GAsyncResult) result = NULL;

  agent_spool_enter (fixture->spool);
  agent_spool_empty (fixture->spool);
  agent_print_jobs_submit_async (next, pdf, 226, PAGE_POINTS, support_keep_result, &result);
  /* The emptying is over when nobody but the printer and who waits holds the gate. */
  support_run_until (G_OBJECT (fixture->spool)->ref_count == 2);
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
  g_assert_cmpuint (support_print_script.submit_count, ==, 0);
  g_assert_false (agent_spool_is_clean (fixture->spool));

  agent_spool_leave (fixture->spool);
  support_run_until (result != NULL);
  g_assert_cmpuint (agent_print_jobs_submit_finish (next, result, NULL), ==, 1);
  g_assert_cmpuint (support_print_script.purge_count, ==, 2);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/print-jobs/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("follows-a-job-to-its-end", test_follows_a_job_to_its_end);
  ADD ("names-the-reason-of-a-failure", test_names_the_reason_of_a_failure);
  ADD ("takes-the-paper-before-it-prints", test_takes_the_paper_before_it_prints);
  ADD ("passes-a-refusal-on", test_passes_a_refusal_on);
  ADD ("claims-nothing-of-a-page-lost-on-the-way", test_claims_nothing_of_a_page_lost_on_the_way);
  ADD ("cancels-its-own-only", test_cancels_its_own_only);
  ADD ("leaves-nothing-when-the-visit-closes", test_leaves_nothing_when_the_visit_closes);
  ADD ("a-visit-that-never-printed-touches-no-queue",
       test_a_visit_that_never_printed_touches_no_queue);
  ADD ("catches-a-job-born-too-late", test_catches_a_job_born_too_late);
  ADD ("the-next-visit-waits-for-a-job-born-late", test_the_next_visit_waits_for_a_job_born_late);
  ADD ("gives-nothing-to-a-queue-being-emptied", test_gives_nothing_to_a_queue_being_emptied);
  ADD ("a-visit-that-ends-while-waiting-prints-nothing",
       test_a_visit_that_ends_while_waiting_prints_nothing);

  return g_test_run ();
}
