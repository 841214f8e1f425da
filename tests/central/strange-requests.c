/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "strange-requests.h"

#include <string.h>

#include "support-dump.h"

/* One line for each address; one that is served and has none fails the test. */
static const Operation operations[] = {
  { "PUT /v1/filings/", STRANGE_CODE, BODY_SEALED, "filing" },
  { "GET /v1/filings/", STRANGE_CODE, BODY_NONE, NULL },
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
  { "POST /v1/audit-entries", "", BODY_JSON, NULL },
  { "POST /v1/reports", "", BODY_JSON, NULL },
  { "POST /v1/certificates", "", BODY_JSON, NULL },
  { "GET /v1/catalogue", "", BODY_NONE, NULL },
  { "GET /v1/catalogue/files/", "00", BODY_NONE, NULL },
  { "GET /t/", STRANGE_CODE, BODY_NONE, NULL },
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
    if (strstr (lines[index], "operator_routes[]")) /* test-central-bad-desk has them */
      break;
    if (g_strv_length (words) >= 5 && g_str_has_prefix (lines[index], "  { \"") &&
        words[3][0] == '/')
      add_address (words[1], words[3], is_public);
  }
  g_assert_cmpuint (addresses->len, >=, 24);
}

SupportReply *
strange_requests_try (const Address *address, const Attempt *attempt)
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

void
strange_requests_complain (const Address *address, const char *what, const SupportReply *reply)
{
  g_error ("%s %s, %s: %u %.300s", address->method, address->path, what, reply->status,
           reply->text);
}

/* RFC 9457, as openapi.yaml has it: the status twice, the type and the code the same. */
void
strange_requests_assert_problem (const Address *address,
                                 const char *what,
                                 const SupportReply *reply)
{
  g_autoptr (JsonNode) node = json_from_string (reply->text, NULL);
  JsonObject *problem = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *type = NULL;

  if (problem == NULL || strstr (reply->headers, "application/problem+json") == NULL ||
      json_object_get_int_member_with_default (problem, "status", 0) != reply->status)
    strange_requests_complain (address, what, reply);
  type = g_strconcat (
    "urn:kushk:problem:", json_object_get_string_member_with_default (problem, "code", "?"), NULL);
  if (g_strcmp0 (json_object_get_string_member_with_default (problem, "type", NULL), type) != 0)
    strange_requests_complain (address, what, reply);
}

void
strange_requests_assert_refused (const Address *address,
                                 const char *what,
                                 const SupportReply *reply,
                                 guint status,
                                 const char *code)
{
  g_autofree char *member = g_strdup_printf ("\"code\":\"%s\"", code);

  if (reply->status != status || strstr (reply->text, member) == NULL)
    strange_requests_complain (address, what, reply);
  strange_requests_assert_problem (address, what, reply);
}

void
strange_requests_for_each (BodyKind body, void (*try_one) (const Address *address))
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

void
strange_requests_begin (SupportCentral *running)
{
  central = running;
  read_addresses ();
}
