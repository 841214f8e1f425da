/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-acknowledgement.h"
#include "civic-audit-chain.h"
#include "civic-command.h"
#include "civic-enrolment-code.h"
#include "civic-envelope.h"
#include "civic-json.h"
#include "civic-keys.h"
#include "civic-manifest.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

#include <string.h>

/* The formats of the wire and of the paper, held to the vectors of the contract, which another
 * implementation made from its description alone. They outlive any one version of this library on
 * receipts and in outboxes. What is drawn at random is handed out here, so that our bytes are
 * theirs. */

static JsonObject *sealing;
static JsonObject *signatures;
static GByteArray *to_be_drawn;

static const char *
name_source (void)
{
  return "vectors";
}

static void
draw (void *bytes, size_t size)
{
  gsize given = to_be_drawn ? MIN (size, to_be_drawn->len) : 0;

  memset (bytes, 0x55, size);
  if (given == 0)
    return;
  memcpy (bytes, to_be_drawn->data, given);
  g_byte_array_remove_range (to_be_drawn, 0, (guint) given);
}

static uint32_t
draw_number (void)
{
  uint32_t number = 0;

  draw (&number, sizeof number);
  return number;
}

static randombytes_implementation drawn_here = {
  .implementation_name = name_source,
  .random = draw_number,
  .buf = draw,
};

static const char *
string_of (JsonObject *object, const char *key)
{
  const char *string = json_object_get_string_member_with_default (object, key, NULL);

  g_assert_nonnull (string);
  return string;
}

static GBytes *
bytes_of (JsonObject *object, const char *key)
{
  const char *hexadecimal = string_of (object, key);
  gsize size = strlen (hexadecimal) / 2;
  guint8 *bytes = g_malloc (size);

  g_assert_cmpint (
    sodium_hex2bin (bytes, size, hexadecimal, strlen (hexadecimal), NULL, &size, NULL), ==, 0);
  return g_bytes_new_take (bytes, size);
}

static GBytes *
half_of (JsonObject *object, const char *pair, const char *half)
{
  return bytes_of (json_object_get_object_member (object, pair), half);
}

static const guint8 *
start_of (GBytes *bytes)
{
  return g_bytes_get_data (bytes, NULL);
}

static void
assert_bytes (GBytes *bytes, JsonObject *object, const char *key)
{
  g_autoptr (GBytes) expected = bytes_of (object, key);

  g_assert_nonnull (bytes);
  g_assert_true (g_bytes_equal (bytes, expected));
}

static void
will_be_drawn (GBytes *bytes)
{
  g_byte_array_append (to_be_drawn, start_of (bytes), (guint) g_bytes_get_size (bytes));
}

static CivicSession *
open_session (void)
{
  g_autoptr (GBytes) central = half_of (sealing, "central_box", "public");
  g_autoptr (GBytes) secret = half_of (sealing, "session", "secret");

  will_be_drawn (secret);
  return civic_session_new (central);
}

static void
check_request (JsonObject *row)
{
  g_autoptr (CivicSession) session = open_session ();
  g_autoptr (GBytes) ephemeral = half_of (row, "ephemeral", "secret");
  g_autoptr (GBytes) public_key = half_of (sealing, "central_box", "public");
  g_autoptr (GBytes) secret_key = half_of (sealing, "central_box", "secret");
  g_autoptr (GBytes) expected_key = half_of (sealing, "session", "public");
  g_autoptr (GBytes) session_key = NULL;
  g_autoptr (GBytes) request = NULL;
  g_autofree char *digest = NULL;
  char *text = NULL;

  will_be_drawn (ephemeral);
  request = civic_session_seal (session, string_of (row, "request_text"), NULL);
  assert_bytes (request, row, "request");
  digest = civic_envelope_digest (request);
  g_assert_cmpstr (digest, ==, string_of (row, "request_digest"));

  text = civic_envelope_open_request (request, start_of (public_key), start_of (secret_key),
                                      &session_key, NULL);
  g_assert_cmpstr (text, ==, string_of (row, "request_text"));
  g_assert_true (g_bytes_equal (session_key, expected_key));
  civic_envelope_free_text (text);
}

