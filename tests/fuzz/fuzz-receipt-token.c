/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-keys.h"
#include "civic-receipt-token.h"

#include <string.h>

#define SIGNED_PREFIX "kushk-receipt-v1\n"

static void
verify (const char *token, GBytes *key)
{
  g_autoptr (CivicReceiptToken) claimed = civic_receipt_token_peek (token, NULL);
  g_autoptr (CivicReceiptToken) verified = civic_receipt_token_verify (token, key, NULL);

  g_assert_true (verified == NULL || claimed != NULL);
}

/* What a kiosk signed, whatever it was: its own bytes are no less strange. */
static char *
sign (const uint8_t *bytes, size_t size, const guint8 *secret)
{
  g_autoptr (GByteArray) said = g_byte_array_new ();
  g_autoptr (GByteArray) token = g_byte_array_new ();
  guint8 signature[crypto_sign_BYTES];
  char *text = g_malloc (
    sodium_base64_ENCODED_LEN (size + sizeof signature, sodium_base64_VARIANT_URLSAFE_NO_PADDING));

  g_byte_array_append (said, (const guint8 *) SIGNED_PREFIX, strlen (SIGNED_PREFIX));
  g_byte_array_append (said, bytes, (guint) size);
  crypto_sign_detached (signature, NULL, said->data, said->len, secret);
  g_byte_array_append (token, bytes, (guint) size);
  g_byte_array_append (token, signature, sizeof signature);
  return sodium_bin2base64 (
    text, sodium_base64_ENCODED_LEN (token->len, sodium_base64_VARIANT_URLSAFE_NO_PADDING),
    token->data, token->len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  static const guint8 seed[crypto_sign_SEEDBYTES] = { 1 };
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autofree char *token = NULL;
  g_autoptr (GBytes) key = NULL;

  crypto_sign_seed_keypair (public_key, secret, seed);
  key = g_bytes_new (public_key, sizeof public_key);
  token = sign (bytes, size, secret);
  verify (text, key);
  verify (token, key);
  return 0;
}
