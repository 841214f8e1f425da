/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-tries.h"

#include <string.h>

#define FIRST_LINE "kushk-tries 2"
#define BOOT "boot "
#define ABSENT "absent "
#define WORDS_PER_TRY 4

struct _AgentTries {
  char *boot_id;
  guint64 absent_count; /* of a counter that is not here */
  GPtrArray *all;       /* (element-type AgentTry) */
};

static void
try_free (AgentTry *self)
{
  g_free (self->counter);
  g_free (self->subject);
  g_free (self);
}

AgentTries *
agent_tries_new (const char *boot_id)
{
  AgentTries *self = g_new0 (AgentTries, 1);

  self->boot_id = g_strdup (boot_id);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) try_free);

  return self;
}

void
agent_tries_free (AgentTries *self)
{
  g_free (self->boot_id);
  g_ptr_array_unref (self->all);
  g_free (self);
}

static gboolean
parse_try (AgentTries *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", WORDS_PER_TRY + 1);
  guint64 count;
  gint64 locked_until_s;
  AgentTry *try;

  if (g_strv_length (words) != WORDS_PER_TRY || *words[0] == '\0' || *words[3] == '\0' ||
      agent_tries_find (self, words[0]) != NULL ||
      !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXUINT32, &count, NULL) ||
      !g_ascii_string_to_signed (words[2], 10, G_MININT64 / 2, G_MAXINT64 / 2, &locked_until_s,
                                 NULL))
    return FALSE;

  try = agent_tries_add (self, words[0], words[3]);
  try->count = count;
  try->locked_until_s = locked_until_s;

  return TRUE;
}

static gboolean
parse_absent (AgentTries *self, const char *line)
{
  return g_ascii_string_to_unsigned (line + strlen (ABSENT), 10, 0, G_MAXUINT32,
                                     &self->absent_count, NULL);
}

/* The last line ends as every other does: what was cut off is not whole. */
static gboolean
parse_lines (AgentTries *self, char **lines)
{
  guint count = g_strv_length (lines);

  if (count < 3 || !g_str_equal (lines[0], FIRST_LINE) || !g_str_has_prefix (lines[1], BOOT) ||
      *lines[count - 1] != '\0')
    return FALSE;

  agent_tries_set_boot (self, lines[1] + strlen (BOOT));
  for (guint i = 2; i < count - 1; i++) {
    gboolean is_absent = i == 2 && g_str_has_prefix (lines[i], ABSENT);

    if (!(is_absent ? parse_absent (self, lines[i]) : parse_try (self, lines[i])))
      return FALSE;
  }

  return TRUE;
}

AgentTries *
agent_tries_parse (const char *text)
{
  g_autoptr (AgentTries) self = agent_tries_new ("");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (!parse_lines (self, lines)) {
    g_clear_pointer (&self, agent_tries_free);
    self = agent_tries_new ("");
    self->absent_count = AGENT_TRIES_FREE;
  }

  return g_steal_pointer (&self);
}

char *
agent_tries_to_text (AgentTries *self)
{
  GString *text = g_string_new (FIRST_LINE "\n" BOOT);

  g_string_append (text, self->boot_id);
  g_string_append_c (text, '\n');
  if (self->absent_count > 0)
    g_string_append_printf (text, ABSENT "%" G_GUINT64_FORMAT "\n", self->absent_count);
  for (guint i = 0; i < self->all->len; i++) {
    const AgentTry *try = agent_tries_get (self, i);

    g_string_append_printf (text, "%s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
                            try->counter, try->count, try->locked_until_s, try->subject);
  }

  return g_string_free (text, FALSE);
}

const char *
agent_tries_get_boot (AgentTries *self)
{
  return self->boot_id;
}

void
agent_tries_set_boot (AgentTries *self, const char *boot_id)
{
  g_free (self->boot_id);
  self->boot_id = g_strdup (boot_id);
}

guint
agent_tries_get_count (AgentTries *self)
{
  return self->all->len;
}

AgentTry *
agent_tries_get (AgentTries *self, guint index)
{
  return g_ptr_array_index (self->all, index);
}

AgentTry *
agent_tries_find (AgentTries *self, const char *counter)
{
  for (guint i = 0; i < self->all->len; i++) {
    AgentTry *try = agent_tries_get (self, i);

    if (g_str_equal (try->counter, counter))
      return try;
  }

  return NULL;
}

AgentTry *
agent_tries_add (AgentTries *self, const char *counter, const char *subject)
{
  AgentTry *try = g_new0 (AgentTry, 1);

  try->counter = g_strdup (counter);
  try->subject = g_strdup (subject);
  try->count = self->absent_count;
  g_ptr_array_add (self->all, try);

  return try;
}

void
agent_try_begin_anew (AgentTry *self, const char *subject)
{
  g_free (self->subject);
  self->subject = g_strdup (subject);
  self->count = 0;
  self->locked_until_s = 0;
}

/* Where a file was torn, a counter that is not here has no free tries: this one stays, at none. */
gboolean
agent_tries_forgive (AgentTries *self, const char *counter)
{
  AgentTry *try = agent_tries_find (self, counter);

  if (try == NULL)
    return FALSE;
  if (self->absent_count == 0)
    return g_ptr_array_remove (self->all, try);
  try->count = 0;
  try->locked_until_s = 0;

  return TRUE;
}
