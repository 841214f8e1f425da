/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-printer.h"
#include "support-folder.h"
#include "support-print-queue.h"
#include "support-run-until.h"

/* What is looked at for a cause is looked at within a test's life, the rest is not. */
static const AgentPrinterPolicy still = { 600000, 600000, 600000, 600000 };
static const AgentPrinterPolicy keen = { 600000, 1, 1, 600000 };
static const AgentPrinterPolicy keen_when_attended = { 600000, 600000, 1, 600000 };
static const AgentPrinterPolicy impatient = { 600000, 600000, 600000, 0 };

static const PrintCondition ready = { PRINT_STATE_READY, PRINT_REASON_NONE };
static const PrintCondition out = { PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT };
static const PrintCondition paused = { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED };

typedef struct {
  PrintQueue *queue;
  AgentPrinter *printer;
  guint changed_count;
} Fixture;

static void
on_changed (Fixture *self)
{
  self->changed_count++;
}

static void
set_up (Fixture *self, gconstpointer policy)
{
  support_print_script_reset ();
  self->queue = print_queue_new ("socket", "receipts", NULL);
  self->printer = agent_printer_new (self->queue, NULL, policy);
  g_signal_connect_swapped (self->printer, "changed", G_CALLBACK (on_changed), self);
}

static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
tear_down (Fixture *self, gconstpointer policy)
{
  support_print_script.purge_left = 0;
  support_run_until (is_alone (agent_printer_get_spool (self->printer)));
  support_run_until (is_alone (self->printer));
  g_assert_finalize_object (self->printer);
  g_assert_finalize_object (self->queue);
}

static void
look (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_printer_look_async (self->printer, support_keep_result, &result);
  support_run_until (result != NULL);
  agent_printer_look_finish (self->printer, result);
}

static gboolean
is_condition (Fixture *self, PrintCondition condition)
{
  PrintCondition shown = agent_printer_get_condition (self->printer);

  return shown.state == condition.state && shown.reason == condition.reason;
}

static void
test_knows_nothing_before_it_has_looked (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition unknown = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

  g_assert_true (is_condition (fixture, unknown));
  look (fixture);
  g_assert_true (is_condition (fixture, ready));
  g_assert_cmpuint (fixture->changed_count, ==, 1);
  g_assert_cmpuint (support_print_script.ask_count, ==, 1);
}

static void
test_starts_with_an_empty_queue_and_a_look (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.holds_answers = TRUE;
  agent_printer_start (fixture->printer);
  g_assert_cmpuint (support_print_script.watch_count, ==, 1);
  support_run_until (support_print_script.held_count > 10);
  g_assert_cmpuint (support_print_script.ask_count, ==, 0);

  support_print_script.holds_answers = FALSE;
  support_run_until (is_condition (fixture, ready));
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
}

static void
test_a_look_goes_on_until_it_is_sure (Fixture *fixture, gconstpointer user_data)
{
  look (fixture);
  support_print_script.printer = out;
  look (fixture);
  g_assert_true (is_condition (fixture, out));
  g_assert_true (agent_printer_is_steady (fixture->printer));
  g_assert_cmpuint (support_print_script.ask_count, ==, 3);

  support_print_script.printer = ready;
  look (fixture);
  g_assert_true (is_condition (fixture, ready));
  g_assert_cmpuint (fixture->changed_count, ==, 3);
}

static void
test_a_look_does_not_go_on_for_ever (Fixture *fixture, gconstpointer user_data)
{
  look (fixture);
  support_print_script.printer = out;
  look (fixture);
  g_assert_true (is_condition (fixture, ready));
  g_assert_false (agent_printer_is_steady (fixture->printer));
  g_assert_cmpuint (support_print_script.ask_count, ==, 2);
  /* It makes sure all the same. */
  support_run_until (is_condition (fixture, out));
}

/* What came after a look began may have come after its answer did. */
static void
test_looks_again_for_who_comes_on_the_way (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;

  agent_printer_look_async (fixture->printer, support_keep_result, &first);
  agent_printer_look_async (fixture->printer, support_keep_result, &second);
  agent_printer_look_async (fixture->printer, support_keep_result, &third);
  support_run_until (first != NULL && second != NULL && third != NULL);
  g_assert_cmpuint (support_print_script.ask_count, ==, 2);
}

