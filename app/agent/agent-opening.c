/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-opening.h"

#define OPEN "open\n"
#define CLOSED "closed\n"

struct _AgentOpening {
  char *path;
  gboolean is_open;
};

static gboolean
read_is_open (const char *path)
{
  g_autofree char *word = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &word, NULL, &error))
    return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  return g_str_equal (word, OPEN);
}

AgentOpening *
agent_opening_new (const char *path)
{
  AgentOpening *self = g_new0 (AgentOpening, 1);

  self->path = g_strdup (path);
  self->is_open = read_is_open (path);

  return self;
}

void
agent_opening_free (AgentOpening *self)
{
  g_free (self->path);
  g_free (self);
}

gboolean
agent_opening_is_open (AgentOpening *self)
{
  return self->is_open;
}

gboolean
agent_opening_set_open (AgentOpening *self, gboolean open, GError **error)
{
  g_autoptr (GError) own_error = NULL;

  if (!g_file_set_contents_full (self->path, open ? OPEN : CLOSED, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &own_error)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s", own_error->message);
    return FALSE;
  }
  self->is_open = open;

  return TRUE;
}
