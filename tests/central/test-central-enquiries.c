/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"
#include "support-visit.h"

static SupportCentral *central;

/* person (nullable) is identified first. */
static JsonNode *
enquire (const char *service, const char *answers, const char *person)
{
  g_autofree char *challenge = person ? support_visit_identify (central, person) : NULL;
  g_autofree char *quoted = challenge ? g_strdup_printf ("\"%s\"", challenge) : g_strdup ("null");
  g_autofree char *json = g_strdup_printf (
    "{\"enquiry\":{\"service\":\"%s\",\"answers\":%s,\"challenge\":%s}}", service, answers, quoted);

  return support_visit_ask (central, "/v1/enquiries", json);
}

static JsonArray *
get_results (JsonNode *answer)
{
  g_assert_true (json_object_has_member (json_node_get_object (answer), "results"));
  return json_object_get_array_member (json_node_get_object (answer), "results");
}

static JsonObject *
get_result (JsonNode *answer, guint index)
{
  return json_array_get_object_element (get_results (answer), index);
}

static const char *
get_title (JsonObject *result)
{
  return json_object_get_string_member (json_object_get_object_member (result, "title"), "en");
}

static const char *
get_problem (JsonNode *answer)
{
  JsonObject *problem = json_object_get_object_member (json_node_get_object (answer), "problem");

  return json_object_get_string_member (problem, "code");
}

static const char *
get_state (JsonObject *result)
{
  JsonObject *state = json_object_get_object_member (result, "state");

  return json_object_get_string_member (json_object_get_object_member (state, "label"), "en");
}

static JsonObject *
get_action (JsonObject *result)
{
  JsonArray *actions = json_object_get_array_member (result, "actions");

  g_assert_cmpuint (json_array_get_length (actions), ==, 1);
  return json_array_get_object_element (actions, 0);
}

static void
test_offers_to_pay_what_is_not_paid (void)
{
  g_autoptr (JsonNode) answer =
    enquire ("bill-search", "{\"bill\":{\"number\":\"20260001000017\"}}", NULL);
  JsonObject *action = get_action (get_result (answer, 0));

  g_assert_cmpstr (get_state (get_result (answer, 0)), ==, "Unpaid");
  g_assert_cmpstr (json_object_get_string_member (action, "kind"), ==, "pay");
  g_assert_cmpstr (json_object_get_string_member (action, "bill"), ==, "20260001000017");
}

static void
test_offers_the_receipt_of_what_is_paid (void)
{
  g_autoptr (JsonNode) answer =
    enquire ("bill-search", "{\"bill\":{\"number\":\"20260001000025\"}}", NULL);
  JsonObject *action = get_action (get_result (answer, 0));

  g_assert_cmpstr (get_state (get_result (answer, 0)), ==, "Paid");
  g_assert_cmpstr (json_object_get_string_member (action, "kind"), ==, "receipt");
}

static void
test_finds_nothing_where_there_is_nothing (void)
{
  g_autoptr (JsonNode) answer =
    enquire ("bill-search", "{\"bill\":{\"number\":\"20269999999999\"}}", NULL);

  g_assert_cmpuint (json_array_get_length (get_results (answer)), ==, 0);
}

static void
test_asks_a_register_by_two_answers (void)
{
  g_autoptr (JsonNode) answer =
    enquire ("plot-search", "{\"plot\":{\"plan\":\"505/ج/س\",\"parcel\":\"12\"}}", NULL);

  g_assert_cmpuint (json_array_get_length (get_results (answer)), ==, 1);
  g_assert_cmpstr (get_title (get_result (answer, 0)), ==, "Plot 12");
}

static void
test_lists_what_is_for_everybody (void)
{
  g_autoptr (JsonNode) answer = enquire ("news", "{}", NULL);

  g_assert_cmpuint (json_array_get_length (get_results (answer)), ==, 3);
}

static JsonNode *
turn_page (const char *service, int limit, const char *cursor)
{
  g_autofree char *quoted = cursor ? g_strdup_printf ("\"%s\"", cursor) : g_strdup ("null");
  g_autofree char *json = g_strdup_printf ("{\"enquiry\":{\"service\":\"%s\",\"answers\":{},"
                                           "\"challenge\":null,\"limit\":%d,\"cursor\":%s}}",
                                           service, limit, quoted);

  return support_visit_ask (central, "/v1/enquiries", json);
}

static const char *
get_next (JsonNode *answer)
{
  JsonObject *object = json_node_get_object (answer);

  g_assert_true (json_object_has_member (object, "next"));
  return json_object_get_string_member_with_default (object, "next", NULL);
}

