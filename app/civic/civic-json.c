/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-json.h"

#include <math.h>
#include <string.h>

#define MAXIMUM_INTEGER_DIGITS 18
#define MAXIMUM_NUMBER_LENGTH 32

/* One walk over the text. The first reason stands; every scan function returns whether to go on. */
typedef struct {
  const char *start;
  const char *cursor;
  const char *end;
  guint depth;
  const char *reason;
} Scan;

static gboolean scan_value (Scan *scan);

static gboolean
refuse (Scan *scan, const char *reason)
{
  if (scan->reason == NULL)
    scan->reason = reason;
  return FALSE;
}

static char
peek (const Scan *scan)
{
  return scan->cursor < scan->end ? *scan->cursor : '\0';
}

static gboolean
accept (Scan *scan, char character)
{
  if (peek (scan) != character)
    return FALSE;

  scan->cursor++;
  return TRUE;
}

static void
skip_space (Scan *scan)
{
  while (scan->cursor < scan->end && strchr (" \t\r\n", *scan->cursor) != NULL)
    scan->cursor++;
}

static gboolean
scan_four_hexadecimal (Scan *scan, gunichar *ret_unit)
{
  gunichar unit = 0;

  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (peek (scan));

    if (digit < 0)
      return refuse (scan, "a bad \\u escape");
    unit = unit * 16 + (gunichar) digit;
    scan->cursor++;
  }

  *ret_unit = unit;
  return TRUE;
}

static gboolean
scan_unicode_escape (Scan *scan)
{
  gunichar unit, low;

  if (!scan_four_hexadecimal (scan, &unit))
    return FALSE;
  if (unit == 0)
    return refuse (scan, "a NUL in a string");
  if (unit >= 0xDC00 && unit <= 0xDFFF)
    return refuse (scan, "half a surrogate pair");
  if (unit < 0xD800 || unit > 0xDBFF)
    return TRUE;

  if (!accept (scan, '\\') || !accept (scan, 'u') || !scan_four_hexadecimal (scan, &low) ||
      low < 0xDC00 || low > 0xDFFF)
    return refuse (scan, "half a surrogate pair");
  return TRUE;
}

static gboolean
scan_escape (Scan *scan)
{
  char character = peek (scan);

  if (character == '\0' || strchr ("\"\\/bfnrtu", character) == NULL)
    return refuse (scan, "an unknown escape");

  scan->cursor++;
  return character != 'u' || scan_unicode_escape (scan);
}

static gboolean
scan_string (Scan *scan)
{
  if (!accept (scan, '"'))
    return refuse (scan, "a string expected");

  while (scan->cursor < scan->end) {
    guchar character = (guchar) *scan->cursor++;

    if (character == '"')
      return TRUE;
    if (character < ' ')
      return refuse (scan, "a control character in a string");
    if (character == '\\' && !scan_escape (scan))
      return FALSE;
  }

  return refuse (scan, "a string without end");
}

static gsize
skip_digits (Scan *scan)
{
  const char *before = scan->cursor;

  while (g_ascii_isdigit (peek (scan)))
    scan->cursor++;
  return (gsize) (scan->cursor - before);
}

static gboolean
scan_fraction_and_exponent (Scan *scan)
{
  if (accept (scan, '.') && skip_digits (scan) == 0)
    return refuse (scan, "a number without digits after its point");

  if (accept (scan, 'e') || accept (scan, 'E')) {
    if (!accept (scan, '+'))
      accept (scan, '-');
    if (skip_digits (scan) == 0)
      return refuse (scan, "a number without digits in its exponent");
  }

  return TRUE;
}

/* json-glib would take it for infinity, and write what is no JSON. */
static gboolean
is_finite (const char *number, gsize length)
{
  char text[MAXIMUM_NUMBER_LENGTH + 1] = "";

  memcpy (text, number, length);
  return isfinite (g_ascii_strtod (text, NULL));
}

static gboolean
scan_number (Scan *scan)
{
  const char *before = scan->cursor;
  gsize digit_count;
  char first;

  accept (scan, '-');
  first = peek (scan);
  digit_count = skip_digits (scan);
  if (digit_count == 0)
    return refuse (scan, "a value expected");
  if (first == '0' && digit_count > 1)
    return refuse (scan, "a number with a leading zero");
  if (digit_count > MAXIMUM_INTEGER_DIGITS)
    return refuse (scan, "a number that is too long");
  if (!scan_fraction_and_exponent (scan))
    return FALSE;

  if (scan->cursor - before > MAXIMUM_NUMBER_LENGTH)
    return refuse (scan, "a number that is too long");
  return is_finite (before, (gsize) (scan->cursor - before)) ||
         refuse (scan, "a number that is too large");
}

