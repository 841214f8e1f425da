/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-digits.h"

#include <string.h>

/* g_unichar_digit_value() knows every script of Unicode; a municipal form expects only these. */
static int
digit_of (gunichar character)
{
  static const gunichar zeros[] = { '0', 0x0660, 0x06F0, 0xFF10 };

  for (gsize i = 0; i < G_N_ELEMENTS (zeros); i++)
    if (character >= zeros[i] && character <= zeros[i] + 9)
      return (int) (character - zeros[i]);

  return -1;
}

static gboolean
is_invisible (gunichar character)
{
  return g_unichar_type (character) == G_UNICODE_FORMAT || character == 0x034F;
}

static gboolean
is_separator (gunichar character)
{
  return g_unichar_isspace (character) ||
         g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION || character == 0x2212;
}

static gboolean
is_joined_or_hidden (gunichar character)
{
  return is_invisible (character) || is_separator (character);
}

static GString *
fold (const char *text, gboolean (*is_dropped) (gunichar character))
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    int digit = digit_of (character);

    if (digit >= 0)
      g_string_append_c (folded, (char) ('0' + digit));
    else if (!is_dropped (character))
      g_string_append_unichar (folded, character);
  }

  return folded;
}

char *
civic_digits_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");

  return g_string_free (fold (text, is_joined_or_hidden), FALSE);
}

/* g_strstrip() knows only ASCII space, and keyboards and copied text have others. */
static void
trim (GString *text)
{
  const char *start = text->str;

  while (text->len > 0) {
    const char *last = g_utf8_prev_char (text->str + text->len);

    if (!g_unichar_isspace (g_utf8_get_char (last)))
      break;
    g_string_truncate (text, (gsize) (last - text->str));
  }

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  g_string_erase (text, 0, start - text->str);
}

char *
civic_digits_fold_prose (const char *text)
{
  g_autoptr (GString) folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");

  folded = fold (text, is_invisible);
  trim (folded);
  return g_utf8_normalize (folded->str, (gssize) folded->len, G_NORMALIZE_NFC);
}

static gunichar
zero_of_language (const char *language)
{
  if (g_str_equal (language, "ar") || g_str_has_prefix (language, "ar-"))
    return 0x0660;
  return '0';
}

char *
civic_digits_localise (const char *text, const char *language)
{
  GString *localised;
  gunichar zero;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  zero = zero_of_language (language);
  localised = g_string_sized_new (strlen (text));

  for (const char *cursor = text; *cursor != '\0'; cursor++)
    if (g_ascii_isdigit (*cursor))
      g_string_append_unichar (localised, zero + (gunichar) (*cursor - '0'));
    else
      g_string_append_c (localised, *cursor);

  return g_string_free (localised, FALSE);
}
