/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Every address of the operators' listener, and what strangers and operators may send there that
 * they should not: nothing breaks, nothing is shown, and the store is what it was. */

#include <string.h>

#include "central-form.h"
#include "central-http.h"
#include "central-operators.h"
#include "small-fleet.h"
#include "small-operator.h"
#include "support-dump.h"

#define URLENCODED "application/x-www-form-urlencoded"
#define MULTIPART "multipart/form-data; boundary=kushk"
#define KIOSK "JED-ANDALUS-03"
#define MINIMUM_ADDRESSES 19

/* What anybody may see. */
static const char *const open_to_all[] = { "/style.css", "/log-in", "/healthz", "/readyz", NULL };

/* A good form of each address that takes one: what is wrong is put around it. */
static const char *const forms[][2] = {
  { "/log-out", "x=y" },
  { "/kiosks/" KIOSK, "action=restart" },
  { "/enrolments", "kiosk=" KIOSK "&centre=" SMALL_FLEET_CENTRE },
  { "/settlements", "operator=" SMALL_OPERATOR_ID "&day=2026-11-21" },
};

typedef struct {
  char *method;
  char *path;
} Address;

typedef struct {
  const char *method;
  const char *path;
  const char *cookie;
  const char *bearer;
  const char *type;
  GBytes *body;
} Attempt;

static SupportCentral *central;
static GPtrArray *addresses; /* of Address */
static char *cookies[4];     /* sessions, made before strangers made haste */

static SupportReply *
try (const Attempt *attempt)
{
  g_autofree char *url =
    g_strconcat (support_central_get_operator_url (central), attempt->path, NULL);
  g_autofree char *authority = support_central_get_path (central, "kiosk/ca.pem");
  const SupportRequest request = {
    .method = attempt->method ? attempt->method : "POST",
    .url = url,
    .authority = authority,
    .content_type = attempt->type,
    .accept_language = "en",
    .cookie = attempt->cookie,
    .bearer = attempt->bearer,
    .is_for_operators = TRUE,
    .body = attempt->body,
  };

  return support_request_send (&request);
}

static void
complain (const Attempt *attempt, const SupportReply *reply)
{
  g_error ("%s %.200s: %u %.300s", attempt->method ? attempt->method : "POST", attempt->path,
           reply->status, reply->text);
}

/* As a form of somebody who is logged in. */
static void
assert_refused (const Attempt *attempt)
{
  g_autoptr (SupportReply) reply = try (attempt);

  if (reply->status != 400 && reply->status != 403 && reply->status != 404)
    complain (attempt, reply);
}

/* The tables of the source are the only whole list of what is served where. */
static void
read_addresses (void)
{
  g_autofree char *source =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "app", "central", "central-api.c", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  lines = g_strsplit (strstr (text, "operator_routes[]"), "\n", -1);
  addresses = g_ptr_array_new ();
  for (guint index = 1; g_str_has_prefix (lines[index], "  { \""); index++) {
    g_auto (GStrv) words = g_strsplit (lines[index], "\"", -1);
    gboolean wants_tail = g_str_has_suffix (words[3], "/") && words[3][1];
    Address *address = g_new0 (Address, 1);

    address->method = g_strdup (words[1]);
    address->path = g_strconcat (words[3], wants_tail ? KIOSK : "", NULL);
    g_ptr_array_add (addresses, address);
  }
  g_assert_cmpuint (addresses->len, >=, MINIMUM_ADDRESSES);
}

static void
try_as_stranger (const Address *address, const char *cookie, const char *bearer)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("form=00", strlen ("form=00"));
  gboolean posts = g_str_equal (address->method, "POST");
  const Attempt attempt = { address->method, address->path, cookie,
                            bearer,          URLENCODED,    posts ? body : NULL };
  g_autoptr (SupportReply) reply = try (&attempt);

  if (g_strv_contains (open_to_all, address->path)) {
    if (reply->status >= 500 || strstr (reply->headers, "Set-Cookie: __Host-kushk=0"))
      complain (&attempt, reply);
  } else if (reply->status != 401 &&
             (reply->status != 303 || strstr (reply->headers, "Location: /log-in") == NULL)) {
    complain (&attempt, reply);
  }
}

