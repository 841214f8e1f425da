/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

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
  result = g_test_run ();
  support_central_free (central);
  return result;
}
