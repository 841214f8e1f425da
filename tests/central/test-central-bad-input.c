/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Every address of the kiosks' and of the public listener, and all that a stranger may send there:
 * each is refused with a problem document, and the store is what it was. */

#include "central-http.h"

#include <string.h>

#include "civic.h"
#include "support-dump.h"
#include "support-folder.h"
#include "support-store.h"
#include "support-visit.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"
#define JSON_TYPE "application/json"
#define DEPTH 100000

typedef enum {
  BODY_NONE,
  BODY_SEALED, /* an envelope with an object under `member` */
  BODY_JSON,
  BODY_FORM, /* a person's page answers */
  BODY_OPEN, /* Open311 answers as its own standard has it */
} BodyKind;

typedef struct {
  const char *route; /* as central-api.c has it */
  const char *tail;
  BodyKind body;
  const char *member;
} Operation;

#define CODE "7K3M9QXT2F4HW8D1Z"

/* One line for each address; one that is served and has none fails the test. */
static const Operation operations[] = {
  { "PUT /v1/filings/", CODE, BODY_SEALED, "filing" },
  { "GET /v1/filings/", CODE, BODY_NONE, NULL },
  { "POST /v1/quotes", "", BODY_SEALED, "quote" },
  { "POST /v1/identity-challenges", "", BODY_SEALED, "identity" },
  { "POST /v1/identity-challenges/check", "", BODY_SEALED, "identity" },
  { "POST /v1/track", "", BODY_SEALED, "track" },
  { "POST /v1/lookups", "", BODY_SEALED, "lookup" },
  { "POST /v1/enquiries", "", BODY_SEALED, "enquiry" },
  { "POST /v1/slots", "", BODY_SEALED, "slots" },
  { "POST /v1/ratings", "", BODY_SEALED, "rating" },
  { "POST /v1/messages", "", BODY_SEALED, "message" },
  { "POST /v1/documents", "", BODY_SEALED, "document" },
  { "POST /v1/handovers", "", BODY_SEALED, "handover" },
  { "POST /v1/handovers/check", "", BODY_SEALED, "handover" },
  { "POST /v1/heartbeats", "", BODY_JSON, NULL },
  { "POST /v1/certificates", "", BODY_JSON, NULL },
  { "GET /v1/catalogue", "", BODY_NONE, NULL },
  { "GET /v1/catalogue/files/", "00", BODY_NONE, NULL },
  { "GET /t/", CODE, BODY_NONE, NULL },
  { "GET /v/", "token", BODY_NONE, NULL },
  { "GET /h/", "token", BODY_NONE, NULL },
  { "POST /h/", "token", BODY_FORM, NULL },
  { "GET /v1/authority", "", BODY_NONE, NULL },
  { "POST /v1/enrolments", "", BODY_JSON, NULL },
  { "POST /v1/webhooks/bills", "", BODY_JSON, NULL },
  { "GET /open311/v2/", "nothing.json", BODY_NONE, NULL },
  { "POST /open311/v2/", "requests.json", BODY_OPEN, NULL },
  { "GET /healthz", "", BODY_NONE, NULL },
  { "GET /readyz", "", BODY_NONE, NULL },
};

typedef struct {
  gboolean is_public;
  const Operation *operation;
  char *method;
  char *path;
} Address;

static SupportCentral *central;
static GPtrArray *addresses; /* of Address */

static const Operation *
find_operation (const char *route)
{
  for (guint index = 0; index < G_N_ELEMENTS (operations); index++)
    if (g_str_equal (operations[index].route, route))
      return &operations[index];
  return NULL;
}

static void
add_address (const char *method, const char *path, gboolean is_public)
{
  g_autofree char *route = g_strconcat (method, " ", path, NULL);
  Address *address = g_new0 (Address, 1);

  address->operation = find_operation (route);
  if (address->operation == NULL)
    g_error ("%s is served, and nobody has tried to break it: add it to this test", route);
  address->is_public = is_public;
  address->method = g_strdup (method);
  address->path = g_strconcat (path, address->operation->tail, NULL);
  g_ptr_array_add (addresses, address);
}

