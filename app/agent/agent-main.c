/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon.h"
#include "agent-http.h"
#include "agent-readiness.h"
#include "civic-settings.h"

#include <glib-unix.h>
#include <sodium.h>

#include <locale.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

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

static void
serve (AgentDaemon *daemon)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint watchdog_id = agent_readiness_start_watchdog ();
  guint terminate_id = g_unix_signal_add (SIGTERM, on_terminate, loop);
  guint interrupt_id = g_unix_signal_add (SIGINT, on_terminate, loop);

  agent_readiness_tell ("READY=1");
  g_main_loop_run (loop);
  agent_readiness_tell ("STOPPING=1");

  g_clear_handle_id (&watchdog_id, g_source_remove);
  g_clear_handle_id (&terminate_id, g_source_remove);
  g_clear_handle_id (&interrupt_id, g_source_remove);
  agent_daemon_stop (daemon);
}

static gboolean
run (int argc, char **argv, GError **error)
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

  serve (daemon);

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  setlocale (LC_ALL, "");
  harden_process ();
  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  agent_http_begin_process ();

  done = run (argc, argv, &error);
  if (!done)
    g_printerr ("kushkd: %s\n", error->message);

  agent_http_end_process ();

  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
