/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-webhook-signature.h"

#include <string.h>

#include "civic.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-keys.h"
#include "central-store-ledger.h"
#include "central-store-payments.h"
#include "support-visit.h"

#define PATH "/v1/webhooks/bills"
#define JSON_TYPE "application/json"
#define WASTE_BILL "20260001000017"
#define WASTE_HALALAS G_GINT64_CONSTANT (48000)
#define ROUND_COUNT 20
#define TWICE_COUNT 8
#define LATEST_DEATH_US 40000

static SupportCentral *central;
static guint8 *secret;

/* The vector of openapi.yaml, which another program computed. */
static const char vector_body[] =
  "{\"bill\":\"20260001000017\",\"halalas\":48000,\"method\":\"sadad\","
  "\"reference\":\"604118273950\",\"paid_at\":\"2026-11-22T10:51:20+03:00\"}";
static const char vector_header[] =
  "t=1795333890,v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a0495";

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
is_believed (const char *header, const char *text, gint64 now_s)
{
  guint8 key[CENTRAL_KEYS_WEBHOOK_BYTES];
  g_autoptr (GBytes) body = make_bytes (text);
  g_autoptr (GError) error = NULL;
  gboolean is_good = FALSE;

  for (guint index = 0; index < sizeof key; index++)
    key[index] = (guint8) index;
  is_good = central_webhook_signature_check (key, header, body, now_s, &error);
  g_assert_true (is_good || g_error_matches (error, CENTRAL_ERROR, CENTRAL_ERROR_UNSIGNED));
  return is_good;
}

static void
test_agrees_with_the_vector (void)
{
  g_assert_true (is_believed (vector_header, vector_body, 1795333890));
  g_assert_true (is_believed (vector_header, vector_body, 1795333890 + 300));
  g_assert_true (is_believed (vector_header, vector_body, 1795333890 - 300));
}

static void
test_believes_nothing_else (void)
{
  static const char *const headers[] = {
    NULL,
    "",
    "t=,v1=",
    "t=1795333890",
    "v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a0495",
    "t=1795333891,v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a0495",
    "t=1795333890,v1=765BDCF409B448CEC18013207FD0ACD5AB0657F682F3BD8EFDAC29C5C55A0495",
    "t=1795333890,v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a049",
    "t=1795333890,v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a04955",
    "t=1795333890,v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a0496",
    "t=1795333890, v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a0495",
    "t=01795333890,v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a0495",
    "t=99999999999999999999,v1=765bdcf409b448cec18013207fd0acd5ab0657f682f3bd8efdac29c5c55a0495",
  };

  for (guint index = 0; index < G_N_ELEMENTS (headers); index++)
    g_assert_false (is_believed (headers[index], vector_body, 1795333890));
  g_assert_false (is_believed (vector_header, "{}", 1795333890));
  g_assert_false (is_believed (vector_header, vector_body, 1795333890 + 301));
  g_assert_false (is_believed (vector_header, vector_body, 1795333890 - 301));
}

static SupportReply *
send_to (SupportCentral *to, const char *type, const char *signature, const char *text)
{
  g_autofree char *url = g_strconcat (support_central_get_public_url (to), PATH, NULL);
  g_autofree char *authority = support_central_get_path (central, "kiosk/ca.pem");
  g_autoptr (GBytes) body = make_bytes (text);
  SupportRequest request = {
    .method = "POST",
    .url = url,
    .authority = authority,
    .content_type = type,
    .accept_language = "en",
    .signature = signature,
    .body = body,
  };

  return support_request_send (&request);
}

static SupportReply *
send (const char *type, const char *signature, const char *text)
{
  return send_to (central, type, signature, text);
}

static SupportReply *
tell_text_to (SupportCentral *to, const char *text)
{
  g_autoptr (GBytes) body = make_bytes (text);
  g_autofree char *signature =
    central_webhook_signature_make (secret, body, central_clock_now_ms () / 1000);

  return send_to (to, JSON_TYPE, signature, text);
}

static SupportReply *
tell_text (const char *text)
{
  return tell_text_to (central, text);
}

static char *
write_notice (const char *bill, gint64 halalas, const char *reference)
{
  g_autofree char *now = central_clock_now ();

  return g_strdup_printf ("{\"bill\":\"%s\",\"halalas\":%" G_GINT64_FORMAT ",\"method\":\"sadad\","
                          "\"reference\":\"%s\",\"paid_at\":\"%s\"}",
                          bill, halalas, reference, now);
}

static SupportReply *
tell (const char *bill, gint64 halalas, const char *reference)
{
  g_autofree char *notice = write_notice (bill, halalas, reference);

  return tell_text (notice);
}

