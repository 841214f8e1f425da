/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-acknowledgement.h"
#include "civic-envelope.h"
#include "civic-keys.h"

#include <string.h>

typedef struct {
  guint8 secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  GBytes *public_key;
  char *json;
} Fixture;

static char *
sign (const guint8 *secret, const char *state)
{
  g_autoptr (GBytes) envelope = g_bytes_new_static ("envelope", 8);
  g_autoptr (GBytes) answer = g_bytes_new_static ("sealed", 6);
  g_autofree char *digest = civic_envelope_digest (envelope);
  CivicAcknowledgement acknowledgement = {
    .code = (char *) "7K3M9QXT2F4HW8D1Z",
    .digest = digest,
    .state = (char *) state,
    .received_at = (char *) "2026-11-22T10:47:47+03:00",
    .answer = answer,
  };

  return civic_acknowledgement_sign (&acknowledgement, secret);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_keypair (public_key, fixture->secret);
  fixture->public_key = g_bytes_new (public_key, sizeof public_key);
  fixture->json = sign (fixture->secret, "awaiting-payment");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_bytes_unref (fixture->public_key);
  g_free (fixture->json);
}

static CivicAcknowledgement *
verify (Fixture *fixture, const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return civic_acknowledgement_verify (bytes, fixture->public_key, error);
}

static void
assert_refused (Fixture *fixture, const char *json, CivicError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (verify (fixture, json, &error));
  g_assert_error (error, CIVIC_ERROR, (int) code);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

static void
test_says_what_was_signed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicAcknowledgement) self = verify (fixture, fixture->json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (self->code, ==, "7K3M9QXT2F4HW8D1Z");
  g_assert_cmpstr (self->state, ==, "awaiting-payment");
  g_assert_cmpstr (self->received_at, ==, "2026-11-22T10:47:47+03:00");
  g_assert_cmpmem (g_bytes_get_data (self->answer, NULL), g_bytes_get_size (self->answer), "sealed",
                   6);
}

static void
test_refuses_every_changed_member (Fixture *fixture, gconstpointer unused)
{
  static const char *const changes[][2] = {
    { "7K3M9QXT2F4HW8D1Z", "00000000000000000" },
    { "awaiting-payment", "issued" },
    { "10:47:47", "10:47:48" },
    { "c2VhbGVk", "c2VhbGVl" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *changed = replace (fixture->json, changes[i][0], changes[i][1]);

    assert_refused (fixture, changed, CIVIC_ERROR_FORGED);
  }
}

/* No changed byte may ever turn one true acknowledgement into another. */
static void
test_never_trusts_a_changed_byte (Fixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < strlen (fixture->json); i++)
    for (guint bit = 0; bit < 8; bit++) {
      g_autoptr (GError) error = NULL;

      fixture->json[i] ^= (char) (1u << bit);
      if (fixture->json[i] != '\0')
        g_assert_null (verify (fixture, fixture->json, &error));
      fixture->json[i] ^= (char) (1u << bit);
    }
}

static void
test_refuses_another_central (Fixture *fixture, gconstpointer unused)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES], secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  g_autofree char *json = NULL;

  crypto_sign_keypair (public_key, secret);
  json = sign (secret, "awaiting-payment");
  assert_refused (fixture, json, CIVIC_ERROR_FORGED);
}

static void
test_refuses_what_is_no_acknowledgement (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *unknown_key = replace (fixture->json, "{", "{\"extra\":1,");
  g_autofree char *twice = replace (fixture->json, "{", "{\"state\":\"issued\",");
  g_autofree char *no_code = replace (fixture->json, "\"code\"", "\"kode\"");
  g_autofree char *base64 = replace (fixture->json, "c2VhbGVk", "c2Vh*bGVk");
  g_autofree char *time = replace (fixture->json, "+03:00", "");
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *huge = g_strnfill (CIVIC_ENVELOPE_MAXIMUM_BYTES * 2 + 1, ' ');

  assert_refused (fixture, "", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, "<html>Welcome to the mall's Wi-Fi</html>", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, "null", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, "[]", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, unknown_key, CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, twice, CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, no_code, CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, base64, CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, time, CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, deep, CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, huge, CIVIC_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/acknowledgement/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("says-what-was-signed", test_says_what_was_signed);
  TEST ("refuses-every-changed-member", test_refuses_every_changed_member);
  TEST ("never-trusts-a-changed-byte", test_never_trusts_a_changed_byte);
  TEST ("refuses-another-central", test_refuses_another_central);
  TEST ("refuses-what-is-no-acknowledgement", test_refuses_what_is_no_acknowledgement);

  return g_test_run ();
}
