/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* A fleet files as fast as it can while a central, or the PostgreSQL below it, dies again and
 * again. The fleet itself holds the store against every acknowledgement in the end: tests/bench. */

#include <gio/gio.h>

#include "support-central.h"
#include "support-run-until.h"
#include "support-store.h"

#define CENTRAL_COUNT 2
#define DEATH_COUNT 4
#define FILINGS "1500"
#define KIOSKS "16"
#define LATEST_DEATH_MS 300
#define LONGEST_LOAD_S 120

typedef struct {
  SupportCentral *centrals[CENTRAL_COUNT];
  GSubprocess *fleet;
  gboolean has_ended;
} Fixture;

/* Rows are counted, so the store is a new one for each test. */
static void
set_up (Fixture *self, gconstpointer unused)
{
  self->centrals[0] = support_central_start ((const char *const[]){ "--review-after-s=0", NULL });
  self->centrals[1] = support_central_start_beside (self->centrals[0]);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  support_central_free (self->centrals[1]);
  support_central_free (self->centrals[0]);
}

static void
on_fleet_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  self->has_ended = TRUE;
}

static void
send_the_fleet (Fixture *self)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "tests", "bench", "bench-fleet", NULL);
  g_autofree char *sandbox = support_central_get_path (self->centrals[0], ".");
  g_autoptr (GError) error = NULL;

  self->fleet = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--pause",
    "--url", support_central_get_kiosk_url (self->centrals[0]), "--url",
    support_central_get_kiosk_url (self->centrals[1]), "--sandbox", sandbox, "--store",
    support_central_get_store (self->centrals[0]), "--filings", FILINGS, "--filing", KIOSKS, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (self->fleet, NULL, on_fleet_ended, self);
}

static gboolean
on_moment (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The pause draws a moment; no assertion depends on how long it really was. */
static void
wait_a_moment (void)
{
  gboolean is_over = FALSE;

  g_timeout_add ((guint) g_random_int_range (20, LATEST_DEATH_MS), on_moment, &is_over);
  support_run_until (is_over);
}

/* The fleet looks at the store only now. */
static void
see_it_through (Fixture *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->fleet), NULL, NULL);
  support_run_until_within (self->has_ended, LONGEST_LOAD_S);
  g_clear_object (&self->fleet);
}

static void
test_keeps_its_word_when_centrals_are_killed (Fixture *self, gconstpointer unused)
{
  send_the_fleet (self);
  for (guint round = 0; round < DEATH_COUNT; round++) {
    SupportCentral *central = self->centrals[round % CENTRAL_COUNT];

    wait_a_moment ();
    support_central_kill (central);
    support_central_restart (central);
  }
  see_it_through (self);
}

static void
server (const char *verb)
{
  g_autofree char *script =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/support/private-postgresql", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, script, verb, g_getenv ("KUSHK_TEST_SERVER"), NULL);

  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("private-postgresql %s: %s", verb, error->message);
}

static void
test_keeps_its_word_when_the_server_is_killed (Fixture *self, gconstpointer unused)
{
  if (!support_store_is_shared ()) {
    g_test_skip ("a file has no server");
    return;
  }
  send_the_fleet (self);
  for (guint round = 0; round < DEATH_COUNT; round++) {
    wait_a_moment ();
    server ("kill");
    server ("start");
  }
  see_it_through (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/central/load/keeps-its-word-when-centrals-are-killed", Fixture, NULL, set_up,
              test_keeps_its_word_when_centrals_are_killed, tear_down);
  g_test_add ("/central/load/keeps-its-word-when-the-server-is-killed", Fixture, NULL, set_up,
              test_keeps_its_word_when_the_server_is_killed, tear_down);
  return g_test_run ();
}
