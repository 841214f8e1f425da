/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "central-store.h"
#include "support-visit.h"

static SupportCentral *central;

static char *
sign_token (SupportCentral *signer, const char *code, const char *kiosk)
{
  g_autofree char *path = support_central_get_path (signer, "kiosk/sign.key");
  g_autoptr (GError) error = NULL;
  guint8 *secret = civic_keys_load_secret (path, CIVIC_KEYS_SIGN_SECRET_BYTES, &error);
  CivicReceiptToken token = {
    .code = (char *) code,
    .kiosk = (char *) kiosk,
    .service = (char *) "commercial-licence-new",
    .made_at_s = 1795333620,
  };
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = civic_receipt_token_sign (&token, secret);
  civic_keys_free_secret (secret);
  return g_strconcat ("/t/", text, NULL);
}

static char *
file_request (void)
{
  char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", envelope);

  g_assert_cmpuint (reply->status, ==, 201);
  return code;
}

static void
assert_says (const SupportReply *reply, guint status, const char *text)
{
  g_assert_cmpuint (reply->status, ==, status);
  g_assert_nonnull (strstr (reply->headers, "Content-Type: text/html; charset=utf-8"));
  g_assert_nonnull (strstr (reply->headers, "Content-Security-Policy: default-src 'none'"));
  if (strstr (reply->text, text) == NULL)
    g_error ("the page does not say \"%s\": %s", text, strstr (reply->text, "<body"));
}

static void
test_shows_the_state_in_every_language (void)
{
  g_autofree char *code = file_request ();
  g_autofree char *path = sign_token (central, code, SUPPORT_CENTRAL_KIOSK);
  g_autofree char *english_path = g_strconcat (path, "?lang=en", NULL);
  g_autofree char *grouped = civic_tracking_code_group (code);
  g_autoptr (SupportReply) arabic = support_central_get_public (central, path, NULL);
  g_autoptr (SupportReply) english = support_central_get_public (central, english_path, "ar");
  g_autoptr (SupportReply) urdu = support_central_get_public (central, path, "ur-PK,en;q=0.5");
  g_autoptr (SupportReply) phone = support_central_get_public (central, path, "en-GB,en;q=0.9");

  assert_says (arabic, 200, "<h1>بانتظار السداد</h1>");
  assert_says (arabic, 200, "إصدار رخصة تجارية");
  assert_says (arabic, 200, "lang=\"ar\" dir=\"rtl\"");
  assert_says (english, 200, "<h1>Waiting for payment</h1>");
  assert_says (english, 200, "New commercial licence");
  assert_says (english, 200, ">657.50<");
  assert_says (urdu, 200, "<h1>ادائیگی کا انتظار ہے</h1>");
  assert_says (urdu, 200, "lang=\"ur\" dir=\"rtl\"");
  assert_says (phone, 200, "<h1>Waiting for payment</h1>");
  g_assert_nonnull (strstr (english->text, grouped));
  g_assert_nonnull (strstr (english->headers, "Content-Language: en"));
}

static void
set_state (const char *code, const char *state)
{
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);

  g_assert_true (central_store_set_state (store, code, state, "2026-11-23T09:00:00+03:00", NULL));
}

static void
test_follows_the_filing (void)
{
  static const struct {
    const char *state;
    const char *title;
  } states[] = {
    { "under-review", "<h1>Under review</h1>" },
    { "returned", "<h1>Something is missing</h1>" },
    { "rejected", "<h1>Not approved</h1>" },
    { "issued", "<h1>Your request is complete</h1>" },
    { "received", "<h1>We have your request</h1>" },
    { "paid", "<h1>Payment received</h1>" },
    { "approved", "<h1>Approved</h1>" },
    { "scheduled", "<h1>Your appointment is set</h1>" },
    { "resolved", "<h1>Dealt with</h1>" },
    { "reopened", "<h1>Open again</h1>" },
    { "cancelled", "<h1>Cancelled</h1>" },
  };
  g_autofree char *code = file_request ();
  g_autofree char *path = sign_token (central, code, SUPPORT_CENTRAL_KIOSK);

  for (guint index = 0; index < G_N_ELEMENTS (states); index++) {
    g_autoptr (SupportReply) reply = NULL;

    set_state (code, states[index].state);
    reply = support_central_get_public (central, path, "en");
    assert_says (reply, 200, states[index].title);
    assert_says (reply, 200, "Waiting for payment");
    assert_says (reply, 200, "23 November 2026, 9:00 AM");
  }
}

