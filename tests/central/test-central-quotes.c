/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "central-clock.h"
#include "central-store-statement.h"
#include "support-visit.h"

static SupportCentral *central;

static void
test_gives_the_figures_of_the_drawing (void)
{
  g_autoptr (JsonNode) node = support_visit_ask_quote (central, support_visit_get_answers ());
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicQuote) quote = civic_quote_new_from_json (
    json_object_get_member (json_node_get_object (node), "quote"), &error);

  g_assert_no_error (error);
  g_assert_true (quote->is_instant);
  g_assert_cmpint (quote->total_halalas, ==, 65750);
  g_assert_cmpuint (quote->lines->len, ==, 4);
}

static void
test_names_what_is_wrong_by_path_and_code (void)
{
  g_autoptr (JsonNode) node = support_visit_ask_quote (
    central, "{\"applicant\":{\"persona\":\"delegate\",\"unified_number\":\"4001234567\"}}");
  JsonObject *problem = json_object_get_object_member (json_node_get_object (node), "problem");
  JsonObject *first =
    json_array_get_object_element (json_object_get_array_member (problem, "problems"), 0);

  g_assert_cmpstr (json_object_get_string_member (problem, "code"), ==, "invalid");
  g_assert_cmpstr (json_object_get_string_member (first, "path"), ==, "applicant.unified_number");
  g_assert_cmpstr (json_object_get_string_member (first, "code"), ==, "not-a-unified-number");
}

static void
test_refuses_unknown_services (void)
{
  g_autoptr (GBytes) envelope =
    support_visit_seal (central, "{\"quote\":{\"service\":\"../../etc\",\"answers\":{}}}");
  g_autoptr (SupportReply) reply = support_central_send (
    central, "POST", "/v1/quotes", "application/vnd.kushk.envelope", envelope);

  g_assert_cmpuint (reply->status, ==, 422);
  g_assert_nonnull (strstr (reply->text, "\"unknown-service\""));
  g_assert_nonnull (strstr (reply->headers, "application/problem+json"));
}

/* What was told costs 1.00 now, and holds until then: as if the rules had changed meanwhile. */
static void
change_quote (const char *id, const char *expires_at)
{
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  const CentralValue values[] = {
    { .type = CENTRAL_VALUE_TEXT, .text = (char *) expires_at },
    { .type = CENTRAL_VALUE_TEXT,
      .text = (char *) "{\"path\":\"instant\",\"lines\":[{\"label\":{\"ar\":\"رسوم\"},"
                       "\"halalas\":100,\"part\":\"municipality\"}],\"total_halalas\":100}" },
    { .type = CENTRAL_VALUE_TEXT, .text = (char *) id },
  };
  g_autoptr (CentralRows) rows =
    central_database_query (central_store_get_database (store),
                            "UPDATE quote SET expires_at = $1, priced = $2 WHERE id = $3", values,
                            G_N_ELEMENTS (values), NULL);

  g_assert_nonnull (rows);
}

static gint64
file_with (const char *quote)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *json = support_visit_write_filing (code, NULL, challenge, quote);
  g_autoptr (GBytes) envelope = support_visit_seal (central, json);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", envelope);
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  g_autoptr (CentralBill) bill = NULL;

  g_assert_cmpuint (reply->status, ==, 201);
  g_assert_true (central_store_find_bill (store, code, &bill, NULL));
  return bill->halalas;
}

static void
test_holds_until_it_is_over (void)
{
  g_autoptr (JsonNode) node = support_visit_ask_quote (central, support_visit_get_answers ());
  JsonObject *quote = json_object_get_object_member (json_node_get_object (node), "quote");
  const char *id = json_object_get_string_member (quote, "id");
  const char *expires_at = json_object_get_string_member (quote, "expires_at");
  g_autofree char *tomorrow = central_clock_in (G_TIME_SPAN_DAY);
  g_autofree char *past = central_clock_in (-G_TIME_SPAN_SECOND);

  g_assert_false (central_clock_is_past (expires_at));
  g_assert_cmpstr (expires_at, <=, tomorrow);
  change_quote (id, expires_at);
  g_assert_cmpint (file_with (id), ==, 100);
  change_quote (id, past);
  g_assert_cmpint (file_with (id), ==, 65750);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/quotes/gives-the-figures-of-the-drawing",
                   test_gives_the_figures_of_the_drawing);
  g_test_add_func ("/central/quotes/names-what-is-wrong-by-path-and-code",
                   test_names_what_is_wrong_by_path_and_code);
  g_test_add_func ("/central/quotes/refuses-unknown-services", test_refuses_unknown_services);
  g_test_add_func ("/central/quotes/holds-until-it-is-over", test_holds_until_it_is_over);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
