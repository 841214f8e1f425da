/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "script-words.h"

#include "civic-digits.h"

#include <libintl.h>
#include <locale.h>

#define DOMAIN "kushk"

static const struct {
  const char *language;
  const char *locale;
} locales[] = {
  { "ar", "ar_SA.UTF-8" },
  { "en", "en_US.UTF-8" },
  { "ur", "ur_PK.UTF-8" },
};

void
script_words_bind (const char *locale_folder)
{
  g_unsetenv ("LANGUAGE");
  g_setenv ("LOCPATH", locale_folder, TRUE);
  bindtextdomain (DOMAIN, locale_folder);
  bind_textdomain_codeset (DOMAIN, "UTF-8");
}

static void
speak (const Script *self)
{
  const char *name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    if (g_str_equal (locales[i].language, self->language))
      name = locales[i].locale;
  if (name == NULL || setlocale (LC_MESSAGES, name) == NULL)
    g_error ("there is no locale for “%s”", self->language);
}

const char *
script_say (const Script *self, const char *msgid)
{
  speak (self);
  return dgettext (DOMAIN, msgid);
}

char *
script_say_count (const Script *self, const char *singular, const char *plural, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_auto (GStrv) parts = NULL;
  g_autofree char *western = NULL;

  speak (self);
  parts = g_strsplit (dngettext (DOMAIN, singular, plural, count), "%d", -1);
  western = g_strjoinv (number, parts);
  return civic_digits_localise (western, self->language);
}

const char *
script_read (const Script *self, CivicText *text)
{
  return civic_text_get (text, self->language);
}

void
script_add (Script *self, const char *verb, const char *words)
{
  g_string_append_printf (self->steps, "%s %s\n", verb, words);
}

void
script_add_beginning (Script *self, const char *verb, const char *beginning)
{
  g_string_append_printf (self->steps, "%s %s*\n", verb, beginning);
}

void
script_add_sentence (Script *self, const char *verb, const char *msgid)
{
  g_auto (GStrv) parts = g_strsplit (script_say (self, msgid), "%s", -1);
  g_autofree char *pattern = g_strjoinv ("*", parts);

  script_add (self, verb, pattern);
}

void
script_add_picture (Script *self, const char *name)
{
  script_add (self, "shoot", name);
}
