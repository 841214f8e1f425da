/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

static void
test_staff_refill_the_paper (Fixture *fixture, gconstpointer user_data)
{
  print (fixture, "%PDF-1.7 a receipt", NULL);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "printed") != NULL);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (fixture->face), ==, 80000 - 212);
  assert_fails (fixture->face, "StaffRefillPaper", NULL, AGENT_ERROR_NOT_ALLOWED);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (fixture->face), ==, 80000 - 212);

  try (fixture->face, "StaffLogIn",
       g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
  try (fixture->face, "StaffRefillPaper", NULL);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (fixture->face), ==, 80000);
}

static void
test_staff_let_the_printers_go_on (Fixture *fixture, gconstpointer user_data)
{
  assert_fails (fixture->face, "StaffResumePrinters", NULL, AGENT_ERROR_NOT_ALLOWED);
  g_assert_cmpuint (support_print_script.resume_count, ==, 0);

  try (fixture->face, "StaffLogIn",
       g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
  try (fixture->face, "StaffResumePrinters", NULL);
  g_assert_cmpuint (support_print_script.purge_count, ==, 2);
  g_assert_cmpuint (support_print_script.resume_count, ==, 2);
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->face), ==, "ready");
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_state (fixture->face), ==, "ready");

  support_print_script.refuses_to_resume = TRUE;
  assert_fails (fixture->face, "StaffResumePrinters", NULL, AGENT_ERROR_NOT_READY);
}

static void
test_staff_methods_want_the_pin_on_this_very_connection (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) other = support_parts_connect (fixture->parts);

  assert_fails (fixture->face, "StaffSendNow", NULL, AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffClose", g_variant_new ("(ss)", "", ""),
                AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffLogIn",
                g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, "000000"),
                AGENT_ERROR_NOT_ALLOWED);

  try (other, "StaffLogIn", g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
  try (other, "StaffSendNow", NULL);
  assert_fails (fixture->face, "StaffSendNow", NULL, AGENT_ERROR_NOT_ALLOWED);

  try (other, "StaffClose", g_variant_new ("(ss)", "", ""));
  g_assert_false (agent_bus_agent_get_open (other));
  support_run_until (!agent_bus_agent_get_open (fixture->face));
  g_assert_false (agent_opening_is_open (fixture->parts->parts.opening));
}

static void
assert_logs_in (AgentBusAgent *face, const char *who, const char *role, const char *const *rights)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    call (face, "StaffLogIn", g_variant_new ("(ss)", who, SUPPORT_PARTS_PIN), &error);
  g_autofree const char **given = NULL;
  const char *account, *given_role;

  g_assert_no_error (error);
  g_variant_get (answer, "(&s&s^a&s)", &account, &given_role, &given);
  g_assert_cmpstr (account, ==, who);
  g_assert_cmpstr (given_role, ==, role);
  g_assert_cmpstrv (given, rights);
}

static void
test_log_in_tells_account_role_and_rights (Fixture *fixture, gconstpointer user_data)
{
  const char *attendant[] = { "look", "reset", "print", "send", "check", NULL };
  const char *municipality[] = { "look", "open", "check", "release", NULL };

  assert_logs_in (fixture->face, SUPPORT_PARTS_ATTENDANT, "attendant", attendant);
  assert_logs_in (fixture->face, SUPPORT_PARTS_MUNICIPALITY, "municipality", municipality);
}

/* Methods that answer at once and whose right is not every role's. */
static const struct {
  const char *method;
  const char *arguments; /* (nullable) */
  AgentRight right;
} methods[] = {
  { "StaffListQuarantine", NULL, AGENT_RIGHT_LOOK },
  { "StaffListEvents", "(uint32 1,)", AGENT_RIGHT_LOOK },
  { "StaffNoteReset", "('stuck',)", AGENT_RIGHT_RESET },
  { "StaffRefillPaper", NULL, AGENT_RIGHT_PRINT },
  { "StaffResumePrinters", NULL, AGENT_RIGHT_PRINT },
  { "StaffSendNow", NULL, AGENT_RIGHT_SEND },
  { "StaffOpen", NULL, AGENT_RIGHT_OPEN },
  { "StaffClose", "('', '')", AGENT_RIGHT_OPEN },
};

static const struct {
  const char *account;
  AgentRole role;
} accounts[] = {
  { SUPPORT_PARTS_ATTENDANT, AGENT_ROLE_ATTENDANT },
  { SUPPORT_PARTS_SUPERVISOR, AGENT_ROLE_SUPERVISOR },
  { SUPPORT_PARTS_TECHNICIAN, AGENT_ROLE_TECHNICIAN },
  { SUPPORT_PARTS_MUNICIPALITY, AGENT_ROLE_MUNICIPALITY },
};

static void
call_each (AgentBusAgent *face, AgentRight rights)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++) {
    g_autoptr (GVariant) arguments =
      methods[i].arguments != NULL
        ? g_variant_ref_sink (g_variant_new_parsed (methods[i].arguments))
        : NULL;

    if (rights & methods[i].right)
      try (face, methods[i].method, arguments);
    else
      assert_fails (face, methods[i].method, arguments, AGENT_ERROR_NOT_ALLOWED);
  }
}

static void
test_each_role_does_what_it_may_and_no_more (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) control = support_parts_connect_control (fixture->parts);

  support_parts_make_fit (fixture->parts);
  call_each (fixture->face, AGENT_RIGHT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++) {
    log_in_as (fixture->face, accounts[i].account);
    call_each (fixture->face, agent_role_get_rights (accounts[i].role));
  }
  call_each (control, agent_right_get_control ());
}

