/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-acknowledgement.h"

#include "civic-envelope.h"
#include "civic-json.h"
#include "civic-keys.h"
#include "civic-pattern-private.h"
#include "civic-reader-private.h"
#include "civic-sodium-private.h"
#include "civic-tracking-code.h"

#define NAME "acknowledgement"
#define MAXIMUM_JSON_BYTES (CIVIC_ENVELOPE_MAXIMUM_BYTES * 2)
#define MAXIMUM_TIME_LENGTH 40

static gboolean
is_digest (const char *text)
{
  static CivicPattern pattern = CIVIC_PATTERN ("^[0-9a-f]{64}\\z");

  return civic_pattern_matches (&pattern, text);
}

static gboolean
is_state (const char *text)
{
  static CivicPattern pattern = CIVIC_PATTERN ("^[a-z]+(-[a-z]+){0,5}\\z");

  return civic_pattern_matches (&pattern, text);
}

static gboolean
is_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL;
}

static char *
signed_message (const CivicAcknowledgement *self)
{
  g_autofree char *answer_digest = civic_envelope_digest (self->answer);

  return g_strjoin ("\n", "kushk-acknowledgement-v1", self->code, self->digest, self->state,
                    self->received_at, answer_digest, "", NULL);
}

void
civic_acknowledgement_free (CivicAcknowledgement *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->digest);
  g_free (self->state);
  g_free (self->received_at);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_free (self);
}

static void
add_string (JsonObject *object, const char *key, const char *value)
{
  json_object_set_string_member (object, key, value);
}

static void
add_base64 (JsonObject *object, const char *key, gconstpointer bytes, gsize size)
{
  g_autofree char *text = g_base64_encode (bytes, size);

  json_object_set_string_member (object, key, text);
}

char *
civic_acknowledgement_sign (const CivicAcknowledgement *self, const guint8 *sign_secret)
{
  g_autofree char *message = NULL;
  g_autoptr (JsonNode) node = NULL;
  guint8 signature[crypto_sign_BYTES];
  JsonObject *object;

  g_return_val_if_fail (self != NULL && sign_secret != NULL, NULL);
  g_return_val_if_fail (self->code != NULL && civic_tracking_code_is_valid (self->code), NULL);
  g_return_val_if_fail (self->digest != NULL && is_digest (self->digest), NULL);
  g_return_val_if_fail (self->state != NULL && is_state (self->state), NULL);
  g_return_val_if_fail (self->received_at != NULL && is_time (self->received_at), NULL);
  g_return_val_if_fail (self->answer != NULL, NULL);

  civic_sodium_start ();
  message = signed_message (self);
  crypto_sign_detached (signature, NULL, (const guint8 *) message, strlen (message), sign_secret);

  object = json_object_new ();
  add_string (object, "code", self->code);
  add_string (object, "digest", self->digest);
  add_string (object, "state", self->state);
  add_string (object, "received_at", self->received_at);
  add_base64 (object, "answer", g_bytes_get_data (self->answer, NULL),
              g_bytes_get_size (self->answer));
  add_base64 (object, "signature", signature, sizeof signature);

  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return json_to_string (node, FALSE);
}

static char *
read_checked (CivicReader *reader, const char *key, gboolean (*is_good) (const char *text))
{
  const char *text = civic_reader_get_string (reader, key, CIVIC_ENVELOPE_DIGEST_BYTES * 2);

  if (text != NULL && !is_good (text))
    civic_reader_complain (reader, key, "not what it should be");
  return g_strdup (text);
}

/* Strict, unlike g_base64_decode(), which skips what it does not know. */
static GBytes *
read_base64 (CivicReader *reader, const char *key)
{
  const char *text = civic_reader_get_string (reader, key, MAXIMUM_JSON_BYTES);
  gsize size = text == NULL ? 0 : strlen (text) / 4 * 3;
  guint8 *bytes = g_malloc (size + 1);

  if (text != NULL && sodium_base642bin (bytes, size, text, strlen (text), NULL, &size, NULL,
                                         sodium_base64_VARIANT_ORIGINAL) != 0)
    civic_reader_complain (reader, key, "not base64");

  return g_bytes_new_take (bytes, size);
}

static CivicAcknowledgement *
read_acknowledgement (JsonNode *node, GBytes **ret_signature, GError **error)
{
  g_autoptr (CivicAcknowledgement) self = g_new0 (CivicAcknowledgement, 1);
  g_autoptr (GBytes) signature = NULL;
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);

  self->code = read_checked (reader, "code", civic_tracking_code_is_valid);
  self->digest = read_checked (reader, "digest", is_digest);
  self->state = read_checked (reader, "state", is_state);
  self->received_at = read_checked (reader, "received_at", is_time);
  self->answer = read_base64 (reader, "answer");
  signature = read_base64 (reader, "signature");
  if (g_bytes_get_size (signature) != crypto_sign_BYTES)
    civic_reader_complain (reader, "signature", "wrong length");

  if (!civic_reader_finish (reader, error))
    return NULL;

  *ret_signature = g_steal_pointer (&signature);
  return g_steal_pointer (&self);
}

static JsonNode *
parse (GBytes *json, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  JsonNode *node = NULL;

  if (size == 0 || size > MAXIMUM_JSON_BYTES)
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED,
                         NAME ": empty or over the maximum size");
  else
    node = civic_json_parse (text, size, error);

  return node;
}

CivicAcknowledgement *
civic_acknowledgement_verify (GBytes *json, GBytes *sign_public_key, GError **error)
{
  g_autoptr (CivicAcknowledgement) self = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (sign_public_key != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (sign_public_key) == CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);

  civic_sodium_start ();
  node = parse (json, error);
  if (node == NULL)
    return NULL;
  self = read_acknowledgement (node, &signature, error);
  if (self == NULL)
    return NULL;

  message = signed_message (self);
  if (crypto_sign_verify_detached (g_bytes_get_data (signature, NULL), (const guint8 *) message,
                                   strlen (message),
                                   g_bytes_get_data (sign_public_key, NULL)) != 0) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_FORGED,
                         NAME ": not signed by the central");
    return NULL;
  }

  return g_steal_pointer (&self);
}
