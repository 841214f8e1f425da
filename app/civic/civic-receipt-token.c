/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-receipt-token.h"

#include "civic-keys.h"
#include "civic-sodium-private.h"
#include "civic-tracking-code.h"

#include <string.h>

#define VERSION 0x01
#define MAXIMUM_NAME_LENGTH 40
#define HEAD_BYTES (1 + CIVIC_TRACKING_CODE_BYTES + 4)
#define SIGNATURE_BYTES crypto_sign_BYTES
#define MAXIMUM_BYTES (HEAD_BYTES + 2 * (1 + MAXIMUM_NAME_LENGTH) + SIGNATURE_BYTES)
#define BASE64_VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* So that a kiosk's key can never be made to sign a token as something else, or the reverse. */
#define CONTEXT "kushk-receipt-v1\n"

static gboolean
is_name (const char *name, gsize length, gboolean (*is_letter) (char character))
{
  if (length == 0 || length > MAXIMUM_NAME_LENGTH)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!is_letter (name[i]) && !g_ascii_isdigit (name[i]) && name[i] != '-')
      return FALSE;

  return TRUE;
}

static gboolean
is_upper (char character)
{
  return g_ascii_isupper (character);
}

static gboolean
is_lower (char character)
{
  return g_ascii_islower (character);
}

static void
append_name (GByteArray *bytes, const char *name)
{
  guint8 length = (guint8) strlen (name);

  g_byte_array_append (bytes, &length, 1);
  g_byte_array_append (bytes, (const guint8 *) name, length);
}

/* What is signed: the context, then the token's bytes before the signature. */
static GByteArray *
signed_message (const guint8 *body, gsize length)
{
  GByteArray *message = g_byte_array_new ();

  g_byte_array_append (message, (const guint8 *) CONTEXT, strlen (CONTEXT));
  g_byte_array_append (message, body, (guint) length);
  return message;
}

static GByteArray *
body_of (const CivicReceiptToken *self)
{
  GByteArray *body = g_byte_array_new ();
  guint8 head[HEAD_BYTES] = { VERSION };
  guint32 made_at_s = GUINT32_TO_BE ((guint32) self->made_at_s);

  civic_tracking_code_to_bytes (self->code, head + 1);
  memcpy (head + 1 + CIVIC_TRACKING_CODE_BYTES, &made_at_s, sizeof made_at_s);
  g_byte_array_append (body, head, sizeof head);
  append_name (body, self->kiosk);
  append_name (body, self->service);
  return body;
}

void
civic_receipt_token_free (CivicReceiptToken *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->kiosk);
  g_free (self->service);
  g_free (self);
}

char *
civic_receipt_token_sign (const CivicReceiptToken *self, const guint8 *sign_secret)
{
  g_autoptr (GByteArray) body = NULL;
  g_autoptr (GByteArray) message = NULL;
  guint8 signature[SIGNATURE_BYTES];
  char text[sodium_base64_ENCODED_LEN (MAXIMUM_BYTES, BASE64_VARIANT)];

  g_return_val_if_fail (self != NULL && sign_secret != NULL, NULL);
  g_return_val_if_fail (self->code != NULL && civic_tracking_code_is_valid (self->code), NULL);
  g_return_val_if_fail (
    self->kiosk != NULL && is_name (self->kiosk, strlen (self->kiosk), is_upper), NULL);
  g_return_val_if_fail (
    self->service != NULL && is_name (self->service, strlen (self->service), is_lower), NULL);
  g_return_val_if_fail (self->made_at_s >= 0 && self->made_at_s <= G_MAXUINT32, NULL);

  civic_sodium_start ();
  body = body_of (self);
  message = signed_message (body->data, body->len);
  crypto_sign_detached (signature, NULL, message->data, message->len, sign_secret);
  g_byte_array_append (body, signature, sizeof signature);

  return g_strdup (sodium_bin2base64 (text, sizeof text, body->data, body->len, BASE64_VARIANT));
}

/* Takes one length-prefixed name off the front of what is left. */
static char *
take_name (const guint8 **cursor, gsize *left, gboolean (*is_letter) (char character))
{
  const char *name = (const char *) *cursor + 1;
  gsize length;

  if (*left == 0)
    return NULL;

  length = (*cursor)[0];
  if (length > *left - 1 || !is_name (name, length, is_letter))
    return NULL;

  *cursor += 1 + length;
  *left -= 1 + length;
  return g_strndup (name, length);
}

static gboolean
decode (const char *token, guint8 ret_bytes[MAXIMUM_BYTES], gsize *ret_size)
{
  return strlen (token) < sodium_base64_ENCODED_LEN (MAXIMUM_BYTES, BASE64_VARIANT) &&
         sodium_base642bin (ret_bytes, MAXIMUM_BYTES, token, strlen (token), NULL, ret_size, NULL,
                            BASE64_VARIANT) == 0 &&
         *ret_size > HEAD_BYTES + SIGNATURE_BYTES && ret_bytes[0] == VERSION;
}

static CivicReceiptToken *
read_body (const guint8 *bytes, gsize size)
{
  g_autoptr (CivicReceiptToken) self = g_new0 (CivicReceiptToken, 1);
  const guint8 *cursor = bytes + HEAD_BYTES;
  gsize left = size - HEAD_BYTES;
  guint32 made_at_s;

  memcpy (&made_at_s, bytes + 1 + CIVIC_TRACKING_CODE_BYTES, sizeof made_at_s);
  self->made_at_s = GUINT32_FROM_BE (made_at_s);
  self->code = civic_tracking_code_from_bytes (bytes + 1);
  self->kiosk = take_name (&cursor, &left, is_upper);
  if (self->kiosk != NULL)
    self->service = take_name (&cursor, &left, is_lower);

  return self->service != NULL && left == 0 ? g_steal_pointer (&self) : NULL;
}

static CivicReceiptToken *
read_token (const char *token, guint8 ret_bytes[MAXIMUM_BYTES], gsize *ret_size, GError **error)
{
  CivicReceiptToken *self = NULL;

  civic_sodium_start ();
  if (decode (token, ret_bytes, ret_size))
    self = read_body (ret_bytes, *ret_size - SIGNATURE_BYTES);
  if (self == NULL)
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, "receipt token: not a token");

  return self;
}

CivicReceiptToken *
civic_receipt_token_peek (const char *token, GError **error)
{
  guint8 bytes[MAXIMUM_BYTES];
  gsize size;

  g_return_val_if_fail (token != NULL, NULL);

  return read_token (token, bytes, &size, error);
}

CivicReceiptToken *
civic_receipt_token_verify (const char *token, GBytes *sign_public_key, GError **error)
{
  g_autoptr (CivicReceiptToken) self = NULL;
  g_autoptr (GByteArray) message = NULL;
  guint8 bytes[MAXIMUM_BYTES];
  gsize size, body_size;

  g_return_val_if_fail (token != NULL && sign_public_key != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (sign_public_key) == CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);

  self = read_token (token, bytes, &size, error);
  if (self == NULL)
    return NULL;

  body_size = size - SIGNATURE_BYTES;
  message = signed_message (bytes, body_size);
  if (crypto_sign_verify_detached (bytes + body_size, message->data, message->len,
                                   g_bytes_get_data (sign_public_key, NULL)) != 0) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_FORGED,
                         "receipt token: the signature is not the kiosk's");
    return NULL;
  }

  return g_steal_pointer (&self);
}
