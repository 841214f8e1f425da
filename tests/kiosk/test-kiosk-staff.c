/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What each role sees on the panel, and what the screens behind it ask of the agent. */

#include "kiosk-find.h"
#include "kiosk-picture.h"
#include "kiosk-staff-way.h"

#include "kiosk-choice-tiles.h"
#include "kiosk-digit-pad.h"
#include "kiosk-language.h"
#include "kiosk-staff-trouble.h"
#include "kiosk-style.h"

#define QUARANTINE                                                                                 \
  "[('7K3M9QXT2F4HW8D1Z', 'invalid-filing', '2026-11-23T09:12:00+03:00'),"                         \
  " ('2F4HW8D1Z7K3M9QXT', 'never-heard-of', '2026-11-22T18:40:00+03:00')]"

static KioskAgentLink *
link_of (Kiosk *kiosk)
{
  return kiosk_station_get_link (kiosk->bench->station);
}

static void
log_in (Kiosk *kiosk, const char *role)
{
  kiosk->bench->staff_role = role;
  act (kiosk, "visit.begin", "en");
  staff_log_in (kiosk);
}

static void
go (Kiosk *kiosk, const char *step)
{
  act (kiosk, "staff.go", step);
  g_assert_cmpstr (kiosk_step_get_name (step_of (kiosk)), ==, step);
}

static const char *
calls_of (Kiosk *kiosk)
{
  return kiosk->bench->staff_calls->str;
}

static void
choose (Kiosk *kiosk, guint index, const char *value)
{
  GtkWidget *child = gtk_widget_get_first_child (
    gtk_widget_get_first_child (GTK_WIDGET (kiosk_window_get_page (kiosk->window))));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (!KIOSK_IS_CHOICE_TILES (child) || index-- > 0)
      continue;
    kiosk_choice_tiles_set_value (KIOSK_CHOICE_TILES (child), value);
    return;
  }
  g_assert_not_reached ();
}

typedef struct {
  const char *role;
  const char *name;
  const char *sees[13];
  const char *misses[13];
} Role;

static const Role roles[] = {
  { "attendant",
    "attendant",
    { "Reset the session", "Test print", "New roll put in", "Resume printing", "Send waiting now",
      "Readiness check", "Refused applications", NULL },
    { "Close the shift", "Close for a while", "Settings", "Restart", NULL } },
  { "supervisor",
    "supervisor",
    { "Reset the session", "Test print", "New roll put in", "Resume printing", "Send waiting now",
      "Readiness check", "Close the shift", "Close for a while", "Settings", "Restart",
      "Refused applications", NULL },
    { "Open the service", NULL } },
  { "technician",
    "technician",
    { "Reset the session", "Test print", "Resume printing", "Readiness check", "Settings",
      "Restart", NULL },
    { "Close the shift", "Close for a while", NULL } },
  { "municipality",
    "inspector of the municipality",
    { "Readiness check", "Close for a while", "Refused applications", NULL },
    { "Reset the session", "Test print", "Close the shift", "Settings", "Restart", NULL } },
};

static void
test_role (Kiosk *kiosk, gconstpointer user_data)
{
  const Role *role = user_data;

  g_object_set (kiosk->bench->agent, "quarantine-count", 1, NULL);
  log_in (kiosk, role->role);
  support_run_until (shows (kiosk, "Refused applications"));
  g_assert_true (shows (kiosk, role->name));
  for (guint i = 0; role->sees[i] != NULL; i++)
    g_assert_true (shows (kiosk, role->sees[i]));
  for (guint i = 0; role->misses[i] != NULL; i++)
    g_assert_false (shows (kiosk, role->misses[i]));
}

static void
expect_trouble (Kiosk *kiosk, const char *title)
{
  g_test_message ("%s", title);
  support_run_until (shows (kiosk, title));
}