/* The tables of the source are the only whole list of what is served where. */
static void
read_addresses (void)
{
  g_autofree char *source =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "app", "central", "central-api.c", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_public = FALSE;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  addresses = g_ptr_array_new ();
  for (guint index = 0; lines[index]; index++) {
    g_auto (GStrv) words = g_strsplit (lines[index], "\"", -1);

    is_public |= strstr (lines[index], "public_routes[]") != NULL;
    if (strstr (lines[index], "operator_routes[]")) /* asks who it is before it reads */
      break;
    if (g_strv_length (words) >= 5 && g_str_has_prefix (lines[index], "  { \"") &&
        words[3][0] == '/')
      add_address (words[1], words[3], is_public);
  }
  g_assert_cmpuint (addresses->len, >=, 24);
}

typedef struct {
  const char *method; /* (nullable) the address's own */
  const char *path;   /* (nullable) */
  const char *content_type;
  GBytes *body; /* (nullable) */
  gboolean is_chunked;
} Attempt;

static SupportReply *
try (const Address *address, const Attempt *attempt)
{
  g_autofree char *authority = support_central_get_path (central, "kiosk/ca.pem");
  g_autofree char *certificate = support_central_get_path (central, "kiosk/kiosk.pem");
  g_autofree char *key = support_central_get_path (central, "kiosk/kiosk.key");
  g_autofree char *url = g_strconcat (address->is_public ? support_central_get_public_url (central)
                                                         : support_central_get_kiosk_url (central),
                                      attempt->path ? attempt->path : address->path, NULL);
  SupportRequest request = {
    .method = attempt->method ? attempt->method : address->method,
    .url = url,
    .certificate = address->is_public ? NULL : certificate,
    .key = address->is_public ? NULL : key,
    .authority = authority,
    .content_type = attempt->content_type,
    .accept_language = "en",
    .body = attempt->body,
    .is_chunked = attempt->is_chunked,
  };

  return support_request_send (&request);
}

static void
complain (const Address *address, const char *what, const SupportReply *reply)
{
  g_error ("%s %s, %s: %u %.300s", address->method, address->path, what, reply->status,
           reply->text);
}

/* RFC 9457, as openapi.yaml has it: the status twice, the type and the code the same. */
static void
assert_problem (const Address *address, const char *what, const SupportReply *reply)
{
  g_autoptr (JsonNode) node = json_from_string (reply->text, NULL);
  JsonObject *problem = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *type = NULL;

  if (problem == NULL || strstr (reply->headers, "application/problem+json") == NULL ||
      json_object_get_int_member_with_default (problem, "status", 0) != reply->status)
    complain (address, what, reply);
  type = g_strconcat (
    "urn:kushk:problem:", json_object_get_string_member_with_default (problem, "code", "?"), NULL);
  if (g_strcmp0 (json_object_get_string_member_with_default (problem, "type", NULL), type) != 0)
    complain (address, what, reply);
}

static void
assert_refused (const Address *address,
                const char *what,
                const SupportReply *reply,
                guint status,
                const char *code)
{
  g_autofree char *member = g_strdup_printf ("\"code\":\"%s\"", code);

  if (reply->status != status || strstr (reply->text, member) == NULL)
    complain (address, what, reply);
  assert_problem (address, what, reply);
}

static void
for_each (BodyKind body, void (*try_one) (const Address *address))
{
  g_autofree char *before = support_dump_digest (support_central_get_store (central));
  g_autofree char *after = NULL;

  for (guint index = 0; index < addresses->len; index++) {
    const Address *address = addresses->pdata[index];

    if (address->operation->body == body)
      try_one (address);
  }
  after = support_dump_digest (support_central_get_store (central));
  g_assert_cmpstr (after, ==, before);
}

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
    const Attempt attempt = { .content_type = ENVELOPE_TYPE, .body = envelope };
    g_autoptr (SupportReply) reply = try (address, &attempt);
    g_autofree char *what = g_strdup_printf ("sealed %.40s", texts[index]);

    assert_refused (address, what, reply, 400, "malformed");
  }
}

