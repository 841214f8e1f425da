/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"
#include "kiosk-language.h"
#include "kiosk-station.h"

#include <gtk/gtk.h>

typedef struct {
  KioskBench *bench;
  char *good;
  char *bad;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->bench = kiosk_bench_new ();
  self->good =
    g_strdup (civic_settings_get_file (kiosk_station_get_settings (self->bench->station)));
  self->bad = g_build_filename (self->bench->folder, "bad.conf", NULL);
  g_assert_true (g_file_set_contents (self->bad, "[kiosk]\nid=mistyped\n", -1, NULL));
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_free (self->good);
  g_free (self->bad);
  kiosk_bench_free (self->bench);
}

static void
test_goes_by_what_is_in_force_where_somebody_mistyped (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskStation) station = kiosk_station_load (fixture->bad, &error);
  g_autoptr (KioskStation) last = NULL;

  g_assert_null (station);
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  last = kiosk_station_load_or_last (fixture->bad, fixture->good, NULL);
  g_assert_cmpstr (kiosk_station_get_id (last), ==, "JED-ANDALUS-02");
}

static void
test_prefers_what_is_well (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KioskStation) station = kiosk_station_load_or_last (fixture->good, fixture->bad, NULL);

  g_assert_nonnull (station);
}

static void
test_tells_of_the_file_itself_where_there_is_no_other (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_station_load_or_last (fixture->bad, "/nowhere/kushk.conf", &error));
  g_assert_true (g_str_has_prefix (error->message, fixture->bad));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/station/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);

  ADD ("goes-by-what-is-in-force-where-somebody-mistyped",
       test_goes_by_what_is_in_force_where_somebody_mistyped);
  ADD ("prefers-what-is-well", test_prefers_what_is_well);
  ADD ("tells-of-the-file-itself-where-there-is-no-other",
       test_tells_of_the_file_itself_where_there_is_no_other);

  return g_test_run ();
}
