/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-saudi.h"

#include "civic-digits.h"

#include <string.h>

#define PERSON_ID_LENGTH 10
#define ESTABLISHMENT_LENGTH 10
#define MOBILE_LENGTH 9 /* without prefix: 5XXXXXXXX */
#define GCC_MINIMUM_LENGTH 7
#define GCC_MAXIMUM_LENGTH 15
#define IBAN_LENGTH 24

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
civic_saudi_parse_establishment (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  return is_digits (folded, ESTABLISHMENT_LENGTH) ? g_steal_pointer (&folded) : NULL;
}

/* Whether it ends with a check digit is told by one source only, and a worker turned away is worse
 * than a typing mistake. */
char *
civic_saudi_parse_border_number (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  return is_digits (folded, PERSON_ID_LENGTH) && folded[0] >= '3' && folded[0] <= '5'
           ? g_steal_pointer (&folded)
           : NULL;
}

/* Ten digits are the Kingdom's own: a wrong one of those is not another state's right one. */
char *
civic_saudi_parse_gcc_id (const char *text)
{
  g_autofree char *folded = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  length = strlen (folded);
  return is_digits (folded, length) && length >= GCC_MINIMUM_LENGTH &&
             length <= GCC_MAXIMUM_LENGTH && length != PERSON_ID_LENGTH
           ? g_steal_pointer (&folded)
           : NULL;
}

/* The remainder by 97 of the number that ISO 13616 makes of it: the first four characters moved to
 * the end, letters as 10 to 35. */
static guint
remainder_of_iban (const char *iban)
{
  guint remainder = 0;

  for (gsize i = 0; i < IBAN_LENGTH; i++) {
    char character = iban[(i + 4) % IBAN_LENGTH];

    if (g_ascii_isdigit (character))
      remainder = (remainder * 10 + (guint) (character - '0')) % 97;
    else
      remainder = (remainder * 100 + (guint) (character - 'A') + 10) % 97;
  }

  return remainder;
}

char *
civic_saudi_parse_iban (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = civic_digits_fold (text);
  for (char *cursor = folded; *cursor != '\0'; cursor++)
    *cursor = g_ascii_toupper (*cursor);

  return g_regex_match_simple ("^SA[0-9]{4}[A-Z0-9]{18}\\z", folded, 0, 0) &&
             remainder_of_iban (folded) == 1
           ? g_steal_pointer (&folded)
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
