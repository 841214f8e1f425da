/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-requests.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

struct _AgentRequests {
  char *directory;
  gint64 patience_us;
  char *last_path; /* (nullable) */
  gint64 left_at_us;
};

AgentRequests *
agent_requests_new (const char *directory, guint patience_ms)
{
  AgentRequests *self = g_new0 (AgentRequests, 1);

  self->directory = g_strdup (directory);
  self->patience_us = (gint64) patience_ms * 1000;

  return self;
}

void
agent_requests_free (AgentRequests *self)
{
  g_free (self->directory);
  g_free (self->last_path);
  g_free (self);
}

gboolean
agent_requests_are_possible (AgentRequests *self)
{
  return g_access (self->directory, W_OK | X_OK) == 0;
}

static gboolean
is_last_one_stuck (AgentRequests *self)
{
  return self->last_path != NULL &&
         g_get_monotonic_time () - self->left_at_us >= self->patience_us &&
         g_access (self->last_path, F_OK) == 0;
}

gboolean
agent_requests_leave (AgentRequests *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->directory, name, NULL);
  int descriptor;

  if (is_last_one_stuck (self)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY, "Nobody has taken %s", self->last_path);
    return FALSE;
  }

  /* Once more what already waits is one request. */
  descriptor = g_open (path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY, "%s: %s", path, g_strerror (errno));
    return FALSE;
  }
  close (descriptor);

  g_free (self->last_path);
  self->last_path = g_steal_pointer (&path);
  self->left_at_us = g_get_monotonic_time ();

  return TRUE;
}
