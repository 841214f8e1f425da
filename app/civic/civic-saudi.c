/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-saudi.h"

#include "civic-digits.h"

#include <string.h>

#define PERSON_ID_LENGTH 10
#define ESTABLISHMENT_LENGTH 10
#define MOBILE_LENGTH 9 /* without prefix: 5XXXXXXXX */

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

/* Every second digit doubled and its digits added, beginning with the first of ten. */
static gboolean
passes_luhn (const char *digits)
{
  int sum = 0;

  for (gsize i = 0; digits[i] != '\0'; i++) {
    int value = digits[i] - '0';

    if (i % 2 == 0)
      value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
  }

  return sum % 10 == 0;
}

char *
civic_saudi_parse_person_id (const char *text, CivicSaudiPerson *ret_person)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  if (!is_digits (folded, PERSON_ID_LENGTH) || !passes_luhn (folded) ||
      (folded[0] != '1' && folded[0] != '2'))
    return NULL;

  if (ret_person != NULL)
    *ret_person = folded[0] == '1' ? CIVIC_SAUDI_PERSON_CITIZEN : CIVIC_SAUDI_PERSON_RESIDENT;
  return g_steal_pointer (&folded);
}

char *
civic_saudi_parse_mobile (const char *text)
{
  static const char *const prefixes[] = { "+966", "00966", "966", "0", "" };
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    const char *subscriber = folded + strlen (prefixes[i]);

    if (g_str_has_prefix (folded, prefixes[i]) && is_digits (subscriber, MOBILE_LENGTH) &&
        *subscriber == '5')
      return g_strconcat ("+966", subscriber, NULL);
  }

  return NULL;
}

char *
civic_saudi_parse_unified_number (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  return is_digits (folded, ESTABLISHMENT_LENGTH) && folded[0] == '7' ? g_steal_pointer (&folded)
                                                                      : NULL;
}

char *
civic_saudi_parse_registration (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  return is_digits (folded, ESTABLISHMENT_LENGTH) && folded[0] != '7' ? g_steal_pointer (&folded)
                                                                      : NULL;
}

char *
civic_saudi_parse_short_address (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  for (char *cursor = folded; *cursor != '\0'; cursor++)
    *cursor = g_ascii_toupper (*cursor);

  return strspn (folded, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 4 && is_digits (folded + 4, 4)
           ? g_steal_pointer (&folded)
           : NULL;
}
