/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-sender.h"
#include "civic-tracking-code.h"
#include "support-folder.h"
#include "support-line.h"
#include "support-run-until.h"

#include <string.h>

static const AgentPacePolicy quick = {
  .first_delay_ms = 1,
  .longest_delay_ms = 4,
  .per_minute = 60000,
};

/* Nothing moves by itself within a test's life. */
static const AgentPacePolicy patient = {
  .first_delay_ms = 3600 * 1000,
  .longest_delay_ms = 3600 * 1000,
  .per_minute = 60000,
};

typedef struct {
  SupportFolder *folder;
  AgentOutbox *outbox;
  SupportLine *line;
  AgentSender *sender;
  GString *settled; /* "CODE state answer\n" each */
} Fixture;

static void
on_settled (
  AgentSender *sender, const char *code, const char *state, GBytes *answer, gpointer user_data)
{
  Fixture *self = user_data;

  g_string_append_printf (self->settled, "%s %s %.*s\n", code, state,
                          (int) g_bytes_get_size (answer),
                          (const char *) g_bytes_get_data (answer, NULL));
}

static void
set_up (Fixture *self, gconstpointer policy)
{
  self->folder = support_folder_new ();
  self->outbox = agent_outbox_open (self->folder, 0, NULL);
  self->line = support_line_new ();
  self->sender = agent_sender_new (self->outbox, AGENT_LINE (self->line), policy);
  self->settled = g_string_new (NULL);
  g_signal_connect (self->sender, "settled", G_CALLBACK (on_settled), self);
}

static void
tear_down (Fixture *self, gconstpointer policy)
{
  agent_sender_stop (self->sender);
  support_line_let_go (self->line);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->sender);
  g_assert_finalize_object (self->line);
  g_assert_finalize_object (self->outbox);
  g_string_free (self->settled, TRUE);
  support_folder_free (self->folder);
}

static char *
accept (Fixture *self)
{
  char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = g_bytes_new (code, strlen (code));

  g_assert_true (agent_outbox_accept (self->outbox, code, envelope, NULL));

  return code;
}

static char *
submit (Fixture *self)
{
  char *code = accept (self);

  agent_sender_take (self->sender, code);

  return code;
}

static guint
count_pending (Fixture *self)
{
  return agent_outbox_get_pending_count (self->outbox);
}

static void
test_sends_a_new_one_at_once (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = submit (fixture);
  g_autofree char *expected = g_strconcat (code, " received sealed\n", NULL);

  g_assert_cmpuint (support_line_count_sends_of (fixture->line, code), ==, 1);
  support_run_until (fixture->settled->len > 0);
  g_assert_cmpstr (fixture->settled->str, ==, expected);
  g_assert_cmpint (agent_outbox_get_state (fixture->outbox, code), ==, AGENT_FILING_ACKNOWLEDGED);
}

static void
test_takes_up_what_earlier_days_left (Fixture *fixture, gconstpointer user_data)
{
  for (guint i = 0; i < 30; i++)
    g_free (accept (fixture));

  g_assert_true (agent_sender_start (fixture->sender, NULL));
  support_run_until (count_pending (fixture) == 0);
  g_assert_cmpuint (support_line_count_sends (fixture->line), ==, 30);
  g_assert_cmpuint (support_line_get_most_at_once (fixture->line), <=, 4);
}

static void
test_keeps_trying_until_the_line_is_back (Fixture *fixture, gconstpointer user_data)
{
  support_line_set_mood (fixture->line, SUPPORT_MOOD_DOWN);
  for (guint i = 0; i < 5; i++)
    g_free (submit (fixture));

  support_run_until (support_line_count_sends (fixture->line) >= 20);
  g_assert_cmpuint (count_pending (fixture), ==, 5);
  g_assert_cmpuint (fixture->settled->len, ==, 0);

  support_line_set_mood (fixture->line, SUPPORT_MOOD_GOOD);
  support_run_until (count_pending (fixture) == 0);
  g_assert_false (support_line_had_twins (fixture->line));
}

