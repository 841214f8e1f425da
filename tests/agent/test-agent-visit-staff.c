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
  assert_fails (fixture->face, "StaffSetOpen", g_variant_new ("(b)", FALSE),
                AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffLogIn",
                g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, "000000"),
                AGENT_ERROR_NOT_ALLOWED);

  try (other, "StaffLogIn", g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
  try (other, "StaffSendNow", NULL);
  assert_fails (fixture->face, "StaffSendNow", NULL, AGENT_ERROR_NOT_ALLOWED);

  try (other, "StaffSetOpen", g_variant_new ("(b)", FALSE));
  g_assert_false (agent_bus_agent_get_open (other));
  support_run_until (!agent_bus_agent_get_open (fixture->face));
  g_assert_false (agent_opening_is_open (fixture->parts->parts.opening));
}

static void
test_a_locked_pin_says_how_long (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  for (guint i = 0; i < 5; i++)
    assert_fails (fixture->face, "StaffLogIn",
                  g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, "000000"),
                  AGENT_ERROR_NOT_ALLOWED);
  answer = call (fixture->face, "StaffLogIn",
                 g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN), &error);
  g_assert_null (answer);
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  g_dbus_error_strip_remote_error (error);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), >=, 1);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), <=, 15);
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
  ADD ("a-locked-pin-says-how-long", 0, test_a_locked_pin_says_how_long);

  return g_test_run ();
}
