/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-keys.h"
#include "civic-receipt-token.h"

#include <string.h>

#define BASE64URL "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

typedef struct {
  guint8 secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  GBytes *public_key;
} Fixture;

/* A fixed seed makes the signature a known answer. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  guint8 seed[crypto_sign_SEEDBYTES] = { 0 };
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_seed_keypair (public_key, fixture->secret, seed);
  fixture->public_key = g_bytes_new (public_key, sizeof public_key);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_bytes_unref (fixture->public_key);
}

static char *
sign (Fixture *fixture)
{
  CivicReceiptToken token = {
    .code = (char *) "7K3M9QXT2F4HW8D1Z",
    .kiosk = (char *) "JED-ANDALUS-02",
    .service = (char *) "commercial-licence-new",
    .made_at_s = 1795333667,
  };

  return civic_receipt_token_sign (&token, fixture->secret);
}

static void
assert_refused (Fixture *fixture, const char *token)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_receipt_token_verify (token, fixture->public_key, &error));
  g_assert_true (error != NULL && error->domain == CIVIC_ERROR);
}

static void
test_says_what_was_signed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = sign (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicReceiptToken) token =
    civic_receipt_token_verify (text, fixture->public_key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token->code, ==, "7K3M9QXT2F4HW8D1Z");
  g_assert_cmpstr (token->kiosk, ==, "JED-ANDALUS-02");
  g_assert_cmpstr (token->service, ==, "commercial-licence-new");
  g_assert_cmpint (token->made_at_s, ==, 1795333667);
}

static void
test_peeks_without_trust (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = sign (fixture);
  g_autoptr (CivicReceiptToken) token = civic_receipt_token_peek (text, NULL);

  g_assert_cmpstr (token->kiosk, ==, "JED-ANDALUS-02");
}

static void
test_is_fit_for_an_address (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = sign (fixture);

  g_assert_cmpuint (strspn (text, BASE64URL), ==, strlen (text));
  g_assert_cmpuint (strlen (text), <, 200);
}

/* Every character changed to every other covers every bit, the unused last ones too. */
static void
test_refuses_any_changed_bit (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = sign (fixture);

  for (char *cursor = text; *cursor != '\0'; cursor++)
    for (guint bit = 0; bit < 6; bit++) {
      char original = *cursor;
      gsize value = (gsize) (strchr (BASE64URL, original) - BASE64URL);

      *cursor = BASE64URL[value ^ (1u << bit)];
      assert_refused (fixture, text);
      *cursor = original;
    }
}

static void
test_refuses_every_other_length (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = sign (fixture);
  g_autofree char *longer = g_strconcat (text, "A", NULL);
  g_autofree char *padded = g_strconcat (text, "==", NULL);
  g_autofree char *spaced = g_strconcat (text, "\n", NULL);
  g_autofree char *huge = g_strnfill (100000, 'A');

  for (gsize length = 0; length < strlen (text); length++) {
    g_autofree char *shortened = g_strndup (text, length);

    assert_refused (fixture, shortened);
  }
  assert_refused (fixture, longer);
  assert_refused (fixture, padded);
  assert_refused (fixture, spaced);
  assert_refused (fixture, huge);
}

static void
test_refuses_another_kiosks_key (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = sign (fixture);
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES], secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;

  crypto_sign_keypair (public_key, secret);
  other = g_bytes_new (public_key, sizeof public_key);
  g_assert_null (civic_receipt_token_verify (text, other, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_FORGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/receipt-token/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("says-what-was-signed", test_says_what_was_signed);
  TEST ("peeks-without-trust", test_peeks_without_trust);
  TEST ("is-fit-for-an-address", test_is_fit_for_an_address);
  TEST ("refuses-any-changed-bit", test_refuses_any_changed_bit);
  TEST ("refuses-every-other-length", test_refuses_every_other_length);
  TEST ("refuses-another-kiosks-key", test_refuses_another_kiosks_key);

  return g_test_run ();
}
