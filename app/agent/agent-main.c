/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon.h"
#include "agent-http.h"
#include "systemd-notify.h"
#include "civic-environment.h"
#include "civic-settings.h"

#include <glib-unix.h>
#include <sodium.h>

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

/* Nothing here can read a filing, but there is no reason to leave anything behind either. */
static void
harden_process (void)
{
  struct rlimit no_core = { 0, 0 };

  umask (0077);
  setrlimit (RLIMIT_CORE, &no_core);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static char *
parse_command_line (int *argc, char ***argv, GError **error)
{
  g_autofree char *config = NULL;
  const GOptionEntry entries[] = {
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &config, "The kiosk's settings", "FILE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("– the kiosk's agent");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return NULL;

  if (config == NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "--config FILE is needed");
    return NULL;
  }

  return g_steal_pointer (&config);
}

static gboolean
on_terminate (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_hang_up (gpointer user_data)
{
  agent_daemon_reload (AGENT_DAEMON (user_data));

  return G_SOURCE_CONTINUE;
}

typedef struct {
  GMainLoop *loop;
  gboolean is_wanted;
} Restart;

static void
on_restart (Restart *self)
{
  self->is_wanted = TRUE;
  g_main_loop_quit (self->loop);
}

/* Returns whether it is to begin anew. */
static gboolean
serve (AgentDaemon *daemon)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Restart restart = { loop, FALSE };
  gulong restart_id =
    g_signal_connect_swapped (daemon, "restart", G_CALLBACK (on_restart), &restart);
  guint watchdog_id = systemd_start_watchdog ();
  guint terminate_id = g_unix_signal_add (SIGTERM, on_terminate, loop);
  guint interrupt_id = g_unix_signal_add (SIGINT, on_terminate, loop);
  guint hang_up_id = g_unix_signal_add (SIGHUP, on_hang_up, daemon);

  systemd_tell ("READY=1");
  g_main_loop_run (loop);
  systemd_tell (restart.is_wanted ? "RELOADING=1" : "STOPPING=1");

  g_clear_signal_handler (&restart_id, daemon);
  g_clear_handle_id (&watchdog_id, g_source_remove);
  g_clear_handle_id (&terminate_id, g_source_remove);
  g_clear_handle_id (&interrupt_id, g_source_remove);
  g_clear_handle_id (&hang_up_id, g_source_remove);
  agent_daemon_stop (daemon);

  return restart.is_wanted;
}

static gboolean
run (int argc, char **argv, gboolean *ret_restart, GError **error)
{
  g_autofree char *config = parse_command_line (&argc, &argv, error);
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (AgentDaemon) daemon = NULL;

  if (config == NULL)
    return FALSE;

  settings = civic_settings_load (config, error);
  if (settings == NULL)
    return FALSE;

  daemon = agent_daemon_start (settings, error);
  if (daemon == NULL)
    return FALSE;

  *ret_restart = serve (daemon);

  return TRUE;
}

/* In the same process, so that it needs nobody who starts it again, and by the path, where an
 * update may have put another program since. */
static void
begin_anew (const char *program, char **argv)
{
  if (program != NULL)
    execv (program, argv);
  g_printerr ("kushkd: cannot begin anew: %s\n", g_strerror (errno));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_auto (GStrv) arguments = g_strdupv (argv);
  gboolean done, restart = FALSE;

  civic_environment_keep ((const char *const[]){ CIVIC_ENVIRONMENT_COMMON, NULL });
  setlocale (LC_ALL, "");
  harden_process ();
  /* Until there is somebody to look at the configuration. */
  signal (SIGHUP, SIG_IGN);
  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  agent_http_begin_process ();

  done = run (argc, argv, &restart, &error);
  if (!done)
    g_printerr ("kushkd: %s\n", error->message);

  agent_http_end_process ();
  if (restart) {
    begin_anew (program, arguments);
    return EX_TEMPFAIL;
  }

  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
