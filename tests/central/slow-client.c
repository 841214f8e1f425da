/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "slow-client.h"

#include <signal.h>
#include <string.h>

#define TRICKLE_INTERVAL_MS 20
#define CHUNK_BYTES 65536

struct _SlowClient {
  GSubprocess *process;
  GCancellable *cancellable;
  GString *heard;
  const char *text; /* (nullable) to trickle */
  gsize position;
  guint trickle_id;
  gboolean has_ended;
};

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ((SlowClient *) user_data)->has_ended = TRUE;
}

SlowClient *
slow_client_new (const char *url)
{
  SlowClient *self = g_new0 (SlowClient, 1);
  g_autoptr (GError) error = NULL;

  /* It may hang up while we speak. */
  signal (SIGPIPE, SIG_IGN);
  self->heard = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                      G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                    &error, "openssl", "s_client", "-quiet", "-connect",
                                    url + strlen ("https://"), NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (self->process, self->cancellable, on_ended, self);
  return self;
}

void
slow_client_free (SlowClient *self)
{
  g_clear_handle_id (&self->trickle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_subprocess_force_exit (self->process);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->process);
  g_object_unref (self->cancellable);
  g_string_free (self->heard, TRUE);
  g_free (self);
}

static void
say (SlowClient *self, const char *bytes, gsize size)
{
  GOutputStream *stream = g_subprocess_get_stdin_pipe (self->process);

  if (!self->has_ended)
    g_output_stream_write_all (stream, bytes, size, NULL, NULL, NULL);
}

void
slow_client_say (SlowClient *self, const char *text)
{
  say (self, text, strlen (text));
}

static gboolean
on_trickle (gpointer user_data)
{
  SlowClient *self = user_data;

  say (self, self->text + self->position, 1);
  self->position = (self->position + 1) % strlen (self->text);
  return G_SOURCE_CONTINUE;
}

void
slow_client_trickle (SlowClient *self, const char *text)
{
  self->text = text;
  self->trickle_id = g_timeout_add (TRICKLE_INTERVAL_MS, on_trickle, self);
}

static void
on_heard (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  SlowClient *self = user_data;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return;
  g_string_append_len (self->heard, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes));
  slow_client_listen (self);
}

void
slow_client_listen (SlowClient *self)
{
  g_input_stream_read_bytes_async (g_subprocess_get_stdout_pipe (self->process), CHUNK_BYTES,
                                   G_PRIORITY_DEFAULT, self->cancellable, on_heard, self);
}

const char *
slow_client_get_heard (SlowClient *self)
{
  return self->heard->str;
}

gsize
slow_client_count_heard (SlowClient *self)
{
  return self->heard->len;
}

gboolean
slow_client_has_ended (SlowClient *self)
{
  return self->has_ended;
}
