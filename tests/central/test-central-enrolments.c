/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-enrolment-code.h"
#include "civic-receipt-token.h"

#include "central-clock.h"
#include "central-enrolments-private.h"
#include "central-enrolments.h"
#include "central-json.h"
#include "central-kiosks.h"
#include "small-fleet.h"

#define KIOSK "JED-ANDALUS-07"
#define P256 "ec -pkeyopt ec_paramgen_curve:prime256v1"

typedef struct {
  SupportCentral *central;
  CentralOffice *office;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->central = support_central_start (NULL);
  fixture->office = small_fleet_open_office (fixture->central);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  central_office_free (fixture->office);
  support_central_free (fixture->central);
}

/* A key and a request for it under this name in the central's folder, by openssl. */
static char *
make_request (Fixture *fixture, const char *name, const char *kind, const char *subject)
{
  g_autofree char *stem = support_central_get_path (fixture->central, name);
  g_autofree char *path = g_strconcat (stem, ".csr", NULL);
  g_autofree char *command = g_strdup_printf (
    "openssl req -newkey %s -nodes -subj %s -keyout %s.key -out %s", kind, subject, stem, path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
offer (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *code =
    central_enrolments_offer (fixture->office, KIOSK, SMALL_FLEET_CENTRE, "tester", &error);

  g_assert_no_error (error);
  return code;
}

/* The sign key is 32 times the character. */
static SupportReply *
enrol_as (Fixture *fixture, const char *code, const char *request, const char *kiosk, char sign_key)
{
  guint8 key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  g_autofree char *base64 = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;
  g_autoptr (GBytes) body = NULL;

  memset (key, sign_key, sizeof key);
  base64 = g_base64_encode (key, sizeof key);
  json_builder_begin_object (builder);
  central_json_add_string (builder, "code", code);
  central_json_add_string (builder, "request", request);
  central_json_add_string (builder, "sign_public_key", base64);
  if (kiosk)
    central_json_add_string (builder, "kiosk", kiosk);
  json_builder_end_object (builder);
  text = central_json_build_text (builder);
  body = g_bytes_new (text, strlen (text));
  return support_central_post_public (fixture->central, "/v1/enrolments", "application/json", body);
}

static guint
try_code (Fixture *fixture, const char *code, const char *request)
{
  g_autoptr (SupportReply) reply = enrol_as (fixture, code, request, NULL, 'k');

  return reply->status;
}

/* Writes NAME.pem. */
static void
keep_certificate (Fixture *fixture, const char *name, const SupportReply *reply)
{
  g_autoptr (JsonNode) answer = central_json_parse (reply->text, NULL);
  g_autofree char *stem = support_central_get_path (fixture->central, name);
  g_autofree char *path = g_strconcat (stem, ".pem", NULL);
  const char *pem = central_json_get_string (json_node_get_object (answer), "certificate");

  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
}

static void
enrol (Fixture *fixture, const char *name, const char *kind)
{
  g_autofree char *code = offer (fixture);
  g_autofree char *request = make_request (fixture, name, kind, "/CN=kiosk");
  g_autoptr (SupportReply) reply = enrol_as (fixture, code, request, KIOSK, *name);

  g_assert_cmpuint (reply->status, ==, 201);
  keep_certificate (fixture, name, reply);
}

static SupportReply *
send_with (Fixture *fixture, const char *name, const char *path, const char *text)
{
  g_autofree char *stem = support_central_get_path (fixture->central, name);
  g_autofree char *certificate = g_strconcat (stem, ".pem", NULL);
  g_autofree char *key = g_strconcat (stem, ".key", NULL);
  g_autofree char *authority = support_central_get_path (fixture->central, "kiosk/ca.pem");
  g_autofree char *url = g_strconcat (support_central_get_kiosk_url (fixture->central), path, NULL);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  const SupportRequest request = {
    .method = "POST",
    .url = url,
    .certificate = certificate,
    .key = key,
    .authority = authority,
    .content_type = "application/json",
    .body = body,
  };

  return support_request_send (&request);
}

static void
assert_beats (Fixture *fixture, const char *name, guint status, const char *code)
{
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (1);
  g_autofree char *json = civic_heartbeat_to_json (heartbeat, NULL);
  g_autoptr (SupportReply) reply = send_with (fixture, name, "/v1/heartbeats", json);
  g_autofree char *wanted = g_strdup_printf ("\"code\":\"%s\"", code);

  g_assert_cmpuint (reply->status, ==, status);
  if (status != 200)
    g_assert_nonnull (strstr (reply->text, wanted));
}

static CentralKiosk *
find_kiosk (Fixture *fixture, const char *id)
{
  CentralKiosk *kiosk = NULL;

  g_assert_true (central_store_find_kiosk (fixture->office->store, id, &kiosk, NULL));
  return kiosk;
}

static void
test_lets_a_new_kiosk_in (Fixture *fixture, gconstpointer kind)
{
  g_autoptr (CentralKiosk) kiosk = NULL;

  enrol (fixture, "new", kind);
  assert_beats (fixture, "new", 200, "");
  kiosk = find_kiosk (fixture, KIOSK);
  g_assert_cmpstr (kiosk->centre, ==, SMALL_FLEET_CENTRE);
  g_assert_nonnull (kiosk->enrolled_at);
  g_assert_cmpuint (strlen (kiosk->certificate_serial), ==, 32);
  g_assert_cmpstr (kiosk->state, ==, "ready");
}

/* Whatever the request asks to be called. */
static void
test_names_the_kiosk_itself (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = offer (fixture);
  g_autofree char *request =
    make_request (fixture, "sly", P256 " -addext subjectAltName=DNS:localhost", "/CN=JED-OTHER-01");
  g_autoptr (SupportReply) reply = enrol_as (fixture, code, request, NULL, 's');
  g_autofree char *path = support_central_get_path (fixture->central, "sly.pem");
  g_autofree char *command = g_strdup_printf ("openssl x509 -noout -text -in %s", path);
  g_autofree char *text = NULL;
  g_autoptr (CentralKiosk) other = NULL;

  keep_certificate (fixture, "sly", reply);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "Subject: CN = " KIOSK));
  g_assert_nonnull (strstr (text, "TLS Web Client Authentication"));
  g_assert_nonnull (strstr (text, "CA:FALSE"));
  g_assert_null (strstr (text, "JED-OTHER-01"));
  g_assert_null (strstr (text, "localhost"));
  g_assert_null (strstr (text, "Server Authentication"));
  assert_beats (fixture, "sly", 200, "");
  other = find_kiosk (fixture, "JED-OTHER-01");
  g_assert_null (other);
}