static void
test_puts_a_refused_one_into_quarantine (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = NULL;
  g_autofree char *expected = NULL;

  support_line_set_mood (fixture->line, SUPPORT_MOOD_REFUSING);
  code = submit (fixture);
  expected = g_strconcat (code, " quarantined \n", NULL);
  support_run_until (fixture->settled->len > 0);
  g_assert_cmpstr (fixture->settled->str, ==, expected);
  g_assert_cmpint (agent_outbox_get_state (fixture->outbox, code), ==, AGENT_FILING_QUARANTINED);

  /* Given again, it is told again and not sent again. */
  g_string_truncate (fixture->settled, 0);
  agent_sender_take (fixture->sender, code);
  g_assert_cmpstr (fixture->settled->str, ==, expected);
  g_assert_cmpuint (support_line_count_sends_of (fixture->line, code), ==, 1);
}

static void
test_never_has_one_code_twice_on_its_way (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = NULL;

  support_line_hold (fixture->line);
  code = submit (fixture);
  for (guint i = 0; i < 5; i++)
    agent_sender_take (fixture->sender, code);
  agent_sender_send_now (fixture->sender);
  g_assert_cmpuint (support_line_count_sends_of (fixture->line, code), ==, 1);

  support_line_let_go (fixture->line);
  support_run_until (count_pending (fixture) == 0);
  g_assert_false (support_line_had_twins (fixture->line));
}

static void
test_backs_off_but_not_for_a_new_one (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  support_line_set_mood (fixture->line, SUPPORT_MOOD_DOWN);
  old = submit (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (support_line_count_sends_of (fixture->line, old), ==, 1);

  /* The new one finds the line well, and with that the old one is freed too. */
  support_line_set_mood (fixture->line, SUPPORT_MOOD_GOOD);
  new = submit (fixture);
  g_assert_cmpuint (support_line_count_sends_of (fixture->line, new), ==, 1);
  support_run_until (count_pending (fixture) == 0);
  g_assert_cmpuint (support_line_count_sends_of (fixture->line, old), ==, 2);
}

static void
test_staff_need_not_wait (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = NULL;

  support_line_set_mood (fixture->line, SUPPORT_MOOD_DOWN);
  code = submit (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  support_line_set_mood (fixture->line, SUPPORT_MOOD_GOOD);
  agent_sender_send_now (fixture->sender);
  support_run_until (count_pending (fixture) == 0);
}

static void
test_a_line_that_comes_up_ends_the_back_off (Fixture *fixture, gconstpointer user_data)
{
  support_line_set_mood (fixture->line, SUPPORT_MOOD_DOWN);
  for (guint i = 0; i < 3; i++)
    g_free (submit (fixture));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  support_line_set_mood (fixture->line, SUPPORT_MOOD_GOOD);
  support_line_set_up (fixture->line, TRUE);
  support_run_until (count_pending (fixture) == 0);
}

static void
test_stops_for_good (Fixture *fixture, gconstpointer user_data)
{
  support_line_hold (fixture->line);
  g_free (submit (fixture));
  g_free (accept (fixture));
  agent_sender_stop (fixture->sender);
  support_line_let_go (fixture->line);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (support_line_count_sends (fixture->line), ==, 1);
  g_assert_cmpuint (count_pending (fixture), ==, 2);
}

#define ADD(path, policy, function)                                                                \
  g_test_add ("/agent/sender/" path, Fixture, policy, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sends-a-new-one-at-once", &patient, test_sends_a_new_one_at_once);
  ADD ("takes-up-what-earlier-days-left", &quick, test_takes_up_what_earlier_days_left);
  ADD ("keeps-trying-until-the-line-is-back", &quick, test_keeps_trying_until_the_line_is_back);
  ADD ("puts-a-refused-one-into-quarantine", &patient, test_puts_a_refused_one_into_quarantine);
  ADD ("never-has-one-code-twice-on-its-way", &quick, test_never_has_one_code_twice_on_its_way);
  ADD ("backs-off-but-not-for-a-new-one", &patient, test_backs_off_but_not_for_a_new_one);
  ADD ("staff-need-not-wait", &patient, test_staff_need_not_wait);
  ADD ("a-line-that-comes-up-ends-the-back-off", &patient,
       test_a_line_that_comes_up_ends_the_back_off);
  ADD ("stops-for-good", &patient, test_stops_for_good);

  return g_test_run ();
}
