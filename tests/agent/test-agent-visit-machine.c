/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

static void
log_in (Fixture *fixture)
{
  try (fixture->face, "StaffLogIn",
       g_variant_new ("(ss)", SUPPORT_PARTS_SUPERVISOR, SUPPORT_PARTS_PIN));
}

static gboolean
was_asked (Fixture *fixture, const char *request)
{
  g_autofree char *path = g_build_filename (fixture->parts->folder, "requests", request, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The last entry of the audit log. */
static void
assert_written_down (Fixture *fixture, CivicAuditEvent event, const char *subject)
{
  g_autoptr (GPtrArray) entries = agent_audit_list_last (fixture->parts->parts.audit, 1);
  const CivicAuditEntry *entry = entries->pdata[0];

  g_assert_cmpint (entry->event, ==, event);
  g_assert_cmpstr (entry->account, ==, SUPPORT_PARTS_SUPERVISOR);
  g_assert_cmpstr (entry->subject, ==, subject);
}

static GVariant *
make_languages (const char *first, const char *second)
{
  const char *const languages[] = { first, second, NULL };

  return g_variant_new ("(^as)", languages);
}

static void
test_only_staff_set_the_machine (Fixture *fixture, gconstpointer user_data)
{
  assert_fails (fixture->face, "StaffRestart", NULL, AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffReboot", NULL, AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffSetLevel", g_variant_new ("(su)", "volume", 10),
                AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffOfferLanguages", make_languages ("ar", NULL),
                AGENT_ERROR_NOT_ALLOWED);
  g_assert_false (was_asked (fixture, "restart"));
  g_assert_false (was_asked (fixture, "reboot"));
  g_assert_false (was_asked (fixture, "volume-10"));
}

static void
test_levels_are_shown_with_the_answer (Fixture *fixture, gconstpointer user_data)
{
  log_in (fixture);
  try (fixture->face, "StaffSetLevel", g_variant_new ("(su)", "volume", 10));
  g_assert_cmpint (agent_bus_agent_get_volume (fixture->face), ==, 10);
  g_assert_true (was_asked (fixture, "volume-10"));
  assert_written_down (fixture, CIVIC_AUDIT_SETTINGS_CHANGED, "volume");

  assert_fails (fixture->face, "StaffSetLevel", g_variant_new ("(su)", "brightness", 10),
                AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "StaffSetLevel", g_variant_new ("(su)", "contrast", 50),
                AGENT_ERROR_BAD_REQUEST);
  g_assert_cmpint (agent_bus_agent_get_brightness (fixture->face), ==, 100);
}

static void
test_languages_are_shown_with_the_answer (Fixture *fixture, gconstpointer user_data)
{
  log_in (fixture);
  try (fixture->face, "StaffOfferLanguages", make_languages ("ar", "ur"));
  assert_written_down (fixture, CIVIC_AUDIT_SETTINGS_CHANGED, "languages");
  g_assert_cmpstr (agent_bus_agent_get_offered_languages (fixture->face)[1], ==, "ur");
  assert_fails (fixture->face, "StaffOfferLanguages", make_languages ("ar", "tlh"),
                AGENT_ERROR_BAD_REQUEST);
}

static void
test_a_reboot_is_asked_of_the_machine (Fixture *fixture, gconstpointer user_data)
{
  log_in (fixture);
  try (fixture->face, "StaffReboot", NULL);
  g_assert_true (was_asked (fixture, "reboot"));
  assert_written_down (fixture, CIVIC_AUDIT_REBOOTED, "");
}

static void
count (guint *counter)
{
  *counter += 1;
}

static void
test_a_restart_is_answered_before_it_begins (Fixture *fixture, gconstpointer user_data)
{
  guint restarts = 0;

  g_signal_connect_swapped (fixture->parts->parts.machine, "restart", G_CALLBACK (count),
                            &restarts);
  log_in (fixture);
  try (fixture->face, "StaffRestart", NULL);
  support_run_until (restarts == 1);
  g_assert_true (was_asked (fixture, "restart"));
  assert_written_down (fixture, CIVIC_AUDIT_RESTARTED, "");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/visit-machine/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("only-staff-set-the-machine", test_only_staff_set_the_machine);
  ADD ("levels-are-shown-with-the-answer", test_levels_are_shown_with_the_answer);
  ADD ("languages-are-shown-with-the-answer", test_languages_are_shown_with_the_answer);
  ADD ("a-reboot-is-asked-of-the-machine", test_a_reboot_is_asked_of_the_machine);
  ADD ("a-restart-is-answered-before-it-begins", test_a_restart_is_answered_before_it_begins);

  return g_test_run ();
}