static void
test_tells_all_that_the_settings_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = offer (fixture);
  g_autofree char *request = make_request (fixture, "new", P256, "/CN=kiosk");
  g_autoptr (SupportReply) reply = enrol_as (fixture, code, request, NULL, 'n');
  g_autoptr (JsonNode) answer = central_json_parse (reply->text, NULL);
  JsonObject *object = json_node_get_object (answer);
  g_autofree char *tracking_url =
    g_strconcat (support_central_get_public_url (fixture->central), "/t/", NULL);
  g_autofree char *box = g_base64_encode (
    g_bytes_get_data (fixture->office->keys->box_public, NULL), CIVIC_KEYS_BOX_PUBLIC_BYTES);

  g_assert_cmpstr (central_json_get_string (object, "kiosk"), ==, KIOSK);
  g_assert_cmpstr (central_json_get_string (object, "authority"), ==,
                   fixture->office->keys->tls_ca);
  g_assert_cmpstr (central_json_get_string (object, "box_public_key"), ==, box);
  g_assert_cmpstr (central_json_get_string (object, "kiosk_url"), ==,
                   support_central_get_kiosk_url (fixture->central));
  g_assert_cmpstr (central_json_get_string (object, "tracking_url"), ==, tracking_url);
}

static void
test_shows_the_authority_of_the_fingerprint (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *grouped = offer (fixture);
  g_autofree char *code = civic_enrolment_code_parse (grouped);
  g_autoptr (SupportReply) reply =
    support_central_get_public (fixture->central, "/v1/authority", NULL);
  g_autoptr (GBytes) der = central_http_authority_get_der (reply->text, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_true (civic_enrolment_code_is_of (code, der));
}

static void
test_takes_a_code_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = offer (fixture);
  g_autofree char *request = make_request (fixture, "new", P256, "/CN=kiosk");

  g_assert_cmpuint (try_code (fixture, code, request), ==, 201);
  g_assert_cmpuint (try_code (fixture, code, request), ==, 409);
}

static void
test_takes_the_last_code_only (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = offer (fixture);
  g_autofree char *second = offer (fixture);
  g_autofree char *request = make_request (fixture, "new", P256, "/CN=kiosk");

  g_assert_cmpuint (try_code (fixture, first, request), ==, 404);
  g_assert_cmpuint (try_code (fixture, second, request), ==, 201);
}