static void
test_refuses_sealed_content_of_another_shape (void)
{
  for_each (BODY_SEALED, try_bad_contents);
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
  const Attempt attempt = { .content_type = ENVELOPE_TYPE, .body = envelope };
  g_autoptr (SupportReply) reply = try (address, &attempt);

  assert_refused (address, what, reply, 400, "malformed");
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
  for_each (BODY_SEALED, try_bad_bytes);
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
  const Attempt attempt = { .content_type = ENVELOPE_TYPE, .body = envelope };
  g_autoptr (SupportReply) reply = try (address, &attempt);

  assert_refused (address, what, reply, 400, code);
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
  for_each (BODY_SEALED, try_bad_envelopes);
}

static void
try_bad_types (const Address *address)
{
  static const char *const types[] = { NULL, "text/plain", "application/octet-stream",
                                       "multipart/form-data; boundary=x" };
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);

  for (guint index = 0; index < G_N_ELEMENTS (types); index++) {
    const Attempt attempt = { .content_type = types[index], .body = body };
    g_autoptr (SupportReply) reply = try (address, &attempt);

    assert_refused (address, types[index] ? types[index] : "no type", reply, 415, "media-type");
  }
}

static void
test_refuses_other_media_types (void)
{
  for_each (BODY_SEALED, try_bad_types);
  for_each (BODY_JSON, try_bad_types);
}

/* Where a signature or a code is wanted first, that may be what is missing. */
static void
try_bad_json (const Address *address)
{
  g_auto (GStrv) texts = make_bad_texts ("code");

  for (guint index = 0; texts[index]; index++) {
    g_autoptr (GBytes) body = g_bytes_new (texts[index], strlen (texts[index]));
    const Attempt attempt = { .content_type = JSON_TYPE, .body = body };
    g_autoptr (SupportReply) reply = try (address, &attempt);
    g_autofree char *what = g_strdup_printf ("JSON %.40s", texts[index]);

    if (reply->status < 400 || reply->status >= 500)
      complain (address, what, reply);
    assert_problem (address, what, reply);
  }
}

static void
test_refuses_json_of_another_shape (void)
{
  for_each (BODY_JSON, try_bad_json);
}

static void
try_a_nul (const Address *address)
{
  static const char text[] = "{\"format\":1}\0{}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, sizeof text - 1);
  const Attempt attempt = { .content_type = JSON_TYPE, .body = body };
  g_autoptr (SupportReply) reply = try (address, &attempt);

  if (reply->status < 400 || reply->status >= 500)
    complain (address, "a NUL", reply);
  assert_problem (address, "a NUL", reply);
}

static void
test_refuses_json_with_a_nul (void)
{
  for_each (BODY_JSON, try_a_nul);
}

static void
try_large (const Address *address)
{
  gsize size = CENTRAL_HTTP_MAXIMUM_BODY_BYTES + 1;
  g_autoptr (GBytes) body = g_bytes_new_take (g_strnfill (size, ' '), size);
  const char *type = address->operation->body == BODY_SEALED ? ENVELOPE_TYPE : JSON_TYPE;

  for (guint chunked = 0; chunked < 2; chunked++) {
    const Attempt attempt = { .content_type = type, .body = body, .is_chunked = chunked };
    g_autoptr (SupportReply) reply = try (address, &attempt);

    assert_refused (address, chunked ? "unannounced bytes" : "announced bytes", reply, 413,
                    "too-large");
  }
}

static void
test_refuses_bodies_that_are_too_large (void)
{
  for_each (BODY_SEALED, try_large);
  for_each (BODY_JSON, try_large);
}

