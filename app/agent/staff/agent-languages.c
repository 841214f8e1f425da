/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-languages.h"

struct _AgentLanguages {
  char *path;
  GStrv languages;
  AgentBusAgent *condition;
};

/* In the centre's order, whatever the order they were named in. */
static GStrv
select_offered (AgentLanguages *self, const char *const *offered)
{
  g_autoptr (GStrvBuilder) selected = g_strv_builder_new ();

  for (guint i = 0; self->languages[i] != NULL; i++)
    if (g_strv_contains (offered, self->languages[i]))
      g_strv_builder_add (selected, self->languages[i]);

  return g_strv_builder_end (selected);
}

static void
load (AgentLanguages *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) offered = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL))
    return;

  lines = g_strsplit (text, "\n", -1);
  offered = select_offered (self, (const char *const *) lines);
  agent_bus_agent_set_offered_languages (self->condition, (const char *const *) offered);
}

AgentLanguages *
agent_languages_new (const char *path, const char *const *languages, AgentBusAgent *condition)
{
  AgentLanguages *self = g_new0 (AgentLanguages, 1);

  self->path = g_strdup (path);
  self->languages = g_strdupv ((char **) languages);
  self->condition = g_object_ref (condition);
  agent_bus_agent_set_offered_languages (condition, (const char *const[]){ NULL });
  load (self);

  return self;
}

void
agent_languages_free (AgentLanguages *self)
{
  g_free (self->path);
  g_strfreev (self->languages);
  g_object_unref (self->condition);
  g_free (self);
}

gboolean
agent_languages_offer (AgentLanguages *self, const char *const *offered, GError **error)
{
  g_auto (GStrv) selected = select_offered (self, offered);
  guint count = g_strv_length ((char **) offered);
  g_autofree char *lines = g_strjoinv ("\n", selected);
  g_autofree char *text = g_strconcat (lines, "\n", NULL);
  g_autoptr (GError) own_error = NULL;

  if (count == 0 || g_strv_length (selected) != count) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST,
                         "At least one of the centre's languages, each once");
    return FALSE;
  }
  if (!g_file_set_contents_full (self->path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &own_error)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s", own_error->message);
    return FALSE;
  }
  agent_bus_agent_set_offered_languages (self->condition, (const char *const *) selected);

  return TRUE;
}
