/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-tracking-code-private.h"

#include "civic-digits.h"
#include "civic-sodium-private.h"

#include <string.h>

/* Crockford's 32 symbols, then the five that only a check character may be. 37 is prime and larger
 * than any difference of two symbols, so one wrong character or one swapped pair always shows. */
#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"
#define BODY_LENGTH (CIVIC_TRACKING_CODE_LENGTH - 1)
#define BODY_BASE 32
#define CHECK_BASE 37
#define BITS_PER_CHARACTER 5
#define GROUP_LENGTH 4

static int
value_of (char character)
{
  const char *found = character == '\0' ? NULL : strchr (ALPHABET, character);

  return found == NULL ? -1 : (int) (found - ALPHABET);
}

/* -1 where a character is not of the body's alphabet. */
static int
check_of (const char *body)
{
  int remainder = 0;

  for (gsize i = 0; i < BODY_LENGTH; i++) {
    int value = value_of (body[i]);

    if (value < 0 || value >= BODY_BASE)
      return -1;
    remainder = (remainder * BODY_BASE + value) % CHECK_BASE;
  }

  return remainder;
}

static char
fold_look_alike (char character)
{
  switch (g_ascii_toupper (character)) {
  case 'O':
    return '0';
  case 'I':
  case 'L':
    return '1';
  default:
    return g_ascii_toupper (character);
  }
}

static char *
draw_any (void)
{
  guint8 bytes[CIVIC_TRACKING_CODE_BYTES];

  randombytes_buf (bytes, sizeof bytes);
  return civic_tracking_code_from_bytes (bytes);
}

/* Read on the phone, typed on a kiosk, put into addresses: better without *, ~, $, = and U. */
static gboolean
has_plain_check (const char *bare)
{
  return value_of (bare[BODY_LENGTH]) < BODY_BASE;
}

char *
civic_tracking_code_draw (void)
{
  g_autofree char *code = NULL;

  civic_sodium_start ();
  do {
    g_free (code);
    code = draw_any ();
  } while (!has_plain_check (code));

  return g_steal_pointer (&code);
}

char *
_civic_tracking_code_fold (const char *text)
{
  char *folded = civic_digits_fold (text);

  for (char *cursor = folded; *cursor != '\0'; cursor++)
    *cursor = fold_look_alike (*cursor);
  return folded;
}

char *
civic_tracking_code_parse (const char *text)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bare = _civic_tracking_code_fold (text);
  return civic_tracking_code_is_valid (bare) ? g_steal_pointer (&bare) : NULL;
}

gboolean
civic_tracking_code_is_valid (const char *bare)
{
  g_return_val_if_fail (bare != NULL, FALSE);

  return strlen (bare) == CIVIC_TRACKING_CODE_LENGTH && check_of (bare) >= 0 &&
         check_of (bare) == value_of (bare[BODY_LENGTH]);
}

char *
civic_tracking_code_group (const char *bare)
{
  GString *grouped;

  g_return_val_if_fail (bare != NULL, NULL);

  grouped = g_string_new (NULL);
  for (gsize i = 0; bare[i] != '\0'; i++) {
    if (i > 0 && i % GROUP_LENGTH == 0)
      g_string_append_c (grouped, '-');
    g_string_append_c (grouped, bare[i]);
  }

  return g_string_free (grouped, FALSE);
}

void
civic_tracking_code_to_bytes (const char *bare, guint8 ret_bytes[CIVIC_TRACKING_CODE_BYTES])
{
  guint32 pending = 0;
  guint pending_bits = 0;
  gsize length = 0;

  g_return_if_fail (bare != NULL && civic_tracking_code_is_valid (bare));

  for (gsize i = 0; i < BODY_LENGTH; i++) {
    pending = (pending << BITS_PER_CHARACTER) | (guint32) value_of (bare[i]);
    pending_bits += BITS_PER_CHARACTER;
    if (pending_bits >= 8) {
      pending_bits -= 8;
      ret_bytes[length++] = (guint8) (pending >> pending_bits);
    }
  }
}

char *
civic_tracking_code_from_bytes (const guint8 bytes[CIVIC_TRACKING_CODE_BYTES])
{
  char bare[CIVIC_TRACKING_CODE_LENGTH + 1] = { 0 };
  guint32 pending = 0;
  guint pending_bits = 0;
  gsize length = 0;

  for (gsize i = 0; i < CIVIC_TRACKING_CODE_BYTES; i++) {
    pending = (pending << 8) | bytes[i];
    pending_bits += 8;
    while (pending_bits >= BITS_PER_CHARACTER) {
      pending_bits -= BITS_PER_CHARACTER;
      bare[length++] = ALPHABET[(pending >> pending_bits) % BODY_BASE];
    }
  }

  bare[BODY_LENGTH] = ALPHABET[check_of (bare)];
  return g_strdup (bare);
}
