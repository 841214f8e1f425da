/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Open311 with a key, and all that may come in with it: each is refused in the standard's words,
 * and the store is what it was. */

#include <json-glib/json-glib.h>

#include "central-form.h"
#include "central-http.h"
#include "small-operator.h"
#include "support-dump.h"

#define ADDRESS "/open311/v2/requests.json?lang=en"
#define URLENCODED "application/x-www-form-urlencoded"
#define MULTIPART "multipart/form-data; boundary=kushk"
#define PART(name, value)                                                                          \
  "--kushk\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define REPORT                                                                                     \
  "service_code=pests&attribute[district]=shiraa&attribute[street]=A+road&description=Near+the+"   \
  "bins"

static SupportCentral *central;
static char *key;

static SupportReply *
post (const char *type, const char *bytes, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (bytes, size);

  return support_central_post_public (central, ADDRESS, type, body);
}

/* GeoReport v2: a list of what is wrong, each with the status once more. */
static void
assert_refused (const char *what, SupportReply *reply)
{
  g_autoptr (JsonNode) node = json_from_string (reply->text, NULL);
  JsonObject *fault = node && JSON_NODE_HOLDS_ARRAY (node)
                        ? json_array_get_object_element (json_node_get_array (node), 0)
                        : NULL;

  if (reply->status < 400 || reply->status > 404 || fault == NULL ||
      json_object_get_int_member_with_default (fault, "code", 0) != reply->status ||
      *json_object_get_string_member_with_default (fault, "description", "") == '\0')
    g_error ("%.300s: %u %.300s", what, reply->status, reply->text);
}

/* The key and a good report around it: what is refused is the rest. */
static void
try_text (const char *rest)
{
  g_autofree char *form = g_strdup_printf ("api_key=%s&%s", key, rest);
  g_autoptr (SupportReply) reply = post (URLENCODED, form, strlen (form));

  assert_refused (rest, reply);
}

static void
try_bytes (const char *type, const char *bytes, gsize size)
{
  g_autoptr (SupportReply) reply = post (type, bytes, size);

  assert_refused (type ? type : bytes, reply);
}

static void
test_wants_a_form (void)
{
  static const char *const types[] = { NULL, "text/plain", "application/json",
                                       "multipart/form-data", "application/x-www-form-urlencode" };
  static const char *const bodies[] = { "", "{}", "--kushk", "a=b", "=&=&=", "%", "&&&&" };

  for (guint type = 0; type < G_N_ELEMENTS (types); type++)
    for (guint body = 0; body < G_N_ELEMENTS (bodies); body++)
      try_bytes (types[type], bodies[body], strlen (bodies[body]));
  for (guint body = 0; body < G_N_ELEMENTS (bodies); body++) {
    try_bytes (URLENCODED, bodies[body], strlen (bodies[body]));
    try_bytes (MULTIPART, bodies[body], strlen (bodies[body]));
  }
}

static void
test_wants_a_whole_form (void)
{
  g_autofree char *broken = g_strdup_printf (PART ("api_key", "%s") "--kushk\r\nContent-Dis", key);
  g_autofree char *nameless = g_strdup_printf (
    PART ("api_key", "%s") "--kushk\r\nContent-Disposition: form-data\r\n\r\na\r\n--kushk--\r\n",
    key);

  try_bytes (MULTIPART, broken, strlen (broken));
  try_bytes (MULTIPART, nameless, strlen (nameless));
}

static void
test_takes_so_many_parts (void)
{
  g_autoptr (GString) form = g_string_new (REPORT);

  for (guint part = 0; part <= CENTRAL_FORM_MAXIMUM_PARTS; part++)
    g_string_append_printf (form, "&attribute[p%u]=a", part);
  try_text (form->str);
}

static void
test_takes_so_many_bytes (void)
{
  g_autofree char *long_value = g_strnfill (CENTRAL_FORM_MAXIMUM_TEXT_BYTES + 1, 'a');
  g_autofree char *long_name = g_strnfill (20000, 'a');
  g_autofree char *by_value = g_strconcat (REPORT "&address_string=", long_value, NULL);
  g_autofree char *by_name = g_strconcat (REPORT "&", long_name, "=a", NULL);
  gsize size = CENTRAL_HTTP_MAXIMUM_FORM_BYTES + 1;
  g_autofree char *file = g_strnfill (size, 'a');
  static const char head[] =
    "--kushk\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a\"\r\n\r\n";

  memcpy (file, head, strlen (head));
  try_text (by_value);
  try_text (by_name);
  try_bytes (MULTIPART, file, size);
}