static void
test_says_that_a_filing_has_not_arrived (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *path = sign_token (central, code, SUPPORT_CENTRAL_KIOSK);
  g_autoptr (SupportReply) reply = support_central_get_public (central, path, "en");

  assert_says (reply, 404, "<h1>Not here yet</h1>");
  assert_says (reply, 404, "Genuine receipt");
}

static void
test_knows_no_page_of_a_code_nobody_filed (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat ("/t/", code, NULL);
  g_autoptr (SupportReply) reply = support_central_get_public (central, path, "en");

  assert_says (reply, 404, "<h1>There is no page here</h1>");
  g_assert_null (strstr (reply->text, "Genuine receipt"));
}

static void
test_tells_a_forged_receipt (void)
{
  g_autoptr (SupportCentral) stranger = support_central_start (NULL);
  g_autofree char *code = file_request ();
  g_autofree char *forged = sign_token (stranger, code, SUPPORT_CENTRAL_KIOSK);
  g_autofree char *unknown = sign_token (central, code, "RUH-NOWHERE-01");
  g_autofree char *genuine = sign_token (central, code, SUPPORT_CENTRAL_KIOSK);
  g_autofree char *short_one = g_strndup (genuine, strlen (genuine) - 4);
  const char *const paths[] = { forged, unknown, short_one, "/t/", "/t/%3Cscript%3E", "/t/AAAA" };

  for (guint index = 0; index < G_N_ELEMENTS (paths); index++) {
    g_autoptr (SupportReply) reply = support_central_get_public (central, paths[index], "en");

    assert_says (reply, 400, "<h1>This receipt is not genuine</h1>");
    g_assert_null (strstr (reply->text, "<script"));
    g_assert_null (strstr (reply->text, "Genuine receipt"));
  }
}

static void
test_shows_nothing_of_the_citizen (void)
{
  static const char *const secrets[] = {
    SUPPORT_VISIT_PERSON, "1•••••••08", "Sandbox", "مستفيد",
    "7001234567",         "روابي",      "صاري",    "512345678"
  };
  g_autofree char *code = file_request ();
  g_autofree char *path = sign_token (central, code, SUPPORT_CENTRAL_KIOSK);
  g_autoptr (SupportReply) reply = support_central_get_public (central, path, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  for (guint index = 0; index < G_N_ELEMENTS (secrets); index++)
    g_assert_null (strstr (reply->text, secrets[index]));
}

static void
test_is_polite_to_the_lost (void)
{
  g_autoptr (SupportReply) root = support_central_get_public (central, "/", "en");
  g_autoptr (SupportReply) other =
    support_central_get_public (central, "/%3Cb%3Ex%3C/b%3E?lang=%22%3E%3Cb%3E", NULL);

  assert_says (root, 404, "<h1>There is no page here</h1>");
  assert_says (other, 404, "<h1>لا توجد صفحة هنا</h1>");
  g_assert_null (strstr (other->text, "<b>x"));
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/tracking-page/shows-the-state-in-every-language",
                   test_shows_the_state_in_every_language);
  g_test_add_func ("/central/tracking-page/follows-the-filing", test_follows_the_filing);
  g_test_add_func ("/central/tracking-page/says-that-a-filing-has-not-arrived",
                   test_says_that_a_filing_has_not_arrived);
  g_test_add_func ("/central/tracking-page/knows-no-page-of-a-code-nobody-filed",
                   test_knows_no_page_of_a_code_nobody_filed);
  g_test_add_func ("/central/tracking-page/tells-a-forged-receipt", test_tells_a_forged_receipt);
  g_test_add_func ("/central/tracking-page/shows-nothing-of-the-citizen",
                   test_shows_nothing_of_the_citizen);
  g_test_add_func ("/central/tracking-page/is-polite-to-the-lost", test_is_polite_to_the_lost);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