static void
assert_problem (SupportReply *reply, guint status, const char *code)
{
  g_autoptr (SupportReply) owned = reply;
  g_autofree char *quoted = g_strdup_printf ("\"code\":\"%s\"", code);

  if (owned->status != status || strstr (owned->text, quoted) == NULL)
    g_error ("%u %s, not %u %s", owned->status, owned->text, status, code);
  g_assert_nonnull (strstr (owned->headers, "application/problem+json"));
}

static CentralStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  CentralStore *store = central_store_open (support_central_get_store (central), &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
is_paid (const char *bill)
{
  g_autoptr (CentralStore) store = open_store ();
  g_autoptr (CentralPayment) payment = NULL;

  g_assert_true (central_store_find_payment (store, bill, &payment, NULL));
  return payment != NULL;
}

/* A bakery's licence, 657.50: its bill. */
static CentralBill *
file (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", envelope);
  g_autoptr (CentralStore) store = open_store ();
  CentralBill *bill = NULL;

  g_assert_cmpuint (reply->status, ==, 201);
  g_assert_true (central_store_find_bill (store, code, &bill, NULL));
  return bill;
}

static char *
find_state (const char *code)
{
  g_autoptr (CentralStore) store = open_store ();
  g_autoptr (CentralFiling) filing = NULL;

  g_assert_true (central_store_find_filing (store, code, &filing, NULL));
  return g_strdup (filing->state);
}

static void
test_pays_and_issues (void)
{
  g_autoptr (CentralBill) bill = file ();
  g_autoptr (SupportReply) reply = tell (bill->number, bill->halalas, "PAYS-1");
  g_autoptr (JsonNode) answer = central_json_parse (reply->text, NULL);
  g_autofree char *state = find_state (bill->code);
  g_autoptr (CentralStore) store = open_store ();
  g_autoptr (CentralEntry) entry = NULL;
  JsonObject *invoice = NULL;

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (state, ==, "issued");
  invoice = central_json_get_object (json_node_get_object (answer), "invoice");
  g_assert_cmpuint (strlen (central_json_get_string (invoice, "number")), ==, 10);
  g_assert_nonnull (central_json_get_string (invoice, "issued_at"));
  g_assert_true (central_store_find_entry (store, bill->number, &entry, NULL));
  g_assert_cmpstr (entry->reference, ==, "PAYS-1");
}

static gboolean
is_told (const char *path, const char *question, const char *words)
{
  g_autoptr (JsonNode) answer = support_visit_ask (central, path, question);
  g_autofree char *text = central_json_to_text (answer);

  return strstr (text, words) != NULL;
}

static void
test_tells_the_invoice_everywhere (void)
{
  g_autoptr (CentralBill) bill = file ();
  g_autofree char *track = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", bill->code);
  g_autofree char *reprint =
    g_strdup_printf ("{\"enquiry\":{\"service\":\"receipt-reprint\",\"answers\":"
                     "{\"bill\":{\"bill\":\"%s\"}},\"challenge\":null}}",
                     bill->number);
  g_autoptr (SupportReply) reply = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *quoted = NULL;

  g_assert_true (is_told ("/v1/track", track, "\"invoice\":null"));
  g_assert_false (is_told ("/v1/enquiries", reprint, "Tax invoice of the centre's charge"));
  reply = tell (bill->number, bill->halalas, "EVERYWHERE-1");
  answer = central_json_parse (reply->text, NULL);
  quoted = g_strdup_printf (
    "\"%s\"", central_json_get_string (
                central_json_get_object (json_node_get_object (answer), "invoice"), "number"));
  g_assert_true (is_told ("/v1/track", track, quoted));
  g_assert_true (is_told ("/v1/enquiries", reprint, quoted));
  g_assert_true (is_told ("/v1/enquiries", reprint, "Tax invoice of the centre's charge"));
}

static void
test_answers_the_same_again (void)
{
  g_autoptr (CentralBill) bill = file ();
  g_autoptr (SupportReply) first = tell (bill->number, bill->halalas, "AGAIN-1");
  g_autoptr (SupportReply) second = tell (bill->number, bill->halalas, "AGAIN-1");

  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpstr (second->text, ==, first->text);
}

static void
test_pays_a_bill_of_another_register (void)
{
  g_autoptr (SupportReply) reply = tell (WASTE_BILL, WASTE_HALALAS, "WASTE-1");

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (strstr (reply->text, "\"invoice\":null"));
  g_assert_true (is_paid (WASTE_BILL));
}

static void
test_pays_no_other_amount (void)
{
  g_autoptr (CentralBill) bill = file ();
  g_autofree char *state = NULL;

  assert_problem (tell (bill->number, bill->halalas - 1, "AMOUNT-1"), 422, "wrong-amount");
  assert_problem (tell (bill->number, bill->halalas + 1, "AMOUNT-1"), 422, "wrong-amount");
  g_assert_false (is_paid (bill->number));
  state = find_state (bill->code);
  g_assert_cmpstr (state, ==, "awaiting-payment");
}

static void
test_pays_a_bill_by_one_reference (void)
{
  g_autoptr (CentralBill) bill = file ();
  g_autoptr (CentralBill) other = file ();
  g_autoptr (SupportReply) first = tell (bill->number, bill->halalas, "ONE-1");

  g_assert_cmpuint (first->status, ==, 200);
  assert_problem (tell (bill->number, bill->halalas, "ONE-2"), 409, "paid-before");
  assert_problem (tell (other->number, other->halalas, "ONE-1"), 409, "paid-before");
  g_assert_false (is_paid (other->number));
}

static void
test_knows_no_other_bill (void)
{
  assert_problem (tell ("11112222333344", 100, "NO-1"), 404, "not-found");
}

static void
test_believes_nobody_else (void)
{
  g_autoptr (CentralBill) bill = file ();
  g_autofree char *notice = write_notice (bill->number, bill->halalas, "FORGED-1");
  g_autoptr (GBytes) body = make_bytes (notice);
  gint64 now_s = central_clock_now_ms () / 1000;
  g_autofree char *late = central_webhook_signature_make (secret, body, now_s - 400);
  g_autofree char *good = central_webhook_signature_make (secret, body, now_s);
  g_autofree char *changed = g_strdelimit (g_strdup (notice), "1", '2');

  assert_problem (send (JSON_TYPE, NULL, notice), 401, "unsigned");
  assert_problem (send (JSON_TYPE, "t=1,v1=00", notice), 401, "unsigned");
  assert_problem (send (JSON_TYPE, late, notice), 401, "unsigned");
  assert_problem (send (JSON_TYPE, good, changed), 401, "unsigned");
  assert_problem (send ("application/jsonp", good, notice), 415, "media-type");
  assert_problem (send (NULL, good, notice), 415, "media-type");
  g_assert_false (is_paid (bill->number));
}

static void
test_takes_no_other_shape (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{}",
    "null",
    "{\"bill\":",
    "{\"bill\":\"1\",\"halalas\":1,\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"now\"}",
    "{\"bill\":1,\"halalas\":1,\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1a\",\"halalas\":1,\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1\",\"halalas\":\"1\",\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"%"
    "s\"}",
    "{\"bill\":\"1\",\"halalas\":1.5,\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1\",\"halalas\":0,\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1\",\"halalas\":-1,\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1\",\"halalas\":1,\"method\":\"cash\",\"reference\":\"r\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1\",\"halalas\":1,\"method\":\"sadad\",\"reference\":\"\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1\",\"halalas\":1,\"method\":\"sadad\",\"reference\":\"r'\",\"paid_at\":\"%s\"}",
    "{\"bill\":\"1\",\"halalas\":1,\"method\":\"sadad\",\"reference\":\"r\","
    "\"paid_at\":\"2999-01-01T00:00:00+03:00\"}",
    "{\"bill\":\"1\",\"halalas\":1,\"method\":\"sadad\",\"reference\":\"r\","
    "\"paid_at\":\"2019-01-01T00:00:00+03:00\"}",
    "{\"bill\":\"1\",\"halalas\":1,\"method\":\"sadad\",\"reference\":\"r\",\"paid_at\":\"%s\","
    "\"more\":1}",
  };
  g_autofree char *now = central_clock_now ();

  for (guint index = 0; index < G_N_ELEMENTS (bad); index++) {
    g_auto (GStrv) parts = g_strsplit (bad[index], "%s", -1);
    g_autofree char *notice = g_strjoinv (now, parts);

    assert_problem (tell_text (notice), 400, "malformed");
  }
}

