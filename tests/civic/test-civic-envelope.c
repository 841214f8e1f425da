/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-envelope.h"
#include "civic-keys.h"

#include <string.h>

#define QUESTION "{\"identity\":{\"person_id\":\"1000000008\"}}"
#define ANSWER "{\"challenge\":{\"number\":\"42\"}}"

typedef struct {
  guint8 central_public[CIVIC_KEYS_BOX_PUBLIC_BYTES];
  guint8 central_secret[CIVIC_KEYS_BOX_SECRET_BYTES];
  CivicSession *session;
  GBytes *request;
  GBytes *answer;
} Fixture;

static char *
open_request (Fixture *fixture, GBytes *request, GBytes **ret_session_key, GError **error)
{
  return civic_envelope_open_request (request, fixture->central_public, fixture->central_secret,
                                      ret_session_key, error);
}

static GBytes *
answer_with (Fixture *fixture, GBytes *request, const char *json)
{
  g_autoptr (GBytes) session_key = NULL;
  g_autoptr (GError) error = NULL;
  char *text = open_request (fixture, request, &session_key, &error);
  GBytes *answer;

  g_assert_no_error (error);
  civic_envelope_free_text (text);
  answer = civic_envelope_answer (request, session_key, fixture->central_secret, json, &error);
  g_assert_no_error (error);
  return answer;
}

static CivicSession *
new_session (const guint8 *central_public)
{
  g_autoptr (GBytes) key = g_bytes_new (central_public, CIVIC_KEYS_BOX_PUBLIC_BYTES);

  return civic_session_new (key);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_box_keypair (fixture->central_public, fixture->central_secret);
  fixture->session = new_session (fixture->central_public);
  fixture->request = civic_session_seal (fixture->session, QUESTION, &error);
  g_assert_no_error (error);
  fixture->answer = answer_with (fixture, fixture->request, ANSWER);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  civic_session_free (fixture->session);
  g_bytes_unref (fixture->request);
  g_bytes_unref (fixture->answer);
}

static GBytes *
with_flipped_bit (GBytes *bytes, gsize position, guint bit)
{
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (start, size);

  copy[position] ^= (guint8) (1u << bit);
  return g_bytes_new_take (copy, size);
}

static void
assert_request_refused (Fixture *fixture, GBytes *request)
{
  g_autoptr (GBytes) session_key = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (open_request (fixture, request, &session_key, &error));
  g_assert_true (error != NULL && error->domain == CIVIC_ERROR);
  g_assert_null (session_key);
}

static void
assert_answer_refused (CivicSession *session, GBytes *request, GBytes *answer)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_session_open (session, request, answer, &error));
  g_assert_true (error != NULL && error->domain == CIVIC_ERROR);
}

static void
test_goes_there_and_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) session_key = NULL;
  g_autoptr (GError) error = NULL;
  char *question, *answer;

  question = open_request (fixture, fixture->request, &session_key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (question, ==, QUESTION);
  g_assert_cmpuint (g_bytes_get_size (session_key), ==, CIVIC_KEYS_BOX_PUBLIC_BYTES);
  civic_envelope_free_text (question);

  answer = civic_session_open (fixture->session, fixture->request, fixture->answer, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, ANSWER);
  civic_envelope_free_text (answer);
}

static void
test_refuses_any_changed_bit_of_a_request (Fixture *fixture, gconstpointer unused)
{
  for (gsize position = 0; position < g_bytes_get_size (fixture->request); position++)
    for (guint bit = 0; bit < 8; bit++) {
      g_autoptr (GBytes) changed = with_flipped_bit (fixture->request, position, bit);

      assert_request_refused (fixture, changed);
    }
}

static void
test_refuses_any_changed_bit_of_an_answer (Fixture *fixture, gconstpointer unused)
{
  for (gsize position = 0; position < g_bytes_get_size (fixture->answer); position++)
    for (guint bit = 0; bit < 8; bit++) {
      g_autoptr (GBytes) changed = with_flipped_bit (fixture->answer, position, bit);

      assert_answer_refused (fixture->session, fixture->request, changed);
    }
}

static void
test_refuses_every_shortened_envelope (Fixture *fixture, gconstpointer unused)
{
  for (gsize size = 0; size < g_bytes_get_size (fixture->request); size++) {
    g_autoptr (GBytes) shortened = g_bytes_new_from_bytes (fixture->request, 0, size);

    assert_request_refused (fixture, shortened);
  }
  for (gsize size = 0; size < g_bytes_get_size (fixture->answer); size++) {
    g_autoptr (GBytes) shortened = g_bytes_new_from_bytes (fixture->answer, 0, size);

    assert_answer_refused (fixture->session, fixture->request, shortened);
  }
}

