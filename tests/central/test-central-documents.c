/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "central-document-token.h"
#include "central-store-payments.h"
#include "support-visit.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"

static SupportCentral *central;

static JsonObject *
get_object (JsonNode *answer, const char *name)
{
  JsonObject *object = json_node_get_object (answer);

  if (!json_object_has_member (object, name))
    g_error ("no %s: %s", name, json_to_string (answer, FALSE));
  return json_object_get_object_member (object, name);
}

static JsonNode *
ask (const char *id, const char *challenge)
{
  g_autofree char *proof = challenge ? g_strdup_printf ("\"%s\"", challenge) : g_strdup ("null");
  g_autofree char *json =
    g_strdup_printf ("{\"document\":{\"id\":\"%s\",\"challenge\":%s}}", id, proof);

  return support_visit_ask (central, "/v1/documents", json);
}

static void
assert_problem (const char *id, const char *challenge, const char *code)
{
  g_autoptr (JsonNode) answer = ask (id, challenge);

  g_assert_cmpstr (json_object_get_string_member (get_object (answer, "problem"), "code"), ==,
                   code);
}

static char *
sign (SupportCentral *signer, const char *id)
{
  g_autofree char *path = support_central_get_path (signer, "central/central-sign.key");
  guint8 *secret = civic_keys_load_secret (path, CIVIC_KEYS_SIGN_SECRET_BYTES, NULL);
  g_autofree char *token = central_document_token_sign (id, 1795333620, secret);

  civic_keys_free_secret (secret);
  return g_strconcat ("/v/", token, NULL);
}

static void
assert_page (const char *path, const char *language, guint status, const char *text)
{
  g_autoptr (SupportReply) page = support_central_get_public (central, path, language);

  g_assert_cmpuint (page->status, ==, status);
  if (strstr (page->text, text) == NULL)
    g_error ("the page does not say \"%s\": %s", text, strstr (page->text, "<body"));
  g_assert_nonnull (strstr (page->headers, "Content-Security-Policy: default-src 'none'"));
  g_assert_nonnull (strstr (page->headers, "Cache-Control: no-store"));
  g_assert_null (strstr (page->text, "<script"));
}

static void
test_issues_what_is_hers (void)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autoptr (JsonNode) answer = ask ("licence-460100000011", challenge);
  JsonObject *document = get_object (answer, "document");
  JsonArray *lines = json_object_get_array_member (document, "lines");
  const char *url = json_object_get_string_member (document, "url");

  g_assert_cmpstr (json_object_get_string_member (document, "kind"), ==, "licence");
  g_assert_cmpstr (json_object_get_string_member (document, "number"), ==, "460100000011");
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (document, "subtitle"), "en"), ==,
    "Hijaz Canary");
  g_assert_nonnull (json_object_get_string_member (document, "valid_until"));
  g_assert_cmpuint (json_array_get_length (lines), >=, 2);
  g_assert_true (g_str_has_prefix (url, support_central_get_public_url (central)));
  assert_page (url, "en", 200, "<h1>Genuine and valid</h1>");
  assert_page (url, "en", 200, "460100000011");
  assert_page (url, "ar", 200, "<h1>وثيقة صحيحة وسارية</h1>");
  assert_page (url, "ur", 200, "dir=\"rtl\"");
}

static void
test_wants_to_know_who_asks (void)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);

  assert_problem ("licence-460100000011", NULL, "not-allowed");
  assert_problem ("licence-460100000011", "0123", "not-allowed");
  assert_problem ("licence-999999999999", challenge, "not-found");
  assert_problem ("treasure-1", challenge, "not-found");
  assert_problem ("../../etc", challenge, "not-found");
}

static void
test_prints_nothing_that_holds_no_more (void)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);

  assert_problem ("licence-460100000029", challenge, "expired");
  assert_problem ("licence-460100000037", challenge, "cancelled");
}

static void
test_tells_the_state_at_each_scan (void)
{
  g_autofree char *expired = sign (central, "licence-460100000029");
  g_autofree char *cancelled = sign (central, "licence-460100000037");
  g_autofree char *gone = sign (central, "licence-460100000099");

  assert_page (expired, "en", 200, "<h1>Genuine, but expired</h1>");
  assert_page (cancelled, "en", 200, "<h1>Cancelled</h1>");
  assert_page (gone, "en", 200, "<h1>Cancelled</h1>");
}

static void
test_tells_a_forged_one (void)
{
  g_autoptr (SupportCentral) stranger = support_central_start (NULL);
  g_autofree char *forged = sign (stranger, "licence-460100000011");
  g_autofree char *genuine = sign (central, "licence-460100000011");
  g_autofree char *broken = g_strndup (genuine, strlen (genuine) - 3);
  const char *const paths[] = { forged, broken, "/v/", "/v/%3Cscript%3E" };

  for (guint index = 0; index < G_N_ELEMENTS (paths); index++)
    assert_page (paths[index], "en", 400, "<h1>Not genuine</h1>");
}

static void
test_masks_who_it_is_about (void)
{
  g_autofree char *path = sign (central, "health-certificate-430500000013");
  g_autoptr (SupportReply) page = support_central_get_public (central, path, "en");

  g_assert_nonnull (strstr (page->text, "S•••• B••••"));
  g_assert_null (strstr (page->text, "Beneficiary"));
  g_assert_null (strstr (page->text, "fit"));
}