/* The graver one hides the other. */
static void
test_gravity (Kiosk *kiosk, gconstpointer user_data)
{
  static const char *const keyboard[] = { "keyboard", NULL };
  static const char *const clock[] = { "clock", "keyboard", NULL };
  AgentBusAgent *agent = kiosk->bench->agent;

  log_in (kiosk, "supervisor");
  expect_trouble (kiosk, "Everything works");
  g_object_set (agent, "readiness", "unchecked", "readiness-at", "2026-11-20T08:00:00+03:00", NULL);
  expect_trouble (kiosk, "Software or settings have changed since the last check");
  g_object_set (agent, "readiness", "passed", "readiness-faults", keyboard, NULL);
  expect_trouble (kiosk, "A part failed its last check");
  g_object_set (agent, "quarantine-count", 1, NULL);
  expect_trouble (kiosk, "The municipality refused an application");
  kiosk_bench_set_printer (kiosk->bench, "out", "paper-out");
  expect_trouble (kiosk, "Receipt printer: Out of paper");
  g_object_set (agent, "readiness", "unchecked", "line-up", FALSE, NULL);
  expect_trouble (kiosk, "The line to the municipality is down");
  g_object_set (agent, "open", FALSE, NULL);
  expect_trouble (kiosk, "This kiosk has not been checked yet");
  g_object_set (agent, "readiness-faults", clock, NULL);
  expect_trouble (kiosk, "The clock of this kiosk is wrong");
  g_object_set (agent, "storage-good", FALSE, NULL);
  expect_trouble (kiosk, "the disk is full");
}

static void
test_cards (Kiosk *kiosk, gconstpointer user_data)
{
  g_clear_pointer (&kiosk->bench->shift, civic_shift_free);
  log_in (kiosk, "supervisor");
  g_object_set (kiosk->bench->agent, "disk-free-mebibytes", 512, "clock-ahead-seconds", -380,
                "certificate-expires-at", "2020-01-01T00:00:00Z", NULL);
  support_run_until (shows (kiosk, "MB"));
  g_assert_true (shows (kiosk, "6:20 slow"));
  g_assert_true (shows (kiosk, "No longer valid"));
  g_assert_true (shows (kiosk, "As delivered"));
  g_assert_true (shows (kiosk, "begins when the kiosk opens"));
}

static void
test_row (Kiosk *kiosk, gconstpointer user_data)
{
  GtkWidget *grid = NULL;
  GtkWidget *roll = NULL;

  log_in (kiosk, "supervisor");
  kiosk_picture_settle (kiosk->window);
  grid = gtk_widget_get_first_child (
    find (GTK_WIDGET (kiosk_window_get_page (kiosk->window)), "KioskStaffStatus"));
  roll = gtk_grid_get_child_at (GTK_GRID (grid), 0, 1);
  g_assert_cmpint (2 * gtk_widget_get_width (roll), <, gtk_widget_get_width (grid));
  kiosk_bench_set_sheet_printer (kiosk->bench, "none", "none");
  support_run_until (2 * gtk_widget_get_width (roll) > gtk_widget_get_width (grid));
  kiosk_bench_set_sheet_printer (kiosk->bench, "ready", "none");
  support_run_until (2 * gtk_widget_get_width (roll) < gtk_widget_get_width (grid));
}

static void
test_refusal (Kiosk *kiosk, gconstpointer user_data)
{
  log_in (kiosk, "supervisor");
  kiosk->bench->staff_refusal = "NotReady";
  act (kiosk, "staff.ask", "StaffReboot");
  support_run_until (shows (kiosk, "That cannot be done now"));
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_STAFF_PANEL);
}

static void
test_close (Kiosk *kiosk, gconstpointer user_data)
{
  log_in (kiosk, "supervisor");
  go (kiosk, "staff-close");
  g_assert_true (shows (kiosk, "This kiosk is closed for a short break"));
  g_assert_true (shows (kiosk, "Opens again"));
  choose (kiosk, 0, "moved");
  choose (kiosk, 1, "by-hand");
  g_assert_true (shows (kiosk, "The services of this kiosk have moved"));
  g_assert_false (shows (kiosk, "Opens again"));
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
  g_assert_cmpstr (calls_of (kiosk), ==, "StaffClose('moved', '')\n");
}

static void
test_close_until (Kiosk *kiosk, gconstpointer user_data)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) until = NULL;
  g_auto (GStrv) parts = NULL;

  log_in (kiosk, "supervisor");
  go (kiosk, "staff-close");
  choose (kiosk, 1, "60");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
  parts = g_strsplit (calls_of (kiosk), "'", -1);
  g_assert_cmpstr (parts[1], ==, "short-break");
  until = g_date_time_new_from_iso8601 (parts[3], NULL);
  g_assert_nonnull (until);
  g_assert_cmpint (g_date_time_difference (until, before) / G_TIME_SPAN_MINUTE, >=, 59);
  g_assert_cmpint (g_date_time_difference (until, before) / G_TIME_SPAN_MINUTE, <=, 61);
}

