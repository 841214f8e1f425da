/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-template.h"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static JsonNode *
make_record (void)
{
  return parse ("{\"parcel\":\"12\",\"floors\":3,\"area\":62.5,\"open\":true,"
                "\"usage\":{\"ar\":\"سكني\",\"en\":\"Residential\",\"ur\":\"رہائشی\"}}");
}

static void
assert_filled (const char *template, const char *language, const char *wanted)
{
  g_autoptr (JsonNode) record = make_record ();
  g_autofree char *filled =
    central_template_fill (template, json_node_get_object (record), language);

  g_assert_cmpstr (filled, ==, wanted);
}

static void
test_fills_holes (void)
{
  assert_filled ("Plot {parcel}, {usage}", "en", "Plot 12, Residential");
  assert_filled ("{usage}", "ur", "رہائشی");
  assert_filled ("nothing to fill", NULL, "nothing to fill");
  assert_filled ("", NULL, "");
}

static void
test_says_numbers_in_the_readers_digits_and_codes_as_they_are (void)
{
  assert_filled ("{floors} · {area}", "ar", "٣ · ٦٢٫٥");
  assert_filled ("{floors} · {area}", "en", "3 · 62.5");
  assert_filled ("{floors} · {area}", "ur", "3 · 62.5");
  assert_filled ("{parcel}", "ar", "12");
  assert_filled ("{floors}", NULL, "3");
}

static void
test_makes_nothing_of_what_it_cannot_fill (void)
{
  assert_filled ("Plot {plot}", "en", NULL);
  assert_filled ("{usage}", NULL, NULL);
  assert_filled ("{usage}", "fr", NULL);
  assert_filled ("an {open brace", "en", NULL);
  assert_filled ("{}", "en", NULL);
}

static void
test_fills_every_string_of_a_tree (void)
{
  g_autoptr (JsonNode) record = make_record ();
  g_autoptr (JsonNode) tree =
    parse ("{\"page\":{\"plot\":\"{parcel}\",\"list\":[\"{floors}\",1]}}");
  g_autoptr (JsonNode) other = parse ("{\"page\":[\"{gone}\"]}");
  g_autoptr (JsonNode) filled = central_template_fill_node (tree, json_node_get_object (record));
  g_autofree char *text = json_to_string (filled, FALSE);

  g_assert_cmpstr (text, ==, "{\"page\":{\"plot\":\"12\",\"list\":[\"3\",1]}}");
  g_assert_null (central_template_fill_node (other, json_node_get_object (record)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/template/fills-holes", test_fills_holes);
  g_test_add_func ("/central/template/says-numbers-in-the-readers-digits-and-codes-as-they-are",
                   test_says_numbers_in_the_readers_digits_and_codes_as_they_are);
  g_test_add_func ("/central/template/makes-nothing-of-what-it-cannot-fill",
                   test_makes_nothing_of_what_it_cannot_fill);
  g_test_add_func ("/central/template/fills-every-string-of-a-tree",
                   test_fills_every_string_of_a_tree);
  return g_test_run ();
}
