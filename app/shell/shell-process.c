/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "shell-process.h"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define CONTROL_FD 3
#define WORD_MAXIMUM_BYTES 64

struct _ShellProcess {
  GObject parent_instance;

  GSubprocess *subprocess;
  GDataInputStream *lines;
  GCancellable *cancellable;
  int control_fd;
};

enum {
  SIGNAL_SAID,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShellProcess, shell_process, G_TYPE_OBJECT)

static void listen_for_line (ShellProcess *self);

static void
on_line_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShellProcess) self = user_data;
  gsize length = 0;
  g_autofree char *line =
    g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, &length, NULL);

  /* End of file and cancellation both mean that the process is going: "ended" will say so. */
  if (line == NULL)
    return;
  if (length <= WORD_MAXIMUM_BYTES)
    g_signal_emit (self, signals[SIGNAL_SAID], 0, line);
  listen_for_line (self);
}

static void
listen_for_line (ShellProcess *self)
{
  g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT, self->cancellable,
                                       on_line_ready, g_object_ref (self));
}

static void
on_wait_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShellProcess) self = user_data;

  if (g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL))
    g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/* Runs between fork and exec: async-signal-safe calls only. */
static void
die_with_supervisor (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
launch (const char *const *argv, char **environment, int child_fd, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_auto (GStrv) child_environment =
    g_environ_setenv (g_strdupv (environment), "KUSHK_CONTROL_FD", G_STRINGIFY (CONTROL_FD), TRUE);

  g_subprocess_launcher_set_environ (launcher, child_environment);
  g_subprocess_launcher_take_fd (launcher, child_fd, CONTROL_FD);
  g_subprocess_launcher_set_child_setup (launcher, die_with_supervisor, NULL, NULL);
  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

static void
shell_process_dispose (GObject *object)
{
  ShellProcess *self = SHELL_PROCESS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->lines);
  g_clear_object (&self->subprocess);
  g_clear_object (&self->cancellable);
  if (self->control_fd >= 0)
    close (g_steal_fd (&self->control_fd));
  G_OBJECT_CLASS (shell_process_parent_class)->dispose (object);
}

static void
shell_process_class_init (ShellProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shell_process_dispose;

  signals[SIGNAL_SAID] = g_signal_new ("said", SHELL_TYPE_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", SHELL_TYPE_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
shell_process_init (ShellProcess *self)
{
  self->control_fd = -1;
  self->cancellable = g_cancellable_new ();
}

ShellProcess *
shell_process_spawn (const char *const *argv, char **environment, GError **error)
{
  g_autoptr (ShellProcess) self = g_object_new (SHELL_TYPE_PROCESS, NULL);
  g_autoptr (GInputStream) stream = NULL;
  int ends[2];

  g_return_val_if_fail (argv != NULL && argv[0] != NULL, NULL);

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    int saved_errno = errno;

    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "No control socket: %s",
                 g_strerror (saved_errno));
    return NULL;
  }
  self->control_fd = ends[0];

  self->subprocess = launch (argv, environment, ends[1], error);
  if (self->subprocess == NULL)
    return NULL;

  stream = g_unix_input_stream_new (self->control_fd, FALSE);
  self->lines = g_data_input_stream_new (stream);
  listen_for_line (self);
  g_subprocess_wait_async (self->subprocess, NULL, on_wait_ready, g_object_ref (self));
  return g_steal_pointer (&self);
}

const char *
shell_process_get_identifier (ShellProcess *self)
{
  g_return_val_if_fail (SHELL_IS_PROCESS (self), NULL);

  return g_subprocess_get_identifier (self->subprocess);
}

void
shell_process_say (ShellProcess *self, const char *word)
{
  g_autofree char *line = g_strconcat (word, "\n", NULL);

  g_return_if_fail (SHELL_IS_PROCESS (self));

  /* A hung child's full socket must not hang its supervisor. */
  if (send (self->control_fd, line, strlen (line), MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
    g_debug ("Process %s does not listen", shell_process_get_identifier (self));
}

void
shell_process_kill (ShellProcess *self)
{
  g_return_if_fail (SHELL_IS_PROCESS (self));

  g_subprocess_force_exit (self->subprocess);
}