static void
test_shows_strangers_nothing (void)
{
  g_autofree char *long_word = g_strnfill (8000, 'a');
  g_autofree char *long_cookie = g_strconcat ("__Host-kushk=", long_word, NULL);
  const char *const wrong[] = {
    NULL,
    "__Host-kushk=",
    "__Host-kushk",
    ";;;=;__Host-kushk=0;__Host-kushk=",
    "__Host-kushk=\xff\xfe",
    "__Host-kushk=' OR 1=1 --",
    "__Host-kushk=%00",
    long_cookie,
  };
  const char *const bearers[] = { NULL, "", "0", "\xff\xfe", "' OR 1=1 --", "a b c", long_word };

  for (guint index = 0; index < addresses->len; index++) {
    for (guint cookie = 0; cookie < G_N_ELEMENTS (wrong); cookie++)
      try_as_stranger (addresses->pdata[index], wrong[cookie], NULL);
    for (guint bearer = 0; bearer < G_N_ELEMENTS (bearers); bearer++)
      try_as_stranger (addresses->pdata[index], NULL, bearers[bearer]);
  }
}

static void
test_knows_its_methods (void)
{
  static const char *const methods[] = { "DELETE", "PUT", "PATCH", "OPTIONS", "BREW" };

  for (guint index = 0; index < addresses->len * G_N_ELEMENTS (methods); index++) {
    const Address *address = addresses->pdata[index / G_N_ELEMENTS (methods)];
    const Attempt attempt = { .method = methods[index % G_N_ELEMENTS (methods)],
                              .path = address->path };
    g_autoptr (SupportReply) reply = try (&attempt);

    if (reply->status != 405 || strstr (reply->headers, "Allow: ") == NULL)
      complain (&attempt, reply);
  }
}

/* Looking at a page may note when the session was seen last: that is done before. */
static char *
digest_store (const char *cookie)
{
  g_autoptr (SupportReply) page = small_operator_get (central, cookie, "/");

  g_assert_cmpuint (page->status, ==, 200);
  return support_dump_digest (support_central_get_store (central));
}

static void
try_form (const char *cookie, const char *path, const char *type, const char *bytes, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (bytes, size);
  const Attempt attempt = { .path = path, .cookie = cookie, .type = type, .body = body };

  assert_refused (&attempt);
}

static void
test_wants_the_word_of_this_session (void)
{
  const char *cookie = cookies[0];
  const char *other = cookies[1];
  g_autofree char *word = central_operators_make_form_token (strchr (other, '=') + 1);
  g_autofree char *own = central_operators_make_form_token (strchr (cookie, '=') + 1);
  g_autofree char *shorter = g_strndup (own, strlen (own) - 1);
  g_autofree char *before = digest_store (cookie);
  g_autofree char *after = NULL;
  const char *const words[] = { NULL, "", "0", "%00", "%ff", word, shorter, strchr (cookie, '=') };

  for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
    for (guint index = 0; index < G_N_ELEMENTS (words); index++) {
      g_autofree char *text = g_strdup_printf (
        "%s%s%s", forms[form][1], words[index] ? "&form=" : "", words[index] ? words[index] : "");

      try_form (cookie, forms[form][0], URLENCODED, text, strlen (text));
    }
  after = support_dump_digest (support_central_get_store (central));
  g_assert_cmpstr (after, ==, before);
}

static void
try_large_forms (const char *cookie, const char *path, const char *good)
{
  g_autoptr (GString) many = g_string_new (good);
  g_autofree char *long_value = g_strnfill (CENTRAL_FORM_MAXIMUM_TEXT_BYTES + 1, 'a');
  g_autofree char *large = g_strconcat (good, "&a=", long_value, NULL);
  gsize size = CENTRAL_HTTP_MAXIMUM_BODY_BYTES;
  g_autofree char *endless = g_strnfill (size, '&');

  for (guint part = 0; part <= CENTRAL_FORM_MAXIMUM_PARTS; part++)
    g_string_append_printf (many, "&p%u=a", part);
  try_form (cookie, path, URLENCODED, many->str, many->len);
  try_form (cookie, path, URLENCODED, large, strlen (large));
  try_form (cookie, path, URLENCODED, endless, size);
}

