/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What the whole program writes about a visit: every request, and nothing about the person. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "civic.h"
#include "support-visit.h"

#define MOBILE "512345678"
#define STREET "شارع صاري"
#define TRADE_NAME "كناري الحجاز"

static void
visit (SupportCentral *central, const char *code)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autofree char *page = g_strconcat ("/t/", code, NULL);
  g_autofree char *track = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);
  g_autofree char *lost = g_strconcat ("/wrong/", code, "?person=" SUPPORT_VISIT_PERSON, NULL);
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (GBytes) bad = g_bytes_new_static ("bad", 3);
  g_autoptr (JsonNode) quote = support_visit_ask_quote (central, support_visit_get_answers ());
  g_autoptr (SupportReply) taken =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", envelope);
  g_autoptr (SupportReply) refused =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", bad);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/track", track);
  g_autoptr (SupportReply) shown = support_central_get_public (central, page, "en");
  g_autoptr (SupportReply) missed = support_central_get_public (central, lost, "en");

  g_assert_cmpuint (taken->status, ==, 201);
  g_assert_cmpuint (refused->status, ==, 409);
  g_assert_cmpuint (shown->status, ==, 200);
  g_assert_cmpuint (missed->status, ==, 404);
}

static void
assert_silent (const char *log, const char *code)
{
  g_autofree char *grouped = civic_tracking_code_group (code);
  const char *const secrets[] = { SUPPORT_VISIT_PERSON, MOBILE, STREET, TRADE_NAME, code, grouped };

  for (guint index = 0; index < G_N_ELEMENTS (secrets); index++)
    if (strstr (log, secrets[index]))
      g_error ("the log tells %s: %s", secrets[index], log);
}

static void
test_tells_nothing_of_a_person (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *log = NULL;

  visit (central, code);
  support_central_stop (central);
  log = support_central_read_log (central);
  g_assert_nonnull (strstr (log, "/v1/filings/"));
  assert_silent (log, code);
  support_central_restart (central);
}

static gboolean
tells_of_a_filing (const char *line)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *route = NULL;

  if (object == NULL)
    g_error ("no JSON: %s", line);
  g_assert_nonnull (json_object_get_string_member (object, "time"));
  g_assert_nonnull (json_object_get_string_member (object, "level"));
  g_assert_nonnull (json_object_get_string_member (object, "message"));
  route = json_object_get_string_member_with_default (object, "route", "");
  return g_str_equal (route, "/v1/filings/") &&
         g_str_equal (json_object_get_string_member (object, "status"), "201") &&
         g_str_equal (json_object_get_string_member (object, "kiosk"), SUPPORT_CENTRAL_KIOSK);
}

static void
test_is_a_json_object_a_line_where_that_is_wanted (void)
{
  const char *const arguments[] = { "--log-format", "json", NULL };
  g_autoptr (SupportCentral) central = support_central_start (arguments);
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;
  guint filing_count = 0;

  visit (central, code);
  support_central_stop (central);
  log = support_central_read_log (central);
  assert_silent (log, code);
  lines = g_strsplit (log, "\n", -1);
  for (guint index = 0; lines[index]; index++)
    if (*lines[index])
      filing_count += tells_of_a_filing (lines[index]);
  g_assert_cmpuint (filing_count, ==, 1);
  support_central_restart (central);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/log/tells-nothing-of-a-person", test_tells_nothing_of_a_person);
  g_test_add_func ("/central/log/is-a-json-object-a-line-where-that-is-wanted",
                   test_is_a_json_object_a_line_where_that_is_wanted);
  return g_test_run ();
}
