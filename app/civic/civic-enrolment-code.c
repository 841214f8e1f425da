/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-enrolment-code.h"

#include "civic-sodium-private.h"
#include "civic-tracking-code-private.h"

#include <string.h>

#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#define FINGERPRINT_BYTES 5
#define FINGERPRINT_LENGTH (CIVIC_ENROLMENT_CODE_LENGTH - CIVIC_ENROLMENT_CODE_DRAWN)
#define PASSES 3
#define MEMORY_BYTES (64 * 1024 * 1024)
/* crypto_pwhash gives no fewer, and its digests of other lengths are others altogether. */
#define DIGEST_BYTES crypto_pwhash_BYTES_MIN

static const guint8 salt[crypto_pwhash_SALTBYTES] = "kushk-enrolment1";

char *
civic_enrolment_code_fingerprint (GBytes *authority_der)
{
  gsize size;
  const char *der = g_bytes_get_data (authority_der, &size);
  guint8 digest[DIGEST_BYTES];
  char text[FINGERPRINT_LENGTH + 1] = { 0 };
  guint64 bits = 0;

  civic_sodium_start ();
  if (crypto_pwhash (digest, sizeof digest, der, size, salt, PASSES, MEMORY_BYTES,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    g_error ("no 64 MiB for a fingerprint");
  for (gsize index = 0; index < FINGERPRINT_BYTES; index++)
    bits = bits << 8 | digest[index];
  for (gsize index = FINGERPRINT_LENGTH; index-- > 0; bits >>= 5)
    text[index] = ALPHABET[bits & 31];
  return g_strdup (text);
}

char *
civic_enrolment_code_draw (const char *fingerprint)
{
  guint8 drawn[CIVIC_ENROLMENT_CODE_DRAWN];
  char text[CIVIC_ENROLMENT_CODE_DRAWN + 1] = { 0 };

  g_return_val_if_fail (strlen (fingerprint) == FINGERPRINT_LENGTH, NULL);

  civic_sodium_start ();
  randombytes_buf (drawn, sizeof drawn);
  for (gsize index = 0; index < sizeof drawn; index++)
    text[index] = ALPHABET[drawn[index] & 31];
  sodium_memzero (drawn, sizeof drawn);
  return g_strconcat (text, fingerprint, NULL);
}

char *
civic_enrolment_code_parse (const char *text)
{
  g_autofree char *bare = _civic_tracking_code_fold (text);

  return strlen (bare) == CIVIC_ENROLMENT_CODE_LENGTH &&
             strspn (bare, ALPHABET) == CIVIC_ENROLMENT_CODE_LENGTH
           ? g_steal_pointer (&bare)
           : NULL;
}

char *
civic_enrolment_code_group (const char *bare)
{
  return civic_tracking_code_group (bare);
}

gboolean
civic_enrolment_code_is_of (const char *bare, GBytes *authority_der)
{
  g_autofree char *fingerprint = civic_enrolment_code_fingerprint (authority_der);

  return g_str_equal (bare + CIVIC_ENROLMENT_CODE_DRAWN, fingerprint);
}
