/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-audit-sender.h"
#include "civic-audit-batch.h"
#include "support-folder.h"
#include "support-line.h"
#include "support-run-until.h"

typedef struct {
  SupportFolder *folder;
  SupportLine *line;
  AgentAudit *audit;
  AgentAuditSender *sender;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = NULL;

  self->folder = support_folder_new ();
  path = support_folder_path (self->folder, "audit.log");
  self->line = support_line_new ();
  self->audit = agent_audit_open (path);
  self->sender = agent_audit_sender_new (self->audit, AGENT_LINE (self->line));
  support_line_hold (self->line);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  agent_audit_sender_stop (self->sender);
  support_line_let_go (self->line);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->sender);
  g_assert_finalize_object (self->audit);
  g_assert_finalize_object (self->line);
  support_folder_free (self->folder);
}

static void
add (Fixture *self, guint count)
{
  for (guint i = 0; i < count; i++)
    agent_audit_add (self->audit, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_LINE_LOST, NULL);
}

static guint
count_batches (Fixture *self)
{
  return support_line_count_news (self->line, AGENT_NEWS_AUDIT);
}

static void
assert_on_its_way (Fixture *self, gint64 first, gint64 last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    civic_audit_batch_parse (support_line_get_news (self->line, AGENT_NEWS_AUDIT), &error);

  g_assert_no_error (error);
  g_assert_cmpint (((CivicAuditEntry *) entries->pdata[0])->number, ==, first);
  g_assert_cmpint (((CivicAuditEntry *) entries->pdata[entries->len - 1])->number, ==, last);
}

/* The central has all up to there; 0: nothing. */
static void
answer (Fixture *self, gint64 number)
{
  g_autoptr (GPtrArray) entries = agent_audit_list_last (self->audit, 1000);
  CivicAuditHead head;

  civic_audit_head_draw (&head);
  for (guint i = 0; i < entries->len; i++)
    if (((CivicAuditEntry *) entries->pdata[i])->number == number)
      civic_audit_head_take (&head, entries->pdata[i]);
  support_line_set_news_answer (self->line, civic_audit_answer_to_json (&head));
  support_line_let_go (self->line);
  support_line_hold (self->line);
}

static void
test_sends_what_is_new_once (Fixture *self, gconstpointer unused)
{
  add (self, 3);
  agent_audit_sender_send (self->sender);
  agent_audit_sender_send (self->sender);
  g_assert_cmpuint (count_batches (self), ==, 1);
  assert_on_its_way (self, 1, 3);
  answer (self, 3);
  support_run_until (agent_audit_get_sent_number (self->audit) == 3);
  agent_audit_sender_send (self->sender);
  g_assert_cmpuint (count_batches (self), ==, 1);

  add (self, 1);
  agent_audit_sender_send (self->sender);
  assert_on_its_way (self, 4, 4);
}

static void
test_goes_on_until_all_is_there (Fixture *self, gconstpointer unused)
{
  add (self, CIVIC_AUDIT_BATCH_MAXIMUM + 5);
  agent_audit_sender_send (self->sender);
  assert_on_its_way (self, 1, CIVIC_AUDIT_BATCH_MAXIMUM);
  answer (self, CIVIC_AUDIT_BATCH_MAXIMUM);
  support_run_until (count_batches (self) == 2);
  assert_on_its_way (self, CIVIC_AUDIT_BATCH_MAXIMUM + 1, CIVIC_AUDIT_BATCH_MAXIMUM + 5);
}

static void
test_what_was_lost_on_the_way_is_sent_again (Fixture *self, gconstpointer unused)
{
  add (self, 2);
  support_line_set_mood (self->line, SUPPORT_MOOD_DOWN);
  agent_audit_sender_send (self->sender);
  support_line_let_go (self->line);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  support_line_set_mood (self->line, SUPPORT_MOOD_GOOD);
  support_line_hold (self->line);
  agent_audit_sender_send (self->sender);
  g_assert_cmpuint (count_batches (self), ==, 2);
  assert_on_its_way (self, 1, 2);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
}

/* Its store was restored from an older copy. */
static void
test_goes_back_to_what_the_central_has (Fixture *self, gconstpointer unused)
{
  add (self, 5);
  agent_audit_sender_send (self->sender);
  answer (self, 5);
  support_run_until (agent_audit_get_sent_number (self->audit) == 5);
  add (self, 1);
  agent_audit_sender_send (self->sender);
  assert_on_its_way (self, 6, 6);
  answer (self, 2);
  support_run_until (count_batches (self) == 3);
  assert_on_its_way (self, 3, 6);
}

/* It could keep none of it: no use in asking at once, again and again. */
static void
test_an_answer_that_leads_nowhere_is_waited_out (Fixture *self, gconstpointer unused)
{
  add (self, 2);
  agent_audit_sender_send (self->sender);
  answer (self, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_batches (self), ==, 1);
  agent_audit_sender_send (self->sender);
  g_assert_cmpuint (count_batches (self), ==, 2);
}

static void
assert_forked (Fixture *self)
{
  support_run_until (agent_audit_get_fault (self->audit) == AGENT_AUDIT_BROKEN);
  agent_audit_sender_send (self->sender);
  g_assert_cmpuint (count_batches (self), ==, 1);
}

static void
test_another_log_at_the_central_is_told_and_left_alone (Fixture *self, gconstpointer unused)
{
  add (self, 2);
  support_line_set_mood (self->line, SUPPORT_MOOD_REFUSING);
  agent_audit_sender_send (self->sender);
  support_line_let_go (self->line);
  assert_forked (self);
}

static void
test_a_head_that_is_not_ours_is_another_log (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = g_strnfill (CIVIC_AUDIT_HASH_DIGITS, 'a');

  add (self, 2);
  agent_audit_sender_send (self->sender);
  support_line_set_news_answer (self->line,
                                g_strdup_printf ("{\"number\":2,\"hash\":\"%s\"}", hash));
  support_line_let_go (self->line);
  assert_forked (self);
}

static void
test_nonsense_is_no_answer (Fixture *self, gconstpointer unused)
{
  add (self, 2);
  agent_audit_sender_send (self->sender);
  support_line_let_go (self->line);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (agent_audit_get_sent_number (self->audit), ==, 0);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
}

static void
add_test (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/agent/audit-sender/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("sends-what-is-new-once", test_sends_what_is_new_once);
  add_test ("goes-on-until-all-is-there", test_goes_on_until_all_is_there);
  add_test ("what-was-lost-on-the-way-is-sent-again", test_what_was_lost_on_the_way_is_sent_again);
  add_test ("goes-back-to-what-the-central-has", test_goes_back_to_what_the_central_has);
  add_test ("an-answer-that-leads-nowhere-is-waited-out",
            test_an_answer_that_leads_nowhere_is_waited_out);
  add_test ("another-log-at-the-central-is-told-and-left-alone",
            test_another_log_at_the_central_is_told_and_left_alone);
  add_test ("a-head-that-is-not-ours-is-another-log", test_a_head_that_is_not_ours_is_another_log);
  add_test ("nonsense-is-no-answer", test_nonsense_is_no_answer);
  return g_test_run ();
}
