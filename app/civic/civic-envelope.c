/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-envelope.h"

#include "civic-guarded-private.h"
#include "civic-keys.h"
#include "civic-sodium-private.h"

#include <string.h>

#define VERSION 0x01
#define KEY_BYTES CIVIC_KEYS_BOX_PUBLIC_BYTES
#define REQUEST_HEAD_BYTES (1 + KEY_BYTES)
#define REQUEST_OVERHEAD_BYTES (REQUEST_HEAD_BYTES + crypto_box_SEALBYTES + KEY_BYTES)
#define ANSWER_HEAD_BYTES (1 + crypto_box_NONCEBYTES)
#define ANSWER_OVERHEAD_BYTES                                                                      \
  (ANSWER_HEAD_BYTES + crypto_box_MACBYTES + CIVIC_ENVELOPE_DIGEST_BYTES)

struct _CivicSession {
  GBytes *central_public_key;
  guint8 public_key[KEY_BYTES];
  guint8 *secret_key; /* guarded memory, wiped when freed */
};

static gpointer
refuse (GError **error, CivicError code, const char *reason)
{
  g_set_error_literal (error, CIVIC_ERROR, code, reason);
  return NULL;
}

static void
digest_of (GBytes *bytes, guint8 ret_digest[CIVIC_ENVELOPE_DIGEST_BYTES])
{
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);

  crypto_generichash (ret_digest, CIVIC_ENVELOPE_DIGEST_BYTES, start, size, NULL, 0);
}

static gboolean
has_plausible_frame (GBytes *envelope, gsize overhead_bytes)
{
  gsize size;
  const guint8 *start = g_bytes_get_data (envelope, &size);

  return size > overhead_bytes && size <= CIVIC_ENVELOPE_MAXIMUM_BYTES && start[0] == VERSION;
}

/* The text behind the prefix, moved to the beginning of `plain`, which is taken over. */
static char *
take_text (guint8 *plain, gsize prefix_bytes, gsize size, GError **error)
{
  gsize length = size - prefix_bytes;

  if (!g_utf8_validate_len ((const char *) plain + prefix_bytes, length, NULL)) {
    civic_guarded_free (plain);
    return refuse (error, CIVIC_ERROR_MALFORMED, "envelope: not UTF-8 text");
  }

  memmove (plain, plain + prefix_bytes, length);
  plain[length] = '\0';

  return (char *) plain;
}

CivicSession *
civic_session_new (GBytes *central_public_key)
{
  CivicSession *self;

  g_return_val_if_fail (central_public_key != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (central_public_key) == KEY_BYTES, NULL);

  civic_sodium_start ();
  self = g_new0 (CivicSession, 1);
  self->central_public_key = g_bytes_ref (central_public_key);
  self->secret_key = civic_guarded_new (CIVIC_KEYS_BOX_SECRET_BYTES);
  crypto_box_keypair (self->public_key, self->secret_key);

  return self;
}

void
civic_session_free (CivicSession *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->central_public_key);
  civic_guarded_free (self->secret_key);
  g_free (self);
}

GBytes *
civic_session_seal (CivicSession *self, const char *json, GError **error)
{
  gsize length, sealed_size;
  guint8 *plain, *envelope;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);

  length = strlen (json);
  if (length == 0 || length > CIVIC_ENVELOPE_MAXIMUM_BYTES - REQUEST_OVERHEAD_BYTES)
    return refuse (error, CIVIC_ERROR_MALFORMED, "envelope: empty or over the maximum size");
  if (!g_utf8_validate_len (json, length, NULL))
    return refuse (error, CIVIC_ERROR_MALFORMED, "envelope: not UTF-8 text");

  plain = civic_guarded_new (KEY_BYTES + length);
  memcpy (plain, self->public_key, KEY_BYTES);
  memcpy (plain + KEY_BYTES, json, length);

  sealed_size = REQUEST_OVERHEAD_BYTES + length;
  envelope = g_malloc (sealed_size);
  envelope[0] = VERSION;
  memcpy (envelope + 1, self->public_key, KEY_BYTES);
  crypto_box_seal (envelope + REQUEST_HEAD_BYTES, plain, KEY_BYTES + length,
                   g_bytes_get_data (self->central_public_key, NULL));
  civic_guarded_free (plain);

  return g_bytes_new_take (envelope, sealed_size);
}