/* It is not waited for until they leave. */
static void
test_who_is_taken_away_or_gets_another_pin_is_out_at_once (Fixture *fixture,
                                                           gconstpointer user_data)
{
  log_in_as (fixture->face, SUPPORT_PARTS_SUPERVISOR);
  try (fixture->face, "StaffSendNow", NULL);
  support_parts_change_pin (fixture->parts, SUPPORT_PARTS_SUPERVISOR, "235711");
  assert_fails (fixture->face, "StaffSendNow", NULL, AGENT_ERROR_NOT_ALLOWED);

  log_in_as (fixture->face, SUPPORT_PARTS_TECHNICIAN);
  support_parts_remove_account (fixture->parts, SUPPORT_PARTS_MUNICIPALITY);
  try (fixture->face, "StaffSendNow", NULL);
  support_parts_remove_account (fixture->parts, SUPPORT_PARTS_TECHNICIAN);
  assert_fails (fixture->face, "StaffSendNow", NULL, AGENT_ERROR_NOT_ALLOWED);
}

static void
test_a_reset_has_a_reason_of_the_list (Fixture *fixture, gconstpointer user_data)
{
  const char *bad[] = { "", "lost", "bored", "citizen-left stuck" };
  g_autoptr (GPtrArray) entries = NULL;
  const CivicAuditEntry *last;

  log_in_as (fixture->face, SUPPORT_PARTS_ATTENDANT);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_fails (fixture->face, "StaffNoteReset", g_variant_new ("(s)", bad[i]),
                  AGENT_ERROR_BAD_REQUEST);
  try (fixture->face, "StaffNoteReset", g_variant_new ("(s)", "citizen-left"));
  entries = agent_audit_list_last (fixture->parts->parts.audit, 1);
  last = entries->pdata[0];
  g_assert_cmpint (last->event, ==, CIVIC_AUDIT_VISIT_RESET);
  g_assert_cmpstr (last->subject, ==, "citizen-left");
  g_assert_cmpstr (last->account, ==, SUPPORT_PARTS_ATTENDANT);
}

static void
try_wrong_pins (Fixture *fixture)
{
  for (guint i = 0; i < 5; i++)
    assert_fails (fixture->face, "StaffLogIn",
                  g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, "000000"),
                  AGENT_ERROR_NOT_ALLOWED);
}

static void
test_a_locked_account_says_how_long_and_locks_no_other (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  try_wrong_pins (fixture);
  answer = call (fixture->face, "StaffLogIn",
                 g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN), &error);
  g_assert_null (answer);
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  g_dbus_error_strip_remote_error (error);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), >=, 1);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), <=, 15);
  log_in_as (fixture->face, SUPPORT_PARTS_SECOND_SUPERVISOR);
}

/* A try that has to wait is none: whoever hammers on the pad does not fill the log. */
static void
test_tries_are_in_the_log_and_waits_are_not (Fixture *fixture, gconstpointer user_data)
{
  AgentAudit *audit = fixture->parts->parts.audit;
  g_autoptr (GPtrArray) entries = NULL;
  const CivicAuditEvent expected[] = {
    CIVIC_AUDIT_STAFF_LOCKED_OUT, CIVIC_AUDIT_STAFF_REFUSED, CIVIC_AUDIT_STAFF_REFUSED,
    CIVIC_AUDIT_STAFF_REFUSED,    CIVIC_AUDIT_STAFF_REFUSED, CIVIC_AUDIT_STAFF_REFUSED,
  };

  try_wrong_pins (fixture);
  for (guint i = 0; i < 20; i++)
    assert_fails (fixture->face, "StaffLogIn",
                  g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, "000000"), AGENT_ERROR_BUSY);
  entries = agent_audit_list_last (audit, 20);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < entries->len; i++) {
    const CivicAuditEntry *entry = entries->pdata[i];

    g_assert_cmpint (entry->event, ==, expected[i]);
    g_assert_cmpstr (entry->account, ==, "");
  }
}

#define ADD(path, minimum_free_mib, function)                                                      \
  g_test_add ("/agent/visit-staff/" path, Fixture, GUINT_TO_POINTER (minimum_free_mib), set_up,    \
              function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("staff-refill-the-paper", 0, test_staff_refill_the_paper);
  ADD ("staff-let-the-printers-go-on", 0, test_staff_let_the_printers_go_on);
  ADD ("staff-methods-want-the-pin-on-this-very-connection", 0,
       test_staff_methods_want_the_pin_on_this_very_connection);
  ADD ("log-in-tells-account-role-and-rights", 0, test_log_in_tells_account_role_and_rights);
  ADD ("each-role-does-what-it-may-and-no-more", 0, test_each_role_does_what_it_may_and_no_more);
  ADD ("who-is-taken-away-or-gets-another-pin-is-out-at-once", 0,
       test_who_is_taken_away_or_gets_another_pin_is_out_at_once);
  ADD ("a-reset-has-a-reason-of-the-list", 0, test_a_reset_has_a_reason_of_the_list);
  ADD ("a-locked-account-says-how-long-and-locks-no-other", 0,
       test_a_locked_account_says_how_long_and_locks_no_other);
  ADD ("tries-are-in-the-log-and-waits-are-not", 0, test_tries_are_in_the_log_and_waits_are_not);

  return g_test_run ();
}
