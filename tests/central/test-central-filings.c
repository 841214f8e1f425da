/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "central-store.h"
#include "support-visit.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"
#define THREAD_COUNT 50

static SupportCentral *central;

static SupportReply *
put (const char *code, GBytes *envelope)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);

  return support_central_send (central, "PUT", path, ENVELOPE_TYPE, envelope);
}

static GBytes *
load_sign_key (void)
{
  g_autofree char *path = support_central_get_path (central, "kiosk/central-sign.pub");

  return civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
}

static CivicAcknowledgement *
verify (const SupportReply *reply)
{
  g_autoptr (GBytes) key = load_sign_key ();
  g_autoptr (GError) error = NULL;
  CivicAcknowledgement *acknowledgement = civic_acknowledgement_verify (reply->body, key, &error);

  g_assert_no_error (error);
  return acknowledgement;
}

static void
assert_problem (const SupportReply *reply, guint status, const char *code)
{
  g_autofree char *member = g_strdup_printf ("\"code\":\"%s\"", code);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_nonnull (strstr (reply->headers, "application/problem+json"));
  g_assert_nonnull (strstr (reply->text, member));
}

static gint64
count_filings (void)
{
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);

  return central_store_count_filings (store, NULL);
}

/* Seals a filing with this session, so that the answer can be read. */
static JsonNode *
file_and_open (const char *code, const char *answers, const char *quote)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *json = support_visit_write_filing (code, answers, challenge, quote);
  g_autofree char *key_path = support_central_get_path (central, "kiosk/central-box.pub");
  g_autoptr (GBytes) key = civic_keys_load_public (key_path, CIVIC_KEYS_BOX_PUBLIC_BYTES, NULL);
  g_autoptr (CivicSession) session = civic_session_new (key);
  g_autoptr (GBytes) envelope = civic_session_seal (session, json, NULL);
  g_autoptr (SupportReply) reply = put (code, envelope);
  g_autoptr (CivicAcknowledgement) acknowledgement = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  JsonNode *answer = NULL;

  g_assert_cmpuint (reply->status, ==, 201);
  acknowledgement = verify (reply);
  text = civic_session_open (session, envelope, acknowledgement->answer, &error);
  g_assert_no_error (error);
  answer = json_from_string (text, NULL);
  civic_envelope_free_text (text);
  return answer;
}

static JsonObject *
get_filing (JsonNode *answer)
{
  return json_object_get_object_member (json_node_get_object (answer), "filing");
}

static void
test_accepts_signs_and_bills (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (JsonNode) answer = file_and_open (code, NULL, NULL);
  JsonObject *filing = get_filing (answer);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicBill) bill =
    civic_bill_new_from_json (json_object_get_member (filing, "bill"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (filing, "state"), ==, "awaiting-payment");
  g_assert_cmpstr (bill->biller, ==, "185");
  g_assert_cmpuint (strlen (bill->number), ==, 14);
  g_assert_cmpint (bill->halalas, ==, 65750);
  g_assert_true (json_object_get_null_member (filing, "message"));
}

static void
test_reviews_without_a_bill (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GString) answers = g_string_new (support_visit_get_answers ());
  g_autoptr (JsonNode) answer = NULL;

  g_string_replace (answers, "bakery", "clinic", 1);
  answer = file_and_open (code, answers->str, NULL);
  g_assert_cmpstr (json_object_get_string_member (get_filing (answer), "state"), ==,
                   "under-review");
  g_assert_true (json_object_get_null_member (get_filing (answer), "bill"));
}

static void
test_repeats_the_very_same_acknowledgement (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) first = put (code, envelope);
  g_autoptr (SupportReply) second = put (code, envelope);
  g_autoptr (CivicAcknowledgement) acknowledgement = verify (second);
  g_autofree char *digest = civic_envelope_digest (envelope);

  g_assert_cmpuint (first->status, ==, 201);
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpstr (first->text, ==, second->text);
  g_assert_cmpstr (acknowledgement->digest, ==, digest);
  g_assert_cmpstr (acknowledgement->code, ==, code);
}

static void
test_refuses_other_bytes_under_a_code (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (GBytes) other = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) first = put (code, envelope);
  g_autoptr (SupportReply) second = put (code, other);
  g_autoptr (SupportReply) third = put (code, envelope);

  g_assert_cmpuint (first->status, ==, 201);
  assert_problem (second, 409, "conflict");
  g_assert_cmpstr (third->text, ==, first->text);
}