static void
test_reset (Kiosk *kiosk, gconstpointer user_data)
{
  log_in (kiosk, "attendant");
  go (kiosk, "staff-reset");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpstr (calls_of (kiosk), ==, "");
  choose (kiosk, 0, "stuck");
  act (kiosk, "page.advance", NULL);
  support_run_until (kiosk->over_count == 1);
  g_assert_cmpstr (calls_of (kiosk), ==, "StaffNoteReset('stuck',)\n");
}

static void
test_restart (Kiosk *kiosk, gconstpointer user_data)
{
  log_in (kiosk, "technician");
  go (kiosk, "staff-restart");
  choose (kiosk, 0, "StaffReboot");
  act (kiosk, "page.advance", NULL);
  g_assert_true (shows (kiosk, "Yes, restart now"));
  choose (kiosk, 0, "StaffRestart");
  g_assert_false (shows (kiosk, "Yes, restart now"));
  act (kiosk, "page.advance", NULL);
  g_assert_cmpstr (calls_of (kiosk), ==, "");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "It restarts now."));
  g_assert_cmpstr (calls_of (kiosk), ==, "StaffRestart()\n");
}

static void
step (Kiosk *kiosk, const char *what, int steps)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (kiosk_window_get_page (kiosk->window)),
                                             "staff.step", "(si)", what, steps));
}

static void
test_levels (Kiosk *kiosk, gconstpointer user_data)
{
  log_in (kiosk, "technician");
  g_object_set (kiosk->bench->agent, "volume", 95, "brightness", -1, NULL);
  support_run_until (kiosk_agent_link_get_volume (link_of (kiosk)) == 95);
  go (kiosk, "staff-settings");
  g_assert_true (shows (kiosk, "95%"));
  g_assert_true (shows (kiosk, "This machine has no such setting"));
  step (kiosk, "volume", 1);
  step (kiosk, "brightness", 1);
  support_run_until (shows (kiosk, "Done."));
  g_assert_cmpstr (calls_of (kiosk), ==, "StaffSetLevel('volume', 100)\n");
}

static void
test_languages (Kiosk *kiosk, gconstpointer user_data)
{
  GtkWidget *tile = NULL;

  log_in (kiosk, "supervisor");
  go (kiosk, "staff-settings");
  tile = find (GTK_WIDGET (kiosk_window_get_page (kiosk->window)), "KioskTile");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tile), FALSE);
  support_run_until (kiosk->bench->staff_calls->len > 0);
  g_assert_cmpstr (calls_of (kiosk), ==, "StaffOfferLanguages(['en', 'ur'],)\n");
}

/* The next session: those that staff offer, in the centre's order. */
static void
test_offered_languages (Kiosk *kiosk, gconstpointer user_data)
{
  static const char *const offered[] = { "ur", "en", "xx", NULL };
  static const char *const unknown[] = { "xx", NULL };
  g_autofree char *config = g_build_filename (kiosk->bench->folder, "kushk.conf", NULL);
  g_autoptr (KioskStation) station = NULL;
  g_autoptr (KioskStation) other = NULL;
  const char *const *tags = NULL;

  g_object_set (kiosk->bench->agent, "offered-languages", offered, NULL);
  station = kiosk_station_load (config, NULL);
  tags = kiosk_station_get_languages (station);
  g_assert_cmpstr (tags[0], ==, "en");
  g_assert_cmpstr (tags[1], ==, "ur");
  g_assert_null (tags[2]);
  g_assert_cmpstr (kiosk_station_get_other_language (station, "ur"), ==, "en");

  g_object_set (kiosk->bench->agent, "offered-languages", unknown, NULL);
  other = kiosk_station_load (config, NULL);
  g_assert_cmpuint (g_strv_length ((char **) kiosk_station_get_languages (other)), ==, 3);
}

static void
test_quarantine (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->quarantine = QUARANTINE;
  log_in (kiosk, "supervisor");
  go (kiosk, "staff-quarantine");
  support_run_until (shows (kiosk, "7K3M-9QXT-2F4H-W8D1-Z"));
  g_assert_true (shows (kiosk, "An answer in it is not accepted"));
  g_assert_false (shows (kiosk, "never-heard-of"));
  act (kiosk, "quarantine.release", "7K3M9QXT2F4HW8D1Z");
  staff_type (kiosk, "2001");
  act (kiosk, "page.advance", NULL);
  g_assert_true (shows (kiosk, "It takes a second person"));
  staff_type (kiosk, "2002");
  act (kiosk, "page.advance", NULL);
  staff_type (kiosk, "777111");
  g_assert_false (shows (kiosk, "777111"));
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "It is sent again."));
  g_assert_cmpstr (calls_of (kiosk), ==,
                   "StaffReleaseQuarantine('7K3M9QXT2F4HW8D1Z', '2002', '777111')\n");
}

