/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

#include "civic-tracking-code.h"

static void
test_lists_what_waits_with_its_tries (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (AgentBusAgent) control = support_parts_connect_control (fixture->parts);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) filings = NULL;
  g_autoptr (GDateTime) stored = NULL;
  const char *listed, *stored_at, *reason;
  guint tries;

  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_DOWN);
  try (fixture->face, "SubmitFiling", make_submission (code, 100));
  support_run_until (support_line_count_sends_of (fixture->parts->line, code) > 0);

  answer = call (control, "ListOutbox", NULL, NULL);
  filings = g_variant_get_child_value (answer, 0);
  g_assert_cmpuint (g_variant_n_children (filings), ==, 1);
  g_variant_get_child (filings, 0, "(&s&su&s)", &listed, &stored_at, &tries, &reason);
  g_assert_cmpstr (listed, ==, code);
  stored = g_date_time_new_from_iso8601 (stored_at, NULL);
  g_assert_nonnull (stored);
  g_assert_cmpuint (tries, >=, 1);
  g_assert_cmpstr (reason, !=, "");
}

static void
test_forgets_the_tries_of_what_has_gone (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (AgentBusAgent) control = support_parts_connect_control (fixture->parts);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) filings = NULL;
  const char *reason;

  try (fixture->face, "SubmitFiling", make_submission (code, 100));
  support_run_until (strstr (fixture->heard->str, code) != NULL);

  answer = call (control, "ListOutbox", NULL, NULL);
  filings = g_variant_get_child_value (answer, 0);
  g_assert_cmpuint (g_variant_n_children (filings), ==, 0);
  g_assert_cmpuint (agent_sender_count_tries (fixture->parts->parts.sender, code, &reason), ==, 0);
  g_assert_cmpstr (reason, ==, "");
}

static void
test_lists_it_by_the_control_socket_alone (Fixture *fixture, gconstpointer user_data)
{
  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  assert_fails (fixture->face, "ListOutbox", NULL, AGENT_ERROR_NOT_ALLOWED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-control/" path, Fixture, GUINT_TO_POINTER (1), set_up, function,       \
              tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lists-what-waits-with-its-tries", test_lists_what_waits_with_its_tries);
  ADD ("forgets-the-tries-of-what-has-gone", test_forgets_the_tries_of_what_has_gone);
  ADD ("lists-it-by-the-control-socket-alone", test_lists_it_by_the_control_socket_alone);

  return g_test_run ();
}