typedef struct {
  const char *from;
  const char *to;
  guint status;
  const char *code;
} Damage;

static void
assert_damage_refused (const Damage *damage)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *good = support_visit_write_filing (code, NULL, challenge, NULL);
  g_autoptr (GString) json = g_string_new (good);
  g_autoptr (GBytes) envelope = NULL;
  g_autoptr (SupportReply) reply = NULL;
  g_autoptr (SupportReply) known = NULL;
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);

  g_assert_cmpuint (g_string_replace (json, damage->from, damage->to, 1), ==, 1);
  envelope = support_visit_seal (central, json->str);
  reply = put (code, envelope);
  assert_problem (reply, damage->status, damage->code);
  known = support_central_send (central, "GET", path, NULL, NULL);
  g_assert_cmpuint (known->status, ==, 404);
}

static void
test_refuses_what_breaks_the_rules (void)
{
  static const Damage damages[] = {
    { "\"filing\"", "\"fling\"", 400, "malformed" },
    { "\"code\":\"", "\"code\":\"X", 422, "wrong-code" },
    { SUPPORT_CENTRAL_KIOSK, "JED-ANDALUS-03", 422, "wrong-kiosk" },
    { "commercial-licence-new", "licence-to-kill", 422, "unknown-service" },
    { "\"service_version\":2", "\"service_version\":\"1\"", 422, "unknown-service" },
    { "\"challenge\":\"", "\"challenge\":\"0", 422, "identity-required" },
    { "\"consent\":{\"version\":1", "\"consent\":{\"version\":0", 422, "consent-required" },
    { "\"given_at\":\"2026", "\"given_at\":\"soon", 422, "consent-required" },
    { "\"made_at\":\"2026-11-22T10:47:00+03:00\"", "\"made_at\":7", 400, "malformed" },
    { "\"bakery\"", "\"bank\"", 422, "invalid" },
    { "7001234567", "1", 422, "invalid" },
    { "\"years\":\"1\"", "\"years\":\"-1\"", 422, "invalid" },
    { "\"premises\":\"truck\"", "\"premises\":\"shop\"", 422, "invalid" },
    { "\"workers\":\"4\"", "\"workers\":4", 422, "invalid" },
    { "\"answers\":{", "\"answers\":{\"extra\":{\"a\":\"b\"},", 422, "invalid" },
  };

  for (guint index = 0; index < G_N_ELEMENTS (damages); index++)
    assert_damage_refused (&damages[index]);
}

static void
test_wants_a_completed_challenge (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *refused = support_visit_identify (central, "1000000016");
  g_autofree char *json = support_visit_write_filing (code, NULL, refused, NULL);
  g_autofree char *without = support_visit_write_filing (code, NULL, NULL, NULL);
  g_autoptr (GBytes) envelope = support_visit_seal (central, json);
  g_autoptr (GBytes) other = support_visit_seal (central, without);
  g_autoptr (SupportReply) reply = put (code, envelope);
  g_autoptr (SupportReply) other_reply = put (code, other);

  assert_problem (reply, 422, "identity-required");
  assert_problem (other_reply, 422, "identity-required");
}

static void
test_refuses_a_changed_envelope (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  gsize size = 0;
  g_autofree guint8 *bytes = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (SupportReply) reply = NULL;
  g_autoptr (SupportReply) empty = NULL;
  g_autoptr (SupportReply) good = NULL;

  bytes = g_memdup2 (g_bytes_get_data (envelope, &size), g_bytes_get_size (envelope));
  bytes[size - 1] ^= 1;
  changed = g_bytes_new (bytes, size);
  reply = put (code, changed);
  assert_problem (reply, 400, "forged");
  empty = put (code, nothing);
  assert_problem (empty, 400, "malformed");
  /* A refusal takes nothing: the true bytes are still welcome. */
  good = put (code, envelope);
  g_assert_cmpuint (good->status, ==, 201);
}

static void
assert_text_refused (const char *text)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal (central, text);
  g_autoptr (SupportReply) reply = put (code, envelope);

  assert_problem (reply, 400, "malformed");
}

