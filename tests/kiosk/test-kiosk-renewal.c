/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* A newer catalogue, and an agent that started anew, reach the glass with the next visit, and no
 * visit is changed in its middle. */

#include "kiosk-staff-way.h"

#include "kiosk-language.h"
#include "kiosk-renewal.h"
#include "kiosk-style.h"
#include "support-catalogue.h"

#define CATALOGUE "tests/data/kiosk/catalogue"
#define SERVICE "commercial-licence-new"
#define FORMER_NAME "New commercial licence"
#define NEW_NAME "Brand-new licence"
#define DELAY_MS 20

typedef struct {
  Kiosk kiosk;
  char *newer;
  KioskRenewal *renewal;
  guint quit_count;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  kiosk_set_up (&self->kiosk, NULL);
  self->newer = g_build_filename (self->kiosk.bench->folder, "newer", NULL);
  support_catalogue_copy (CATALOGUE, self->newer);
  support_catalogue_change (self->newer, "services/" SERVICE ".json", FORMER_NAME, NEW_NAME);
}

static void
remove_newer (Fixture *self)
{
  const char *argv[] = { "rm", "-r", self->newer, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_object (&self->renewal);
  remove_newer (self);
  g_free (self->newer);
  kiosk_tear_down (&self->kiosk, NULL);
}

static KioskStation *
load_station (Fixture *self)
{
  g_autofree char *config = g_build_filename (self->kiosk.bench->folder, "kushk.conf", NULL);
  g_autoptr (GError) error = NULL;
  KioskStation *station = kiosk_station_load (config, &error);

  g_assert_no_error (error);
  return station;
}

static const char *
get_name (KioskStation *station)
{
  CivicService *service = kiosk_station_find_service (station, SERVICE);

  return civic_text_get (civic_service_get_name (service), "en");
}

static void
publish (Fixture *self, const char *directory)
{
  g_object_set (self->kiosk.bench->agent, "catalogue-directory", directory, NULL);
}

static void
on_quit (Fixture *self)
{
  self->quit_count++;
}

static void
watch (Fixture *self, KioskWindow *window)
{
  self->renewal = kiosk_renewal_new (window, self->kiosk.bench->station, DELAY_MS);
  g_signal_connect_swapped (self->renewal, "quit", G_CALLBACK (on_quit), self);
}

static void
test_loads_what_the_agent_says (Fixture *self, gconstpointer unused)
{
  g_autoptr (KioskStation) station = NULL;

  g_assert_cmpstr (get_name (self->kiosk.bench->station), ==, FORMER_NAME);
  publish (self, self->newer);
  station = load_station (self);
  g_assert_cmpstr (get_name (station), ==, NEW_NAME);
  g_assert_false (kiosk_station_is_outdated (station));
}

static void
test_takes_the_centre_from_it (Fixture *self, gconstpointer unused)
{
  g_autoptr (KioskStation) station = NULL;

  support_catalogue_change (self->newer, "centres/jeddah-andalus.json", "\"940\"", "\"920000940\"");
  publish (self, self->newer);
  station = load_station (self);
  g_assert_cmpstr (civic_centre_get_telephone (kiosk_station_get_centre (station)), ==,
                   "920000940");
}

/* A program may be older than the catalogue: what it cannot show must not close the kiosk, nor send
 * sessions round and round. */
static void
test_falls_back_where_it_cannot_show_it (Fixture *self, gconstpointer unused)
{
  g_autoptr (KioskStation) station = NULL;

  support_catalogue_change (self->newer, "services/" SERVICE ".json", "\"id\"", "\"idea\"");
  publish (self, self->newer);
  g_test_expect_message ("Kiosk", G_LOG_LEVEL_MESSAGE, "The signed catalogue cannot be shown*");
  station = load_station (self);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (get_name (station), ==, FORMER_NAME);
  g_assert_false (kiosk_station_is_outdated (station));
}

static void
test_loads_its_own_without_an_agent (Fixture *self, gconstpointer unused)
{
  g_autoptr (KioskStation) station = NULL;

  publish (self, self->newer);
  kiosk_bench_stop_agent (self->kiosk.bench);
  station = load_station (self);
  g_assert_cmpstr (get_name (station), ==, FORMER_NAME);
  g_assert_false (kiosk_station_is_outdated (station));
  kiosk_bench_start_agent (self->kiosk.bench);
  support_run_until (kiosk_station_is_outdated (station));
}

static void
test_steps_aside_from_the_first_screen (Fixture *self, gconstpointer unused)
{
  watch (self, self->kiosk.window);
  publish (self, self->newer);
  support_run_until (self->kiosk.over_count == 1);
  g_assert_cmpuint (self->quit_count, ==, 0);
  /* Whoever touches it in its last moment begins nothing that would be cut off. */
  act (&self->kiosk, "visit.begin", "en");
  g_assert_cmpint (step_of (&self->kiosk), ==, KIOSK_STEP_ATTRACT);
}

static gboolean
on_long_after (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_disturbs_no_visit (Fixture *self, gconstpointer unused)
{
  gboolean is_over = FALSE;

  watch (self, self->kiosk.window);
  act (&self->kiosk, "visit.begin", "en");
  publish (self, self->newer);
  support_run_until (kiosk_station_is_outdated (self->kiosk.bench->station));
  g_timeout_add (5 * DELAY_MS, on_long_after, &is_over);
  support_run_until (is_over);
  g_assert_cmpuint (self->kiosk.over_count, ==, 0);
  g_assert_cmpuint (self->quit_count, ==, 0);
  g_assert_cmpint (step_of (&self->kiosk), ==, KIOSK_STEP_HOME);
}

/* As the central's command to begin anew has it, or a new version. */
static void
start_agent_anew (Fixture *self)
{
  KioskAgentLink *link = kiosk_station_get_link (self->kiosk.bench->station);

  kiosk_bench_stop_agent (self->kiosk.bench);
  support_run_until (!kiosk_agent_link_is_reachable (link));
  g_object_set (self->kiosk.bench->agent, "boot", "another", NULL);
  kiosk_bench_start_agent (self->kiosk.bench);
  support_run_until (kiosk_agent_link_is_reachable (link));
}

static void
meet_agent (Fixture *self)
{
  g_object_set (self->kiosk.bench->agent, "boot", "first", NULL);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->kiosk.bench->agent));
  support_run_until (
    *kiosk_agent_link_get_boot (kiosk_station_get_link (self->kiosk.bench->station)) != '\0');
}

