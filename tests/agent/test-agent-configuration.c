/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* With the real kushkd: what is written into its files while it works. */

#include "agent-configuration.h"
#include "civic-centre.h"
#include "civic-tracking-code.h"
#include "support-agent.h"
#include "support-run-until.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  SupportCentral *central;
  SupportAgent *agent;
} Fixture;

static char *
read_config (Fixture *self)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (support_agent_get_config (self->agent), &text, NULL, NULL));
  return text;
}

static void
write_config (Fixture *self, const char *text)
{
  support_folder_write (support_agent_get_folder (self->agent), "kushk.conf", text);
}

static void
replace (Fixture *self, const char *from, const char *to)
{
  g_autofree char *text = read_config (self);
  g_auto (GStrv) halves = g_strsplit (text, from, 2);
  g_autofree char *changed = NULL;

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  changed = g_strconcat (halves[0], to, halves[1], NULL);
  write_config (self, changed);
}

static void
hang_up (Fixture *self)
{
  g_assert_cmpint (kill (atoi (support_agent_get_pid (self->agent)), SIGHUP), ==, 0);
}

static gboolean
logs (Fixture *self, const char *sentence)
{
  g_autofree char *log = support_agent_read_log (self->agent);

  return strstr (log, sentence) != NULL;
}

static char *
get_boot (Fixture *self)
{
  g_autoptr (AgentBusAgent) agent = support_agent_connect (self->agent);

  return agent != NULL ? g_strdup (agent_bus_agent_get_boot (agent)) : NULL;
}

/* While it begins anew nobody is let in. */
static gboolean
has_begun_anew (Fixture *self, const char *boot)
{
  g_autofree char *now = get_boot (self);

  return now != NULL && *now != '\0' && !g_str_equal (now, boot);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->central = support_central_start (NULL);
  self->agent = support_agent_start (self->central);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  support_agent_free (self->agent);
  support_central_free (self->central);
}

static void
submit (AgentBusAgent *agent)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GError) error = NULL;

  agent_bus_agent_call_submit_filing_sync (
    agent, code, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "sealed", 6, 1), NULL, &error);
  g_assert_no_error (error);
}

/* Accepted and not settled, or refused by the central and kept for staff: it is there. */
static guint
count_kept (Fixture *self)
{
  g_autoptr (AgentBusAgent) agent = support_agent_connect (self->agent);

  return agent_bus_agent_get_outbox_count (agent) + agent_bus_agent_get_quarantine_count (agent);
}