static void
test_refuses_json_that_is_a_trap (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');

  assert_text_refused (deep);
  assert_text_refused ("[]");
  assert_text_refused ("{\"filing\":{}} {}");
  assert_text_refused ("{\"filing\":{},\"filing\":{}}");
  assert_text_refused ("/* a comment */ {\"filing\":{}}");
  assert_text_refused ("{\"filing\":null}");
}

static void
test_refuses_addresses_that_are_no_code (void)
{
  static const char *const codes[] = { "ABC", "7K3M9QXT2F4HW8D17", "..%2F..%2Fetc", "%00" };

  for (guint index = 0; index < G_N_ELEMENTS (codes); index++) {
    g_autoptr (GBytes) envelope = g_bytes_new_static ("x", 1);
    g_autoptr (SupportReply) reply = put (codes[index], envelope);

    assert_problem (reply, 400, "malformed");
  }
}

static char *
ask_quote (const char *answers)
{
  g_autoptr (JsonNode) node = support_visit_ask_quote (central, answers);
  JsonObject *quote = json_object_get_object_member (json_node_get_object (node), "quote");

  return g_strdup (json_object_get_string_member (quote, "id"));
}

static void
test_honours_a_quote_that_fits (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *quote = ask_quote (support_visit_get_answers ());
  g_autoptr (GString) answers = g_string_new (support_visit_get_answers ());
  g_autoptr (JsonNode) answer = NULL;

  /* She corrected her street after she had seen the fees: nothing of the price changes. */
  g_string_replace (answers, "صاري", "حراء", 1);
  answer = file_and_open (code, answers->str, quote);
  g_assert_cmpstr (json_object_get_string_member (get_filing (answer), "state"), ==,
                   "awaiting-payment");
}

static void
test_refuses_a_quote_for_something_else (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *quote = ask_quote (support_visit_get_answers ());
  g_autoptr (GString) answers = g_string_new (support_visit_get_answers ());
  g_autofree char *json = NULL;
  g_autoptr (GBytes) envelope = NULL;
  g_autoptr (SupportReply) reply = NULL;

  g_string_replace (answers, "\"sign_width_m\":\"6\"", "\"sign_width_m\":\"9\"", 1);
  json = support_visit_write_filing (code, answers->str, challenge, quote);
  envelope = support_visit_seal (central, json);
  reply = put (code, envelope);
  assert_problem (reply, 422, "quote-mismatch");
}

static void
test_prices_by_itself_when_the_quote_is_gone (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (JsonNode) answer = file_and_open (code, NULL, "a-quote-of-last-year");

  g_assert_true (json_object_has_member (get_filing (answer), "bill"));
}

static void
test_tells_the_state_and_no_more (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) stored = put (code, envelope);
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (SupportReply) reply = support_central_send (central, "GET", path, NULL, NULL);
  g_autofree char *track = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);
  g_autoptr (JsonNode) tracked = support_visit_ask (central, "/v1/track", track);
  JsonObject *filing = get_filing (tracked);
  JsonObject *name = json_object_get_object_member (filing, "service_name");

  g_assert_cmpuint (stored->status, ==, 201);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (strstr (reply->text, "\"timeline\":[{\"state\":\"awaiting-payment\""));
  g_assert_null (strstr (reply->text, SUPPORT_VISIT_PERSON));
  g_assert_null (strstr (reply->text, "روابي"));
  g_assert_cmpstr (json_object_get_string_member (filing, "code"), ==, code);
  g_assert_cmpstr (json_object_get_string_member (name, "ar"), ==, "إصدار رخصة تجارية");
}

static void
test_tracks_nothing_that_was_not_filed (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *track = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);
  g_autoptr (JsonNode) tracked = support_visit_ask (central, "/v1/track", track);
  JsonObject *problem = json_object_get_object_member (json_node_get_object (tracked), "problem");

  g_assert_cmpstr (json_object_get_string_member (problem, "code"), ==, "not-found");
}

static void
test_asks_to_come_again_when_it_cannot_store (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  CentralTransaction *lock = central_store_begin (store, code, NULL);
  g_autoptr (SupportReply) refused = put (code, envelope);
  g_autoptr (SupportReply) accepted = NULL;

  assert_problem (refused, 503, "unavailable");
  g_assert_nonnull (strstr (refused->headers, "Retry-After: "));
  g_assert_null (strstr (refused->text, "locked"));
  central_transaction_free (lock);
  accepted = put (code, envelope);
  g_assert_cmpuint (accepted->status, ==, 201);
}