char *
civic_session_open (CivicSession *self, GBytes *request, GBytes *answer, GError **error)
{
  guint8 digest[CIVIC_ENVELOPE_DIGEST_BYTES];
  const guint8 *start, *central_public_key;
  gsize size, boxed_size, plain_size;
  guint8 *plain;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (answer != NULL, NULL);

  if (!has_plausible_frame (answer, ANSWER_OVERHEAD_BYTES))
    return refuse (error, CIVIC_ERROR_MALFORMED, "envelope: not an answer");

  start = g_bytes_get_data (answer, &size);
  central_public_key = g_bytes_get_data (self->central_public_key, NULL);
  boxed_size = size - ANSWER_HEAD_BYTES;
  plain_size = boxed_size - crypto_box_MACBYTES;
  plain = civic_guarded_new (plain_size);
  digest_of (request, digest);

  if (crypto_box_open_easy (plain, start + ANSWER_HEAD_BYTES, boxed_size, start + 1,
                            central_public_key, self->secret_key) != 0 ||
      sodium_memcmp (plain, digest, sizeof digest) != 0) {
    civic_guarded_free (plain);
    return refuse (error, CIVIC_ERROR_FORGED, "envelope: not the central's answer to this request");
  }

  return take_text (plain, sizeof digest, plain_size, error);
}

void
civic_envelope_free_text (char *text)
{
  civic_guarded_free (text);
}

char *
civic_envelope_open_request (GBytes *request,
                             const guint8 *central_public_key,
                             const guint8 *central_secret_key,
                             GBytes **ret_session_key,
                             GError **error)
{
  const guint8 *start;
  gsize size, sealed_size, plain_size;
  guint8 *plain;
  char *text;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (central_public_key != NULL, NULL);
  g_return_val_if_fail (central_secret_key != NULL, NULL);
  g_return_val_if_fail (ret_session_key != NULL, NULL);

  civic_sodium_start ();
  if (!has_plausible_frame (request, REQUEST_OVERHEAD_BYTES))
    return refuse (error, CIVIC_ERROR_MALFORMED, "envelope: not a request");

  start = g_bytes_get_data (request, &size);
  sealed_size = size - REQUEST_HEAD_BYTES;
  plain_size = sealed_size - crypto_box_SEALBYTES;
  plain = civic_guarded_new (plain_size);

  if (crypto_box_seal_open (plain, start + REQUEST_HEAD_BYTES, sealed_size, central_public_key,
                            central_secret_key) != 0 ||
      sodium_memcmp (plain, start + 1, KEY_BYTES) != 0) {
    civic_guarded_free (plain);
    return refuse (error, CIVIC_ERROR_FORGED, "envelope: not sealed to us by its session");
  }

  text = take_text (plain, KEY_BYTES, plain_size, error);
  if (text != NULL)
    *ret_session_key = g_bytes_new (start + 1, KEY_BYTES);

  return text;
}

GBytes *
civic_envelope_answer (GBytes *request,
                       GBytes *session_key,
                       const guint8 *central_secret_key,
                       const char *json,
                       GError **error)
{
  gsize length, plain_size, size;
  guint8 *plain, *envelope;
  int status;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (session_key != NULL && g_bytes_get_size (session_key) == KEY_BYTES, NULL);
  g_return_val_if_fail (central_secret_key != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);

  civic_sodium_start ();
  length = strlen (json);
  if (length == 0 || length > CIVIC_ENVELOPE_MAXIMUM_BYTES - ANSWER_OVERHEAD_BYTES)
    return refuse (error, CIVIC_ERROR_MALFORMED, "envelope: empty or over the maximum size");

  plain_size = CIVIC_ENVELOPE_DIGEST_BYTES + length;
  plain = civic_guarded_new (plain_size);
  digest_of (request, plain);
  memcpy (plain + CIVIC_ENVELOPE_DIGEST_BYTES, json, length);

  size = ANSWER_OVERHEAD_BYTES + length;
  envelope = g_malloc (size);
  envelope[0] = VERSION;
  randombytes_buf (envelope + 1, crypto_box_NONCEBYTES);
  status = crypto_box_easy (envelope + ANSWER_HEAD_BYTES, plain, plain_size, envelope + 1,
                            g_bytes_get_data (session_key, NULL), central_secret_key);
  civic_guarded_free (plain);
  if (status != 0) {
    g_free (envelope);
    return refuse (error, CIVIC_ERROR_MALFORMED, "envelope: the session's key is not a key");
  }

  return g_bytes_new_take (envelope, size);
}

char *
civic_envelope_digest (GBytes *bytes)
{
  guint8 digest[CIVIC_ENVELOPE_DIGEST_BYTES];
  char hexadecimal[CIVIC_ENVELOPE_DIGEST_BYTES * 2 + 1];

  g_return_val_if_fail (bytes != NULL, NULL);

  civic_sodium_start ();
  digest_of (bytes, digest);
  return g_strdup (sodium_bin2hex (hexadecimal, sizeof hexadecimal, digest, sizeof digest));
}
