/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

static void
log_in (Fixture *fixture)
{
  try (fixture->face, "StaffLogIn",
       g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
}

/* "EVENT ACCOUNT SUBJECT", a line each, newest first. */
static char *
list (Fixture *fixture, guint maximum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    call (fixture->face, "StaffListEvents", g_variant_new ("(u)", maximum), &error);
  g_autoptr (GVariantIter) events = NULL;
  GString *text = g_string_new (NULL);
  const char *at, *event, *account, *subject;

  g_assert_no_error (error);
  g_variant_get (answer, "(a(ssss))", &events);
  while (g_variant_iter_next (events, "(&s&s&s&s)", &at, &event, &account, &subject)) {
    g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (at, NULL);

    g_assert_nonnull (moment);
    g_string_append_printf (text, "%s %s %s\n", event, account, subject);
  }
  return g_string_free (text, FALSE);
}

static void
test_what_staff_do_is_written_down_by_their_number (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  log_in (fixture);
  try (fixture->face, "StaffRefillPaper", NULL);
  try (fixture->face, "StaffResumePrinters", NULL);
  try (fixture->face, "StaffSendNow", NULL);
  text = list (fixture, 3);
  g_assert_cmpstr (text, ==,
                   "sent-now " SUPPORT_PARTS_SUPERVISOR " \n"
                   "printers-resumed " SUPPORT_PARTS_SUPERVISOR " \n"
                   "paper-refilled " SUPPORT_PARTS_SUPERVISOR " \n");
}

static void
test_what_they_could_not_do_is_not (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  assert_fails (fixture->face, "StaffRefillPaper", NULL, AGENT_ERROR_NOT_ALLOWED);
  log_in (fixture);
  support_print_script.refuses_to_resume = TRUE;
  assert_fails (fixture->face, "StaffResumePrinters", NULL, AGENT_ERROR_NOT_READY);
  text = list (fixture, 20);
  g_assert_null (strstr (text, "paper-refilled"));
  g_assert_null (strstr (text, "printers-resumed"));
}

static void
test_nobody_else_reads_it (Fixture *fixture, gconstpointer user_data)
{
  assert_fails (fixture->face, "StaffListEvents", g_variant_new ("(u)", 5),
                AGENT_ERROR_NOT_ALLOWED);
}

static void
test_lists_no_more_than_was_asked (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *none = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *many = NULL;

  log_in (fixture);
  for (guint i = 0; i < 250; i++)
    agent_audit_add (fixture->parts->parts.audit, "agent", CIVIC_AUDIT_LINE_LOST, NULL);
  agent_audit_add (fixture->parts->parts.audit, "agent", CIVIC_AUDIT_LINE_BACK, NULL);
  none = list (fixture, 0);
  g_assert_cmpstr (none, ==, "");
  newest = list (fixture, 1);
  g_assert_cmpstr (newest, ==, "line-back agent \n");
  many = list (fixture, G_MAXUINT);
  g_assert_cmpuint (strlen (many), ==, strlen ("line-lost agent \n") * 200);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-audit/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-staff-do-is-written-down-by-their-number",
       test_what_staff_do_is_written_down_by_their_number);
  ADD ("what-they-could-not-do-is-not", test_what_they_could_not_do_is_not);
  ADD ("nobody-else-reads-it", test_nobody_else_reads_it);
  ADD ("lists-no-more-than-was-asked", test_lists_no_more_than_was_asked);

  return g_test_run ();
}
