/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* Speaks the session's half of the protocol without a screen, so that a test can make it hang,
 * crash, dawdle or end its visit. The argument of --config is a folder: each process leaves
 * DIR/PID.ROLE there with its role, and takes SIGUSR1 for "the visit is over". DIR/mute makes it
 * forget "painted", DIR/stillborn makes it die at once, DIR/slow-cover lets the cover take its
 * time. A session that is shown before the cover has painted leaves "above-nothing". */
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int control_fd;
static const char *folder;
static gboolean is_cover;

static void
leave_note (const char *role)
{
  g_autofree char *name = g_strdup_printf ("%d.%s", getpid (), role);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, "", 0, NULL);
}

static gboolean
is_asked_to (const char *behaviour)
{
  g_autofree char *path = g_build_filename (folder, behaviour, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
say (const char *word)
{
  g_autofree char *line = g_strconcat (word, "\n", NULL);

  if (write (control_fd, line, strlen (line)) < 0)
    exit (EXIT_FAILURE);
}

static gboolean
on_beat_due (gpointer user_data)
{
  say ("beat");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_visit_over (gpointer user_data)
{
  say ("over");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_cover_painted (gpointer user_data)
{
  g_autofree char *path = g_build_filename (folder, "covered", NULL);

  g_file_set_contents (path, "", 0, NULL);
  say ("painted");
  return G_SOURCE_REMOVE;
}

static void
obey_as_cover (void)
{
  g_timeout_add (is_asked_to ("slow-cover") ? 200 : 0, on_cover_painted, NULL);
}

static void
obey_as_session (void)
{
  if (!is_asked_to ("covered"))
    leave_note ("above-nothing");
  leave_note ("shown");
  if (!is_asked_to ("mute"))
    say ("painted");
  g_timeout_add (50, on_beat_due, NULL);
}

static gboolean
on_order (int fd, GIOCondition condition, gpointer user_data)
{
  char word[64];

  if (read (fd, word, sizeof word) <= 0)
    exit (EXIT_FAILURE);
  if (is_cover)
    obey_as_cover ();
  else
    obey_as_session ();
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  is_cover = g_str_equal (argv[argc - 1], "--cover");
  folder = argv[2];
  control_fd = atoi (g_getenv ("KUSHK_CONTROL_FD"));
  leave_note (is_cover ? "cover" : "spare");
  if (g_getenv ("LD_HOSTILE") != NULL)
    leave_note ("hostile");
  if (is_asked_to ("stillborn") && !is_cover)
    return EXIT_FAILURE;

  g_unix_signal_add (SIGUSR1, on_visit_over, NULL);
  g_unix_fd_add (control_fd, G_IO_IN | G_IO_HUP, on_order, NULL);
  if (!is_cover)
    say ("warm");
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