static void
test_steps_aside_when_the_agent_began_anew (Fixture *self, gconstpointer unused)
{
  meet_agent (self);
  watch (self, self->kiosk.window);
  start_agent_anew (self);
  support_run_until (self->kiosk.over_count == 1);
  g_assert_cmpuint (self->quit_count, ==, 0);
}

static void
test_lets_a_visit_outlive_the_agent (Fixture *self, gconstpointer unused)
{
  gboolean is_over = FALSE;

  meet_agent (self);
  watch (self, self->kiosk.window);
  act (&self->kiosk, "visit.begin", "en");
  start_agent_anew (self);
  g_assert_true (kiosk_station_is_outdated (self->kiosk.bench->station));
  g_timeout_add (5 * DELAY_MS, on_long_after, &is_over);
  support_run_until (is_over);
  g_assert_cmpuint (self->kiosk.over_count, ==, 0);
  g_assert_cmpint (step_of (&self->kiosk), ==, KIOSK_STEP_HOME);
}

/* The agent may come up after it. */
static void
test_knows_the_first_agent_it_meets (Fixture *self, gconstpointer unused)
{
  g_autoptr (KioskStation) station = NULL;

  kiosk_bench_stop_agent (self->kiosk.bench);
  station = load_station (self);
  g_object_set (self->kiosk.bench->agent, "boot", "first", NULL);
  kiosk_bench_start_agent (self->kiosk.bench);
  support_run_until (*kiosk_agent_link_get_boot (kiosk_station_get_link (station)) != '\0');
  g_assert_false (kiosk_station_is_outdated (station));
}

static void
test_ends_behind_the_glass (Fixture *self, gconstpointer unused)
{
  KioskWindow *behind = kiosk_window_new (self->kiosk.bench->station);

  watch (self, behind);
  publish (self, self->newer);
  support_run_until (self->quit_count > 0);
  g_assert_cmpuint (self->kiosk.over_count, ==, 0);
  g_clear_object (&self->renewal);
  gtk_window_destroy (GTK_WINDOW (behind));
}

static void
test_stays_when_other_things_change (Fixture *self, gconstpointer unused)
{
  KioskAgentLink *link = kiosk_station_get_link (self->kiosk.bench->station);
  gboolean is_over = FALSE;

  watch (self, self->kiosk.window);
  g_object_set (self->kiosk.bench->agent, "outbox-count", 3, NULL);
  support_run_until (kiosk_agent_link_get_outbox_count (link) == 3);
  kiosk_bench_stop_agent (self->kiosk.bench);
  support_run_until (!kiosk_agent_link_is_reachable (link));
  kiosk_bench_start_agent (self->kiosk.bench);
  support_run_until (kiosk_agent_link_is_reachable (link));
  g_timeout_add (5 * DELAY_MS, on_long_after, &is_over);
  support_run_until (is_over);
  g_assert_cmpuint (self->kiosk.over_count, ==, 0);
}

/* Citizens are not: they would be sent home for nothing. */
static void
test_tells_staff_when_it_is_out_of_date (Fixture *self, gconstpointer unused)
{
  Kiosk *kiosk = &self->kiosk;

  g_object_set (kiosk->bench->agent, "catalogue-state", "expired", NULL);
  support_run_until (
    kiosk_agent_link_is_catalogue_expired (kiosk_station_get_link (kiosk->bench->station)));
  act (kiosk, "visit.begin", "en");
  staff_log_in (kiosk);
  support_run_until (shows (kiosk, "The services shown here are out of date"));
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(name, test) g_test_add ("/kiosk/renewal/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("loads-what-the-agent-says", test_loads_what_the_agent_says);
  ADD ("takes-the-centre-from-it", test_takes_the_centre_from_it);
  ADD ("falls-back-where-it-cannot-show-it", test_falls_back_where_it_cannot_show_it);
  ADD ("loads-its-own-without-an-agent", test_loads_its_own_without_an_agent);
  ADD ("steps-aside-from-the-first-screen", test_steps_aside_from_the_first_screen);
  ADD ("disturbs-no-visit", test_disturbs_no_visit);
  ADD ("steps-aside-when-the-agent-began-anew", test_steps_aside_when_the_agent_began_anew);
  ADD ("lets-a-visit-outlive-the-agent", test_lets_a_visit_outlive_the_agent);
  ADD ("knows-the-first-agent-it-meets", test_knows_the_first_agent_it_meets);
  ADD ("ends-behind-the-glass", test_ends_behind_the_glass);
  ADD ("tells-staff-when-it-is-out-of-date", test_tells_staff_when_it_is_out_of_date);
  ADD ("stays-when-other-things-change", test_stays_when_other_things_change);

  return g_test_run ();
}
