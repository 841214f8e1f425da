/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-spool.h"
#include "support-print-queue.h"
#include "support-run-until.h"

static const AgentSpoolPolicy quick = { 1, 4, 600000 };
static const AgentSpoolPolicy impatient = { 600000, 600000, 5 };

typedef struct {
  PrintQueue *queue;
  AgentSpool *spool;
} Fixture;

static void
set_up (Fixture *self, gconstpointer policy)
{
  support_print_script_reset ();
  self->queue = print_queue_new ("socket", "receipts", NULL);
  self->spool = agent_spool_new (self->queue, policy);
}

static void
tear_down (Fixture *self, gconstpointer policy)
{
  support_run_until (G_OBJECT (self->spool)->ref_count == 1);
  g_assert_finalize_object (self->spool);
  g_assert_finalize_object (self->queue);
}

static gboolean
wait (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_spool_wait_async (self->spool, support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_spool_wait_finish (self->spool, result, error);
}

static void
test_lets_in_at_once_what_needs_no_emptying (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (wait (fixture, NULL));
  g_assert_cmpuint (support_print_script.purge_count, ==, 0);
}

static void
test_lets_nobody_in_before_it_is_proved_empty (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  support_print_script.holds_answers = TRUE;
  agent_spool_empty (fixture->spool);
  agent_spool_wait_async (fixture->spool, support_keep_result, &first);
  agent_spool_wait_async (fixture->spool, support_keep_result, &second);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (first);

  support_print_script.holds_answers = FALSE;
  support_run_until (first != NULL && second != NULL);
  g_assert_true (agent_spool_wait_finish (fixture->spool, first, NULL));
  g_assert_true (agent_spool_wait_finish (fixture->spool, second, NULL));
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
}

static void
test_begins_again_for_what_came_meanwhile (Fixture *fixture, gconstpointer user_data)
{
  agent_spool_empty (fixture->spool);
  agent_spool_empty (fixture->spool);
  agent_spool_empty (fixture->spool);
  g_assert_true (wait (fixture, NULL));
  g_assert_cmpuint (support_print_script.purge_count, ==, 2);
}

static void
test_stays_shut_until_the_printer_lets_go (Fixture *fixture, gconstpointer user_data)
{
  int left[] = { 1, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++) {
    g_autoptr (GError) error = NULL;

    support_print_script.purge_left = left[i];
    agent_spool_empty (fixture->spool);
    g_assert_false (wait (fixture, &error));
    g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
    g_assert_true (agent_spool_is_stuck (fixture->spool));
    g_assert_false (agent_spool_is_clean (fixture->spool));
  }

  support_print_script.purge_left = 0;
  g_assert_true (wait (fixture, NULL));
  g_assert_false (agent_spool_is_stuck (fixture->spool));
  g_assert_true (agent_spool_is_clean (fixture->spool));
}

static void
test_tries_by_itself_until_it_is_empty (Fixture *fixture, gconstpointer user_data)
{
  guint purge_count;

  support_print_script.purge_left = 1;
  agent_spool_empty (fixture->spool);
  support_run_until (support_print_script.purge_count > 5);
  g_assert_true (agent_spool_is_stuck (fixture->spool));

  support_print_script.purge_left = 0;
  support_run_until (agent_spool_is_clean (fixture->spool));
  purge_count = support_print_script.purge_count;
  g_assert_true (wait (fixture, NULL));
  g_assert_cmpuint (support_print_script.purge_count, ==, purge_count);
}

static void
test_a_page_tries_at_once (Fixture *fixture, gconstpointer user_data)
{
  support_print_script.purge_left = -1;
  agent_spool_empty (fixture->spool);
  support_run_until (agent_spool_is_stuck (fixture->spool));
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);

  support_print_script.purge_left = 0;
  g_assert_true (wait (fixture, NULL));
  g_assert_cmpuint (support_print_script.purge_count, ==, 2);
}

static void
test_a_page_does_not_wait_for_ever (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  support_print_script.holds_answers = TRUE;
  agent_spool_empty (fixture->spool);
  g_assert_false (wait (fixture, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
  support_run_until (agent_spool_is_stuck (fixture->spool));

  support_print_script.holds_answers = FALSE;
  support_run_until (agent_spool_is_clean (fixture->spool));
  g_assert_true (wait (fixture, NULL));
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
}

#define ADD(path, policy, function)                                                                \
  g_test_add ("/agent/spool/" path, Fixture, policy, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lets-in-at-once-what-needs-no-emptying", &quick,
       test_lets_in_at_once_what_needs_no_emptying);
  ADD ("lets-nobody-in-before-it-is-proved-empty", &quick,
       test_lets_nobody_in_before_it_is_proved_empty);
  ADD ("begins-again-for-what-came-meanwhile", &quick, test_begins_again_for_what_came_meanwhile);
  ADD ("stays-shut-until-the-printer-lets-go", &quick, test_stays_shut_until_the_printer_lets_go);
  ADD ("tries-by-itself-until-it-is-empty", &quick, test_tries_by_itself_until_it_is_empty);
  ADD ("a-page-tries-at-once", &impatient, test_a_page_tries_at_once);
  ADD ("a-page-does-not-wait-for-ever", &impatient, test_a_page_does_not_wait_for_ever);

  return g_test_run ();
}
