/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-challenge.h"
#include "civic-json.h"

#include <string.h>

#define PERSON                                                                                                                       \
  "\"person\":{\"masked_name\":{\"ar\":\"نورة ع•••• ال••••\",\"en\":\"Noura A•••• Al••••\"}," \
  "\"masked_id\":\"1•••••••08\"}"
#define WAITING "{\"id\":\"c-1\",\"number\":\"42\",\"state\":\"waiting\",\"expires_in_s\":90}"
#define PASSCODE                                                                                   \
  "{\"id\":\"c-1\",\"method\":\"passcode\",\"number\":null,\"mobile\":\"05•••••567\","   \
  "\"tries_left\":2,\"state\":\"waiting\",\"expires_in_s\":90}"
#define COMPLETED                                                                                  \
  "{\"id\":\"c-1\",\"number\":\"42\",\"state\":\"completed\",\"expires_in_s\":60," PERSON "}"

static CivicChallenge *
read_challenge (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return civic_challenge_new_from_json (node, error);
}

static void
assert_refused (const char *json, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_challenge (json, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_waits_without_a_person (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicChallenge) challenge = read_challenge (WAITING, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (challenge->id, ==, "c-1");
  g_assert_cmpstr (challenge->number, ==, "42");
  g_assert_cmpint (challenge->state, ==, CIVIC_CHALLENGE_WAITING);
  g_assert_cmpuint (challenge->expires_in_s, ==, 90);
  g_assert_null (civic_challenge_get_masked_name (challenge, "ar"));
}

static void
test_knows_where_a_passcode_went (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicChallenge) challenge = read_challenge (PASSCODE, &error);

  g_assert_no_error (error);
  g_assert_null (challenge->number);
  g_assert_cmpstr (challenge->mobile, ==, "05•••••567");
  g_assert_cmpuint (challenge->tries_left, ==, 2);
}

static void
test_knows_a_completed_person (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicChallenge) challenge = read_challenge (COMPLETED, &error);

  g_assert_no_error (error);
  g_assert_cmpint (challenge->state, ==, CIVIC_CHALLENGE_COMPLETED);
  g_assert_cmpstr (civic_challenge_get_masked_name (challenge, "en"), ==, "Noura A•••• Al••••");
  g_assert_cmpstr (civic_challenge_get_masked_name (challenge, "bn"), ==, "نورة ع•••• ال••••");
  g_assert_cmpstr (challenge->masked_id, ==, "1•••••••08");
}

static void
test_takes_a_null_person_for_none (void)
{
  g_autoptr (CivicChallenge) challenge = read_challenge (
    "{\"id\":\"c\",\"number\":\"07\",\"state\":\"rejected\",\"expires_in_s\":0,\"person\":null}",
    NULL);

  g_assert_nonnull (challenge);
  g_assert_cmpint (challenge->state, ==, CIVIC_CHALLENGE_REJECTED);
}

static void
test_refuses_what_is_no_challenge (void)
{
  assert_refused ("{\"id\":\"c\",\"number\":\"4\",\"state\":\"waiting\",\"expires_in_s\":9}",
                  "challenge: $.number: two digits expected");
  assert_refused ("{\"id\":\"c\",\"number\":\"٤٢\",\"state\":\"waiting\",\"expires_in_s\":9}",
                  "challenge: $.number: two digits expected");
  assert_refused ("{\"id\":\"c\",\"number\":\"42\",\"state\":\"done\",\"expires_in_s\":9}",
                  "challenge: $.state: \"done\" is none of waiting, completed, rejected, expired");
  assert_refused ("{\"id\":\"c\",\"number\":\"42\",\"state\":\"waiting\",\"expires_in_s\":99999}",
                  "challenge: $.expires_in_s: 99999 is not within 0 to 600");
  assert_refused ("{\"id\":\"c\",\"number\":\"42\",\"state\":\"completed\",\"expires_in_s\":9}",
                  "challenge: $.person: missing of a completed challenge");
  assert_refused ("[]", "challenge: $: an object expected");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/challenge/" name, function)
  TEST ("waits-without-a-person", test_waits_without_a_person);
  TEST ("knows-where-a-passcode-went", test_knows_where_a_passcode_went);
  TEST ("knows-a-completed-person", test_knows_a_completed_person);
  TEST ("takes-a-null-person-for-none", test_takes_a_null_person_for_none);
  TEST ("refuses-what-is-no-challenge", test_refuses_what_is_no_challenge);

  return g_test_run ();
}