static void
test_a_good_one_comes_into_force_between_visits (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *boot = get_boot (fixture);
  g_autoptr (AgentBusAgent) visit = support_agent_connect (fixture->agent);
  g_autoptr (GError) error = NULL;

  agent_bus_agent_call_note_visit_begun_sync (visit, NULL, &error);
  g_assert_no_error (error);
  replace (fixture, "[staff]", "[visit]\nthanks_s=30\n[staff]");
  hang_up (fixture);
  support_run_until (logs (fixture, "Another configuration comes into force with the next visit"));

  /* She notices nothing, and what she hands in is taken. */
  submit (visit);
  g_assert_cmpstr (agent_bus_agent_get_boot (visit), ==, boot);
  g_assert_cmpstr (agent_bus_agent_get_configuration_refusal (visit), ==, "");

  g_assert_true (
    g_dbus_connection_close_sync (g_dbus_proxy_get_connection (G_DBUS_PROXY (visit)), NULL, NULL));
  support_run_until (has_begun_anew (fixture, boot));
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

static void
test_sees_by_itself_that_a_file_is_another (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *boot = get_boot (fixture);

  replace (fixture, "[staff]", "[visit]\nthanks_s=31\n[staff]");
  support_run_until (has_begun_anew (fixture, boot));
}

static void
test_nothing_happens_where_nothing_is_another (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = read_config (fixture);
  g_autofree char *boot = get_boot (fixture);

  replace (fixture, "[staff]", "nonsense\n[staff]");
  hang_up (fixture);
  support_run_until (logs (fixture, "The configuration is not taken"));
  write_config (fixture, text);
  hang_up (fixture);
  {
    g_autoptr (AgentBusAgent) agent = support_agent_connect (fixture->agent);

    support_run_until (*agent_bus_agent_get_configuration_refusal (agent) == '\0');
    g_assert_cmpstr (agent_bus_agent_get_boot (agent), ==, boot);
  }
}

static void
assert_refused (Fixture *fixture, const char *from, const char *to, const char *reason)
{
  g_autofree char *text = read_config (fixture);
  g_autofree char *boot = get_boot (fixture);
  g_autoptr (AgentBusAgent) agent = support_agent_connect (fixture->agent);

  replace (fixture, from, to);
  hang_up (fixture);
  support_run_until (strstr (agent_bus_agent_get_configuration_refusal (agent), reason) != NULL);
  g_assert_cmpstr (agent_bus_agent_get_boot (agent), ==, boot);
  write_config (fixture, text);
  hang_up (fixture);
  support_run_until (*agent_bus_agent_get_configuration_refusal (agent) == '\0');
}

static void
test_a_bad_one_is_refused_and_told (Fixture *fixture, gconstpointer user_data)
{
  assert_refused (fixture, "[staff]", "[staff]\nacounts_file=x",
                  "acounts_file: unknown key; the nearest is [staff] accounts_file");
  assert_refused (fixture, "centre=", "centre=nowhere.json\n#", "nowhere.json: ");
  assert_refused (fixture, "kiosk_sign_key=", "kiosk_sign_key=nowhere.key\n#", "nowhere.key");
  assert_refused (fixture, "state_directory=state", "state_directory=other",
                  "[agent] state_directory: another one counts from the next start");
  g_assert_true (logs (fixture, "the old one stays in force"));
}

/* What a session begins with where kushk.conf cannot be used: the old one, from any folder. */
static void
test_keeps_what_is_in_force_for_the_sessions (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path =
    support_folder_path (support_agent_get_folder (fixture->agent), AGENT_CONFIGURATION_IN_FORCE);
  g_autoptr (CivicSettings) own =
    civic_settings_load (support_agent_get_config (fixture->agent), NULL);
  g_autoptr (CivicSettings) kept = NULL;
  g_autoptr (CivicCentre) centre = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *boot = get_boot (fixture);

  assert_refused (fixture, "[staff]", "nonsense\n[staff]", "neither a comment");
  kept = civic_settings_load (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < civic_settings_count (); i++)
    if (!g_str_equal (civic_settings_get_key (i).key, "centre"))
      g_assert_cmpstr (civic_settings_get_value (kept, i), ==, civic_settings_get_value (own, i));
  centre = civic_centre_load (civic_settings_get_path (kept, "kiosk", "centre"), &error);
  g_assert_no_error (error);

  replace (fixture, "[staff]", "[visit]\nthanks_s=33\n[staff]");
  hang_up (fixture);
  support_run_until (has_begun_anew (fixture, boot));
  g_clear_object (&kept);
  kept = civic_settings_load (path, &error);
  g_assert_cmpuint (civic_settings_get_unsigned (kept, "visit", "thanks_s"), ==, 33);
}

/* The shipped profile under another name, open on one day of the week alone. */
static void
write_centre (Fixture *self, const char *day)
{
  g_autofree char *source = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config",
                                              "centres", "jeddah-andalus.json", NULL);
  g_autofree char *hours = g_strdup_printf (
    "\"hours\":{\"usual\":[{\"days\":[\"%s\"],\"from\":\"00:00\",\"to\":\"24:00\"}]},\"services\"",
    day);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "\"services\"", hours, 1), ==, 1);
  g_assert_cmpuint (
    g_string_replace (changed, "\"id\": \"jeddah-andalus\"", "\"id\": \"somewhere\"", 1), ==, 1);
  support_folder_write (support_agent_get_folder (self->agent), "somewhere.json", changed->str);
}

/* Of the Kingdom, so many days from now. */
static const char *
name_day (int days)
{
  static const char *const names[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };
  g_autoptr (GTimeZone) riyadh = g_time_zone_new_offset (3 * 60 * 60);
  g_autoptr (GDateTime) now = g_date_time_new_now (riyadh);
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return names[g_date_time_get_day_of_week (then) % 7];
}

static gboolean
is_closed_by_hours (Fixture *self)
{
  g_autoptr (AgentBusAgent) agent = support_agent_connect (self->agent);

  return agent != NULL && !agent_bus_agent_get_open (agent) &&
         g_strcmp0 (agent_bus_agent_get_closed_message (agent), "hours") == 0 &&
         g_strcmp0 (agent_bus_agent_get_kiosk_state (agent), "closed") == 0 &&
         *agent_bus_agent_get_closed_until (agent) != '\0';
}

static gboolean
is_open (Fixture *self)
{
  g_autoptr (AgentBusAgent) agent = support_agent_connect (self->agent);

  return agent != NULL && agent_bus_agent_get_open (agent);
}

/* Day after next is never today, however long the test takes. */
static void
test_follows_the_hours_of_the_profile (Fixture *fixture, gconstpointer user_data)
{
  write_centre (fixture, name_day (2));
  replace (fixture, "centre=", "centre=somewhere.json\n#");
  hang_up (fixture);
  support_run_until (is_closed_by_hours (fixture));

  replace (fixture, "centre=somewhere.json\n#", "centre=");
  hang_up (fixture);
  support_run_until (is_open (fixture));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/configuration/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-good-one-comes-into-force-between-visits",
       test_a_good_one_comes_into_force_between_visits);
  ADD ("sees-by-itself-that-a-file-is-another", test_sees_by_itself_that_a_file_is_another);
  ADD ("nothing-happens-where-nothing-is-another", test_nothing_happens_where_nothing_is_another);
  ADD ("keeps-what-is-in-force-for-the-sessions", test_keeps_what_is_in_force_for_the_sessions);
  ADD ("follows-the-hours-of-the-profile", test_follows_the_hours_of_the_profile);
  ADD ("a-bad-one-is-refused-and-told", test_a_bad_one_is_refused_and_told);

  return g_test_run ();
}
