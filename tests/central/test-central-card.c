/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-card.h"

#include "central-error.h"
#include "central-json.h"

#define TEXT(words) "{\"ar\":\"" words "\",\"en\":\"" words "\",\"ur\":\"" words "\"}"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

/* A bill's card: state, a line that only debtors see, a way to pay. */
static JsonNode *
make_card (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/central/bill-card.json", NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *card = central_json_load (path, &error);

  g_assert_no_error (error);
  return card;
}

static JsonNode *
draw (const char *record)
{
  g_autoptr (JsonNode) card = make_card ();
  g_autoptr (JsonNode) node = parse (record);

  return central_card_draw (json_node_get_object (card), "bills-0", json_node_get_object (node));
}

static guint
count (JsonNode *result, const char *name)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (result), name));
}

static void
test_draws_a_record (void)
{
  g_autoptr (JsonNode) result = draw ("{\"number\":\"17\",\"state\":\"unpaid\",\"halalas\":4800,"
                                      "\"due_at\":\"2020-01-01\",\"unpaid\":\"17\"}");
  JsonObject *object = json_node_get_object (result);
  JsonObject *state = json_object_get_object_member (object, "state");
  JsonObject *amount =
    json_array_get_object_element (json_object_get_array_member (object, "lines"), 0);

  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "bills-0");
  g_assert_cmpstr (json_object_get_string_member (object, "icon"), ==, "pay");
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (object, "title"), "ur"), ==,
    "Bill 17");
  g_assert_cmpstr (json_object_get_string_member (state, "tone"), ==, "wait");
  g_assert_cmpstr (json_object_get_string_member (amount, "value"), ==, "4800");
  g_assert_cmpuint (count (result, "lines"), ==, 2);
  g_assert_cmpuint (count (result, "actions"), ==, 1);
}

static void
test_leaves_out_what_a_record_cannot_fill (void)
{
  g_autoptr (JsonNode) result = draw ("{\"number\":\"17\",\"state\":\"gone\"}");

  g_assert_true (json_object_get_null_member (json_node_get_object (result), "state"));
  g_assert_cmpuint (count (result, "lines"), ==, 0);
  g_assert_cmpuint (count (result, "actions"), ==, 0);
}

static void
test_shows_a_line_by_its_rule (void)
{
  g_autoptr (JsonNode) result =
    draw ("{\"number\":\"17\",\"halalas\":1,\"due_at\":\"2999-01-01\"}");
  JsonArray *lines = json_object_get_array_member (json_node_get_object (result), "lines");

  g_assert_cmpuint (json_array_get_length (lines), ==, 1);
  g_assert_false (json_object_has_member (json_array_get_object_element (lines, 0), "show_if"));
}

static void
test_draws_nothing_without_a_title (void)
{
  g_assert_null (draw ("{\"halalas\":1}"));
}

static void
assert_refused (const char *json)
{
  g_autoptr (JsonNode) card = parse (json);
  g_autoptr (GError) error = NULL;

  g_assert_false (central_card_check (card, "$.cards.test", &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "$.cards.test"));
}

static void
test_refuses_bad_cards (void)
{
  g_autoptr (JsonNode) good = make_card ();
  g_autoptr (GError) error = NULL;

  g_assert_true (central_card_check (good, "$", &error));
  g_assert_no_error (error);
  assert_refused ("[]");
  assert_refused ("{}");
  assert_refused ("{\"title\":{\"ar\":\"x\"}}");
  assert_refused ("{\"title\":" TEXT ("x") ",\"lines\":[5]}");
  assert_refused ("{\"title\":" TEXT ("x") ",\"lines\":[{\"label\":" TEXT ("x") "}]}");
  assert_refused ("{\"title\":" TEXT ("x") ",\"lines\":[{\"label\":" TEXT (
    "x") ",\"kind\":\"date\",\"value\":\"x\",\"show_if\":{\"eval\":[1]}}]}");
  assert_refused (
    "{\"title\":" TEXT ("x") ",\"actions\":[{\"label\":" TEXT ("x") ",\"kind\":\"pay\"}]}");
  assert_refused ("{\"title\":" TEXT ("x") ",\"state\":{\"by\":\"state\",\"of\":{\"on\":{}}}}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/card/draws-a-record", test_draws_a_record);
  g_test_add_func ("/central/card/leaves-out-what-a-record-cannot-fill",
                   test_leaves_out_what_a_record_cannot_fill);
  g_test_add_func ("/central/card/shows-a-line-by-its-rule", test_shows_a_line_by_its_rule);
  g_test_add_func ("/central/card/draws-nothing-without-a-title",
                   test_draws_nothing_without_a_title);
  g_test_add_func ("/central/card/refuses-bad-cards", test_refuses_bad_cards);
  return g_test_run ();
}
