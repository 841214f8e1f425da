/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Every address of the kiosks' and of the public listener, and all that a stranger may send there:
 * each is refused with a problem document, and the store is what it was. */

#include "strange-requests.h"

#include <string.h>

#include "civic.h"

#include "central-http.h"
#include "support-dump.h"

#define DEPTH 100000

static SupportCentral *central;

/* What is no JSON, or none that may come in. */
static char **
make_bad_texts (const char *member)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  static const char *const fixed[] = {
    "{", "]", "nothing", "\"text\"", "[]", "7", "{}", "{\"other\":{}}", "{\"a\":1}{\"a\":1}",
  };
  static const char *const values[] = {
    "[]",
    "\"x\"",
    "7",
    "null",
    "{",
    "{\"a\":1e999}",
    "{\"a\":123456789012345678901234567890}",
    "{\"a\":\"\\ud800\"}",
    "{\"a\":\"\\u0000\"}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":\"\\x\"}",
    "{\"a\":\"\x01\"}",
    "{\"a\":NaN}",
  };
  g_autofree char *bomb = g_strnfill (DEPTH, '[');
  g_autofree char *deep = g_strdup_printf ("{\"%s\":%s", member, bomb);

  for (guint index = 0; index < G_N_ELEMENTS (fixed); index++)
    g_strv_builder_add (texts, fixed[index]);
  for (guint index = 0; index < G_N_ELEMENTS (values); index++) {
    g_autofree char *text = g_strdup_printf ("{\"%s\":%s}", member, values[index]);

    g_strv_builder_add (texts, text);
  }
  g_strv_builder_add (texts, bomb);
  g_strv_builder_add (texts, deep);
  return g_strv_builder_end (texts);
}

static void
try_bad_contents (const Address *address)
{
  g_auto (GStrv) texts = make_bad_texts (address->operation->member);

  for (guint index = 0; texts[index]; index++) {
    g_autoptr (GBytes) envelope = support_visit_seal (central, texts[index]);
    const Attempt attempt = { .content_type = STRANGE_ENVELOPE, .body = envelope };
    g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);
    g_autofree char *what = g_strdup_printf ("sealed %.40s", texts[index]);

    strange_requests_assert_refused (address, what, reply, 400, "malformed");
  }
}

static void
test_refuses_sealed_content_of_another_shape (void)
{
  strange_requests_for_each (BODY_SEALED, try_bad_contents);
}

/* What civic_session_seal refuses to seal: 0x01, the session's key, and sealed to the central the
 * key again and the bytes. */
static GBytes *
seal_bytes (const char *bytes, gsize size)
{
  g_autofree char *path = support_central_get_path (central, "kiosk/central-box.pub");
  g_autoptr (GBytes) key = civic_keys_load_public (path, CIVIC_KEYS_BOX_PUBLIC_BYTES, NULL);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autofree guint8 *sealed = NULL;
  g_autoptr (GByteArray) envelope = g_byte_array_new ();
  guint8 public_key[CIVIC_KEYS_BOX_PUBLIC_BYTES];
  guint8 secret_key[CIVIC_KEYS_BOX_SECRET_BYTES];

  crypto_box_keypair (public_key, secret_key);
  g_byte_array_append (plain, public_key, sizeof public_key);
  g_byte_array_append (plain, (const guint8 *) bytes, (guint) size);
  sealed = g_malloc (plain->len + crypto_box_SEALBYTES);
  crypto_box_seal (sealed, plain->data, plain->len, g_bytes_get_data (key, NULL));
  g_byte_array_append (envelope, (const guint8 *) "\x01", 1);
  g_byte_array_append (envelope, public_key, sizeof public_key);
  g_byte_array_append (envelope, sealed, plain->len + crypto_box_SEALBYTES);
  return g_byte_array_free_to_bytes (g_steal_pointer (&envelope));
}

static void
try_bytes (const Address *address, const char *what, const char *bytes, gsize size)
{
  g_autoptr (GBytes) envelope = seal_bytes (bytes, size);
  const Attempt attempt = { .content_type = STRANGE_ENVELOPE, .body = envelope };
  g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);

  strange_requests_assert_refused (address, what, reply, 400, "malformed");
}

static void
try_bad_bytes (const Address *address)
{
  g_autofree char *text = g_strdup_printf ("{\"%s\":{}}?{}", address->operation->member);
  gsize size = strlen (text);

  *strchr (text, '?') = '\0';
  try_bytes (address, "sealed with a NUL", text, size);
  try_bytes (address, "sealed, not UTF-8", "{\"\xff\xfe\":1}", 8);
  try_bytes (address, "sealed, half a surrogate", "{\"\xed\xa0\x80\":1}", 9);
  try_bytes (address, "sealed, overlong", "{\"\xc0\xaf\":1}", 8);
}