typedef struct {
  const char *code;
  GBytes *envelope;
} Rush;

static gpointer
put_in_thread (gpointer user_data)
{
  const Rush *rush = user_data;

  return put (rush->code, rush->envelope);
}

static void
test_stores_one_of_fifty_at_once (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  Rush rush = { code, envelope };
  gint64 count_before = count_filings ();
  GThread *threads[THREAD_COUNT];
  g_autofree char *text = NULL;
  guint created_count = 0;

  for (guint index = 0; index < THREAD_COUNT; index++)
    threads[index] = g_thread_new ("put", put_in_thread, &rush);
  for (guint index = 0; index < THREAD_COUNT; index++) {
    g_autoptr (SupportReply) reply = g_thread_join (threads[index]);

    g_assert_true (reply->status == 201 || reply->status == 200);
    created_count += reply->status == 201;
    if (text == NULL)
      text = g_strdup (reply->text);
    g_assert_cmpstr (reply->text, ==, text);
  }
  g_assert_cmpuint (created_count, ==, 1);
  g_assert_cmpint (count_filings (), ==, count_before + 1);
}

static void
test_logs_nothing_about_anyone (void)
{
  static const char *const secrets[] = { SUPPORT_VISIT_PERSON, "7001234567", "روابي", "صاري",
                                         "512345678" };
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) reply = put (code, envelope);
  g_autofree char *log = support_central_read_log (central);

  g_assert_cmpuint (reply->status, ==, 201);
  g_assert_nonnull (strstr (log, "PUT /v1/filings/ 201 kiosk=" SUPPORT_CENTRAL_KIOSK));
  g_assert_null (strstr (log, code));
  for (guint index = 0; index < G_N_ELEMENTS (secrets); index++)
    g_assert_null (strstr (log, secrets[index]));
}

static void
add_tests (void)
{
  g_test_add_func ("/central/filings/accepts-signs-and-bills", test_accepts_signs_and_bills);
  g_test_add_func ("/central/filings/reviews-without-a-bill", test_reviews_without_a_bill);
  g_test_add_func ("/central/filings/repeats-the-very-same-acknowledgement",
                   test_repeats_the_very_same_acknowledgement);
  g_test_add_func ("/central/filings/refuses-other-bytes-under-a-code",
                   test_refuses_other_bytes_under_a_code);
  g_test_add_func ("/central/filings/refuses-what-breaks-the-rules",
                   test_refuses_what_breaks_the_rules);
  g_test_add_func ("/central/filings/wants-a-completed-challenge",
                   test_wants_a_completed_challenge);
  g_test_add_func ("/central/filings/refuses-a-changed-envelope", test_refuses_a_changed_envelope);
  g_test_add_func ("/central/filings/refuses-json-that-is-a-trap",
                   test_refuses_json_that_is_a_trap);
  g_test_add_func ("/central/filings/refuses-addresses-that-are-no-code",
                   test_refuses_addresses_that_are_no_code);
  g_test_add_func ("/central/filings/honours-a-quote-that-fits", test_honours_a_quote_that_fits);
  g_test_add_func ("/central/filings/refuses-a-quote-for-something-else",
                   test_refuses_a_quote_for_something_else);
  g_test_add_func ("/central/filings/prices-by-itself-when-the-quote-is-gone",
                   test_prices_by_itself_when_the_quote_is_gone);
  g_test_add_func ("/central/filings/tells-the-state-and-no-more",
                   test_tells_the_state_and_no_more);
  g_test_add_func ("/central/filings/tracks-nothing-that-was-not-filed",
                   test_tracks_nothing_that_was_not_filed);
  g_test_add_func ("/central/filings/asks-to-come-again-when-it-cannot-store",
                   test_asks_to_come_again_when_it_cannot_store);
  g_test_add_func ("/central/filings/stores-one-of-fifty-at-once",
                   test_stores_one_of_fifty_at_once);
  g_test_add_func ("/central/filings/logs-nothing-about-anyone", test_logs_nothing_about_anyone);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  add_tests ();
  result = g_test_run ();
  support_central_free (central);
  return result;
}