/* What a relay would do to read the answer to a question it cannot read. */
static void
test_refuses_a_request_under_another_session_key (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicSession) other = new_session (fixture->central_public);
  g_autoptr (GBytes) other_request = civic_session_seal (other, QUESTION, NULL);
  g_autoptr (GBytes) spliced = NULL;
  gsize size;
  guint8 *bytes =
    g_memdup2 (g_bytes_get_data (fixture->request, &size), g_bytes_get_size (fixture->request));

  memcpy (bytes + 1, (const guint8 *) g_bytes_get_data (other_request, NULL) + 1,
          CIVIC_KEYS_BOX_PUBLIC_BYTES);
  spliced = g_bytes_new_take (bytes, size);

  assert_request_refused (fixture, spliced);
}

static void
test_refuses_the_answer_to_another_request (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) second = civic_session_seal (fixture->session, QUESTION, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_session_open (fixture->session, second, fixture->answer, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_FORGED);
}

static void
test_refuses_wrong_keys (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicSession) other = new_session (fixture->central_public);
  Fixture stranger = *fixture;

  assert_answer_refused (other, fixture->request, fixture->answer);
  crypto_box_keypair (stranger.central_public, stranger.central_secret);
  assert_request_refused (&stranger, fixture->request);
}

static void
test_refuses_sizes_over_the_maximum (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *huge = g_strnfill (CIVIC_ENVELOPE_MAXIMUM_BYTES, 'x');
  g_autoptr (GBytes) huge_bytes = g_bytes_new (huge, strlen (huge) + 1);
  g_autoptr (GBytes) key = g_bytes_new (fixture->central_public, CIVIC_KEYS_BOX_PUBLIC_BYTES);
  g_autoptr (GError) seal_error = NULL;
  g_autoptr (GError) answer_error = NULL;

  g_assert_null (civic_session_seal (fixture->session, huge, &seal_error));
  g_assert_error (seal_error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
  g_assert_null (
    civic_envelope_answer (fixture->request, key, fixture->central_secret, huge, &answer_error));
  g_assert_error (answer_error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);

  huge[0] = 0x01;
  assert_request_refused (fixture, huge_bytes);
  assert_answer_refused (fixture->session, fixture->request, huge_bytes);
}

static void
test_carries_the_longest_text (Fixture *fixture, gconstpointer unused)
{
  gsize overhead = g_bytes_get_size (fixture->request) - strlen (QUESTION);
  g_autofree char *longest = g_strnfill (CIVIC_ENVELOPE_MAXIMUM_BYTES - overhead, 'x');
  g_autoptr (GBytes) request = civic_session_seal (fixture->session, longest, NULL);
  g_autoptr (GBytes) session_key = NULL;
  char *text;

  g_assert_cmpuint (g_bytes_get_size (request), ==, CIVIC_ENVELOPE_MAXIMUM_BYTES);
  text = open_request (fixture, request, &session_key, NULL);
  g_assert_cmpstr (text, ==, longest);
  civic_envelope_free_text (text);
}

static void
test_refuses_text_that_is_not_utf8 (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) answer = answer_with (fixture, fixture->request, "\xff\xfe");
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_session_seal (fixture->session, "\xff\xfe", NULL));
  g_assert_null (civic_session_open (fixture->session, fixture->request, answer, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_digests_as_blake2b_256 (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) abc = g_bytes_new_static ("abc", 3);
  g_autofree char *digest = civic_envelope_digest (abc);

  g_assert_cmpstr (digest, ==, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/envelope/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("goes-there-and-back", test_goes_there_and_back);
  TEST ("refuses-any-changed-bit-of-a-request", test_refuses_any_changed_bit_of_a_request);
  TEST ("refuses-any-changed-bit-of-an-answer", test_refuses_any_changed_bit_of_an_answer);
  TEST ("refuses-every-shortened-envelope", test_refuses_every_shortened_envelope);
  TEST ("refuses-a-request-under-another-session-key",
        test_refuses_a_request_under_another_session_key);
  TEST ("refuses-the-answer-to-another-request", test_refuses_the_answer_to_another_request);
  TEST ("refuses-wrong-keys", test_refuses_wrong_keys);
  TEST ("refuses-sizes-over-the-maximum", test_refuses_sizes_over_the_maximum);
  TEST ("carries-the-longest-text", test_carries_the_longest_text);
  TEST ("refuses-text-that-is-not-utf8", test_refuses_text_that_is_not_utf8);
  TEST ("digests-as-blake2b-256", test_digests_as_blake2b_256);

  return g_test_run ();
}