static void
test_refuses_sealed_bytes_that_are_no_text (void)
{
  strange_requests_for_each (BODY_SEALED, try_bad_bytes);
}

static GBytes *
change_envelope (GBytes *envelope, gsize position, gsize size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize whole = 0;
  const guint8 *content = g_bytes_get_data (envelope, &whole);

  g_byte_array_append (bytes, content, (guint) (size > 0 ? size : whole));
  if (position < bytes->len)
    bytes->data[position] ^= 1;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
try_forged (const Address *address, const char *what, GBytes *envelope, const char *code)
{
  const Attempt attempt = { .content_type = STRANGE_ENVELOPE, .body = envelope };
  g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);

  strange_requests_assert_refused (address, what, reply, 400, code);
}

static GBytes *
seal_to_another (const char *text)
{
  guint8 public_key[CIVIC_KEYS_BOX_PUBLIC_BYTES];
  guint8 secret_key[CIVIC_KEYS_BOX_SECRET_BYTES];
  g_autoptr (GBytes) key = NULL;
  g_autoptr (CivicSession) session = NULL;

  crypto_box_keypair (public_key, secret_key);
  key = g_bytes_new (public_key, sizeof public_key);
  session = civic_session_new (key);
  return civic_session_seal (session, text, NULL);
}

static void
try_bad_envelopes (const Address *address)
{
  g_autofree char *text = g_strdup_printf ("{\"%s\":{}}", address->operation->member);
  g_autoptr (GBytes) envelope = support_visit_seal (central, text);
  gsize size = g_bytes_get_size (envelope);
  g_autoptr (GBytes) other_version = change_envelope (envelope, 0, 0);
  g_autoptr (GBytes) other_session = change_envelope (envelope, 5, 0);
  g_autoptr (GBytes) changed = change_envelope (envelope, size - 1, 0);
  g_autoptr (GBytes) truncated = change_envelope (envelope, size, size - 1);
  g_autoptr (GBytes) stub = change_envelope (envelope, size, 20);
  g_autoptr (GBytes) strangers = seal_to_another (text);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  try_forged (address, "another version", other_version, "malformed");
  try_forged (address, "another session", other_session, "forged");
  try_forged (address, "a changed byte", changed, "forged");
  try_forged (address, "a truncated envelope", truncated, "forged");
  try_forged (address, "the beginning of an envelope", stub, "malformed");
  try_forged (address, "an envelope to somebody else", strangers, "forged");
  try_forged (address, "nothing", empty, "malformed");
}

static void
test_refuses_envelopes_that_do_not_open (void)
{
  strange_requests_for_each (BODY_SEALED, try_bad_envelopes);
}

static void
try_bad_types (const Address *address)
{
  static const char *const types[] = { NULL, "text/plain", "application/octet-stream",
                                       "multipart/form-data; boundary=kushk" };
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);

  for (guint index = 0; index < G_N_ELEMENTS (types); index++) {
    const Attempt attempt = { .content_type = types[index], .body = body };
    g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);

    strange_requests_assert_refused (address, types[index] ? types[index] : "no type", reply, 415,
                                     "media-type");
  }
}

static void
test_refuses_other_media_types (void)
{
  strange_requests_for_each (BODY_SEALED, try_bad_types);
  strange_requests_for_each (BODY_JSON, try_bad_types);
}

/* Where a signature or a code is wanted first, that may be what is missing. */
static void
try_json (const Address *address, const char *text, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (text, size);
  const Attempt attempt = { .content_type = STRANGE_JSON, .body = body };
  g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);
  g_autofree char *what = g_strdup_printf ("JSON %.40s", text);

  if (reply->status < 400 || reply->status >= 500)
    strange_requests_complain (address, what, reply);
  strange_requests_assert_problem (address, what, reply);
}

static void
try_bad_json (const Address *address)
{
  static const char with_nul[] = "{\"format\":1}\0{}";
  g_auto (GStrv) texts = make_bad_texts ("code");

  for (guint index = 0; texts[index]; index++)
    try_json (address, texts[index], strlen (texts[index]));
  try_json (address, with_nul, sizeof with_nul - 1);
}

static void
test_refuses_json_of_another_shape (void)
{
  strange_requests_for_each (BODY_JSON, try_bad_json);
}

