/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-acknowledgement.h"
#include "civic-envelope.h"
#include "civic-json.h"
#include "civic-keys.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

#include <string.h>

/* The formats of the wire and of the paper, held to answers that another implementation gave: they
 * outlive any one version of this library on receipts and in outboxes. */

static JsonNode *vectors;

static JsonObject *
section (const char *name)
{
  return json_object_get_object_member (json_node_get_object (vectors), name);
}

static const char *
string_of (JsonObject *object, const char *key)
{
  const char *string = json_object_get_string_member_with_default (object, key, NULL);

  g_assert_nonnull (string);
  return string;
}

static GBytes *
bytes_of (JsonObject *object, const char *key)
{
  const char *hexadecimal = string_of (object, key);
  gsize size = strlen (hexadecimal) / 2;
  guint8 *bytes = g_malloc (size);

  g_assert_cmpint (
    sodium_hex2bin (bytes, size, hexadecimal, strlen (hexadecimal), NULL, &size, NULL), ==, 0);
  return g_bytes_new_take (bytes, size);
}

static const guint8 *
start_of (GBytes *bytes)
{
  return g_bytes_get_data (bytes, NULL);
}

static void
test_tracking_codes (void)
{
  JsonArray *codes =
    json_object_get_array_member (json_node_get_object (vectors), "tracking_codes");

  for (guint i = 0; i < json_array_get_length (codes); i++) {
    JsonObject *row = json_array_get_object_element (codes, i);
    g_autoptr (GBytes) bytes = bytes_of (row, "bytes");
    g_autofree char *code = civic_tracking_code_from_bytes (start_of (bytes));
    g_autofree char *grouped = civic_tracking_code_group (code);
    guint8 back[CIVIC_TRACKING_CODE_BYTES];

    g_assert_cmpstr (code, ==, string_of (row, "code"));
    g_assert_cmpstr (grouped, ==, string_of (row, "grouped"));
    civic_tracking_code_to_bytes (code, back);
    g_assert_cmpmem (back, sizeof back, start_of (bytes), g_bytes_get_size (bytes));
  }
}

static void
test_receipt_token (void)
{
  JsonObject *row = section ("receipt_token");
  g_autoptr (GBytes) public_key = bytes_of (row, "public_key");
  g_autoptr (GBytes) seed = bytes_of (row, "seed");
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicReceiptToken) token =
    civic_receipt_token_verify (string_of (row, "token"), public_key, &error);
  guint8 computed_public[CIVIC_KEYS_SIGN_PUBLIC_BYTES], secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  g_autofree char *signed_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (token->code, ==, string_of (row, "code"));
  g_assert_cmpstr (token->kiosk, ==, string_of (row, "kiosk"));
  g_assert_cmpstr (token->service, ==, string_of (row, "service"));
  g_assert_cmpint (token->made_at_s, ==, json_object_get_int_member (row, "made_at_s"));

  crypto_sign_seed_keypair (computed_public, secret, start_of (seed));
  signed_again = civic_receipt_token_sign (token, secret);
  g_assert_cmpstr (signed_again, ==, string_of (row, "token"));
}

static void
test_acknowledgement (void)
{
  JsonObject *row = section ("acknowledgement");
  const char *json = string_of (row, "json");
  const char *envelope = string_of (row, "envelope");
  g_autoptr (GBytes) public_key = bytes_of (row, "public_key");
  g_autoptr (GBytes) envelope_bytes = g_bytes_new_static (envelope, strlen (envelope));
  g_autoptr (GBytes) json_bytes = g_bytes_new_static (json, strlen (json));
  g_autofree char *digest = civic_envelope_digest (envelope_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicAcknowledgement) acknowledgement =
    civic_acknowledgement_verify (json_bytes, public_key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (acknowledgement->digest, ==, digest);
  g_assert_cmpmem (start_of (acknowledgement->answer), g_bytes_get_size (acknowledgement->answer),
                   string_of (row, "answer"), strlen (string_of (row, "answer")));
}

static void
test_envelope_request (void)
{
  JsonObject *row = section ("envelope");
  g_autoptr (GBytes) request = bytes_of (row, "request");
  g_autoptr (GBytes) public_key = bytes_of (row, "central_public_key");
  g_autoptr (GBytes) secret_key = bytes_of (row, "central_secret_key");
  g_autoptr (GBytes) expected_session_key = bytes_of (row, "session_public_key");
  g_autoptr (GBytes) session_key = NULL;
  g_autoptr (GError) error = NULL;
  char *text = civic_envelope_open_request (request, start_of (public_key), start_of (secret_key),
                                            &session_key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, string_of (row, "text"));
  g_assert_true (g_bytes_equal (session_key, expected_session_key));
  civic_envelope_free_text (text);
}

/* The nonce is random, so here the answer is taken apart by hand. */
static void
test_envelope_answer (void)
{
  JsonObject *row = section ("envelope");
  g_autoptr (GBytes) request = bytes_of (row, "request");
  g_autoptr (GBytes) central_public_key = bytes_of (row, "central_public_key");
  g_autoptr (GBytes) central_secret_key = bytes_of (row, "central_secret_key");
  g_autoptr (GBytes) session_public_key = bytes_of (row, "session_public_key");
  g_autoptr (GBytes) session_secret_key = bytes_of (row, "session_secret_key");
  g_autoptr (GBytes) answer =
    civic_envelope_answer (request, session_public_key, start_of (central_secret_key), "{}", NULL);
  gsize size = g_bytes_get_size (answer);
  const guint8 *start = start_of (answer);
  guint8 plain[CIVIC_ENVELOPE_DIGEST_BYTES + 2], digest[CIVIC_ENVELOPE_DIGEST_BYTES];

  g_assert_cmpuint (size, ==, 1 + crypto_box_NONCEBYTES + crypto_box_MACBYTES + sizeof plain);
  g_assert_cmpuint (start[0], ==, 1);
  g_assert_cmpint (crypto_box_open_easy (
                     plain, start + 1 + crypto_box_NONCEBYTES, size - 1 - crypto_box_NONCEBYTES,
                     start + 1, start_of (central_public_key), start_of (session_secret_key)),
                   ==, 0);
  crypto_generichash (digest, sizeof digest, start_of (request), g_bytes_get_size (request), NULL,
                      0);
  g_assert_cmpmem (plain, sizeof digest, digest, sizeof digest);
  g_assert_cmpmem (plain + sizeof digest, 2, "{}", 2);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  path = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "data", "civic", "vectors.json",
                           NULL);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  vectors = civic_json_parse (text, length, NULL);
  g_assert_nonnull (vectors);

#define TEST(name, function) g_test_add_func ("/civic/vectors/" name, function)
  TEST ("tracking-codes", test_tracking_codes);
  TEST ("receipt-token", test_receipt_token);
  TEST ("acknowledgement", test_acknowledgement);
  TEST ("envelope-request", test_envelope_request);
  TEST ("envelope-answer", test_envelope_answer);

  status = g_test_run ();
  json_node_unref (vectors);
  return status;
}
