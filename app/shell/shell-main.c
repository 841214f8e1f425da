/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "shell-environment.h"
#include "shell-supervisor.h"
#include "systemd-notify.h"

#include <glib-unix.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

typedef struct {
  char *configuration_path;
  char *session_program;
  gboolean is_window;
  gboolean is_session;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &options->configuration_path,
      "The kiosk's configuration (default " KUSHK_DEFAULT_CONFIGURATION ")", "FILE" },
    { "window", 'w', 0, G_OPTION_ARG_NONE, &options->is_window, "In a scaled window, on a desk",
      NULL },
    { "session", 0, 0, G_OPTION_ARG_NONE, &options->is_session,
      "Become one citizen's visit, without a supervisor", NULL },
    { "session-program", 0, 0, G_OPTION_ARG_FILENAME, &options->session_program,
      "The program of a visit (default " KUSHK_SESSION_PROGRAM ")", "PATH" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- keep one session on the glass");

  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static GStrv
make_session_argv (const Options *options)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder,
                      options->session_program ? options->session_program : KUSHK_SESSION_PROGRAM);
  g_strv_builder_add (builder, "--config");
  g_strv_builder_add (builder, options->configuration_path ? options->configuration_path
                                                           : KUSHK_DEFAULT_CONFIGURATION);
  if (options->is_window)
    g_strv_builder_add (builder, "--window");
  return g_strv_builder_end (builder);
}

static gboolean
on_end_asked (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

/* Only what is on the glass counts: where a hung compositor lets no session draw, all of it is
 * started anew. */
static void
on_alive (ShellSupervisor *supervisor)
{
  systemd_tell ("READY=1\nWATCHDOG=1");
}

static int
supervise (char **session_argv, char **environment)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (ShellSupervisor) supervisor = shell_supervisor_new (
    (const char *const *) session_argv, environment, &shell_deadlines_default);

  g_unix_signal_add (SIGTERM, on_end_asked, loop);
  g_unix_signal_add (SIGINT, on_end_asked, loop);
  g_signal_connect (supervisor, "alive", G_CALLBACK (on_alive), NULL);
  shell_supervisor_start (supervisor);
  g_main_loop_run (loop);
  systemd_tell ("STOPPING=1");
  shell_supervisor_stop (supervisor);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) inherited = g_get_environ ();
  g_auto (GStrv) environment = shell_environment_filter (inherited);
  g_auto (GStrv) session_argv = NULL;
  Options options = { 0 };

  if (!parse_options (&options, &argc, &argv, &error)) {
    g_printerr ("kushk: %s\nTry “kushk --help”.\n", error->message);
    return EXIT_FAILURE;
  }
  session_argv = make_session_argv (&options);
  if (options.is_session) {
    execve (session_argv[0], session_argv, environment);
    g_printerr ("kushk: %s: %s\n", session_argv[0], g_strerror (errno));
    return EXIT_FAILURE;
  }
  return supervise (session_argv, environment);
}