static void
try_large (const Address *address)
{
  gsize size = CENTRAL_HTTP_MAXIMUM_BODY_BYTES + 1;
  g_autoptr (GBytes) body = g_bytes_new_take (g_strnfill (size, ' '), size);
  const char *type = address->operation->body == BODY_SEALED ? STRANGE_ENVELOPE : STRANGE_JSON;

  for (guint chunked = 0; chunked < 2; chunked++) {
    const Attempt attempt = { .content_type = type, .body = body, .is_chunked = chunked };
    g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);

    strange_requests_assert_refused (address, chunked ? "unannounced bytes" : "announced bytes",
                                     reply, 413, "too-large");
  }
}

static void
test_refuses_bodies_that_are_too_large (void)
{
  strange_requests_for_each (BODY_SEALED, try_large);
  strange_requests_for_each (BODY_JSON, try_large);
}

static void
try_other_methods (const Address *address)
{
  static const char *const methods[] = { "DELETE", "PATCH", "OPTIONS", "BREW" };

  for (guint index = 0; index < G_N_ELEMENTS (methods); index++) {
    const Attempt attempt = { .method = methods[index] };
    g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);

    if (strstr (reply->headers, "Allow: ") == NULL ||
        strstr (reply->headers, address->method) == NULL)
      strange_requests_complain (address, methods[index], reply);
    strange_requests_assert_refused (address, methods[index], reply, 405, "method-not-allowed");
  }
}

static void
test_refuses_other_methods (void)
{
  strange_requests_for_each (BODY_NONE, try_other_methods);
  strange_requests_for_each (BODY_SEALED, try_other_methods);
  strange_requests_for_each (BODY_JSON, try_other_methods);
  strange_requests_for_each (BODY_FORM, try_other_methods);
}

static void
try_tail (const Address *address, const char *tail)
{
  g_autofree char *folder =
    g_strndup (address->path, strlen (address->path) - strlen (address->operation->tail));
  g_autofree char *path = g_strconcat (folder, tail, NULL);
  const Attempt attempt = { .path = path };
  g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);
  g_autofree char *what = g_strdup_printf ("the tail %.40s", tail);

  if (reply->status < 400 || reply->status >= 500)
    strange_requests_complain (address, what, reply);
}

static void
try_tails (const Address *address)
{
  static const char *const tails[] = {
    "",
    "%00",
    "%ff%fe",
    "..%2f..%2fetc%2fpasswd",
    "%3Cscript%3E",
    "a%0d%0aSet-Cookie:%20a",
    STRANGE_CODE "%00",
    STRANGE_CODE "/",
    "%d9%a0",
  };
  g_autofree char *long_tail = g_strnfill (8000, 'A');

  if (*address->operation->tail == '\0')
    return;
  for (guint index = 0; index < G_N_ELEMENTS (tails); index++)
    try_tail (address, tails[index]);
  try_tail (address, long_tail);
}

static void
test_finds_nothing_at_strange_addresses (void)
{
  strange_requests_for_each (BODY_NONE, try_tails);
}

static void
try_bad_form (const Address *address)
{
  static const char *const types[] = {
    "multipart/form-data; boundary=kushk",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/plain",
    NULL,
  };
  static const char *const bodies[] = {
    "",
    "--kushk\r\n\r\n\r\n--kushk--",
    "--kushk\r\nContent-Disposition: form-data\r\n\r\na\r\n--kushk--\r\n",
    "a=%",
    "%00=%ff&&&=",
    "--kushk",
  };

  for (guint type = 0; type < G_N_ELEMENTS (types); type++)
    for (guint index = 0; index < G_N_ELEMENTS (bodies); index++) {
      g_autoptr (GBytes) body = g_bytes_new (bodies[index], strlen (bodies[index]));
      const Attempt attempt = { .content_type = types[type], .body = body };
      g_autoptr (SupportReply) reply = strange_requests_try (address, &attempt);

      if (reply->status < 400 || reply->status >= 500 ||
          strstr (reply->headers, "text/html") == NULL)
        strange_requests_complain (address, "a bad form", reply);
    }
}

static void
test_answers_bad_forms_with_a_page (void)
{
  strange_requests_for_each (BODY_FORM, try_bad_form);
}

