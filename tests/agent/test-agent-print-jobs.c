/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-print-jobs.h"
#include "support-print-queue.h"
#include "support-run-until.h"

#include <string.h>

static const AgentPrintPolicy quick = { .look_ms = 1, .deadline_ms = 600000, .doubt_ms = 600000 };
static const AgentPrintPolicy credulous = { .look_ms = 1, .deadline_ms = 600000, .doubt_ms = 5 };
static const AgentPrintPolicy impatient = { .look_ms = 1, .deadline_ms = 20, .doubt_ms = 600000 };

typedef struct {
  PrintQueue *queue;
  AgentSpool *spool;
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
set_up (Fixture *self, gconstpointer policy)
{
  support_print_script_reset ();
  self->queue = print_queue_new ("socket", "roll", NULL);
  self->spool = agent_spool_new (self->queue, &agent_spool_policy);
  self->jobs = agent_print_jobs_new (self->spool, policy);
  self->told = g_string_new (NULL);
  g_signal_connect (self->jobs, "job-changed", G_CALLBACK (on_job_changed), self);
}

static gboolean
is_settled (Fixture *self)
{
  return G_OBJECT (self->jobs)->ref_count == 1 && G_OBJECT (self->spool)->ref_count == 2;
}

static void
tear_down (Fixture *self, gconstpointer policy)
{
  agent_print_jobs_close (self->jobs);
  support_run_until (is_settled (self));
  g_assert_finalize_object (self->jobs);
  g_assert_finalize_object (self->spool);
  g_assert_finalize_object (self->queue);
  g_string_free (self->told, TRUE);
}

static guint
print (Fixture *self, GError **error)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GAsyncResult) result = NULL;

  agent_print_jobs_submit_async (self->jobs, pdf, 226, 600, support_keep_result, &result);
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
test_says_what_a_held_job_waits_for (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer.state = PRINT_STATE_OUT;
  print (fixture, NULL);
  support_run_until (has_told (fixture, "1 printing out\n"));
  support_print_script.printer.state = PRINT_STATE_READY;
  support_run_until (has_told (fixture, "1 printing ready\n"));
}

static void
test_names_the_reason_of_a_failure (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer.state = PRINT_STATE_JAMMED;
  support_print_script.job = PRINT_JOB_FAILED;
  print (fixture, NULL);
  support_run_until (has_told (fixture, "1 failed jammed\n"));
}

static void
test_gives_a_still_printer_up (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer.state = PRINT_STATE_OUT;
  print (fixture, NULL);
  support_run_until (has_told (fixture, "1 failed out\n"));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
}

static void
test_does_not_believe_a_moment_of_doubt (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.job = PRINT_JOB_UNKNOWN;
  print (fixture, NULL);
  support_run_until (support_print_script.look_count > 10);
  g_assert_cmpuint (fixture->told->len, ==, 0);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (has_told (fixture, "1 printed \n"));
}

static void
test_believes_a_doubt_that_lasts (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.job = PRINT_JOB_UNKNOWN;
  print (fixture, NULL);
  support_run_until (has_told (fixture, "1 unknown ready\n"));
}

static void
test_passes_a_refusal_on (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  support_print_script.refuses_jobs = TRUE;
  g_assert_cmpuint (print (fixture, &error), ==, 0);
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
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
  g_assert_true (has_told (fixture, "1 failed"));
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

static void
begin_print (Fixture *self, GAsyncResult **ret_result)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);

  agent_print_jobs_submit_async (self->jobs, pdf, 226, 600, support_keep_result, ret_result);
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

#define ADD(path, policy, function)                                                                \
  g_test_add ("/agent/print-jobs/" path, Fixture, policy, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("follows-a-job-to-its-end", &quick, test_follows_a_job_to_its_end);
  ADD ("says-what-a-held-job-waits-for", &quick, test_says_what_a_held_job_waits_for);
  ADD ("names-the-reason-of-a-failure", &quick, test_names_the_reason_of_a_failure);
  ADD ("gives-a-still-printer-up", &impatient, test_gives_a_still_printer_up);
  ADD ("does-not-believe-a-moment-of-doubt", &quick, test_does_not_believe_a_moment_of_doubt);
  ADD ("believes-a-doubt-that-lasts", &credulous, test_believes_a_doubt_that_lasts);
  ADD ("passes-a-refusal-on", &quick, test_passes_a_refusal_on);
  ADD ("cancels-its-own-only", &quick, test_cancels_its_own_only);
  ADD ("leaves-nothing-when-the-visit-closes", &quick, test_leaves_nothing_when_the_visit_closes);
  ADD ("a-visit-that-never-printed-touches-no-queue", &quick,
       test_a_visit_that_never_printed_touches_no_queue);
  ADD ("catches-a-job-born-too-late", &quick, test_catches_a_job_born_too_late);
  ADD ("gives-nothing-to-a-queue-being-emptied", &quick,
       test_gives_nothing_to_a_queue_being_emptied);
  ADD ("a-visit-that-ends-while-waiting-prints-nothing", &quick,
       test_a_visit_that_ends_while_waiting_prints_nothing);

  return g_test_run ();
}
