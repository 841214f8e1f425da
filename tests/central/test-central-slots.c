/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-visit.h"

static SupportCentral *central;

static JsonNode *
list_slots (const char *office)
{
  g_autofree char *json =
    g_strdup_printf ("{\"slots\":{\"service\":\"visit\",\"office\":%s,\"from\":null}}", office);

  return support_visit_ask (central, "/v1/slots", json);
}

static JsonArray *
get_slots (JsonNode *answer)
{
  return json_object_get_array_member (json_node_get_object (answer), "slots");
}

static char *
find_slot (JsonArray *slots, gboolean is_free)
{
  for (guint index = 0; index < json_array_get_length (slots); index++) {
    JsonObject *slot = json_array_get_object_element (slots, index);

    if (json_object_get_boolean_member (slot, "free") == is_free)
      return g_strdup (json_object_get_string_member (slot, "id"));
  }
  g_assert_not_reached ();
}

static gboolean
is_free (JsonArray *slots, const char *id)
{
  for (guint index = 0; index < json_array_get_length (slots); index++) {
    JsonObject *slot = json_array_get_object_element (slots, index);

    if (g_str_equal (json_object_get_string_member (slot, "id"), id))
      return json_object_get_boolean_member (slot, "free");
  }
  g_assert_not_reached ();
}

/* Each call is another session. */
static gboolean
hold (const char *id)
{
  g_autofree char *json = g_strdup_printf ("{\"slots\":{\"service\":\"visit\",\"hold\":\"%s\","
                                           "\"release\":null}}",
                                           id);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/slots", json);
  JsonObject *object = json_node_get_object (answer);

  if (!json_object_has_member (object, "held")) {
    g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (object, "problem"), "code"), ==,
      "taken");
    return FALSE;
  }
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (object, "held"), "id"), ==, id);
  return TRUE;
}

static void
test_lists_the_coming_days (void)
{
  g_autoptr (JsonNode) answer = list_slots ("\"jeddah-north\"");
  JsonArray *slots = get_slots (answer);
  JsonObject *first = json_array_get_object_element (slots, 0);
  g_autoptr (GDateTime) starts_at =
    g_date_time_new_from_iso8601 (json_object_get_string_member (first, "starts_at"), NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_cmpuint (json_array_get_length (slots), >, 50);
  g_assert_cmpuint (json_array_get_length (slots), <=, 200);
  g_assert_nonnull (starts_at);
  g_assert_cmpint (g_date_time_compare (starts_at, now), >, 0);
  g_assert_true (
    g_str_has_prefix (json_object_get_string_member (first, "id"), "slot-jeddah-north-"));
}

static void
test_lists_the_centre_itself_without_an_office (void)
{
  g_autoptr (JsonNode) answer = list_slots ("null");
  JsonObject *first = json_array_get_object_element (get_slots (answer), 0);

  g_assert_true (g_str_has_prefix (json_object_get_string_member (first, "id"), "slot-centre-"));
}

static void
test_lists_nothing_for_what_is_no_office (void)
{
  g_autoptr (JsonNode) answer = list_slots ("\"../../etc\"");

  g_assert_cmpuint (json_array_get_length (get_slots (answer)), ==, 0);
}

static void
test_gives_one_slot_to_one_session (void)
{
  g_autoptr (JsonNode) before = list_slots ("\"safa\"");
  g_autofree char *id = find_slot (get_slots (before), TRUE);
  g_autoptr (JsonNode) after = NULL;

  g_assert_true (hold (id));
  g_assert_false (hold (id));
  after = list_slots ("\"safa\"");
  g_assert_false (is_free (get_slots (after), id));
}

static void
test_holds_nothing_that_is_not_offered (void)
{
  g_autoptr (JsonNode) answer = list_slots ("\"safa\"");
  g_autofree char *full = find_slot (get_slots (answer), FALSE);

  g_assert_false (hold (full));
  g_assert_false (hold ("slot-safa-20200101-0930"));
  g_assert_false (hold ("slot-safa-20991231-0931"));
  g_assert_false (hold ("anything"));
}

static void
test_holds_nothing_where_the_service_is_not_given (void)
{
  g_autoptr (JsonNode) elsewhere = list_slots ("\"nowhere\"");
  g_autofree char *unknown = find_slot (get_slots (elsewhere), TRUE);
  g_autoptr (JsonNode) here = list_slots ("null");
  g_autofree char *centre = find_slot (get_slots (here), TRUE);

  g_assert_false (hold (unknown));
  g_assert_false (hold (centre));
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  g_test_add_func ("/central/slots/lists-the-coming-days", test_lists_the_coming_days);
  g_test_add_func ("/central/slots/lists-the-centre-itself-without-an-office",
                   test_lists_the_centre_itself_without_an_office);
  g_test_add_func ("/central/slots/lists-nothing-for-what-is-no-office",
                   test_lists_nothing_for_what_is_no_office);
  g_test_add_func ("/central/slots/gives-one-slot-to-one-session",
                   test_gives_one_slot_to_one_session);
  g_test_add_func ("/central/slots/holds-nothing-that-is-not-offered",
                   test_holds_nothing_that_is_not_offered);
  g_test_add_func ("/central/slots/holds-nothing-where-the-service-is-not-given",
                   test_holds_nothing_where_the_service_is_not_given);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