/* Members of wrong types inside a whole envelope: refused inside the seal, or outside. */
static void
try_wrong_members (const Address *address)
{
  static const char *const contents[] = {
    "{}",
    "{\"code\":7,\"id\":[],\"service\":{},\"person_id\":true,\"answers\":[],\"purpose\":null}",
    "{\"code\":\"\",\"id\":\"\",\"service\":\"\",\"person_id\":\"\",\"answers\":{},"
    "\"purpose\":\"\",\"kiosk\":\"\",\"mobile\":\"\",\"registry\":\"\",\"stars\":99}",
    "{\"code\":\"%s%n\",\"id\":\"' OR 1=1 --\",\"service\":\"../../etc\","
    "\"person_id\":\"1000000008\",\"answers\":{\"a\":{\"b\":[[[]]]}},\"stars\":-1}",
  };

  for (guint index = 0; index < G_N_ELEMENTS (contents); index++) {
    g_autofree char *text =
      g_strdup_printf ("{\"%s\":%s}", address->operation->member, contents[index]);
    g_autoptr (GBytes) envelope = support_visit_seal (central, text);
    const Attempt attempt = { .content_type = STRANGE_ENVELOPE, .body = envelope };
    g_autoptr (SupportReply) reply = NULL;

    /* Whom it names may be asked who she is, however strange the rest is. */
    if (index == 3 && g_str_equal (address->path, "/v1/identity-challenges"))
      continue;
    reply = strange_requests_try (address, &attempt);
    if (reply->status != 200 && (reply->status < 400 || reply->status >= 500))
      strange_requests_complain (address, contents[index], reply);
    if (reply->status != 200)
      strange_requests_assert_problem (address, contents[index], reply);
  }
}

static void
test_writes_nothing_for_members_of_wrong_types (void)
{
  strange_requests_for_each (BODY_SEALED, try_wrong_members);
}

static SupportReply *
put (const char *code, GBytes *envelope)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);

  return support_central_send (central, "PUT", path, STRANGE_ENVELOPE, envelope);
}

static GBytes *
seal_from (const char *code, const char *kiosk)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *text = support_visit_write_filing (code, NULL, challenge, NULL);
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, SUPPORT_CENTRAL_KIOSK, kiosk, 0), ==, 1);
  return support_visit_seal (central, changed->str);
}

static void
test_refuses_filings_of_another_code_or_kiosk (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *other = civic_tracking_code_draw ();
  g_autofree char *stranger = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (GBytes) foreign = seal_from (stranger, "RUH-NOWHERE-01");
  g_autoptr (SupportReply) taken = put (code, envelope);
  g_autofree char *before = support_dump_digest (support_central_get_store (central));
  g_autoptr (SupportReply) replayed = put (other, envelope);
  g_autoptr (SupportReply) wrong_kiosk = put (stranger, foreign);
  g_autoptr (SupportReply) again = put (code, envelope);
  g_autofree char *after = support_dump_digest (support_central_get_store (central));

  g_assert_cmpuint (taken->status, ==, 201);
  g_assert_cmpuint (replayed->status, ==, 422);
  g_assert_nonnull (strstr (replayed->text, "\"wrong-code\""));
  g_assert_cmpuint (wrong_kiosk->status, ==, 422);
  g_assert_nonnull (strstr (wrong_kiosk->text, "\"wrong-kiosk\""));
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  const char *const arguments[] = { "--miss-pace", "100000",         "--kiosk-pace",
                                    "100000",      "--address-pace", "100000",
                                    NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (arguments);
  strange_requests_begin (central);
  g_test_add_func ("/central/bad-input/refuses-sealed-content-of-another-shape",
                   test_refuses_sealed_content_of_another_shape);
  g_test_add_func ("/central/bad-input/refuses-sealed-bytes-that-are-no-text",
                   test_refuses_sealed_bytes_that_are_no_text);
  g_test_add_func ("/central/bad-input/refuses-envelopes-that-do-not-open",
                   test_refuses_envelopes_that_do_not_open);
  g_test_add_func ("/central/bad-input/refuses-other-media-types", test_refuses_other_media_types);
  g_test_add_func ("/central/bad-input/refuses-json-of-another-shape",
                   test_refuses_json_of_another_shape);
  g_test_add_func ("/central/bad-input/refuses-bodies-that-are-too-large",
                   test_refuses_bodies_that_are_too_large);
  g_test_add_func ("/central/bad-input/refuses-other-methods", test_refuses_other_methods);
  g_test_add_func ("/central/bad-input/finds-nothing-at-strange-addresses",
                   test_finds_nothing_at_strange_addresses);
  g_test_add_func ("/central/bad-input/answers-bad-forms-with-a-page",
                   test_answers_bad_forms_with_a_page);
  g_test_add_func ("/central/bad-input/writes-nothing-for-members-of-wrong-types",
                   test_writes_nothing_for_members_of_wrong_types);
  g_test_add_func ("/central/bad-input/refuses-filings-of-another-code-or-kiosk",
                   test_refuses_filings_of_another_code_or_kiosk);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