static void
try_other_methods (const Address *address)
{
  static const char *const methods[] = { "DELETE", "PATCH", "OPTIONS", "BREW" };

  for (guint index = 0; index < G_N_ELEMENTS (methods); index++) {
    const Attempt attempt = { .method = methods[index] };
    g_autoptr (SupportReply) reply = try (address, &attempt);

    if (strstr (reply->headers, "Allow: ") == NULL ||
        strstr (reply->headers, address->method) == NULL)
      complain (address, methods[index], reply);
    assert_refused (address, methods[index], reply, 405, "method-not-allowed");
  }
}

static void
test_refuses_other_methods (void)
{
  for_each (BODY_NONE, try_other_methods);
  for_each (BODY_SEALED, try_other_methods);
  for_each (BODY_JSON, try_other_methods);
  for_each (BODY_FORM, try_other_methods);
}

static void
try_tail (const Address *address, const char *tail)
{
  g_autofree char *folder =
    g_strndup (address->path, strlen (address->path) - strlen (address->operation->tail));
  g_autofree char *path = g_strconcat (folder, tail, NULL);
  const Attempt attempt = { .path = path };
  g_autoptr (SupportReply) reply = try (address, &attempt);
  g_autofree char *what = g_strdup_printf ("the tail %.40s", tail);

  if (reply->status < 400 || reply->status >= 500)
    complain (address, what, reply);
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
    CODE "%00",
    CODE "/",
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
  for_each (BODY_NONE, try_tails);
}

static void
try_bad_form (const Address *address)
{
  static const char *const types[] = {
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/plain",
    NULL,
  };
  static const char *const bodies[] = {
    "",    "--x\r\n\r\n\r\n--x--", "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n",
    "a=%", "%00=%ff&&&=",          "--x",
  };

  for (guint type = 0; type < G_N_ELEMENTS (types); type++)
    for (guint index = 0; index < G_N_ELEMENTS (bodies); index++) {
      g_autoptr (GBytes) body = g_bytes_new (bodies[index], strlen (bodies[index]));
      const Attempt attempt = { .content_type = types[type], .body = body };
      g_autoptr (SupportReply) reply = try (address, &attempt);

      if (reply->status < 400 || reply->status >= 500 ||
          strstr (reply->headers, "text/html") == NULL)
        complain (address, "a bad form", reply);
    }
}

static void
test_answers_bad_forms_with_a_page (void)
{
  for_each (BODY_FORM, try_bad_form);
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
    const Attempt attempt = { .content_type = ENVELOPE_TYPE, .body = envelope };
    g_autoptr (SupportReply) reply = NULL;

    /* Whom it names may be asked who she is, however strange the rest is. */
    if (index == 3 && g_str_equal (address->path, "/v1/identity-challenges"))
      continue;
    reply = try (address, &attempt);
    if (reply->status != 200 && (reply->status < 400 || reply->status >= 500))
      complain (address, contents[index], reply);
    if (reply->status != 200)
      assert_problem (address, contents[index], reply);
  }
}

static void
test_writes_nothing_for_members_of_wrong_types (void)
{
  for_each (BODY_SEALED, try_wrong_members);
}

static SupportReply *
put (const char *code, GBytes *envelope)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);

  return support_central_send (central, "PUT", path, ENVELOPE_TYPE, envelope);
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
  read_addresses ();
  central = support_central_start (arguments);
  g_test_add_func ("/central/bad-input/refuses-sealed-content-of-another-shape",
                   test_refuses_sealed_content_of_another_shape);
  g_test_add_func ("/central/bad-input/refuses-sealed-bytes-that-are-no-text",
                   test_refuses_sealed_bytes_that_are_no_text);
  g_test_add_func ("/central/bad-input/refuses-envelopes-that-do-not-open",
                   test_refuses_envelopes_that_do_not_open);
  g_test_add_func ("/central/bad-input/refuses-other-media-types", test_refuses_other_media_types);
  g_test_add_func ("/central/bad-input/refuses-json-of-another-shape",
                   test_refuses_json_of_another_shape);
  g_test_add_func ("/central/bad-input/refuses-json-with-a-nul", test_refuses_json_with_a_nul);
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