static void
test_answers_a_page_at_a_time (void)
{
  g_autoptr (JsonNode) whole = enquire ("news", "{}", NULL);
  g_autoptr (JsonNode) first = turn_page ("news", 2, NULL);
  g_autoptr (JsonNode) second = turn_page ("news", 2, get_next (first));
  g_autoptr (JsonNode) beyond = turn_page ("news", 3, NULL);

  g_assert_null (get_next (whole));
  g_assert_cmpuint (json_array_get_length (get_results (first)), ==, 2);
  g_assert_cmpstr (get_title (get_result (first, 1)), ==, get_title (get_result (whole, 1)));
  g_assert_cmpuint (json_array_get_length (get_results (second)), ==, 1);
  g_assert_cmpstr (get_title (get_result (second, 0)), ==, get_title (get_result (whole, 2)));
  g_assert_cmpstr (json_object_get_string_member (get_result (second, 0), "id"), ==,
                   json_object_get_string_member (get_result (whole, 2), "id"));
  g_assert_null (get_next (second));
  g_assert_null (get_next (beyond));
}

static guint
ask_badly (const char *members)
{
  g_autofree char *json =
    g_strdup_printf ("{\"enquiry\":{\"service\":\"news\",\"answers\":{},%s}}", members);
  g_autoptr (GBytes) envelope = support_visit_seal (central, json);
  g_autoptr (SupportReply) reply = support_central_send (
    central, "POST", "/v1/enquiries", "application/vnd.kushk.envelope", envelope);

  return reply->status;
}

static void
test_refuses_what_is_no_page (void)
{
  static const char *const rows[] = {
    "\"limit\":0",   "\"limit\":101",  "\"limit\":4294967297", "\"limit\":-1",  "\"limit\":\"5\"",
    "\"limit\":1.5", "\"limit\":null", "\"cursor\":\"\"",      "\"cursor\":20",
  };

  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    g_assert_cmpuint (ask_badly (rows[index]), ==, 400);
  g_assert_cmpuint (ask_badly ("\"cursor\":\"AAAAAAAAAAAAAAAA\""), ==, 400);
  g_assert_cmpuint (ask_badly ("\"cursor\":null"), ==, 200);
}

static void
test_lists_a_persons_own_documents (void)
{
  g_autoptr (JsonNode) answer = enquire ("my-papers", "{}", SUPPORT_VISIT_PERSON);
  JsonObject *action = get_action (get_result (answer, 0));

  g_assert_cmpuint (json_array_get_length (get_results (answer)), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (action, "document"), ==, "licence-460100000011");
}

static void
test_tells_nobody_of_a_persons_documents (void)
{
  g_autoptr (JsonNode) nobody = enquire ("my-papers", "{}", NULL);
  g_autoptr (JsonNode) refused = enquire ("my-papers", "{}", "1000000016");

  g_assert_cmpstr (get_problem (nobody), ==, "not-allowed");
  g_assert_cmpstr (get_problem (refused), ==, "not-allowed");
}

static void
test_asks_by_rules_over_the_answers (void)
{
  g_autoptr (JsonNode) mine =
    enquire ("licence-search", "{\"whose\":{\"whose\":\"mine\"}}", SUPPORT_VISIT_PERSON);
  g_autoptr (JsonNode) one =
    enquire ("licence-search", "{\"whose\":{\"whose\":\"number\",\"number\":\"460100000029\"}}",
             SUPPORT_VISIT_PERSON);

  g_assert_cmpuint (json_array_get_length (get_results (mine)), ==, 3);
  g_assert_cmpuint (json_array_get_length (get_results (one)), ==, 1);
}

static void
test_tells_which_answers_are_wrong (void)
{
  g_autoptr (JsonNode) empty = enquire ("bill-search", "{}", NULL);
  g_autoptr (JsonNode) odd =
    enquire ("bill-search", "{\"bill\":{\"number\":[\"1\"]},\"more\":5}", NULL);

  g_assert_cmpstr (get_problem (empty), ==, "invalid");
  g_assert_cmpstr (get_problem (odd), ==, "invalid");
}

static char *
sign_receipt (const char *code)
{
  g_autofree char *path = support_central_get_path (central, "kiosk/sign.key");
  guint8 *secret = civic_keys_load_secret (path, CIVIC_KEYS_SIGN_SECRET_BYTES, NULL);
  CivicReceiptToken token = {
    .code = (char *) code,
    .kiosk = (char *) SUPPORT_CENTRAL_KIOSK,
    .service = (char *) "lamp-report",
    .made_at_s = 1790000000,
  };
  char *signed_token = civic_receipt_token_sign (&token, secret);

  civic_keys_free_secret (secret);
  return signed_token;
}

static JsonNode *
prove (const char *text)
{
  g_autofree char *answers = g_strdup_printf ("{\"what\":{\"text\":\"%s\"}}", text);

  return enquire ("proof", answers, NULL);
}

