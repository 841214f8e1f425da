/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-languages.h"

#include <glib.h>

const char *const central_languages[] = { "ar", "en", "ur", NULL };

static const char *
find_language (const char *tag)
{
  for (guint index = 0; central_languages[index]; index++) {
    gsize length = strlen (central_languages[index]);

    if (g_ascii_strncasecmp (tag, central_languages[index], length) == 0 &&
        !g_ascii_isalpha (tag[length]))
      return central_languages[index];
  }
  return NULL;
}

static double
read_weight (const char *range)
{
  const char *weight = strstr (range, "q=");

  return weight ? g_ascii_strtod (weight + 2, NULL) : 1.0;
}

const char *
central_languages_choose (const char *wanted, const char *accept_language)
{
  g_auto (GStrv) ranges = g_strsplit (accept_language ? accept_language : "", ",", 20);
  const char *best = wanted ? find_language (wanted) : NULL;
  double best_weight = 0.0;

  if (best)
    return best;
  for (guint index = 0; ranges[index]; index++) {
    const char *language = find_language (g_strstrip (ranges[index]));
    double weight = read_weight (ranges[index]);

    if (language && weight > best_weight) {
      best = language;
      best_weight = weight;
    }
  }
  return best ? best : central_languages[0];
}
