/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* The supervisor with real child processes: one session in front at any time, another process after
 * each visit, and the glass given back whatever the session does. */
#include "shell-environment.h"
#include "shell-supervisor.h"

#include <glib/gstdio.h>
#include <signal.h>

#define DEADLINE_S 20

typedef struct {
  char *folder;
  ShellSupervisor *supervisor;
} Stage;

static const ShellDeadlines brisk = { .hung_ms = 400, .paint_ms = 400, .warm_ms = 2000 };

static void
behave (Stage *stage, const char *behaviour, gboolean on)
{
  g_autofree char *path = g_build_filename (stage->folder, behaviour, NULL);

  if (on)
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  else
    g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The newest process of that role that is still alive, or 0. */
static GPid
find (Stage *stage, const char *role, GPid other_than)
{
  g_autoptr (GDir) dir = g_dir_open (stage->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_auto (GStrv) parts = g_strsplit (name, ".", 2);
    GPid pid = atoi (parts[0]);

    if (pid > 0 && pid != other_than && g_strcmp0 (parts[1], role) == 0 && kill (pid, 0) == 0)
      return pid;
  }
  return 0;
}

static gboolean
on_deadline (gpointer user_data)
{
  g_error ("%s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static GPid
wait_for (Stage *stage, const char *role, GPid other_than)
{
  guint deadline = g_timeout_add_seconds (DEADLINE_S, on_deadline, (gpointer) role);
  GPid pid;

  while ((pid = find (stage, role, other_than)) == 0) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_source_remove (deadline);
  return pid;
}

static void
wait_until_gone (GPid pid)
{
  guint deadline = g_timeout_add_seconds (DEADLINE_S, on_deadline, (gpointer) "still alive");

  while (kill (pid, 0) == 0) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_source_remove (deadline);
}

static void
set_up (Stage *stage, gconstpointer user_data)
{
  const char *argv[] = { FAKE_SESSION, "--config", NULL, NULL };
  g_auto (GStrv) inherited = g_environ_setenv (g_get_environ (), "LD_HOSTILE", "1", TRUE);
  g_auto (GStrv) environment = shell_environment_filter (inherited);

  stage->folder = g_dir_make_tmp ("kushk-shell-XXXXXX", NULL);
  argv[2] = stage->folder;
  stage->supervisor = shell_supervisor_new (argv, environment, &brisk);
}

static void
tear_down (Stage *stage, gconstpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (stage->folder, 0, NULL);
  const char *name;

  g_clear_object (&stage->supervisor);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (stage->folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (stage->folder);
  g_free (stage->folder);
}

static void
test_shows_one_and_keeps_one_warm (Stage *stage, gconstpointer user_data)
{
  GPid front;

  shell_supervisor_start (stage->supervisor);
  front = wait_for (stage, "shown", 0);
  wait_for (stage, "cover", 0);
  wait_for (stage, "spare", front);
  g_assert_cmpint (find (stage, "hostile", 0), ==, 0);
}

static void
test_over_brings_another_process (Stage *stage, gconstpointer user_data)
{
  GPid first, second;

  shell_supervisor_start (stage->supervisor);
  first = wait_for (stage, "shown", 0);
  wait_for (stage, "spare", first);
  kill (first, SIGUSR1);
  second = wait_for (stage, "shown", first);
  wait_until_gone (first);
  g_assert_cmpint (second, !=, first);
}

static void
count (guint *counter)
{
  *counter += 1;
}

/* What the service manager is told: a supervisor that only lives is not enough. */
static void
test_is_alive_only_while_the_glass_is_drawn (Stage *stage, gconstpointer user_data)
{
  guint alive = 0;
  GPid first;

  g_signal_connect_swapped (stage->supervisor, "alive", G_CALLBACK (count), &alive);
  behave (stage, "mute", TRUE);
  shell_supervisor_start (stage->supervisor);
  first = wait_for (stage, "shown", 0);
  wait_until_gone (first);
  g_assert_cmpuint (alive, ==, 0);

  behave (stage, "mute", FALSE);
  while (alive < 3)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_crash_is_replaced (Stage *stage, gconstpointer user_data)
{
  GPid first;

  shell_supervisor_start (stage->supervisor);
  first = wait_for (stage, "shown", 0);
  kill (first, SIGKILL);
  wait_for (stage, "shown", first);
}

static void
test_hang_is_killed_and_replaced (Stage *stage, gconstpointer user_data)
{
  GPid first;

  shell_supervisor_start (stage->supervisor);
  first = wait_for (stage, "shown", 0);
  wait_for (stage, "spare", first);
  kill (first, SIGSTOP);
  wait_for (stage, "shown", first);
  wait_until_gone (first);
}

static void
test_session_that_never_paints_is_dropped (Stage *stage, gconstpointer user_data)
{
  GPid first;

  behave (stage, "mute", TRUE);
  shell_supervisor_start (stage->supervisor);
  first = wait_for (stage, "shown", 0);
  behave (stage, "mute", FALSE);
  wait_for (stage, "shown", first);
  wait_until_gone (first);
}

static void
test_stillborn_sessions_do_not_stop_it (Stage *stage, gconstpointer user_data)
{
  behave (stage, "stillborn", TRUE);
  shell_supervisor_start (stage->supervisor);
  wait_for (stage, "cover", 0);
  behave (stage, "stillborn", FALSE);
  wait_for (stage, "shown", 0);
}

/* The session in front ends, and the one that waited comes forward. */
static GPid
swap (Stage *stage, GPid front)
{
  wait_for (stage, "spare", front);
  kill (front, SIGUSR1);
  return wait_for (stage, "shown", front);
}

static void
test_lost_cover_returns_with_the_next_swap (Stage *stage, gconstpointer user_data)
{
  GPid cover, front;

  shell_supervisor_start (stage->supervisor);
  cover = wait_for (stage, "cover", 0);
  front = wait_for (stage, "shown", 0);
  kill (cover, SIGKILL);
  wait_until_gone (cover);
  /* The process may be gone before the supervisor has heard of it: a first swap gives it the time.
   */
  swap (stage, swap (stage, front));
  wait_for (stage, "cover", cover);
}

static void
test_session_waits_for_the_cover (Stage *stage, gconstpointer user_data)
{
  behave (stage, "slow-cover", TRUE);
  shell_supervisor_start (stage->supervisor);
  wait_for (stage, "shown", 0);
  g_assert_cmpint (find (stage, "above-nothing", 0), ==, 0);
}

static void
test_stop_leaves_nobody (Stage *stage, gconstpointer user_data)
{
  GPid front, spare, cover;

  shell_supervisor_start (stage->supervisor);
  front = wait_for (stage, "shown", 0);
  spare = wait_for (stage, "spare", front);
  cover = wait_for (stage, "cover", 0);
  shell_supervisor_stop (stage->supervisor);
  wait_until_gone (front);
  wait_until_gone (spare);
  wait_until_gone (cover);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Stage, NULL, set_up, function, tear_down)
  ADD ("/shell/supervisor/shows-one-and-keeps-one-warm", test_shows_one_and_keeps_one_warm);
  ADD ("/shell/supervisor/over-brings-another-process", test_over_brings_another_process);
  ADD ("/shell/supervisor/is-alive-only-while-the-glass-is-drawn",
       test_is_alive_only_while_the_glass_is_drawn);
  ADD ("/shell/supervisor/crash-is-replaced", test_crash_is_replaced);
  ADD ("/shell/supervisor/hang-is-killed-and-replaced", test_hang_is_killed_and_replaced);
  ADD ("/shell/supervisor/session-that-never-paints-is-dropped",
       test_session_that_never_paints_is_dropped);
  ADD ("/shell/supervisor/stillborn-sessions-do-not-stop-it",
       test_stillborn_sessions_do_not_stop_it);
  ADD ("/shell/supervisor/lost-cover-returns-with-the-next-swap",
       test_lost_cover_returns_with_the_next_swap);
  ADD ("/shell/supervisor/session-waits-for-the-cover", test_session_waits_for_the_cover);
  ADD ("/shell/supervisor/stop-leaves-nobody", test_stop_leaves_nobody);
#undef ADD
  return g_test_run ();
}