static void
test_tells_a_genuine_receipt (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *token = sign_receipt (code);
  g_autofree char *url = g_strconcat ("https://city.example/t/", token, NULL);
  g_autoptr (JsonNode) answer = prove (url);

  g_assert_cmpuint (json_array_get_length (get_results (answer)), ==, 1);
  g_assert_cmpstr (get_title (get_result (answer, 0)), ==, "Lamp report");
  g_assert_cmpstr (get_state (get_result (answer, 0)), ==, "Not-arrived");
}

static void
test_tells_a_forged_receipt (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *token = sign_receipt (code);
  g_autofree char *url = NULL;
  g_autoptr (JsonNode) answer = NULL;

  token[20] = token[20] == 'A' ? 'B' : 'A';
  url = g_strconcat ("https://city.example/t/", token, NULL);
  answer = prove (url);
  g_assert_cmpuint (json_array_get_length (get_results (answer)), ==, 1);
  g_assert_cmpstr (get_title (get_result (answer, 0)), ==, "Not genuine");
}

static void
test_tells_a_licence_by_its_number_and_nothing_of_noise (void)
{
  g_autoptr (JsonNode) licence = prove ("460100000029");
  g_autoptr (JsonNode) noise = prove ("good morning");

  g_assert_cmpuint (json_array_get_length (get_results (licence)), ==, 1);
  g_assert_cmpstr (get_state (get_result (licence, 0)), ==, "Expired");
  g_assert_cmpuint (json_array_get_length (get_results (noise)), ==, 0);
}

static void
assert_refused (const char *json, guint status)
{
  g_autoptr (GBytes) envelope = support_visit_seal (central, json);
  g_autoptr (SupportReply) reply = support_central_send (
    central, "POST", "/v1/enquiries", "application/vnd.kushk.envelope", envelope);

  g_assert_cmpuint (reply->status, ==, status);
}

static void
test_refuses_bad_questions (void)
{
  g_autofree char *deep = g_strnfill (2000, '[');
  g_autofree char *trap =
    g_strdup_printf ("{\"enquiry\":{\"service\":\"news\",\"answers\":%s", deep);

  assert_refused ("{\"enquiry\":{\"service\":\"news\"}}", 422);
  assert_refused ("{\"enquiry\":{\"service\":\"lamp-report\",\"answers\":{}}}", 422);
  assert_refused ("{\"enquiry\":{\"service\":7,\"answers\":{}}}", 422);
  assert_refused ("{\"enquiry\":\"news\"}", 400);
  assert_refused (trap, 400);
}

static void
add_tests (void)
{
  g_test_add_func ("/central/enquiries/offers-to-pay-what-is-not-paid",
                   test_offers_to_pay_what_is_not_paid);
  g_test_add_func ("/central/enquiries/offers-the-receipt-of-what-is-paid",
                   test_offers_the_receipt_of_what_is_paid);
  g_test_add_func ("/central/enquiries/finds-nothing-where-there-is-nothing",
                   test_finds_nothing_where_there_is_nothing);
  g_test_add_func ("/central/enquiries/asks-a-register-by-two-answers",
                   test_asks_a_register_by_two_answers);
  g_test_add_func ("/central/enquiries/lists-what-is-for-everybody",
                   test_lists_what_is_for_everybody);
  g_test_add_func ("/central/enquiries/answers-a-page-at-a-time", test_answers_a_page_at_a_time);
  g_test_add_func ("/central/enquiries/refuses-what-is-no-page", test_refuses_what_is_no_page);
  g_test_add_func ("/central/enquiries/lists-a-persons-own-documents",
                   test_lists_a_persons_own_documents);
  g_test_add_func ("/central/enquiries/tells-nobody-of-a-persons-documents",
                   test_tells_nobody_of_a_persons_documents);
  g_test_add_func ("/central/enquiries/asks-by-rules-over-the-answers",
                   test_asks_by_rules_over_the_answers);
  g_test_add_func ("/central/enquiries/tells-which-answers-are-wrong",
                   test_tells_which_answers_are_wrong);
  g_test_add_func ("/central/enquiries/tells-a-genuine-receipt", test_tells_a_genuine_receipt);
  g_test_add_func ("/central/enquiries/tells-a-forged-receipt", test_tells_a_forged_receipt);
  g_test_add_func ("/central/enquiries/tells-a-licence-by-its-number-and-nothing-of-noise",
                   test_tells_a_licence_by_its_number_and_nothing_of_noise);
  g_test_add_func ("/central/enquiries/refuses-bad-questions", test_refuses_bad_questions);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  add_tests ();
  result = g_test_run ();
  support_central_free (central);
  return result;
}