static void
test_refuses_a_code_that_is_over (Fixture *fixture, gconstpointer unused)
{
  static const char code[] = "000000000000MDFXN8CQ";
  g_autofree char *digest = central_enrolments_digest (fixture->office, code);
  g_autofree char *request = make_request (fixture, "new", P256, "/CN=kiosk");
  const CentralEnrolment enrolment = {
    .code_digest = digest,
    .kiosk = (char *) KIOSK,
    .centre = (char *) SMALL_FLEET_CENTRE,
    .operator_id = (char *) "o",
    .made_at = (char *) "2026-01-01T00:00:00+03:00",
    .made_by = (char *) "tester",
    .expires_at_ms = central_clock_now_ms () - 1,
  };

  g_assert_true (central_store_add_enrolment (fixture->office->store, &enrolment, NULL));
  g_assert_cmpuint (try_code (fixture, code, request), ==, 410);
}

static void
test_keeps_a_code_for_its_kiosk (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = offer (fixture);
  g_autofree char *request = make_request (fixture, "new", P256, "/CN=kiosk");
  g_autoptr (SupportReply) other = enrol_as (fixture, code, request, "JED-ANDALUS-08", 'o');
  g_autoptr (SupportReply) right = enrol_as (fixture, code, request, KIOSK, 'r');

  g_assert_cmpuint (other->status, ==, 422);
  g_assert_cmpuint (right->status, ==, 201);
}

static void
test_makes_whoever_guesses_wait (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = offer (fixture);
  g_autofree char *request = make_request (fixture, "new", P256, "/CN=kiosk");

  for (guint count = 0; count < 5; count++)
    g_assert_cmpuint (try_code (fixture, "0000-0000-0000-MDFX-N8CQ", request), ==, 404);
  g_assert_cmpuint (try_code (fixture, "0000-0000-0000-MDFX-N8CQ", request), ==, 429);
  g_assert_cmpuint (try_code (fixture, code, request), ==, 429);
}

/* The code is as good afterwards as it was before. */
static void
test_signs_no_request_that_will_not_do (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = offer (fixture);
  g_autofree char *good = make_request (fixture, "good", P256, "/CN=kiosk");
  g_autofree char *rsa = make_request (fixture, "rsa", "rsa:2048", "/CN=kiosk");
  g_autofree char *p384 =
    make_request (fixture, "p384", "ec -pkeyopt ec_paramgen_curve:secp384r1", "/CN=kiosk");
  g_autofree char *forged = g_strdup (good);

  /* Within the name: the signature is over another one. */
  forged[strlen ("-----BEGIN CERTIFICATE REQUEST-----\n") + 30] ^= 1;
  g_assert_cmpuint (try_code (fixture, code, rsa), ==, 400);
  g_assert_cmpuint (try_code (fixture, code, p384), ==, 400);
  g_assert_cmpuint (try_code (fixture, code, forged), ==, 400);
  g_assert_cmpuint (try_code (fixture, code, "request"), ==, 400);
  g_assert_cmpuint (try_code (fixture, code, good), ==, 201);
}

static void
test_ends_what_was_before_a_new_enrolment (Fixture *fixture, gconstpointer unused)
{
  enrol (fixture, "first", P256);
  assert_beats (fixture, "first", 200, "");
  enrol (fixture, "second", P256);
  assert_beats (fixture, "first", 403, "replaced");
  assert_beats (fixture, "second", 200, "");
}

static void
test_lets_a_revoked_kiosk_in_by_enrolling_it_anew (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  enrol (fixture, "first", P256);
  central_kiosks_revoke (fixture->office, KIOSK, "tester", &error);
  g_assert_no_error (error);
  assert_beats (fixture, "first", 403, "revoked");
  enrol (fixture, "second", P256);
  assert_beats (fixture, "second", 200, "");
  assert_beats (fixture, "first", 403, "replaced");
}

static void
test_renews_without_ending_the_old_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *request = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;
  g_autoptr (SupportReply) reply = NULL;

  enrol (fixture, "first", P256);
  request = make_request (fixture, "next", P256, "/CN=JED-OTHER-01");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "request", request);
  json_builder_end_object (builder);
  text = central_json_build_text (builder);
  reply = send_with (fixture, "first", "/v1/certificates", text);
  g_assert_cmpuint (reply->status, ==, 201);
  keep_certificate (fixture, "next", reply);
  assert_beats (fixture, "next", 200, "");
  assert_beats (fixture, "first", 200, "");
}

static char *
sign_receipt (const guint8 *secret)
{
  const CivicReceiptToken token = {
    .code = (char *) "7K3M9QXT2F4HW8D1Z",
    .kiosk = (char *) KIOSK,
    .service = (char *) "commercial-licence-new",
    .made_at_s = 1795333890,
  };

  return civic_receipt_token_sign (&token, secret);
}

