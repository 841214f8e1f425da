/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-mask.h"

#include <string.h>

#define HIDDEN "••••"

static gboolean
has_digit (const char *word)
{
  for (; *word; word = g_utf8_next_char (word))
    if (g_unichar_isdigit (g_utf8_get_char (word)))
      return TRUE;
  return FALSE;
}

static char *
mask_word (const char *word)
{
  const char *second = *word ? g_utf8_next_char (word) : word;
  g_autofree char *first = g_strndup (word, (gsize) (second - word));

  return *second == '\0' || has_digit (word) ? g_strdup (word) : g_strconcat (first, HIDDEN, NULL);
}

char *
central_mask_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (guint index = 0; words[index]; index++) {
    char *masked = mask_word (words[index]);

    g_free (words[index]);
    words[index] = masked;
  }
  return g_strjoinv (" ", words);
}

char *
central_mask_mobile (const char *mobile)
{
  return g_strconcat ("05•••••", mobile + strlen (mobile) - 3, NULL);
}