static void
test_quarantine_refused (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->quarantine = QUARANTINE;
  kiosk->bench->staff_refusal = "NotAllowed";
  log_in (kiosk, "supervisor");
  go (kiosk, "staff-quarantine");
  support_run_until (shows (kiosk, "Send again"));
  act (kiosk, "quarantine.release", "7K3M9QXT2F4HW8D1Z");
  staff_type (kiosk, "2002");
  act (kiosk, "page.advance", NULL);
  staff_type (kiosk, "777111");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "is not right"));
  act (kiosk, "page.back", NULL);
  g_assert_true (shows (kiosk, "Send again"));
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_STAFF_PANEL);
}

/* By then somebody released it at the central: no reason to restart the machine. */
static void
test_quarantine_came_too_late (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->quarantine = QUARANTINE;
  kiosk->bench->staff_refusal = "BadRequest";
  log_in (kiosk, "supervisor");
  go (kiosk, "staff-quarantine");
  support_run_until (shows (kiosk, "Send again"));
  act (kiosk, "quarantine.release", "7K3M9QXT2F4HW8D1Z");
  staff_type (kiosk, "2002");
  act (kiosk, "page.advance", NULL);
  staff_type (kiosk, "777111");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "That did not work"));
  g_assert_true (shows (kiosk, "Send again"));
  g_assert_false (shows (kiosk, "restart the machine"));
}

static void
test_attendant_releases_nothing (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->quarantine = QUARANTINE;
  log_in (kiosk, "attendant");
  go (kiosk, "staff-quarantine");
  support_run_until (shows (kiosk, "7K3M-9QXT-2F4H-W8D1-Z"));
  g_assert_false (shows (kiosk, "Send again"));
}

static void
test_events (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->events = "[('2026-11-20T10:42:00+03:00', 'printer-out', 'agent', 'receipt:jam'),"
                         " ('2026-11-20T10:41:00+03:00', 'visit-reset', '2001', 'stuck'),"
                         " ('2026-11-20T10:40:00+03:00', 'of-another-version', 'agent', '')]";
  log_in (kiosk, "attendant");
  go (kiosk, "staff-events");
  support_run_until (shows (kiosk, "Staff reset the session"));
  g_assert_true (shows (kiosk, "Receipt printer: Paper is stuck"));
  g_assert_true (shows (kiosk, "2026-11-20 10:41"));
  g_assert_false (shows (kiosk, "of-another-version"));
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, data, function)                                                                  \
  g_test_add ("/kiosk/staff/" path, Kiosk, data, kiosk_set_up, function, kiosk_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autofree char *path = g_strconcat ("/kiosk/staff/shows-its-own-to-", roles[i].role, NULL);

    g_test_add (path, Kiosk, &roles[i], kiosk_set_up, test_role, kiosk_tear_down);
  }
  ADD ("tells-the-gravest-trouble", NULL, test_gravity);
  ADD ("tells-how-each-part-is", NULL, test_cards);
  ADD ("leaves-no-place-empty-where-no-sheet-printer-is", NULL, test_row);
  ADD ("says-why-not", NULL, test_refusal);
  ADD ("closes-with-a-message", NULL, test_close);
  ADD ("closes-until-a-moment", NULL, test_close_until);
  ADD ("resets-with-a-reason", NULL, test_reset);
  ADD ("asks-once-more-before-a-restart", NULL, test_restart);
  ADD ("sets-sound-and-brightness", NULL, test_levels);
  ADD ("chooses-the-languages", NULL, test_languages);
  ADD ("offers-the-chosen-languages-from-the-next-session-on", NULL, test_offered_languages);
  ADD ("releases-a-filing-with-two", NULL, test_quarantine);
  ADD ("releases-nothing-for-a-wrong-second", NULL, test_quarantine_refused);
  ADD ("blames-no-agent-for-a-filing-that-is-gone", NULL, test_quarantine_came_too_late);
  ADD ("lets-an-attendant-look-only", NULL, test_attendant_releases_nothing);
  ADD ("tells-events-in-words", NULL, test_events);
#undef ADD

  return g_test_run ();
}
