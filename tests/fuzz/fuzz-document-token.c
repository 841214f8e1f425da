/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-keys.h"
#include "central-document-token.h"

#include <string.h>

#define SIGNED_PREFIX "kushk-document-v1\n"

static void
verify (const char *token, const guint8 *secret)
{
  g_autofree char *id = central_document_token_verify (token, secret, NULL);

  g_assert_true (id == NULL || central_document_id_is_valid (id));
}

/* What the central signed, whatever it was. */
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

  crypto_sign_seed_keypair (public_key, secret, seed);
  token = sign (bytes, size, secret);
  verify (text, secret);
  verify (token, secret);
  return 0;
}
