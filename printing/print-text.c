/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-text.h"

#define LEFT_TO_RIGHT_ISOLATE 0x2066
#define RIGHT_TO_LEFT_ISOLATE 0x2067
#define POP_ISOLATE 0x2069
#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define ELLIPSIS 0x2026
#define TATWEEL 0x0640
#define NO_BREAK_SPACE 0x00a0
#define MAX_MARKS 3

static gboolean
is_dropped (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_SURROGATE ||
         (type == G_UNICODE_FORMAT && character != ZERO_WIDTH_JOINER &&
          character != ZERO_WIDTH_NON_JOINER);
}

/* The scripts of the citizens' names and languages that run from the right, and the Arabic-Indic
 * digits, which belong to no script. */
static gboolean
is_right_to_left (gunichar character)
{
  GUnicodeScript script = g_unichar_get_script (character);

  return (character >= 0x0660 && character <= 0x0669) ||
         (g_unichar_isalnum (character) &&
          (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
           script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA));
}

/* A mark without a letter leans out of its line, and a joiner that joins no letters is a box in
 * most fonts. former: 0 at the start of a word */
static gboolean
has_base (gunichar character, gunichar former)
{
  const gboolean is_joiner = character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;

  if (is_joiner)
    return is_right_to_left (former) || former == TATWEEL || g_unichar_ismark (former);
  return !g_unichar_ismark (character) || g_unichar_isalnum (former) || g_unichar_ismark (former) ||
         former == ZERO_WIDTH_JOINER;
}

char *
print_text_clean (const char *text)
{
  /* A megabyte is not looked through for the sake of its first lines. */
  g_autofree char *head = g_strndup (text != NULL ? text : "", 16 * PRINT_TEXT_MAX_CHARACTERS);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  guint character_count = 0, mark_count = 0;
  gunichar former = 0;
  gboolean blank_is_due = FALSE;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (g_unichar_isspace (character)) {
      blank_is_due = clean->len > 0;
      continue;
    }
    if (is_dropped (character) || !has_base (character, blank_is_due ? 0 : former))
      continue;
    mark_count = g_unichar_ismark (character) ? mark_count + 1 : 0;
    if (mark_count > MAX_MARKS)
      continue;
    former = character;
    if (character_count + blank_is_due >= PRINT_TEXT_MAX_CHARACTERS - 1) {
      g_string_append_unichar (clean, ELLIPSIS);
      break;
    }
    if (blank_is_due)
      g_string_append_c (clean, ' ');
    g_string_append_unichar (clean, character);
    character_count += 1 + blank_is_due;
    blank_is_due = FALSE;
  }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static gboolean
is_left_to_right (gunichar character)
{
  return g_unichar_isalnum (character) && !is_right_to_left (character);
}

static gboolean
is_written (gunichar character, PrintDirection direction)
{
  return direction == PRINT_DIRECTION_RTL ? is_right_to_left (character)
                                          : is_left_to_right (character);
}

static PrintDirection
get_opposite (PrintDirection direction)
{
  return direction == PRINT_DIRECTION_RTL ? PRINT_DIRECTION_LTR : PRINT_DIRECTION_RTL;
}

static PrintDirection
find_first_direction (const char *text, PrintDirection otherwise)
{
  PrintDirection of_digits = otherwise;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    PrintDirection direction =
      is_right_to_left (character) ? PRINT_DIRECTION_RTL : PRINT_DIRECTION_LTR;

    if (g_unichar_isalpha (character))
      return direction;
    if (g_unichar_isdigit (character))
      of_digits = direction;
  }
  return of_digits;
}

static gboolean
has_right_to_left_letter (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (is_right_to_left (g_utf8_get_char (at)) && g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

PrintDirection
print_text_find_direction (const char *text, PrintDirection document)
{
  if (document == PRINT_DIRECTION_RTL && has_right_to_left_letter (text))
    return PRINT_DIRECTION_RTL;
  return find_first_direction (text, document);
}

/* What stands between two runs even if both are written in the same direction. */
static gboolean
ends_run (gunichar character, PrintDirection direction)
{
  return is_written (character, direction) || character == 0x00b7 || character == '|' ||
         character == 0x060c || character == 0x061b || character == 0x061f;
}

static gboolean
leads_run (gunichar character)
{
  return g_unichar_type (character) == G_UNICODE_CURRENCY_SYMBOL || character == '+' ||
         character == '-' || character == 0x2212 || character == '#' || character == '@';
}

/* The end of the run of the other direction that starts at start. */
static const char *
find_run_end (const char *start, PrintDirection direction)
{
  const char *end = start;
  int open_count = 0, open_count_at_end = 0;

  for (const char *at = start; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (ends_run (character, direction))
      break;
    open_count += (character == '(' || character == '[') - (character == ')' || character == ']');
    if (is_written (character, get_opposite (direction)) || g_unichar_ismark (character)) {
      end = g_utf8_next_char (at);
      open_count_at_end = open_count;
    }
  }
  while (*end == '%' || (open_count_at_end > 0 && (*end == ')' || *end == ']')))
    open_count_at_end -= *end++ != '%';
  return end;
}

/* A number in groups, as of a telephone, stays on one line. */
static void
append_run (GString *isolated, const char *start, const char *end)
{
  gboolean is_number = TRUE;

  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    is_number &= !g_unichar_isalpha (g_utf8_get_char (at));
  for (const char *at = start; at < end; at++)
    if (is_number && *at == ' ')
      g_string_append_unichar (isolated, NO_BREAK_SPACE);
    else
      g_string_append_c (isolated, *at);
}

char *
print_text_isolate (const char *text, PrintDirection direction)
{
  gunichar isolate =
    direction == PRINT_DIRECTION_RTL ? LEFT_TO_RIGHT_ISOLATE : RIGHT_TO_LEFT_ISOLATE;
  GString *isolated = g_string_new (NULL);
  const char *at = text;

  while (*at != '\0') {
    const char *start = at;
    const char *after_lead = leads_run (g_utf8_get_char (at)) ? g_utf8_next_char (at) : at;
    const char *end = after_lead;

    if (is_written (g_utf8_get_char (after_lead), get_opposite (direction)))
      end = find_run_end (after_lead, direction);
    if (end == after_lead) {
      at = g_utf8_next_char (at);
      g_string_append_len (isolated, start, at - start);
      continue;
    }
    g_string_append_unichar (isolated, isolate);
    append_run (isolated, start, end);
    g_string_append_unichar (isolated, POP_ISOLATE);
    at = end;
  }
  return g_string_free (isolated, FALSE);
}

gboolean
print_text_is_foreign (gunichar character)
{
  const GUnicodeScript script = g_unichar_get_script (character);

  return character > 0xffff ||
         (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED &&
          script != G_UNICODE_SCRIPT_LATIN && script != G_UNICODE_SCRIPT_ARABIC);
}