typedef struct {
  SupportCentral *central;
  const char *bill;
  gint64 halalas;
  const char *reference;
} Notice;

static gpointer
tell_in_thread (gpointer user_data)
{
  const Notice *notice = user_data;
  g_autofree char *text = write_notice (notice->bill, notice->halalas, notice->reference);

  return tell_text_to (notice->central, text);
}

/* A network that is in doubt tells two centrals of one store, and each takes it for the first. */
static void
test_is_told_to_two_at_once (void)
{
  g_autoptr (SupportCentral) other = support_central_start_beside (central);

  for (guint round = 0; round < TWICE_COUNT; round++) {
    g_autoptr (CentralBill) bill = file ();
    g_autofree char *reference = g_strdup_printf ("TWICE-%u", round);
    Notice here = { central, bill->number, bill->halalas, reference };
    Notice there = { other, bill->number, bill->halalas, reference };
    GThread *first = g_thread_new ("tell", tell_in_thread, &here);
    GThread *second = g_thread_new ("tell", tell_in_thread, &there);
    g_autoptr (SupportReply) first_reply = g_thread_join (first);
    g_autoptr (SupportReply) second_reply = g_thread_join (second);

    g_assert_cmpuint (first_reply->status, ==, 200);
    g_assert_cmpstr (second_reply->text, ==, first_reply->text);
  }
}

