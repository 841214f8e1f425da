/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-tally.h"

#include <string.h>

struct _AgentTally {
  char *path;
  guint number;
  gboolean is_known;
};

/* The line's end is the proof that the number before it is whole. */
static gboolean
parse (const char *text, gsize length, guint *ret_number)
{
  g_autofree char *digits = NULL;
  guint64 number;

  if (length == 0 || strlen (text) != length || text[length - 1] != '\n')
    return FALSE;

  digits = g_strndup (text, length - 1);
  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  *ret_number = (guint) number;

  return TRUE;
}

AgentTally *
agent_tally_new (const char *path, guint at_first)
{
  AgentTally *self = g_new0 (AgentTally, 1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  self->path = g_strdup (path);
  self->number = at_first;
  if (g_file_get_contents (path, &text, &length, &error))
    self->is_known = parse (text, length, &self->number);
  else
    self->is_known = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  if (!self->is_known)
    g_message ("%s holds no number and counts for nothing", path);

  return self;
}

void
agent_tally_free (AgentTally *self)
{
  g_free (self->path);
  g_free (self);
}

gboolean
agent_tally_get (AgentTally *self, guint *ret_number)
{
  if (self->is_known)
    *ret_number = self->number;

  return self->is_known;
}

gboolean
agent_tally_set (AgentTally *self, guint number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u\n", number);
  g_autoptr (GError) own_error = NULL;

  self->number = number;
  self->is_known = TRUE;
  if (!g_file_set_contents_full (self->path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &own_error)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s", own_error->message);
    return FALSE;
  }

  return TRUE;
}
