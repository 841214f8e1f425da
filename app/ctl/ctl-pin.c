/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-pin.h"

#include "civic-digits.h"
#include "ctl-command.h"

#include <sodium.h>

#include <string.h>

#define LENGTH_MINIMUM 6
#define LENGTH_MAXIMUM 12

/* Above OWASP's least (19 MiB, 2 passes), and still below half a second on a kiosk's processor. */
#define PASSES 3
#define MEMORY_BYTES (64 * 1024 * 1024)

static gboolean
is_a_run (const char *pin, int step)
{
  for (const char *digit = pin; digit[1] != '\0'; digit++) {
    if (digit[1] - digit[0] != step)
      return FALSE;
  }

  return TRUE;
}

static const char *
find_fault (const char *pin)
{
  gsize length = strlen (pin);

  if (strspn (pin, "0123456789") != length)
    return "A PIN is digits only: it is typed on a number pad.";
  if (length < LENGTH_MINIMUM || length > LENGTH_MAXIMUM)
    return "A PIN has 6 to 12 digits.";
  if (is_a_run (pin, 0) || is_a_run (pin, 1) || is_a_run (pin, -1))
    return "Everybody tries this PIN first. Choose one without an order.";

  return NULL;
}

char *
ctl_pin_parse (const char *typed, GError **error)
{
  char *pin = civic_digits_fold (typed);
  const char *fault = find_fault (pin);

  if (fault == NULL)
    return pin;

  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_FAILED, fault);
  ctl_pin_free (pin);

  return NULL;
}

void
ctl_pin_free (char *pin)
{
  if (pin != NULL)
    sodium_memzero (pin, strlen (pin));
  g_free (pin);
}

char *
ctl_pin_hash (const char *pin, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];

  if (crypto_pwhash_str (hash, pin, strlen (pin), PASSES, MEMORY_BYTES) != 0) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "Hashing the PIN needs 64 MiB of memory.");
    return NULL;
  }

  return g_strdup (hash);
}
