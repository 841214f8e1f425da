/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "small-form.h"

static SupportCentral *central;

static JsonObject *
track (const char *code, JsonNode **ret_answer)
{
  g_autofree char *json = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);

  *ret_answer = support_visit_ask (central, "/v1/track", json);
  return json_object_get_object_member (json_node_get_object (*ret_answer), "filing");
}

static void
test_tracks_with_a_timeline_and_what_can_be_done (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "jamiah");
  SmallForm form = { .service = "lamp-report", .answers = answers };
  g_autofree char *code = small_form_file (central, &form, "received");
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *filing = NULL;
  JsonObject *event = NULL;
  JsonObject *action = NULL;

  small_form_set_state (central, code, "resolved");
  filing = track (code, &answer);
  event = json_array_get_object_element (json_object_get_array_member (filing, "timeline"), 1);
  action = json_array_get_object_element (json_object_get_array_member (filing, "actions"), 0);
  g_assert_cmpstr (json_object_get_string_member (event, "state"), ==, "resolved");
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (event, "label"), "ur"), ==,
    "Resolved");
  g_assert_cmpstr (json_object_get_string_member (action, "kind"), ==, "apply");
  g_assert_cmpstr (json_object_get_string_member (action, "service"), ==, "lamp-reopen");
}

static void
test_offers_to_pay_what_it_tracks (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_STALL, "yes");
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = small_form_file (central, &form, "awaiting-payment");
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *actions = json_object_get_array_member (track (code, &answer), "actions");
  JsonObject *action = json_array_get_object_element (actions, 0);

  g_assert_cmpuint (json_array_get_length (actions), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (action, "kind"), ==, "pay");
  g_assert_cmpuint (strlen (json_object_get_string_member (action, "bill")), ==, 14);
}

static void
test_offers_to_print_what_was_issued (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_STALL, "yes");
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = small_form_file (central, &form, "awaiting-payment");
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *actions = NULL;

  small_form_set_state (central, code, "issued");
  actions = json_object_get_array_member (track (code, &answer), "actions");
  g_assert_cmpuint (json_array_get_length (actions), ==, 1);
  g_assert_cmpstr (
    json_object_get_string_member (json_array_get_object_element (actions, 0), "kind"), ==,
    "print");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  g_test_add_func ("/central/tracking/tracks-with-a-timeline-and-what-can-be-done",
                   test_tracks_with_a_timeline_and_what_can_be_done);
  g_test_add_func ("/central/tracking/offers-to-pay-what-it-tracks",
                   test_offers_to_pay_what_it_tracks);
  g_test_add_func ("/central/tracking/offers-to-print-what-was-issued",
                   test_offers_to_print_what_was_issued);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
