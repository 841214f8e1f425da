/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-saudi.h"

#include "civic-digits.h"

#include <string.h>

#define MAXIMUM_LETTERS 3
#define MAXIMUM_DIGITS 4
#define TATWEEL 0x0640

/* Keeps the parts together, and in their order inside Arabic text. */
#define NO_BREAK_SPACE "\xc2\xa0"

/* The letters of plates with what keyboards give for them; the first Arabic one is the plate's. */
static const struct {
  char latin;
  const char *arabic;
} letters[] = {
  { 'A', "اأإآٱ" }, { 'B', "ب" }, { 'J', "ح" },    { 'D', "د" }, { 'R', "ر" },   { 'S', "س" },
  { 'X', "ص" },     { 'T', "ط" }, { 'E', "ع" },    { 'G', "ق" }, { 'K', "كک" },  { 'L', "ل" },
  { 'Z', "م" },     { 'N', "ن" }, { 'H', "هہھە" }, { 'U', "و" }, { 'V', "ىيی" },
};

/* 0 where it is on no plate. */
static char
latin_of (gunichar character)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (character == (gunichar) letters[i].latin ||
        character == (gunichar) g_ascii_tolower (letters[i].latin) ||
        g_utf8_strchr (letters[i].arabic, -1, character) != NULL)
      return letters[i].latin;

  return 0;
}

static const char *
arabic_of (char latin)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].latin == latin)
      return letters[i].arabic;

  g_return_val_if_reached ("");
}

/* FALSE where a character belongs on no plate. */
static gboolean
sort_out (const char *folded, GString *latin, GString *digits)
{
  for (const char *cursor = folded; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    char letter = latin_of (character);

    if (character < 0x80 && g_ascii_isdigit ((char) character))
      g_string_append_unichar (digits, character);
    else if (letter != 0)
      g_string_append_c (latin, letter);
    else if (character != TATWEEL)
      return FALSE;
  }

  return TRUE;
}

/* "12AB34" has the right characters in a wrong order. */
static gboolean
is_in_two_parts (const char *folded)
{
  gsize leading = strspn (folded, "0123456789");
  const char *rest = folded + leading + strcspn (folded + leading, "0123456789");

  return leading > 0 ? *rest == '\0' : rest[strspn (rest, "0123456789")] == '\0';
}

char *
civic_saudi_parse_plate (const char *text)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) latin = g_string_new (NULL);
  g_autoptr (GString) digits = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  if (!sort_out (folded, latin, digits) || !is_in_two_parts (folded) || latin->len == 0 ||
      latin->len > MAXIMUM_LETTERS || digits->len == 0 || digits->len > MAXIMUM_DIGITS)
    return NULL;

  return g_strconcat (latin->str, " ", digits->str, NULL);
}

static gboolean
reads_arabic_script (const char *language)
{
  return g_str_has_prefix (language, "ar") || g_str_has_prefix (language, "ur");
}

/* Arabic letters apart from each other, as on the plate, where none may join the next. */
char *
civic_saudi_display_plate (const char *canonical, const char *language)
{
  const char *space;
  GString *shown;

  g_return_val_if_fail (canonical != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  space = strchr (canonical, ' ');
  g_return_val_if_fail (space != NULL, NULL);

  if (!reads_arabic_script (language))
    return g_strdup_printf ("%.*s" NO_BREAK_SPACE "%s", (int) (space - canonical), canonical,
                            space + 1);

  shown = g_string_new (NULL);
  for (const char *cursor = canonical; cursor < space; cursor++) {
    g_string_append_unichar (shown, g_utf8_get_char (arabic_of (*cursor)));
    g_string_append (shown, NO_BREAK_SPACE);
  }
  g_string_append (shown, space + 1);
  return g_string_free (shown, FALSE);
}
