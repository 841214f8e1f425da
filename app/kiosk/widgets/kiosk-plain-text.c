/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-plain-text.h"

#include <string.h>

/* Persian and Urdu join letters with these two; every other format character steers bidi. */
static gboolean
is_joiner (gunichar character)
{
  return character == 0x200C || character == 0x200D;
}

static gboolean
is_break (gunichar character)
{
  return character == '\n' || character == '\r' || character == '\t' || character == 0x2028 ||
         character == 0x2029;
}

gboolean
kiosk_plain_text_is_shown (gunichar character)
{
  return is_joiner (character) || (g_unichar_isprint (character) && !is_break (character) &&
                                   g_unichar_type (character) != G_UNICODE_PRIVATE_USE);
}

char *
kiosk_plain_text (const char *text, guint maximum_characters)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  guint character_count = 0;

  /* A character has at most six bytes, so this bounds the work for a text of any length. */
  gsize byte_count = text ? strnlen (text, (gsize) maximum_characters * 24 + 6) : 0;
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", byte_count);

  for (const char *p = valid; *p; p = g_utf8_next_char (p)) {
    gunichar character = is_break (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p);

    if (!kiosk_plain_text_is_shown (character))
      continue;
    if (character_count++ == maximum_characters) {
      g_string_append (plain, "…");
      break;
    }
    g_string_append_unichar (plain, character);
  }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}
