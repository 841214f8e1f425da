/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-scheduler.h"

#include <poll.h>
#include <signal.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support-folder.h"
#include "support-run-until.h"

struct _SupportScheduler {
  SupportFolder *folder;
  char *cups; /* private-cups' folder */
  char *server;
  char *script;
  GSubprocess *undertaker;
};

/* Waits until our end of its pipe closes, be it by our death, and then clears away. */
#define UNDERTAKER "cat >/dev/null; '%s' stop '%s' >/dev/null 2>&1; rm -rf '%s'"

#define SET_UP "kiosk-config/system/usr/lib/kushk/set-up-printers"

static char *
find_source (const char *name)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), name, NULL);
}

static char *
run (const char *program, const char *first, const char *second, gboolean succeeds)
{
  const char *const arguments[] = { program, first, second, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
    arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  char *said = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_successful (process) != succeeds)
    g_error ("%s %s: %s", program, first, said);
  return said;
}

const char *
support_scheduler_find_missing (void)
{
  static const char *const programs[] = { "/usr/sbin/cupsd", "ipptool", "lpadmin", "pgrep" };

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++) {
    g_autofree char *path = g_find_program_in_path (programs[i]);

    if (path == NULL)
      return programs[i];
  }
  return NULL;
}

static void
start_undertaker (SupportScheduler *self)
{
  g_autofree char *command =
    g_strdup_printf (UNDERTAKER, self->script, self->cups, (const char *) self->folder);
  g_autoptr (GError) error = NULL;

  self->undertaker =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "setsid", "sh", "-c", command, NULL);
  g_assert_no_error (error);
}

SupportScheduler *
support_scheduler_new (void)
{
  SupportScheduler *self = g_new0 (SupportScheduler, 1);

  self->folder = support_folder_new ();
  /* The filters run as another user where the test runs as root. */
  g_assert_cmpint (chmod ((const char *) self->folder, 0755), ==, 0);
  self->cups = support_folder_path (self->folder, "cups");
  self->server = g_build_filename (self->cups, "cups.sock", NULL);
  self->script = find_source ("tests/support/private-cups");
  start_undertaker (self);
  g_free (run (self->script, "start", self->cups, TRUE));
  return self;
}

void
support_scheduler_free (SupportScheduler *self)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->undertaker), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (self->undertaker, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->undertaker);
  support_folder_free (self->folder);
  g_free (self->cups);
  g_free (self->server);
  g_free (self->script);
  g_free (self);
}

const char *
support_scheduler_get_server (SupportScheduler *self)
{
  return self->server;
}

const char *
support_scheduler_get_folder (SupportScheduler *self)
{
  return self->cups;
}

static char *
write_config (SupportScheduler *self, const char *settings)
{
  g_autofree char *text = g_strdup_printf ("[printer]\nserver=%s\n%s\n", self->server, settings);

  support_folder_write (self->folder, "kushk.conf", text);
  return support_folder_path (self->folder, "kushk.conf");
}

char *
support_scheduler_set_up_printers (SupportScheduler *self, const char *settings)
{
  g_autofree char *program = find_source (SET_UP);
  g_autofree char *config = write_config (self, settings);

  return run (program, config, NULL, TRUE);
}

char *
support_scheduler_remove_printers (SupportScheduler *self, const char *settings)
{
  g_autofree char *program = find_source (SET_UP);
  g_autofree char *config = write_config (self, settings);

  return run (program, "--remove", config, TRUE);
}

char *
support_scheduler_fail_to_set_up (SupportScheduler *self, const char *settings)
{
  g_autofree char *program = find_source (SET_UP);
  g_autofree char *config = write_config (self, settings);

  return run (program, config, NULL, FALSE);
}

void
support_scheduler_kill (SupportScheduler *self)
{
  g_autofree char *path = g_build_filename (self->cups, "cupsd.pid", NULL);
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  struct pollfd process = { .events = POLLIN };

  g_file_get_contents (path, &number, NULL, &error);
  g_assert_no_error (error);
  process.fd = pidfd_open ((pid_t) g_ascii_strtoll (number, NULL, 10), 0);
  g_assert_cmpint (process.fd, >=, 0);
  g_assert_cmpint (pidfd_send_signal (process.fd, SIGKILL, NULL, 0), ==, 0);
  g_assert_cmpint (poll (&process, 1, SUPPORT_DEADLINE_S * 1000), ==, 1);
  close (process.fd);
}

static void
on_start_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &said, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_exit_status (G_SUBPROCESS (source)) != 0)
    g_error ("private-cups start: %s", said);
  g_task_return_boolean (task, TRUE);
}

/* A test that breaks off has nothing started behind the undertaker's back. */
static void
die_with_test (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
support_scheduler_restart_async (SupportScheduler *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_test, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, self->script, "start", self->cups, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_start_ready,
                                       g_task_new (NULL, NULL, callback, user_data));
}

void
support_scheduler_restart_finish (SupportScheduler *self, GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