static void
test_wants_text (void)
{
  static const char *const wrong[] = {
    "service_code=%ff",
    "service_code=pests%00",
    "service_code=pests&service_code=",
    "service_code=pests&attribute[district]=shiraa&attribute[street]=A&description=%c0%af%c0%af%c0",
    "service_code=pests&attribute[district]=shiraa&attribute[street]=A+road&description=Bins%"
    "00here",
    "service_code=pests&attribute[district]=shiraa&attribute[street]=A+road&description=%ed%a0%"
    "80ab",
    "service_code=pests&attribute[district]=shiraa&attribute[street]=%ff&description=Near+the+bins",
    "service_code=pests&attribute[district]=%ff&attribute[street]=A+road&description=Near+the+bins",
    "service_code=pests&attribute[district]=shiraa%00&attribute[street]=A+road&description=At+bins",
  };

  for (guint index = 0; index < G_N_ELEMENTS (wrong); index++)
    try_text (wrong[index]);
}

static void
test_wants_the_right_key (void)
{
  static const char *const keys[] = { "", "%00", "%ff", "'+OR+1=1+--", "0", "*", "%25" };
  g_autofree char *long_key = g_strnfill (4000, '0');
  g_autofree char *longer = g_strdup_printf ("%s0", key);
  g_autofree char *twice = g_strdup_printf ("0&api_key=%s", key);
  const char *const others[] = { long_key, longer, twice };

  for (guint index = 0; index < G_N_ELEMENTS (keys) + G_N_ELEMENTS (others); index++) {
    const char *wrong =
      index < G_N_ELEMENTS (keys) ? keys[index] : others[index - G_N_ELEMENTS (keys)];
    g_autofree char *form = g_strdup_printf (REPORT "&api_key=%s", wrong);

    try_bytes (URLENCODED, form, strlen (form));
  }
}

static void
test_wants_answers_that_can_be (void)
{
  static const char *const wrong[] = {
    REPORT "&lat=21.5",
    REPORT "&long=39.1",
    REPORT "&lat=nan&long=nan",
    REPORT "&lat=inf&long=39.1",
    REPORT "&lat=1e400&long=39.1",
    REPORT "&lat=21.5,39.1&long=39.1",
    REPORT "&lat=21.5+39.1&long=",
    REPORT "&lat=-21.5&long=39.1",
    REPORT "&lat=0x15&long=0x27",
    "service_code=pests&attribute[district]=shiraa&attribute[district]=&description=",
    "service_code=pests&attribute[district]=&attribute[street]=A+road&description=Near+the+bins",
    "service_code=pests&attribute[district][]=shiraa&attribute[street]=A+road&description=At+bins",
    "service_code=pests&attribute[category]=fire&description=Near+the+bins",
    "service_code=roads&attribute[district]=shiraa&attribute[street]=A+road&description=At+bins",
    "service_code=gas-leak&attribute[district]=shiraa&attribute[street]=A+road&description=At+bins",
    "service_code=%25s%25n&description=%25s%25n%25s",
    "service_code=../../etc/passwd",
    "service_code=pests&description=%1b[31mred",
  };

  for (guint index = 0; index < G_N_ELEMENTS (wrong); index++)
    try_text (wrong[index]);
}

