/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-colour.h"

#include <math.h>
#include <string.h>

static guint8
read_byte (const char *digits)
{
  return (guint8) (g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1]));
}

gboolean
civic_colour_parse (const char *text, CivicColour *ret_colour)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (text[0] != '#' || strlen (text) != strlen ("#rrggbb") ||
      strspn (text + 1, "0123456789abcdefABCDEF") != strlen ("rrggbb"))
    return FALSE;

  *ret_colour = (CivicColour){ read_byte (text + 1), read_byte (text + 3), read_byte (text + 5) };
  return TRUE;
}

static double
linearise (guint8 channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (CivicColour colour)
{
  return 0.2126 * linearise (colour.red) + 0.7152 * linearise (colour.green) +
         0.0722 * linearise (colour.blue);
}

double
civic_colour_get_contrast (CivicColour one, CivicColour other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}
