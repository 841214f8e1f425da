/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-pattern-private.h"

gboolean
civic_pattern_matches (CivicPattern *self, const char *text)
{
  if (g_once_init_enter (&self->regex))
    g_once_init_leave (&self->regex, g_regex_new (self->text, G_REGEX_OPTIMIZE, 0, NULL));

  return g_regex_match (self->regex, text, 0, NULL);
}