static char *
file_and_pay (const char *state, const char *reference)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", path, ENVELOPE_TYPE, envelope);
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  g_autoptr (CentralBill) bill = NULL;
  CentralPayment payment = { .halalas = 65750,
                             .method = (char *) "mada",
                             .reference = (char *) reference,
                             .paid_at = (char *) "2026-11-22T10:51:20+03:00" };
  gboolean is_added = FALSE;

  g_assert_cmpuint (reply->status, ==, 201);
  g_assert_true (central_store_find_bill (store, code, &bill, NULL));
  payment.bill = bill->number;
  g_assert_true (central_store_add_payment (store, &payment, &is_added, NULL));
  g_assert_true (is_added);
  g_assert_true (central_store_set_state (store, code, state, "2026-11-22T10:51:20+03:00", NULL));
  return g_strdup_printf ("%s %s", code, bill->number);
}

static void
test_issues_what_was_filed_to_whom_filed_it (void)
{
  g_autofree char *paid = file_and_pay ("issued", "604118273950");
  g_auto (GStrv) words = g_strsplit (paid, " ", 2);
  g_autofree char *id = g_strconcat ("filing-", words[0], NULL);
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *other = support_visit_identify (central, "1087654321");
  g_autoptr (JsonNode) answer = ask (id, challenge);
  JsonObject *document = get_object (answer, "document");
  g_autofree char *text = json_to_string (answer, FALSE);

  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (document, "title"), "en"), ==,
    "New commercial licence");
  g_assert_null (strstr (text, "512345678"));
  assert_page (json_object_get_string_member (document, "url"), "en", 200, "Genuine and valid");
  assert_problem (id, other, "not-found");
  assert_problem (id, NULL, "not-found");
}

static char *
enquire (const char *service, const char *answers, const char *challenge)
{
  g_autofree char *proof = challenge ? g_strdup_printf ("\"%s\"", challenge) : g_strdup ("null");
  g_autofree char *json = g_strdup_printf (
    "{\"enquiry\":{\"service\":\"%s\",\"answers\":%s,\"challenge\":%s}}", service, answers, proof);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/enquiries", json);

  return json_to_string (answer, FALSE);
}

static void
test_lists_what_was_issued_here_with_what_the_registers_know (void)
{
  g_autofree char *paid = file_and_pay ("issued", "604118273952");
  g_auto (GStrv) words = g_strsplit (paid, " ", 2);
  g_autofree char *id = g_strconcat ("\"filing-", words[0], "\"", NULL);
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *hers = enquire ("my-documents", "{}", challenge);

  g_assert_nonnull (strstr (hers, "\"licence-460100000011\""));
  g_assert_nonnull (strstr (hers, id));
}

static void
test_reads_a_paper_at_the_kiosk (void)
{
  g_autoptr (SupportCentral) stranger = support_central_start (NULL);
  g_autofree char *path = sign (central, "health-certificate-430500000013");
  g_autofree char *forged_path = sign (stranger, "health-certificate-430500000013");
  g_autofree char *answers =
    g_strdup_printf ("{\"code\":{\"code\":\"https://pages.example%s\"}}", path);
  g_autofree char *forged_answers =
    g_strdup_printf ("{\"code\":{\"code\":\"https://pages.example%s\"}}", forged_path);
  g_autofree char *genuine = enquire ("verify", answers, NULL);
  g_autofree char *forged = enquire ("verify", forged_answers, NULL);

  g_assert_nonnull (strstr (genuine, "Issued by the municipality: Health certificate"));
  g_assert_null (strstr (genuine, "Beneficiary"));
  g_assert_nonnull (strstr (forged, "This document is not genuine"));
}

static void
test_prints_a_receipt_again_for_whoever_knows_the_bill (void)
{
  g_autofree char *paid = file_and_pay ("paid", "604118273951");
  g_auto (GStrv) words = g_strsplit (paid, " ", 2);
  g_autofree char *id = g_strconcat ("receipt-", words[1], NULL);
  g_autoptr (JsonNode) answer = ask (id, NULL);
  JsonObject *document = get_object (answer, "document");
  g_autofree char *text = json_to_string (answer, FALSE);

  g_assert_cmpstr (json_object_get_string_member (document, "kind"), ==, "receipt");
  g_assert_nonnull (strstr (text, "65750"));
  assert_page (json_object_get_string_member (document, "url"), "en", 200, ">657.50<");
  assert_page (json_object_get_string_member (document, "url"), "en", 200, "Genuine receipt");
  assert_problem ("receipt-11112222333344", NULL, "not-found");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/documents/issues-what-is-hers", test_issues_what_is_hers);
  g_test_add_func ("/central/documents/wants-to-know-who-asks", test_wants_to_know_who_asks);
  g_test_add_func ("/central/documents/prints-nothing-that-holds-no-more",
                   test_prints_nothing_that_holds_no_more);
  g_test_add_func ("/central/documents/tells-the-state-at-each-scan",
                   test_tells_the_state_at_each_scan);
  g_test_add_func ("/central/documents/tells-a-forged-one", test_tells_a_forged_one);
  g_test_add_func ("/central/documents/masks-who-it-is-about", test_masks_who_it_is_about);
  g_test_add_func ("/central/documents/issues-what-was-filed-to-whom-filed-it",
                   test_issues_what_was_filed_to_whom_filed_it);
  g_test_add_func ("/central/documents/lists-what-was-issued-here-with-what-the-registers-know",
                   test_lists_what_was_issued_here_with_what_the_registers_know);
  g_test_add_func ("/central/documents/reads-a-paper-at-the-kiosk",
                   test_reads_a_paper_at_the_kiosk);
  g_test_add_func ("/central/documents/prints-a-receipt-again-for-whoever-knows-the-bill",
                   test_prints_a_receipt_again_for_whoever_knows_the_bill);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