static void
test_wants_whole_forms (void)
{
  static const char *const types[] = { NULL, "text/plain", "application/json", MULTIPART,
                                       "multipart/form-data" };
  const char *cookie = cookies[1];
  g_autofree char *word = central_operators_make_form_token (strchr (cookie, '=') + 1);
  g_autofree char *before = digest_store (cookie);
  g_autofree char *after = NULL;

  for (guint form = 0; form < G_N_ELEMENTS (forms); form++) {
    g_autofree char *good = g_strdup_printf ("%s&form=%s", forms[form][1], word);
    g_autofree char *broken = g_strdup_printf (
      "--kushk\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n%s\r\n--kushk\r\nCont",
      word);

    for (guint type = 0; type < G_N_ELEMENTS (types); type++)
      try_form (cookie, forms[form][0], types[type], good, strlen (good));
    try_form (cookie, forms[form][0], MULTIPART, broken, strlen (broken));
    try_large_forms (cookie, forms[form][0], good);
  }
  after = support_dump_digest (support_central_get_store (central));
  g_assert_cmpstr (after, ==, before);
}

static void
try_posts (const char *cookie)
{
  static const char *const posts[][2] = {
    { "/kiosks/" KIOSK, "action=" },
    { "/kiosks/" KIOSK, "action=%ff" },
    { "/kiosks/" KIOSK, "action=restart%00" },
    { "/kiosks/" KIOSK, "action=close&message=%3Cb%3E" },
    { "/kiosks/" KIOSK, "action=close&until=9999-99-99T99:99" },
    { "/kiosks/" KIOSK, "action=close&until=0000-00-00T00:00" },
    { "/kiosks/" KIOSK, "action=revoke&sure=no" },
    { "/kiosks/" SMALL_OPERATOR_OTHER_KIOSK, "action=restart" },
    { "/kiosks/" SMALL_OPERATOR_OTHER_KIOSK, "action=revoke&sure=yes" },
    { "/kiosks/%00", "action=restart" },
    { "/kiosks/%ff", "action=restart" },
    { "/kiosks/..%2f", "action=restart" },
    { "/kiosks/'", "action=restart" },
    { "/enrolments", "" },
    { "/enrolments", "kiosk=&centre=" },
    { "/enrolments", "kiosk=" KIOSK "&centre=nowhere" },
    { "/enrolments", "kiosk=%ff&centre=" SMALL_FLEET_CENTRE },
    { "/enrolments", "kiosk=..%2f..%2fa&centre=" SMALL_FLEET_CENTRE },
    { "/enrolments", "kiosk=jed-1&centre=" SMALL_FLEET_CENTRE },
    { "/enrolments", "kiosk=" SMALL_OPERATOR_OTHER_KIOSK "&centre=" SMALL_FLEET_CENTRE },
    { "/settlements", "" },
    { "/settlements", "operator=" SMALL_OPERATOR_OTHER_ID "&day=2026-11-21" },
    { "/settlements", "operator=*&day=2026-11-21" },
    { "/settlements", "operator=" SMALL_OPERATOR_ID "&day=2026-02-30" },
    { "/settlements", "operator=" SMALL_OPERATOR_ID "&day=0000-00-00" },
    { "/settlements", "operator=" SMALL_OPERATOR_ID "&day=0001-01-01" },
    { "/settlements", "operator=" SMALL_OPERATOR_ID "&day=%ff" },
    { "/settlements", "operator=" SMALL_OPERATOR_ID "&day=2026-11-21@" },
  };

  for (guint index = 0; index < G_N_ELEMENTS (posts); index++) {
    g_autoptr (SupportReply) reply =
      small_operator_post (central, cookie, posts[index][0], posts[index][1]);

    if (reply->status != 400 && reply->status != 404 && reply->status != 403)
      g_error ("%s %s: %u %.300s", posts[index][0], posts[index][1], reply->status, reply->text);
  }
}