static void
note_key (Fixture *fixture, const char *serial, const guint8 *public_key)
{
  char hexadecimal[2 * CIVIC_KEYS_SIGN_PUBLIC_BYTES + 1];
  g_autofree char *code = offer (fixture);
  g_autofree char *bare = civic_enrolment_code_parse (code);
  g_autofree char *digest = central_enrolments_digest (fixture->office, bare);
  g_autoptr (CentralEnrolment) enrolment = NULL;
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (fixture->office->store, KIOSK, NULL);
  const CentralStoredCertificate certificate = { serial, "2026-01-01T00:00:00+03:00",
                                                 "2026-04-01T00:00:00+03:00" };
  gboolean used = FALSE;

  sodium_bin2hex (hexadecimal, sizeof hexadecimal, public_key, CIVIC_KEYS_SIGN_PUBLIC_BYTES);
  g_assert_true (central_store_find_enrolment (fixture->office->store, digest, &enrolment, NULL));
  g_assert_true (central_store_enrol_kiosk (fixture->office->store, enrolment, &certificate,
                                            hexadecimal, &used, NULL));
  g_assert_true (used);
  g_assert_true (central_transaction_commit (transaction, NULL));
}

static void
test_knows_receipts_of_every_key_it_had (Fixture *fixture, gconstpointer unused)
{
  static const char *const serials[] = { "01", "02", "03" };

  for (gsize index = 0; index < 2; index++) {
    guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES], secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
    g_autofree char *token = NULL;
    g_autoptr (CivicReceiptToken) before = NULL;
    g_autoptr (CivicReceiptToken) receipt = NULL;
    g_autoptr (CivicReceiptToken) later = NULL;

    crypto_sign_keypair (public_key, secret);
    token = sign_receipt (secret);
    before = central_kiosks_verify_receipt (fixture->office, token);
    g_assert_null (before);
    note_key (fixture, serials[index], public_key);
    receipt = central_kiosks_verify_receipt (fixture->office, token);
    g_assert_nonnull (receipt);
    crypto_sign_keypair (public_key, secret);
    note_key (fixture, serials[index + 1], public_key);
    later = central_kiosks_verify_receipt (fixture->office, token);
    g_assert_nonnull (later);
    sodium_memzero (secret, sizeof secret);
  }
}

static void
test_prints_a_code_from_the_command_line (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/central/kushk-central", NULL);
  g_autofree char *catalogue =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autofree char *keys = support_central_get_path (fixture->central, "central");
  const char *store = support_central_get_store (fixture->central);
  const char *arguments[] = { program,
                              central_store_is_address (store) ? "--store" : "--data",
                              store,
                              "--catalogue",
                              catalogue,
                              "--keys",
                              keys,
                              "--enrol",
                              KIOSK,
                              "--centre",
                              SMALL_FLEET_CENTRE,
                              NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *request = make_request (fixture, "new", P256, "/CN=kiosk");
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (try_code (fixture, g_strstrip (printed), request), ==, 201);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, data, function)                                                                 \
  g_test_add ("/central/enrolments/" name, Fixture, data, set_up, function, tear_down)
  TEST ("lets-a-new-kiosk-in", P256, test_lets_a_new_kiosk_in);
  TEST ("lets-a-new-kiosk-in-with-ed25519", "ed25519", test_lets_a_new_kiosk_in);
  TEST ("names-the-kiosk-itself", NULL, test_names_the_kiosk_itself);
  TEST ("tells-all-that-the-settings-name", NULL, test_tells_all_that_the_settings_name);
  TEST ("shows-the-authority-of-the-fingerprint", NULL,
        test_shows_the_authority_of_the_fingerprint);
  TEST ("takes-a-code-once", NULL, test_takes_a_code_once);
  TEST ("takes-the-last-code-only", NULL, test_takes_the_last_code_only);
  TEST ("refuses-a-code-that-is-over", NULL, test_refuses_a_code_that_is_over);
  TEST ("keeps-a-code-for-its-kiosk", NULL, test_keeps_a_code_for_its_kiosk);
  TEST ("makes-whoever-guesses-wait", NULL, test_makes_whoever_guesses_wait);
  TEST ("signs-no-request-that-will-not-do", NULL, test_signs_no_request_that_will_not_do);
  TEST ("ends-what-was-before-a-new-enrolment", NULL, test_ends_what_was_before_a_new_enrolment);
  TEST ("lets-a-revoked-kiosk-in-by-enrolling-it-anew", NULL,
        test_lets_a_revoked_kiosk_in_by_enrolling_it_anew);
  TEST ("renews-without-ending-the-old-one", NULL, test_renews_without_ending_the_old_one);
  TEST ("knows-receipts-of-every-key-it-had", NULL, test_knows_receipts_of_every_key_it_had);
  TEST ("prints-a-code-from-the-command-line", NULL, test_prints_a_code_from_the_command_line);

  return g_test_run ();
}