static void
check_answer (JsonObject *row)
{
  g_autoptr (CivicSession) session = open_session ();
  g_autoptr (GBytes) request = bytes_of (row, "request");
  g_autoptr (GBytes) nonce = bytes_of (row, "answer_nonce");
  g_autoptr (GBytes) secret_key = half_of (sealing, "central_box", "secret");
  g_autoptr (GBytes) session_key = half_of (sealing, "session", "public");
  g_autoptr (GBytes) answer = NULL;
  char *text = NULL;

  will_be_drawn (nonce);
  answer = civic_envelope_answer (request, session_key, start_of (secret_key),
                                  string_of (row, "answer_text"), NULL);
  assert_bytes (answer, row, "answer");
  text = civic_session_open (session, request, answer, NULL);
  g_assert_cmpstr (text, ==, string_of (row, "answer_text"));
  civic_envelope_free_text (text);
}

static void
test_every_exchange (void)
{
  JsonArray *rows = json_object_get_array_member (sealing, "exchanges");

  g_assert_cmpuint (json_array_get_length (rows), >=, 13);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    check_request (json_array_get_object_element (rows, i));
    check_answer (json_array_get_object_element (rows, i));
  }
}

static GBytes *
find_request (const char *operation)
{
  JsonArray *rows = json_object_get_array_member (sealing, "exchanges");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);

    if (g_str_equal (string_of (row, "operation"), operation))
      return bytes_of (row, "request");
  }
  g_assert_not_reached ();
}

static char *
open_refused (JsonObject *row, GError **error)
{
  g_autoptr (CivicSession) session = open_session ();
  g_autoptr (GBytes) request = find_request (string_of (sealing, "refused_of"));
  g_autoptr (GBytes) bytes = bytes_of (row, "bytes");
  g_autoptr (GBytes) public_key = half_of (sealing, "central_box", "public");
  g_autoptr (GBytes) secret_key = half_of (sealing, "central_box", "secret");
  g_autoptr (GBytes) session_key = NULL;

  if (g_str_equal (string_of (row, "kind"), "answer"))
    return civic_session_open (session, request, bytes, error);
  return civic_envelope_open_request (bytes, start_of (public_key), start_of (secret_key),
                                      &session_key, error);
}

static void
test_what_is_refused (void)
{
  JsonArray *rows = json_object_get_array_member (sealing, "refused");

  g_assert_cmpuint (json_array_get_length (rows), >=, 11);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    int code =
      g_str_equal (string_of (row, "code"), "forged") ? CIVIC_ERROR_FORGED : CIVIC_ERROR_MALFORMED;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", string_of (row, "why"));
    g_assert_null (open_refused (row, &error));
    g_assert_error (error, CIVIC_ERROR, code);
  }
}

static JsonObject *
section (const char *name)
{
  return json_object_get_object_member (signatures, name);
}

static void
test_acknowledgement (void)
{
  JsonObject *row = section ("acknowledgement");
  const char *json = string_of (row, "json");
  g_autoptr (GBytes) public_key = half_of (signatures, "central_sign", "public");
  g_autoptr (GBytes) secret_key = half_of (signatures, "central_sign", "secret");
  g_autoptr (GBytes) envelope = bytes_of (row, "envelope");
  g_autoptr (GBytes) json_bytes = g_bytes_new_static (json, strlen (json));
  g_autofree char *digest = civic_envelope_digest (envelope);
  g_autofree char *signed_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicAcknowledgement) acknowledgement =
    civic_acknowledgement_verify (json_bytes, public_key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (acknowledgement->digest, ==, digest);
  signed_again = civic_acknowledgement_sign (acknowledgement, start_of (secret_key));
  g_assert_cmpstr (signed_again, ==, json);
}

static void
test_command (void)
{
  const char *json = string_of (section ("command"), "json");
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GBytes) public_key = half_of (signatures, "central_sign", "public");
  g_autoptr (GBytes) secret_key = half_of (signatures, "central_sign", "secret");
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-22T12:30:00+03:00", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCommand) command =
    civic_command_verify (node, public_key, "JED-ANDALUS-02", now, &error);
  g_autoptr (JsonNode) signed_again = NULL;

  g_assert_no_error (error);
  signed_again = civic_command_sign (command, start_of (secret_key));
  g_assert_true (json_node_equal (signed_again, node));
}

static void
test_manifest (void)
{
  JsonObject *row = section ("manifest");
  const char *json = string_of (row, "json");
  g_autoptr (GBytes) json_bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GBytes) public_key = half_of (signatures, "catalogue", "public");
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicManifest) manifest = civic_manifest_verify (json_bytes, public_key, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (manifest->hash, ==, string_of (row, "hash"));
}