static void
test_does_nothing_strange (void)
{
  const char *cookie = cookies[2];
  g_autofree char *before = digest_store (cookie);
  g_autofree char *after = NULL;

  try_posts (cookie);
  after = support_dump_digest (support_central_get_store (central));
  g_assert_cmpstr (after, ==, before);
}

static void
test_answers_strange_queries (void)
{
  static const char *const paths[] = {
    "/?lang=%ff",
    "/?refresh=%00",
    "/kiosks/%ff",
    "/kiosks/%00",
    "/kiosks/",
    "/kiosks/" KIOSK "/",
    "/kiosks/" SMALL_OPERATOR_OTHER_KIOSK,
    "/kiosks/%3Cscript%3E",
    "/kiosks/" KIOSK "?said=%3Cscript%3E",
    "/figures?from=0001-01-01&to=0001-01-02",
    "/figures?from=9999-12-30&to=9999-12-31",
    "/figures?from=0000-00-00&to=0000-00-00",
    "/figures?from=%ff&to=%ff",
    "/figures?to=0001-01-01",
    "/figures?from=9999-12-31",
    "/figures?kiosk=%ff",
    "/figures?centre=' OR 1=1 --",
    "/figures?service=%25",
    "/figures.csv?from=0001-01-01&to=0001-01-01",
    "/figures.csv?to=9999-12-31",
    "/figures.json?from=0001-01-01",
    "/figures.json?kiosk=%ff",
    "/figures/steps.csv?to=0001-01-01",
    "/figures/steps.csv?service=%ff",
    "/metrics?a=%ff",
    "/settlements?said=%ff",
    "/settlements/",
    "/settlements/@",
    "/settlements/%ff@%ff",
    "/settlements/.csv",
    "/settlements/*@2026-11-21.csv",
    "/settlements/" SMALL_OPERATOR_ID "@0000-00-00",
    "/settlements/" SMALL_OPERATOR_ID "@0001-01-01.json",
    "/settlements/" SMALL_OPERATOR_ID "@9999-12-31.csv",
    "/settlements/" SMALL_OPERATOR_ID "@2026-11-21@2026-11-21",
    "/settlements/" SMALL_OPERATOR_OTHER_ID "@2026-11-21.csv",
    "/enrolments?kiosk=%3Cscript%3E",
  };
  const char *cookie = cookies[3];

  for (guint index = 0; index < G_N_ELEMENTS (paths); index++) {
    g_auto (GStrv) words = g_strsplit (paths[index], " ", -1);
    g_autofree char *path = g_strjoinv ("%20", words);
    g_autoptr (SupportReply) reply = small_operator_get (central, cookie, path);

    if ((reply->status != 200 && reply->status != 400 && reply->status != 404) ||
        strstr (reply->text, "<script>"))
      g_error ("%s: %u %.300s", path, reply->status, reply->text);
  }
}

static void
begin (void)
{
  static const char *const arguments[] = { "--operator-listen", "127.0.0.1:0", "--address-pace",
                                           "100000", NULL };
  CentralOffice *office = NULL;

  central = support_central_start (arguments);
  office = small_fleet_open_office (central);
  small_operator_write_fleet (office);
  small_operator_write_books (office);
  central_office_free (office);
  small_operator_add_user (central, "desk", SMALL_OPERATOR_ID, "operator");
  for (guint index = 0; index < G_N_ELEMENTS (cookies); index++)
    cookies[index] = small_operator_log_in (central, "desk");
  read_addresses ();
}

#define ADD(path, test) g_test_add_func ("/central/bad-desk/" path, test)

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  begin ();
  ADD ("shows-strangers-nothing", test_shows_strangers_nothing);
  ADD ("knows-its-methods", test_knows_its_methods);
  ADD ("wants-the-word-of-this-session", test_wants_the_word_of_this_session);
  ADD ("wants-whole-forms", test_wants_whole_forms);
  ADD ("does-nothing-strange", test_does_nothing_strange);
  ADD ("answers-strange-queries", test_answers_strange_queries);
  result = g_test_run ();
  support_central_free (central);
  for (guint index = 0; index < G_N_ELEMENTS (cookies); index++)
    g_free (cookies[index]);
  return result;
}
