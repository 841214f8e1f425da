/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The pace at which strangers and kiosks may ask, by the whole program. */

#include "central-guard.h"

#include "civic.h"

#include "support-visit.h"

#define FEW "3"

static const char *const few_misses[] = { "--miss-pace", FEW, NULL };

static SupportReply *
guess (SupportCentral *central, const char *folder, const char *language)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat (folder, code, NULL);

  return support_central_get_public (central, path, language);
}

static void
assert_waits (const SupportReply *reply)
{
  const char *header = strstr (reply->headers, "Retry-After: ");
  guint wait_s = 0;

  g_assert_cmpuint (reply->status, ==, 429);
  g_assert_nonnull (header);
  wait_s = (guint) g_ascii_strtoull (header + strlen ("Retry-After: "), NULL, 10);
  g_assert_cmpuint (wait_s, >=, 1);
  g_assert_cmpuint (wait_s, <=, 600);
}

static void
assert_guesses_are_slowed (const char *folder, guint status)
{
  g_autoptr (SupportCentral) central = support_central_start (few_misses);
  g_autoptr (SupportReply) english = NULL;
  g_autoptr (SupportReply) urdu = NULL;

  for (guint count = 0; count < 3; count++) {
    g_autoptr (SupportReply) reply = guess (central, folder, NULL);

    g_assert_cmpuint (reply->status, ==, status);
  }
  english = guess (central, folder, "en");
  assert_waits (english);
  g_assert_nonnull (strstr (english->text, "Please wait a little"));
  urdu = guess (central, folder, "ur");
  assert_waits (urdu);
  g_assert_nonnull (strstr (urdu->text, "lang=\"ur\" dir=\"rtl\""));
}

static void
test_slows_those_who_guess (void)
{
  assert_guesses_are_slowed ("/t/", 404);
  assert_guesses_are_slowed ("/v/", 400);
  assert_guesses_are_slowed ("/h/", 404);
}

static char *
file_request (SupportCentral *central)
{
  char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", envelope);

  g_assert_cmpuint (reply->status, ==, 201);
  return code;
}

static char *
sign_receipt (SupportCentral *central, const char *code)
{
  g_autofree char *path = support_central_get_path (central, "kiosk/sign.key");
  guint8 *secret = civic_keys_load_secret (path, CIVIC_KEYS_SIGN_SECRET_BYTES, NULL);
  CivicReceiptToken token = {
    .code = (char *) code,
    .kiosk = (char *) SUPPORT_CENTRAL_KIOSK,
    .service = (char *) "commercial-licence-new",
    .made_at_s = 1795333620,
  };
  g_autofree char *text = civic_receipt_token_sign (&token, secret);

  civic_keys_free_secret (secret);
  return g_strconcat ("/t/", text, NULL);
}

/* Hits are not counted; and where somebody else has guessed too much, a receipt still opens. */
static void
test_lets_those_with_a_receipt_through (void)
{
  g_autoptr (SupportCentral) central = support_central_start (few_misses);
  g_autofree char *code = file_request (central);
  g_autofree char *receipt = sign_receipt (central, code);
  g_autofree char *link = g_strconcat ("/t/", code, NULL);
  g_autoptr (SupportReply) late = NULL;
  g_autoptr (SupportReply) bare = NULL;

  for (guint count = 0; count < 10; count++) {
    g_autoptr (SupportReply) reply = support_central_get_public (central, link, NULL);

    g_assert_cmpuint (reply->status, ==, 200);
  }
  for (guint count = 0; count < 4; count++)
    support_reply_free (guess (central, "/t/", NULL));
  late = support_central_get_public (central, receipt, NULL);
  g_assert_cmpuint (late->status, ==, 200);
  bare = support_central_get_public (central, link, NULL);
  assert_waits (bare);
}