static gboolean
scan_literal (Scan *scan, const char *literal)
{
  gsize length = strlen (literal);

  if ((gsize) (scan->end - scan->cursor) < length || memcmp (scan->cursor, literal, length) != 0)
    return refuse (scan, "a value expected");

  scan->cursor += length;
  return TRUE;
}

static gboolean
scan_key (Scan *scan, GHashTable *keys)
{
  const char *key = scan->cursor + 1;
  char *copy;

  if (!scan_string (scan))
    return FALSE;

  copy = g_strndup (key, (gsize) (scan->cursor - 1 - key));
  if (strchr (copy, '\\') != NULL) {
    g_free (copy);
    return refuse (scan, "a key with an escape");
  }

  return g_hash_table_add (keys, copy) || refuse (scan, "a key twice in one object");
}

static gboolean
scan_member (Scan *scan, GHashTable *keys)
{
  skip_space (scan);
  if (!scan_key (scan, keys))
    return FALSE;
  skip_space (scan);
  return accept (scan, ':') ? scan_value (scan) : refuse (scan, "':' expected");
}

static gboolean
scan_object (Scan *scan)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  skip_space (scan);
  if (accept (scan, '}'))
    return TRUE;

  do {
    if (!scan_member (scan, keys))
      return FALSE;
  } while (accept (scan, ','));

  return accept (scan, '}') || refuse (scan, "',' or '}' expected");
}

static gboolean
scan_array (Scan *scan)
{
  skip_space (scan);
  if (accept (scan, ']'))
    return TRUE;

  do {
    if (!scan_value (scan))
      return FALSE;
  } while (accept (scan, ','));

  return accept (scan, ']') || refuse (scan, "',' or ']' expected");
}

static gboolean
scan_container (Scan *scan, gboolean (*scan_inside) (Scan *scan))
{
  gboolean is_good;

  if (scan->depth == CIVIC_JSON_MAXIMUM_DEPTH)
    return refuse (scan, "nested too deep");

  scan->cursor++;
  scan->depth++;
  is_good = scan_inside (scan);
  scan->depth--;
  return is_good;
}

static gboolean
scan_bare_value (Scan *scan)
{
  switch (peek (scan)) {
  case '{':
    return scan_container (scan, scan_object);
  case '[':
    return scan_container (scan, scan_array);
  case '"':
    return scan_string (scan);
  case 't':
    return scan_literal (scan, "true");
  case 'f':
    return scan_literal (scan, "false");
  case 'n':
    return scan_literal (scan, "null");
  default:
    return scan_number (scan);
  }
}

/* With the space around it. */
static gboolean
scan_value (Scan *scan)
{
  skip_space (scan);
  if (!scan_bare_value (scan))
    return FALSE;
  skip_space (scan);
  return TRUE;
}

static gboolean
scan_document (Scan *scan)
{
  if (!g_utf8_validate_len (scan->start, (gsize) (scan->end - scan->start), &scan->cursor))
    return refuse (scan, "not UTF-8 text");

  scan->cursor = scan->start;
  return scan_value (scan) && (scan->cursor == scan->end || refuse (scan, "text after the end"));
}

static void
set_error (const Scan *scan, GError **error)
{
  guint line = 1;
  const char *line_start = scan->start;

  for (const char *cursor = scan->start; cursor < scan->cursor; cursor++)
    if (*cursor == '\n') {
      line++;
      line_start = cursor + 1;
    }

  g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, "line %u, column %u: %s", line,
               (guint) (scan->cursor - line_start) + 1, scan->reason);
}

JsonNode *
civic_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) surprise = NULL;
  Scan scan = { 0 };

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (text == NULL)
    text = "";
  scan = (Scan){ .start = text, .cursor = text, .end = text + length };
  if (!scan_document (&scan)) {
    set_error (&scan, error);
    return NULL;
  }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &surprise)) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, surprise->message);
    return NULL;
  }

  return json_parser_steal_root (parser);
}
