/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-document-token.h"

#include <sodium.h>
#include <string.h>

#define VERSION 0x01
#define HEAD_BYTES (1 + 4)
#define MAXIMUM_BYTES (HEAD_BYTES + CENTRAL_DOCUMENT_ID_MAXIMUM + crypto_sign_BYTES)
#define BASE64_VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* The same key signs acknowledgements: neither may ever pass for the other. */
#define CONTEXT "kushk-document-v1\n"

gboolean
central_document_id_is_valid (const char *id)
{
  gsize length = strlen (id);

  for (gsize index = 0; index < length; index++)
    if (!g_ascii_isalnum (id[index]) && strchr ("-*~$=", id[index]) == NULL)
      return FALSE;
  return length > 0 && length <= CENTRAL_DOCUMENT_ID_MAXIMUM;
}

static GByteArray *
message_of (const guint8 *body, gsize size)
{
  GByteArray *message = g_byte_array_new ();

  g_byte_array_append (message, (const guint8 *) CONTEXT, strlen (CONTEXT));
  g_byte_array_append (message, body, (guint) size);
  return message;
}

char *
central_document_token_sign (const char *id, gint64 printed_at_s, const guint8 *sign_secret)
{
  guint32 wire_s = GUINT32_TO_BE ((guint32) printed_at_s);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) message = NULL;
  guint8 version = VERSION;
  guint8 signature[crypto_sign_BYTES];
  char text[sodium_base64_ENCODED_LEN (MAXIMUM_BYTES, BASE64_VARIANT)];

  g_return_val_if_fail (central_document_id_is_valid (id), NULL);

  g_byte_array_append (bytes, &version, 1);
  g_byte_array_append (bytes, (const guint8 *) &wire_s, sizeof wire_s);
  g_byte_array_append (bytes, (const guint8 *) id, (guint) strlen (id));
  message = message_of (bytes->data, bytes->len);
  crypto_sign_detached (signature, NULL, message->data, message->len, sign_secret);
  g_byte_array_append (bytes, signature, sizeof signature);
  return g_strdup (sodium_bin2base64 (text, sizeof text, bytes->data, bytes->len, BASE64_VARIANT));
}

static gboolean
decode (const char *token, guint8 ret_bytes[MAXIMUM_BYTES], gsize *ret_size)
{
  return sodium_base642bin (ret_bytes, MAXIMUM_BYTES, token, strlen (token), NULL, ret_size, NULL,
                            BASE64_VARIANT) == 0 &&
         *ret_size > HEAD_BYTES + crypto_sign_BYTES && ret_bytes[0] == VERSION;
}

char *
central_document_token_verify (const char *token,
                               const guint8 *sign_secret,
                               gint64 *ret_printed_at_s)
{
  guint8 bytes[MAXIMUM_BYTES];
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  gsize size = 0;
  gsize body_size = 0;
  guint32 wire_s = 0;
  g_autoptr (GByteArray) message = NULL;
  g_autofree char *id = NULL;

  if (!decode (token, bytes, &size))
    return NULL;
  body_size = size - crypto_sign_BYTES;
  message = message_of (bytes, body_size);
  crypto_sign_ed25519_sk_to_pk (public_key, sign_secret);
  if (crypto_sign_verify_detached (bytes + body_size, message->data, message->len, public_key) != 0)
    return NULL;
  memcpy (&wire_s, bytes + 1, sizeof wire_s);
  if (ret_printed_at_s)
    *ret_printed_at_s = GUINT32_FROM_BE (wire_s);
  id = g_strndup ((const char *) bytes + HEAD_BYTES, body_size - HEAD_BYTES);
  return central_document_id_is_valid (id) ? g_steal_pointer (&id) : NULL;
}