static void
test_receipt_token (void)
{
  JsonObject *row = section ("receipt_token");
  g_autoptr (GBytes) public_key = half_of (signatures, "kiosk_sign", "public");
  g_autoptr (GBytes) secret_key = half_of (signatures, "kiosk_sign", "secret");
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicReceiptToken) token =
    civic_receipt_token_verify (string_of (row, "token"), public_key, &error);
  g_autofree char *signed_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (token->code, ==, string_of (row, "code"));
  g_assert_cmpstr (token->kiosk, ==, string_of (row, "kiosk"));
  g_assert_cmpstr (token->service, ==, string_of (row, "service"));
  g_assert_cmpint (token->made_at_s, ==, json_object_get_int_member (row, "made_at_s"));
  signed_again = civic_receipt_token_sign (token, start_of (secret_key));
  g_assert_cmpstr (signed_again, ==, string_of (row, "token"));
}

static void
test_authority (void)
{
  JsonObject *row = section ("authority");
  g_autoptr (GBytes) der = bytes_of (row, "der");
  g_autofree char *fingerprint = civic_enrolment_code_fingerprint (der);

  g_assert_cmpstr (fingerprint, ==, string_of (row, "fingerprint"));
}

static JsonObject *
load (const char *name)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "data", "vectors", name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  root = civic_json_parse (text, length, &error);
  g_assert_no_error (error);
  return json_node_dup_object (root);
}

static void
test_tracking_codes (void)
{
  g_autoptr (JsonObject) file = load ("tracking-codes.json");
  JsonArray *codes = json_object_get_array_member (file, "codes");

  g_assert_cmpuint (json_array_get_length (codes), >=, 6);
  for (guint i = 0; i < json_array_get_length (codes); i++) {
    JsonObject *row = json_array_get_object_element (codes, i);
    g_autoptr (GBytes) bytes = bytes_of (row, "bytes");
    g_autofree char *code = civic_tracking_code_from_bytes (start_of (bytes));
    guint8 back[CIVIC_TRACKING_CODE_BYTES];

    g_assert_cmpstr (code, ==, string_of (row, "code"));
    civic_tracking_code_to_bytes (code, back);
    g_assert_cmpmem (back, sizeof back, start_of (bytes), g_bytes_get_size (bytes));
  }
}

/* Each is the very line that we would write there. */
static void
assert_written_alike (CivicAuditHead *head, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicAuditEntry) entry = civic_audit_entry_parse (line, strlen (line), &error);
  g_autoptr (CivicAuditEntry) own = NULL;
  g_autofree char *own_line = NULL;

  g_assert_no_error (error);
  if (head->number == 0)
    g_strlcpy (head->chain, entry->chain, sizeof head->chain);
  own = civic_audit_entry_new (head, entry->at, entry->account, entry->event, entry->subject);
  own_line = civic_audit_entry_to_line (own);
  g_assert_cmpstr (own_line, ==, line);
  civic_audit_head_take (head, own);
}

static void
test_audit_log (void)
{
  g_autoptr (JsonObject) file = load ("audit-log.json");
  JsonArray *lines = json_object_get_array_member (file, "lines");
  JsonObject *told = json_object_get_object_member (file, "head");
  g_autoptr (GString) text = g_string_new (NULL);
  CivicAuditHead head;
  CivicAuditFinding finding;

  civic_audit_head_draw (&head);
  for (guint i = 0; i < json_array_get_length (lines); i++) {
    const char *line = json_array_get_string_element (lines, i);

    assert_written_alike (&head, line);
    g_string_append_printf (text, "%s\n", line);
  }
  g_assert_cmpint (head.number, ==, json_object_get_int_member (told, "number"));
  g_assert_cmpstr (head.hash, ==, string_of (told, "hash"));
  civic_audit_verify (text->str, text->len, &head, &finding);
  g_assert_cmpint (finding.fault, ==, CIVIC_AUDIT_SOUND);
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (randombytes_set_implementation (&drawn_here), ==, 0);
  g_assert_cmpint (sodium_init (), >=, 0);
  to_be_drawn = g_byte_array_new ();
  sealing = load ("sealing.json");
  signatures = load ("signatures.json");

#define TEST(name, function) g_test_add_func ("/civic/vectors/" name, function)
  TEST ("every-exchange", test_every_exchange);
  TEST ("what-is-refused", test_what_is_refused);
  TEST ("acknowledgement", test_acknowledgement);
  TEST ("command", test_command);
  TEST ("manifest", test_manifest);
  TEST ("receipt-token", test_receipt_token);
  TEST ("authority", test_authority);
  TEST ("tracking-codes", test_tracking_codes);
  TEST ("audit-log", test_audit_log);
#undef TEST

  status = g_test_run ();
  json_object_unref (sealing);
  json_object_unref (signatures);
  g_byte_array_unref (to_be_drawn);
  return status;
}
