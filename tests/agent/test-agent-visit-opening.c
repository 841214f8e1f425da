/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

static char *
format_in (int hours)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_hours (now, hours);

  return g_date_time_format_iso8601 (then);
}

static GVariant *
make_closing (const char *message, const char *until)
{
  return g_variant_new ("(ss)", message, until);
}

static void
test_staff_close_with_a_message_and_an_end (Fixture *fixture, gconstpointer user_data)
{
  AgentOpening *opening = fixture->parts->parts.opening;
  g_autofree char *until = format_in (2);

  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  try (fixture->face, "StaffClose", make_closing ("short-break", until));
  g_assert_false (agent_opening_is_open (opening));
  g_assert_cmpint (agent_opening_get_message (opening), ==, CIVIC_COMMAND_MESSAGE_SHORT_BREAK);
  g_assert_cmpstr (agent_opening_get_until (opening), ==, until);
  g_assert_cmpstr (agent_bus_agent_get_closed_message (fixture->face), ==, "short-break");
  g_assert_cmpstr (agent_bus_agent_get_closed_until (fixture->face), ==, until);

  assert_fails (fixture->face, "StaffOpen", NULL, AGENT_ERROR_NOT_READY);
  support_parts_make_fit (fixture->parts);
  try (fixture->face, "StaffOpen", NULL);
  g_assert_true (agent_bus_agent_get_open (fixture->face));
  g_assert_cmpstr (agent_bus_agent_get_closed_message (fixture->face), ==, "");
}

static void
test_a_closing_needs_no_message_and_no_end (Fixture *fixture, gconstpointer user_data)
{
  log_in_as (fixture->face, SUPPORT_PARTS_MUNICIPALITY);
  try (fixture->face, "StaffClose", make_closing ("", ""));
  g_assert_false (agent_bus_agent_get_open (fixture->face));
  g_assert_cmpstr (agent_bus_agent_get_closed_until (fixture->face), ==, "");
}

static void
test_refuses_an_end_that_is_past_and_words_it_does_not_know (Fixture *fixture,
                                                             gconstpointer user_data)
{
  g_autofree char *past = format_in (-1);
  const struct {
    const char *message, *until;
  } bad[] = {
    { "", past },    { "", "tomorrow" }, { "", "2099-01-01T10:00:00" /* of no zone */ },
    { "hours", "" }, { "Closed!", "" },  { "maintenance", "2099-13-01T10:00:00Z" },
  };

  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_fails (fixture->face, "StaffClose", make_closing (bad[i].message, bad[i].until),
                  AGENT_ERROR_BAD_REQUEST);
  g_assert_true (agent_opening_is_open (fixture->parts->parts.opening));
}

static void
test_takes_the_right_to_open (Fixture *fixture, gconstpointer user_data)
{
  const char *others[] = { NULL, SUPPORT_PARTS_ATTENDANT, SUPPORT_PARTS_TECHNICIAN };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    if (others[i] != NULL)
      log_in_as (fixture->face, others[i]);
    assert_fails (fixture->face, "StaffOpen", NULL, AGENT_ERROR_NOT_ALLOWED);
    assert_fails (fixture->face, "StaffClose", make_closing ("", ""), AGENT_ERROR_NOT_ALLOWED);
  }
  g_assert_true (agent_opening_is_open (fixture->parts->parts.opening));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-opening/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("staff-close-with-a-message-and-an-end", test_staff_close_with_a_message_and_an_end);
  ADD ("a-closing-needs-no-message-and-no-end", test_a_closing_needs_no_message_and_no_end);
  ADD ("refuses-an-end-that-is-past-and-words-it-does-not-know",
       test_refuses_an_end_that_is_past_and_words_it_does_not_know);
  ADD ("takes-the-right-to-open", test_takes_the_right_to_open);

  return g_test_run ();
}