/* The pause draws a moment; no assertion depends on how long it really was. */
static SupportReply *
tell_and_kill (Notice *notice)
{
  GThread *thread = g_thread_new ("tell", tell_in_thread, notice);

  g_usleep ((gulong) g_random_int_range (0, LATEST_DEATH_US));
  support_central_kill (central);
  return g_thread_join (thread);
}

static gboolean
is_paid_whole (const CentralBill *bill)
{
  g_autoptr (CentralStore) store = open_store ();
  g_autoptr (CentralEntry) entry = NULL;
  g_autoptr (CentralPayment) payment = NULL;
  g_autofree char *state = find_state (bill->code);

  g_assert_true (central_store_find_payment (store, bill->number, &payment, NULL));
  g_assert_true (central_store_find_entry (store, bill->number, &entry, NULL));
  g_assert_true ((payment != NULL) == (entry != NULL));
  g_assert_cmpstr (state, ==, payment ? "issued" : "awaiting-payment");
  return payment != NULL;
}

static void
test_is_all_or_nothing (void)
{
  guint paid_count = 0;

  for (guint round = 0; round < ROUND_COUNT; round++) {
    g_autoptr (CentralBill) bill = file ();
    g_autofree char *reference = g_strdup_printf ("KILL-%u", round);
    Notice notice = { central, bill->number, bill->halalas, reference };
    g_autoptr (SupportReply) first = tell_and_kill (&notice);
    g_autoptr (SupportReply) second = NULL;
    gboolean was_paid = is_paid_whole (bill);

    g_assert_true (first->status == 0 || was_paid);
    paid_count += was_paid;
    support_central_restart (central);
    second = tell (bill->number, bill->halalas, reference);
    g_assert_cmpuint (second->status, ==, 200);
    g_assert_true (is_paid_whole (bill));
    if (first->status == 200)
      g_assert_cmpstr (second->text, ==, first->text);
  }
  g_test_message ("%u of %u were paid before the end", paid_count, ROUND_COUNT);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  path = support_central_get_path (central, "central/webhook.key");
  secret = civic_keys_load_secret (path, CENTRAL_KEYS_WEBHOOK_BYTES, NULL);
  g_assert_nonnull (secret);
  g_test_add_func ("/central/webhook/agrees-with-the-vector", test_agrees_with_the_vector);
  g_test_add_func ("/central/webhook/believes-nothing-else", test_believes_nothing_else);
  g_test_add_func ("/central/webhook/pays-and-issues", test_pays_and_issues);
  g_test_add_func ("/central/webhook/tells-the-invoice-everywhere",
                   test_tells_the_invoice_everywhere);
  g_test_add_func ("/central/webhook/answers-the-same-again", test_answers_the_same_again);
  g_test_add_func ("/central/webhook/pays-a-bill-of-another-register",
                   test_pays_a_bill_of_another_register);
  g_test_add_func ("/central/webhook/pays-no-other-amount", test_pays_no_other_amount);
  g_test_add_func ("/central/webhook/pays-a-bill-by-one-reference",
                   test_pays_a_bill_by_one_reference);
  g_test_add_func ("/central/webhook/knows-no-other-bill", test_knows_no_other_bill);
  g_test_add_func ("/central/webhook/believes-nobody-else", test_believes_nobody_else);
  g_test_add_func ("/central/webhook/takes-no-other-shape", test_takes_no_other_shape);
  g_test_add_func ("/central/webhook/is-told-to-two-at-once", test_is_told_to_two_at_once);
  g_test_add_func ("/central/webhook/is-all-or-nothing", test_is_all_or_nothing);
  result = g_test_run ();
  civic_keys_free_secret (secret);
  support_central_free (central);
  return result;
}
