/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-number.h"

#include <math.h>
#include <string.h>

#define DIGITS_THAT_ALWAYS_SUFFICE 17
#define BYTE_ORDER_MARK 0xFEFF

/* ECMA-262, Number::toString: from here on, and below 1e-6, numbers have an exponent. */
#define POINT_AT_MOST 21
#define POINT_AT_LEAST (-5)

/* "-1.25e+02", with as few digits as read back as the same number. */
static void
format_shortest (double number, char *buffer, int size)
{
  for (int precision = 0; precision < DIGITS_THAT_ALWAYS_SUFFICE; precision++) {
    char format[8];

    g_snprintf (format, sizeof format, "%%.%de", precision);
    g_ascii_formatd (buffer, size, format, number);
    if (g_ascii_strtod (buffer, NULL) == number)
      return;
  }
}

/* The digits 0.DIGITS times ten to the power of `point`. */
static void
append_digits (GString *text, const char *digits, int point)
{
  int count = (int) strlen (digits);

  if (point <= 0) {
    g_string_append (text, "0.");
    for (int i = point; i < 0; i++)
      g_string_append_c (text, '0');
    g_string_append (text, digits);
    return;
  }

  for (int i = 0; i < MAX (count, point); i++) {
    if (i == point)
      g_string_append_c (text, '.');
    g_string_append_c (text, i < count ? digits[i] : '0');
  }
}

static void
append_with_exponent (GString *text, const char *digits, int point)
{
  g_string_append_c (text, digits[0]);
  if (digits[1] != '\0')
    g_string_append_printf (text, ".%s", digits + 1);
  g_string_append_printf (text, "e%+d", point - 1);
}

static char *
finite_to_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) digits = g_string_new (NULL);
  GString *text = g_string_new (number < 0 ? "-" : NULL);
  const char *exponent;
  int point;

  format_shortest (fabs (number), buffer, sizeof buffer);
  exponent = strchr (buffer, 'e');
  point = (int) g_ascii_strtoll (exponent + 1, NULL, 10) + 1;
  for (const char *c = buffer; c < exponent; c++)
    if (*c != '.')
      g_string_append_c (digits, *c);

  if (point > POINT_AT_MOST || point < POINT_AT_LEAST)
    append_with_exponent (text, digits->str, point);
  else
    append_digits (text, digits->str, point);

  return g_string_free (text, FALSE);
}

char *
civic_number_to_text (double number)
{
  if (isnan (number))
    return g_strdup ("NaN");
  if (isinf (number))
    return g_strdup (number < 0 ? "-Infinity" : "Infinity");
  if (number == 0)
    return g_strdup ("0");

  return finite_to_text (number);
}

static const char *
skip_space (const char *text)
{
  gunichar character = g_utf8_get_char (text);

  while (g_unichar_isspace (character) || character == BYTE_ORDER_MARK) {
    text = g_utf8_next_char (text);
    character = g_utf8_get_char (text);
  }

  return text;
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

static const char *
skip_sign (const char *text)
{
  return *text == '+' || *text == '-' ? text + 1 : text;
}

/* Returns `text` itself where no whole exponent stands. */
static const char *
skip_exponent (const char *text)
{
  const char *digits;

  if (*text != 'e' && *text != 'E')
    return text;

  digits = skip_sign (text + 1);
  return g_ascii_isdigit (*digits) ? skip_digits (digits) : text;
}

/* Returns the end of the longest decimal number at `text`; `text` itself if there is none. */
static const char *
skip_decimal (const char *text)
{
  const char *start = skip_sign (text);
  const char *end = skip_digits (start);
  gboolean has_digits = end > start;

  if (g_str_has_prefix (start, "Infinity"))
    return start + strlen ("Infinity");

  if (*end == '.' && (has_digits || g_ascii_isdigit (end[1]))) {
    end = skip_digits (end + 1);
    has_digits = TRUE;
  }

  return has_digits ? skip_exponent (end) : text;
}

static double
read_decimal (const char *text, const char *end)
{
  g_autofree char *number = NULL;

  if (end == text)
    return NAN;
  if (*skip_sign (text) == 'I')
    return *text == '-' ? -INFINITY : INFINITY;

  number = g_strndup (text, (gsize) (end - text));
  return g_ascii_strtod (number, NULL);
}

static int
base_of (const char *text)
{
  if (text[0] != '0')
    return 10;

  switch (text[1]) {
  case 'x':
  case 'X':
    return 16;
  case 'o':
  case 'O':
    return 8;
  case 'b':
  case 'B':
    return 2;
  default:
    return 10;
  }
}

static double
read_based (const char *text, int base, const char **ret_end)
{
  double number = 0;
  const char *cursor = text;

  for (; g_ascii_isxdigit (*cursor) && g_ascii_xdigit_value (*cursor) < base; cursor++)
    number = number * base + g_ascii_xdigit_value (*cursor);

  *ret_end = cursor;
  return cursor > text ? number : NAN;
}

double
civic_number_from_text (const char *text)
{
  const char *start = skip_space (text);
  const char *end;
  double number;

  if (*start == '\0')
    return 0;

  if (base_of (start) != 10) {
    number = read_based (start + 2, base_of (start), &end);
  } else {
    end = skip_decimal (start);
    number = read_decimal (start, end);
  }

  return *skip_space (end) == '\0' ? number : NAN;
}

double
civic_number_from_start (const char *text)
{
  const char *start = skip_space (text);

  return read_decimal (start, skip_decimal (start));
}