static void
test_asks_when_the_printer_says_so (Fixture *fixture, gconstpointer user_data)
{
  look (fixture);
  support_print_script.printer = out;
  g_signal_emit_by_name (fixture->queue, "changed");
  support_run_until (is_condition (fixture, out));
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_lets_a_good_printer_be (Fixture *fixture, gconstpointer user_data)
{
  look (fixture);
  agent_printer_set_attended (fixture->printer, TRUE);
  drain ();
  g_assert_cmpuint (support_print_script.ask_count, ==, 1);
}

static void
test_looks_often_at_one_that_is_not (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = out;
  look (fixture);
  support_run_until (support_print_script.ask_count > 10);
  support_print_script.printer = ready;
  support_run_until (is_condition (fixture, ready));
}

static void
test_looks_more_often_while_somebody_is_there (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = out;
  look (fixture);
  drain ();
  g_assert_cmpuint (support_print_script.ask_count, ==, 1);
  agent_printer_set_attended (fixture->printer, TRUE);
  support_run_until (support_print_script.ask_count > 10);
  agent_printer_set_attended (fixture->printer, FALSE);
}

static void
test_what_a_job_saw_counts_as_a_look (Fixture *fixture, gconstpointer user_data)
{
  agent_printer_note (fixture->printer, out, g_get_monotonic_time ());
  g_assert_true (is_condition (fixture, out));
  g_assert_cmpuint (support_print_script.ask_count, ==, 0);
}

static void
test_believes_a_long_silence_at_once (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition silent = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

  look (fixture);
  agent_printer_note (fixture->printer, silent, g_get_monotonic_time ());
  g_assert_true (is_condition (fixture, ready));
  agent_printer_note (fixture->printer, ready, g_get_monotonic_time ());
  agent_printer_note (fixture->printer, silent, g_get_monotonic_time () - G_TIME_SPAN_SECOND);
  g_assert_true (is_condition (fixture, silent));
}

static void
test_lets_a_paused_queue_go_on (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = paused;
  look (fixture);
  support_run_until (support_print_script.resume_count == 1);
  support_print_script.printer = ready;
  support_run_until (is_condition (fixture, ready));
  g_assert_cmpuint (support_print_script.resume_count, ==, 1);
}

static void
test_tries_again_as_long_as_it_is_paused (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = paused;
  support_print_script.refuses_to_resume = TRUE;
  look (fixture);
  support_run_until (support_print_script.resume_count > 5);
}

static void
test_does_not_hammer_a_queue_that_stays_paused (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = paused;
  for (guint i = 0; i < 10; i++)
    look (fixture);
  g_assert_cmpuint (support_print_script.resume_count, ==, 1);
}

/* What waits in it would come out into other hands. */
static void
test_lets_nothing_go_on_before_it_is_empty (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.printer = paused;
  support_print_script.purge_left = 1;
  agent_spool_empty (agent_printer_get_spool (fixture->printer));
  look (fixture);
  support_run_until (support_print_script.ask_count > 10);
  g_assert_cmpuint (support_print_script.resume_count, ==, 0);

  support_print_script.purge_left = 0;
  support_run_until (support_print_script.resume_count > 0);
}

static void
test_is_not_ready_while_it_cannot_be_emptied (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition stuck = { PRINT_STATE_UNKNOWN, PRINT_REASON_OTHER };

  look (fixture);
  support_print_script.purge_left = 1;
  agent_spool_empty (agent_printer_get_spool (fixture->printer));
  support_run_until (is_condition (fixture, stuck));
  support_print_script.purge_left = 0;
  support_run_until (is_condition (fixture, ready));
}

static gboolean
resume (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_printer_resume_async (self->printer, support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_printer_resume_finish (self->printer, result, error);
}

static void
test_staff_get_an_empty_queue_that_goes_on (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (resume (fixture, NULL));
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
  g_assert_cmpuint (support_print_script.resume_count, ==, 1);
  g_assert_true (is_condition (fixture, ready));
}

static void
test_staff_are_told_that_it_is_not_empty (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  support_print_script.printer = out;
  support_print_script.purge_left = 1;
  g_assert_false (resume (fixture, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
  g_assert_cmpuint (support_print_script.resume_count, ==, 0);
  g_assert_true (is_condition (fixture, out));
}

static void
test_staff_are_told_that_it_does_not_go_on (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  support_print_script.refuses_to_resume = TRUE;
  g_assert_false (resume (fixture, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
  g_assert_cmpuint (support_print_script.ask_count, ==, 1);
}

#define ADD(path, policy, function)                                                                \
  g_test_add ("/agent/printer/" path, Fixture, policy, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("knows-nothing-before-it-has-looked", &still, test_knows_nothing_before_it_has_looked);
  ADD ("starts-with-an-empty-queue-and-a-look", &still, test_starts_with_an_empty_queue_and_a_look);
  ADD ("a-look-goes-on-until-it-is-sure", &still, test_a_look_goes_on_until_it_is_sure);
  ADD ("a-look-does-not-go-on-for-ever", &impatient, test_a_look_does_not_go_on_for_ever);
  ADD ("looks-again-for-who-comes-on-the-way", &still, test_looks_again_for_who_comes_on_the_way);
  ADD ("asks-when-the-printer-says-so", &still, test_asks_when_the_printer_says_so);
  ADD ("lets-a-good-printer-be", &keen, test_lets_a_good_printer_be);
  ADD ("looks-often-at-one-that-is-not", &keen, test_looks_often_at_one_that_is_not);
  ADD ("looks-more-often-while-somebody-is-there", &keen_when_attended,
       test_looks_more_often_while_somebody_is_there);
  ADD ("what-a-job-saw-counts-as-a-look", &still, test_what_a_job_saw_counts_as_a_look);
  ADD ("believes-a-long-silence-at-once", &still, test_believes_a_long_silence_at_once);
  ADD ("lets-a-paused-queue-go-on", &still, test_lets_a_paused_queue_go_on);
  ADD ("tries-again-as-long-as-it-is-paused", &keen, test_tries_again_as_long_as_it_is_paused);
  ADD ("does-not-hammer-a-queue-that-stays-paused", &still,
       test_does_not_hammer_a_queue_that_stays_paused);
  ADD ("lets-nothing-go-on-before-it-is-empty", &keen, test_lets_nothing_go_on_before_it_is_empty);
  ADD ("is-not-ready-while-it-cannot-be-emptied", &still,
       test_is_not_ready_while_it_cannot_be_emptied);
  ADD ("staff-get-an-empty-queue-that-goes-on", &still, test_staff_get_an_empty_queue_that_goes_on);
  ADD ("staff-are-told-that-it-is-not-empty", &still, test_staff_are_told_that_it_is_not_empty);
  ADD ("staff-are-told-that-it-does-not-go-on", &still, test_staff_are_told_that_it_does_not_go_on);

  return g_test_run ();
}
