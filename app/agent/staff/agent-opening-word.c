/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-opening-word.h"

#define OPEN "open"
#define CLOSED "closed"

AgentOpeningWord
agent_opening_word_open (const char *since, const char *until)
{
  return (AgentOpeningWord){ TRUE, g_strdup (since), CIVIC_COMMAND_MESSAGE_NONE, g_strdup (until) };
}

AgentOpeningWord
agent_opening_word_closed (CivicCommandMessage message, const char *until)
{
  return (AgentOpeningWord){ FALSE, g_strdup (""), message, g_strdup (until) };
}

void
agent_opening_word_clear (AgentOpeningWord *self)
{
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->until, g_free);
}

static gboolean
is_moment (const char *text)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  return moment != NULL;
}

static AgentOpeningWord
parse_open (char **lines)
{
  if (is_moment (lines[1]) && is_moment (lines[2]))
    return agent_opening_word_open (lines[1], lines[2]);

  return agent_opening_word_closed (CIVIC_COMMAND_MESSAGE_NONE, "");
}

static AgentOpeningWord
parse_closed (char **lines)
{
  CivicCommandMessage message = CIVIC_COMMAND_MESSAGE_NONE;

  civic_command_message_from_string (lines[1], &message);
  return agent_opening_word_closed (message, is_moment (lines[2]) ? lines[2] : "");
}

static AgentOpeningWord
parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint count = g_strv_length (lines);

  if (count == 2 && g_str_equal (lines[0], OPEN))
    return agent_opening_word_open ("", "");
  if (count == 4 && g_str_equal (lines[0], OPEN))
    return parse_open (lines);
  if (count == 4 && g_str_equal (lines[0], CLOSED))
    return parse_closed (lines);

  return agent_opening_word_closed (CIVIC_COMMAND_MESSAGE_NONE, "");
}

static char *
to_text (const AgentOpeningWord *self)
{
  if (!self->is_open)
    return g_strdup_printf (CLOSED "\n%s\n%s\n", civic_command_message_to_string (self->message),
                            self->until);
  if (*self->until == '\0')
    return g_strdup (OPEN "\n");

  return g_strdup_printf (OPEN "\n%s\n%s\n", self->since, self->until);
}

AgentOpeningWord
agent_opening_word_load (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &text, NULL, &error))
    return parse (text);

  return parse (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? OPEN "\n" : "");
}

gboolean
agent_opening_word_keep (const AgentOpeningWord *self, const char *path, GError **error)
{
  g_autofree char *text = to_text (self);
  g_autoptr (GError) own_error = NULL;

  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &own_error))
    return TRUE;

  g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s", own_error->message);
  return FALSE;
}