static char *
track (SupportCentral *central, const char *code)
{
  g_autofree char *json = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/track", json);
  JsonObject *object = json_node_get_object (answer);

  return json_object_has_member (object, "problem")
           ? g_strdup (json_object_get_string_member (
               json_object_get_object_member (object, "problem"), "code"))
           : NULL;
}

static void
test_slows_kiosks_at_which_somebody_guesses (void)
{
  g_autoptr (SupportCentral) central = support_central_start (few_misses);
  g_autofree char *code = file_request (central);
  g_autofree char *found = track (central, code);
  g_autofree char *stopped = NULL;

  g_assert_null (found);
  for (guint count = 0; count < 3; count++) {
    g_autofree char *drawn = civic_tracking_code_draw ();
    g_autofree char *problem = track (central, drawn);

    g_assert_cmpstr (problem, ==, "not-found");
  }
  stopped = track (central, code);
  g_assert_cmpstr (stopped, ==, "too-many");
}

static void
test_slows_addresses_that_come_too_often (void)
{
  const char *const arguments[] = { "--address-pace", FEW, NULL };
  g_autoptr (SupportCentral) central = support_central_start (arguments);
  g_autoptr (SupportReply) page = NULL;
  g_autoptr (SupportReply) machine = NULL;

  for (guint count = 0; count < 3; count++) {
    g_autoptr (SupportReply) reply = support_central_get_public (central, "/healthz", NULL);

    g_assert_cmpuint (reply->status, ==, 200);
  }
  page = support_central_get_public (central, "/nowhere", "en");
  assert_waits (page);
  g_assert_nonnull (strstr (page->text, "<h1>"));
  machine = support_central_get_public (central, "/healthz", NULL);
  assert_waits (machine);
  g_assert_nonnull (strstr (machine->text, "\"code\":\"too-many\""));
}

static void
test_slows_kiosks_that_come_too_often (void)
{
  const char *const arguments[] = { "--kiosk-pace", FEW, NULL };
  g_autoptr (SupportCentral) central = support_central_start (arguments);
  g_autoptr (SupportReply) late = NULL;

  for (guint count = 0; count < 3; count++) {
    g_autoptr (SupportReply) reply = support_central_send (central, "GET", "/healthz", NULL, NULL);

    g_assert_cmpuint (reply->status, ==, 200);
  }
  late = support_central_send (central, "GET", "/healthz", NULL, NULL);
  assert_waits (late);
  g_assert_nonnull (strstr (late->headers, "application/problem+json"));
}

static void
test_takes_a_network_of_ipv6_for_one (void)
{
  static const CentralGuardLimits limits = { 10, 10, 1 };
  g_autoptr (CentralGuard) guard = central_guard_new (&limits);
  const CentralRequest one = { .address = "2001:db8:0:1::1" };
  const CentralRequest same = { .address = "2001:db8:0:1:ffff::9" };
  const CentralRequest other = { .address = "2001:db8:0:2::1" };

  central_guard_count_miss (guard, &one);
  g_assert_cmpuint (central_guard_find_penalty (guard, &one), >, 0);
  g_assert_cmpuint (central_guard_find_penalty (guard, &same), >, 0);
  g_assert_cmpuint (central_guard_find_penalty (guard, &other), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/guard/slows-those-who-guess", test_slows_those_who_guess);
  g_test_add_func ("/central/guard/lets-those-with-a-receipt-through",
                   test_lets_those_with_a_receipt_through);
  g_test_add_func ("/central/guard/slows-kiosks-at-which-somebody-guesses",
                   test_slows_kiosks_at_which_somebody_guesses);
  g_test_add_func ("/central/guard/slows-addresses-that-come-too-often",
                   test_slows_addresses_that_come_too_often);
  g_test_add_func ("/central/guard/slows-kiosks-that-come-too-often",
                   test_slows_kiosks_that_come_too_often);
  g_test_add_func ("/central/guard/takes-a-network-of-ipv6-for-one",
                   test_takes_a_network_of_ipv6_for_one);
  return g_test_run ();
}