/* What is asked for wrongly is refused, or there is nothing of it; nothing breaks. */
static void
test_answers_strange_queries (void)
{
  static const char *const paths[] = {
    "requests.json?service_request_id=%ff%fe",
    "requests.json?service_request_id=%00",
    "requests.json?service_request_id=,,,,",
    "requests.json?service_request_id=' OR 1=1 --",
    "requests.json?service_code=%ff%fe",
    "requests.json?service_code=%25,_",
    "requests.json?service_code='",
    "requests.json?service_code=,,,",
    "requests.json?status=%ff",
    "requests.json?status=open,open",
    "requests.json?start_date=%ff",
    "requests.json?start_date=yesterday",
    "requests.json?start_date=0000-00-00T00:00:00Z",
    "requests.json?start_date=9999-12-31T23:59:59Z&end_date=0001-01-01T00:00:00Z",
    "requests.json?end_date=0001-01-01T00:00:00Z",
    "requests.json?end_date=9999-12-31T23:59:59Z",
    "requests.json?end_date=9999-12-31T23:59:59-14:00",
    "requests.json?page=0",
    "requests.json?page=-1",
    "requests.json?page=1000000&page_size=1000",
    "requests.json?page=18446744073709551617",
    "requests.json?page_size=1001",
    "requests.json?page_size=1e3",
    "requests.json?api_key=%ff",
    "requests.json?api_key=%00",
    "requests.json?a&b&&=&=c&%",
    "requests/%ff.json",
    "requests/%00.json",
    "requests/..%2f..%2f.json",
    "requests/.json",
    "requests/a/b.json",
    "requests//a.json",
    "tokens/%ff.json",
    "tokens/'.json",
    "tokens.json",
    "services/%ff.json",
    "services/%00.json",
    "services/%25s%25n.json",
    ".json",
    "..json",
    "/.json",
    "requests.jsonx",
    "requests",
    "",
    "requests.JSON",
    "discovery.json?lang=%ff",
    "discovery.json?lang=../../etc",
  };

  for (guint index = 0; index < G_N_ELEMENTS (paths); index++) {
    g_autofree char *path = g_strconcat ("/open311/v2/", paths[index], NULL);
    g_auto (GStrv) words = g_strsplit (path, " ", -1);
    g_autofree char *url = g_strjoinv ("%20", words);
    g_autoptr (SupportReply) reply = support_central_get_public (central, url, "en");

    if (reply->status != 200 && reply->status != 400 && reply->status != 404)
      g_error ("%s: %u %.300s", url, reply->status, reply->text);
  }
}

static void
test_serves_no_other_method (void)
{
  static const char *const paths[] = { "services.json", "requests/a.json", "discovery.json",
                                       "tokens/a.json", "requests.txt",    "" };

  for (guint index = 0; index < G_N_ELEMENTS (paths); index++) {
    g_autofree char *path = g_strconcat ("/open311/v2/", paths[index], NULL);
    g_autofree char *form = g_strdup_printf ("api_key=%s&" REPORT, key);
    g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));
    g_autoptr (SupportReply) reply = support_central_post_public (central, path, URLENCODED, body);

    g_assert_cmpuint (reply->status, ==, 404);
  }
}

/* Whatever was tried: nothing is in the store that was not. */
static void
run (gconstpointer test)
{
  g_autofree char *before = support_dump_digest (support_central_get_store (central));
  g_autofree char *after = NULL;

  ((void (*) (void)) test) ();
  after = support_dump_digest (support_central_get_store (central));
  g_assert_cmpstr (after, ==, before);
}

static void
test_still_takes_a_good_one (void)
{
  g_autofree char *form = g_strdup_printf (REPORT "&api_key=%s", key);
  g_autoptr (SupportReply) reply = post (URLENCODED, form, strlen (form));

  g_assert_cmpuint (reply->status, ==, 201);
}

#define ADD(path, test) g_test_add_data_func ("/central/bad-reports/" path, test, run)

int
main (int argc, char **argv)
{
  const char *const paces[] = { "--miss-pace", "100000", "--address-pace", "100000", NULL };
  const char *const client[] = { "--add-open311-client", "city-app", NULL };
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (paces);
  key = small_operator_run (central, client, NULL);
  ADD ("wants-a-form", test_wants_a_form);
  ADD ("wants-a-whole-form", test_wants_a_whole_form);
  ADD ("takes-so-many-parts", test_takes_so_many_parts);
  ADD ("takes-so-many-bytes", test_takes_so_many_bytes);
  ADD ("wants-text", test_wants_text);
  ADD ("wants-the-right-key", test_wants_the_right_key);
  ADD ("wants-answers-that-can-be", test_wants_answers_that_can_be);
  ADD ("answers-strange-queries", test_answers_strange_queries);
  ADD ("serves-no-other-method", test_serves_no_other_method);
  g_test_add_func ("/central/bad-reports/still-takes-a-good-one", test_still_takes_a_good_one);
  result = g_test_run ();
  support_central_free (central);
  g_free (key);
  return result;
}
