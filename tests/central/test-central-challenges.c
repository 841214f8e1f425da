/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "support-visit.h"

static SupportCentral *central;

static JsonObject *
ask (const char *path, const char *json, JsonNode **ret_answer)
{
  *ret_answer = support_visit_ask (central, path, json);
  return json_node_get_object (*ret_answer);
}

static const char *
get_problem (JsonObject *answer)
{
  return json_object_get_string_member (json_object_get_object_member (answer, "problem"), "code");
}

static void
test_tells_a_masked_person (void)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *answer =
    ask ("/v1/identity-challenges", "{\"identity\":{\"person_id\":\"1000000008\"}}", &node);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicChallenge) challenge =
    civic_challenge_new_from_json (json_object_get_member (answer, "challenge"), &error);
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_no_error (error);
  g_assert_cmpint (challenge->state, ==, CIVIC_CHALLENGE_COMPLETED);
  g_assert_cmpstr (challenge->masked_id, ==, "1•••••••08");
  g_assert_cmpstr (civic_challenge_get_masked_name (challenge, "ar"), ==, "مستفيد ت•••••");
  g_assert_null (strstr (text, "1000000008"));
}

static void
test_folds_what_was_typed (void)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *answer =
    ask ("/v1/identity-challenges", "{\"identity\":{\"person_id\":\"١٠٠٠٠٠٠٠٠٨\"}}", &node);

  g_assert_true (json_object_has_member (answer, "challenge"));
}

static void
test_refuses_what_is_no_person (void)
{
  static const char *const requests[] = {
    "{\"identity\":{\"person_id\":\"1000000009\"}}",
    "{\"identity\":{\"person_id\":1000000008}}",
    "{\"identity\":{}}",
  };

  for (guint index = 0; index < G_N_ELEMENTS (requests); index++) {
    g_autoptr (JsonNode) node = NULL;
    JsonObject *answer = ask ("/v1/identity-challenges", requests[index], &node);

    g_assert_cmpstr (get_problem (answer), ==, "not-a-person-id");
  }
}

static void
test_asks_to_wait_after_three_attempts (void)
{
  const char *json = "{\"identity\":{\"person_id\":\"1000000024\"}}";
  g_autoptr (JsonNode) last = NULL;
  JsonObject *answer = NULL;

  for (guint attempt = 0; attempt < 3; attempt++) {
    g_autoptr (JsonNode) node = NULL;

    g_assert_true (
      json_object_has_member (ask ("/v1/identity-challenges", json, &node), "challenge"));
  }
  answer = ask ("/v1/identity-challenges", json, &last);
  g_assert_cmpstr (get_problem (answer), ==, "cool-down");
  g_assert_cmpint (
    json_object_get_int_member (json_object_get_object_member (answer, "problem"), "retry_after_s"),
    >, 0);
}

static void
test_finds_only_its_own_challenges (void)
{
  g_autofree char *id = support_visit_identify (central, "1000000008");
  g_autofree char *json = g_strdup_printf ("{\"identity\":{\"challenge\":\"%s\"}}", id);
  g_autoptr (JsonNode) found = NULL;
  g_autoptr (JsonNode) missing = NULL;

  g_assert_true (
    json_object_has_member (ask ("/v1/identity-challenges/check", json, &found), "challenge"));
  g_assert_cmpstr (get_problem (ask ("/v1/identity-challenges/check",
                                     "{\"identity\":{\"challenge\":\"x' OR 1=1 --\"}}", &missing)),
                   ==, "not-found");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/challenges/tells-a-masked-person", test_tells_a_masked_person);
  g_test_add_func ("/central/challenges/folds-what-was-typed", test_folds_what_was_typed);
  g_test_add_func ("/central/challenges/refuses-what-is-no-person", test_refuses_what_is_no_person);
  g_test_add_func ("/central/challenges/asks-to-wait-after-three-attempts",
                   test_asks_to_wait_after_three_attempts);
  g_test_add_func ("/central/challenges/finds-only-its-own-challenges",
                   test_finds_only_its_own_challenges);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
