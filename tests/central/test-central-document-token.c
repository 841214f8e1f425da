/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-document-token.h"

#include <sodium.h>
#include <string.h>

#include "central-json.h"

#define ID "licence-460100000011"

static guint8 public_key[crypto_sign_PUBLICKEYBYTES];
static guint8 secret_key[crypto_sign_SECRETKEYBYTES];

static void
test_brings_back_what_was_signed (void)
{
  g_autofree char *token = central_document_token_sign (ID, 1795333620, secret_key);
  gint64 printed_at_s = 0;
  g_autofree char *id = central_document_token_verify (token, secret_key, &printed_at_s);

  g_assert_cmpstr (id, ==, ID);
  g_assert_cmpint (printed_at_s, ==, 1795333620);
  g_assert_cmpuint (strlen (token), <, 130);
}

/* Another implementation made the vector, from openapi.yaml alone. */
static void
test_is_what_the_contract_says (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "data",
                                            "vectors", "signatures.json", NULL);
  g_autoptr (JsonNode) root = central_json_load (path, NULL);
  JsonObject *vectors = json_node_get_object (root);
  JsonObject *keys = central_json_get_object (vectors, "central_sign");
  JsonObject *row = central_json_get_object (vectors, "document_token");
  const char *secret = central_json_get_string (keys, "secret");
  guint8 secret_bytes[crypto_sign_SECRETKEYBYTES];
  g_autofree char *token = NULL;

  g_assert_cmpint (
    sodium_hex2bin (secret_bytes, sizeof secret_bytes, secret, strlen (secret), NULL, NULL, NULL),
    ==, 0);
  token =
    central_document_token_sign (central_json_get_string (row, "id"),
                                 central_json_get_integer (row, "printed_at_s"), secret_bytes);
  g_assert_cmpstr (token, ==, central_json_get_string (row, "token"));
}

static void
test_refuses_any_changed_character (void)
{
  g_autofree char *token = central_document_token_sign (ID, 1795333620, secret_key);

  for (gsize index = 0; token[index]; index++) {
    g_autofree char *changed = g_strdup (token);
    g_autofree char *id = NULL;

    changed[index] = changed[index] == 'A' ? 'B' : 'A';
    id = central_document_token_verify (changed, secret_key, NULL);
    g_assert_null (id);
  }
}

static void
test_refuses_what_is_no_token (void)
{
  static const char *const texts[] = {
    "", "A", "AAAA", "\xff", "<script>", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
  };
  g_autofree char *endless = g_strnfill (100000, 'A');

  for (guint index = 0; index < G_N_ELEMENTS (texts); index++)
    g_assert_null (central_document_token_verify (texts[index], secret_key, NULL));
  g_assert_null (central_document_token_verify (endless, secret_key, NULL));
}

static void
test_refuses_what_somebody_else_signed (void)
{
  guint8 other_public[crypto_sign_PUBLICKEYBYTES];
  guint8 other_secret[crypto_sign_SECRETKEYBYTES];
  g_autofree char *token = NULL;

  crypto_sign_keypair (other_public, other_secret);
  token = central_document_token_sign (ID, 1795333620, other_secret);
  g_assert_null (central_document_token_verify (token, secret_key, NULL));
}

static void
test_takes_no_id_that_is_none (void)
{
  g_autofree char *long_id = g_strnfill (CENTRAL_DOCUMENT_ID_MAXIMUM + 1, 'a');

  g_assert_true (central_document_id_is_valid ("filing-7K3M9QXT2F4HW8D1*"));
  g_assert_false (central_document_id_is_valid (""));
  g_assert_false (central_document_id_is_valid ("../etc"));
  g_assert_false (central_document_id_is_valid (long_id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_keypair (public_key, secret_key);
  g_test_add_func ("/central/document-token/is-what-the-contract-says",
                   test_is_what_the_contract_says);
  g_test_add_func ("/central/document-token/brings-back-what-was-signed",
                   test_brings_back_what_was_signed);
  g_test_add_func ("/central/document-token/refuses-any-changed-character",
                   test_refuses_any_changed_character);
  g_test_add_func ("/central/document-token/refuses-what-is-no-token",
                   test_refuses_what_is_no_token);
  g_test_add_func ("/central/document-token/refuses-what-somebody-else-signed",
                   test_refuses_what_somebody_else_signed);
  g_test_add_func ("/central/document-token/takes-no-id-that-is-none",
                   test_takes_no_id_that_is_none);
  return g_test_run ();
}
