/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "support-visit.h"

static SupportCentral *central;

static void
file (const char *code)
{
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", envelope);

  g_assert_cmpuint (reply->status, ==, 201);
}

static JsonObject *
rate (const char *code, int stars, JsonNode **ret_answer)
{
  g_autofree char *json =
    g_strdup_printf ("{\"rating\":{\"code\":\"%s\",\"stars\":%d}}", code, stars);

  *ret_answer = support_visit_ask (central, "/v1/ratings", json);
  return json_node_get_object (*ret_answer);
}

static void
test_takes_the_last_word (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  JsonObject *rating;

  file (code);
  g_assert_true (json_object_has_member (rate (code, 3, &first), "rating"));
  rating = json_object_get_object_member (rate (code, 5, &second), "rating");
  g_assert_cmpint (json_object_get_int_member (rating, "stars"), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (rating, "code"), ==, code);
}

static void
test_knows_no_rating_without_a_filing (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *problem = json_object_get_object_member (rate (code, 5, &answer), "problem");

  g_assert_cmpstr (json_object_get_string_member (problem, "code"), ==, "not-found");
}

static void
test_refuses_stars_out_of_range (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  const int refused[] = { 0, 6, -1 };

  file (code);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *json =
      g_strdup_printf ("{\"rating\":{\"code\":\"%s\",\"stars\":%d}}", code, refused[i]);
    g_autoptr (GBytes) envelope = support_visit_seal (central, json);
    g_autoptr (SupportReply) reply = support_central_send (
      central, "POST", "/v1/ratings", "application/vnd.kushk.envelope", envelope);

    g_assert_cmpuint (reply->status, ==, 400);
  }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/ratings/takes-the-last-word", test_takes_the_last_word);
  g_test_add_func ("/central/ratings/knows-no-rating-without-a-filing",
                   test_knows_no_rating_without_a_filing);
  g_test_add_func ("/central/ratings/refuses-stars-out-of-range", test_refuses_stars_out_of_range);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
