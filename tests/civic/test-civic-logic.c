/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-json.h"
#include "civic-logic.h"

#include <math.h>
#include <string.h>

#define LEAST_CASES 340
#define RANDOM_RULES 20000
#define RANDOM_DEPTH 5

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = civic_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return node;
}

/* 2 and 2.0 are one number. */
static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static void assert_same (JsonNode *got, JsonNode *wanted);

static void
assert_same_arrays (JsonArray *got, JsonArray *wanted)
{
  g_assert_cmpuint (json_array_get_length (got), ==, json_array_get_length (wanted));
  for (guint i = 0; i < json_array_get_length (got); i++)
    assert_same (json_array_get_element (got, i), json_array_get_element (wanted, i));
}

static void
assert_same (JsonNode *got, JsonNode *wanted)
{
  g_autofree char *got_text = json_to_string (got, FALSE);
  g_autofree char *wanted_text = json_to_string (wanted, FALSE);

  if (is_number (got) && is_number (wanted))
    g_assert_cmpfloat (json_node_get_double (got), ==, json_node_get_double (wanted));
  else if (JSON_NODE_HOLDS_ARRAY (got) && JSON_NODE_HOLDS_ARRAY (wanted))
    assert_same_arrays (json_node_get_array (got), json_node_get_array (wanted));
  else
    g_assert_cmpstr (got_text, ==, wanted_text);
}

static void
assert_case (JsonArray *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rule = json_to_string (json_array_get_element (row, 0), FALSE);
  g_autofree char *data = json_to_string (json_array_get_element (row, 1), FALSE);
  g_autoptr (JsonNode) value = NULL;

  g_test_message ("%s for %s", rule, data);
  value =
    civic_logic_apply (json_array_get_element (row, 0), json_array_get_element (row, 1), &error);
  g_assert_no_error (error);
  assert_same (value, json_array_get_element (row, 2));
}

static guint
assert_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *cases;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  root = parse (text);
  cases = json_object_get_array_member (json_node_get_object (root), "cases");
  for (guint i = 0; i < json_array_get_length (cases); i++)
    assert_case (json_array_get_array_element (cases, i));

  return json_array_get_length (cases);
}

/* The expectations of tests/data/logic were written from the published semantics. */
static void
test_means_what_is_published (void)
{
  g_autofree char *directory =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/logic", NULL);
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (files)) != NULL) {
    g_autofree char *path = g_build_filename (directory, name, NULL);

    count += assert_file (path);
  }

  g_assert_cmpuint (count, >=, LEAST_CASES);
}

static void
test_knows_what_is_true (void)
{
  static const char *const truths[] = { "true", "1", "-1", "0.5", "\"0\"", "\"a\"", "[0]", "{}" };
  static const char *const untruths[] = { "false", "null", "0", "0.0", "\"\"", "[]" };

  for (gsize i = 0; i < G_N_ELEMENTS (truths); i++) {
    g_autoptr (JsonNode) node = parse (truths[i]);

    g_assert_true (civic_logic_is_true (node));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (untruths); i++) {
    g_autoptr (JsonNode) node = parse (untruths[i]);

    g_assert_false (civic_logic_is_true (node));
  }
}

static void
assert_refuses (JsonNode *rule, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = civic_logic_apply (rule, NULL, &error);

  g_assert_null (value);
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_RULE);
  if (strstr (error->message, wanted) == NULL)
    g_error ("“%s” is not in: %s", wanted, error->message);
}

static void
test_says_what_is_wrong_and_where (void)
{
  static const struct {
    const char *rule;
    const char *message;
  } rows[] = {
    { "{\"frobnicate\": 1}", "$.frobnicate: there is no such operator" },
    { "{\"and\": [true, {\">\": [{\"nothing\": 1}, 2]}]}", "$.and[1].>[0].nothing: there is no" },
    { "{\"map\": [[1], {\"double\": 1}]}", "$.map[1].double: there is no such operator" },
    { "[1, {\"x\": 1}]", "$[1].x: there is no such operator" },
    { "{\"*\": []}", "$.*: * wants at least one value" },
    { "{\"missing_some\": [1, \"a\"]}",
      "$.missing_some: missing_some wants a number and an array" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) rule = parse (rows[i].rule);

    assert_refuses (rule, rows[i].message);
  }
}

static JsonNode *
nest (const char *operator_name, guint depth)
{
  JsonNode *rule = json_node_init_boolean (json_node_alloc (), TRUE);

  for (guint i = 0; i < depth; i++) {
    JsonNode *outer = json_node_new (JSON_NODE_OBJECT);
    JsonObject *object = json_object_new ();

    json_object_set_member (object, operator_name, rule);
    json_node_take_object (outer, object);
    rule = outer;
  }

  return rule;
}

static void
test_goes_only_so_deep (void)
{
  g_autoptr (JsonNode) deep = nest ("!!", CIVIC_LOGIC_MAXIMUM_DEPTH - 1);
  g_autoptr (JsonNode) too_deep = nest ("!!", CIVIC_LOGIC_MAXIMUM_DEPTH);
  g_autoptr (JsonNode) far_too_deep = nest ("if", 100 * CIVIC_LOGIC_MAXIMUM_DEPTH);
  g_autoptr (JsonNode) value = civic_logic_apply (deep, NULL, NULL);

  g_assert_nonnull (value);
  assert_refuses (too_deep, "nested deeper than 32");
  assert_refuses (far_too_deep, "nested deeper than 32");
}

/* A hundred elements, whatever is done with them. */
static JsonNode *
over_hundred (const char *format)
{
  GString *list = g_string_new ("[0");
  g_autofree char *elements = NULL;
  g_autofree char *rule = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "@", -1);

  for (guint i = 1; i < 100; i++)
    g_string_append_printf (list, ",%u", i);
  g_string_append_c (list, ']');
  elements = g_string_free (list, FALSE);
  rule = g_strjoinv (elements, parts);

  return parse (rule);
}

/* Each is short to write and would take longer than the world stands, or more memory than it has.
 */
static void
test_ends_what_would_take_too_long (void)
{
  static const char *const rules[] = {
    "{\"map\": [@, {\"map\": [@, {\"map\": [@, 1]}]}]}",
    "{\"some\": [@, {\"some\": [@, {\"in\": [-1, @]}]}]}",
    "{\"reduce\": [@, {\"cat\": [{\"var\": \"accumulator\"}, {\"var\": \"accumulator\"}]}, \"x\"]}",
    "{\"reduce\": [@, {\"merge\": [{\"var\": \"accumulator\"}, {\"var\": \"accumulator\"}]}, [1]]}",
    "{\"reduce\": [@, [{\"var\": \"accumulator\"}, {\"var\": \"accumulator\"}], 1]}",
    "{\"cat\": {\"reduce\": [@, [{\"var\": \"accumulator\"}, {\"var\": \"accumulator\"}], 1]}}",
    "{\"reduce\": [@, [{\"var\": \"accumulator\"}], 1]}",
    "{\"reduce\": [@, {\"reduce\": [@, [{\"var\": \"accumulator\"}], 1]}, 1]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (JsonNode) rule = over_hundred (rules[i]);

    g_test_message ("%s", rules[i]);
    assert_refuses (rule, "this ");
  }
}

static void
test_affords_what_a_form_needs (void)
{
  g_autoptr (JsonNode) rule = over_hundred (
    "{\"reduce\": [{\"filter\": [@, {\">\": [{\"var\": \"\"}, 9]}]},"
    " {\"+\": [{\"var\": \"accumulator\"}, {\"*\": [{\"var\": \"current\"}, 2]}]}, 0]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = civic_logic_apply (rule, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (json_node_get_int (value), ==, 2 * (99 * 100 / 2 - 9 * 10 / 2));
}

static gboolean
is_a_known_name (const char *name, gpointer user_data)
{
  static const char *const names[] = {
    "area",
    "premises",
    "boards",
    "boards.width",
    "boards.sides",
    "boards.sides.colour",
    "licence.area_m2",
    "photos",
    "today",
    NULL,
  };

  return g_strv_contains (names, name);
}

static void
test_accepts_rules_over_known_names (void)
{
  static const char *const rules[] = {
    "true",
    "\"plain\"",
    "{\"var\": \"area\"}",
    "{\"var\": [\"area\", 5]}",
    "{\"var\": \"\"}",
    "{\">\": [{\"var\": \"area\"}, {\"var\": \"licence.area_m2\"}]}",
    "{\"<\": [1, {\"var\": \"area\"}, 5]}",
    "{\"var\": \"boards.0.width\"}",
    "{\">\": [{\"var\": \"boards.length\"}, 2]}",
    "{\"in\": [{\"var\": \"premises\"}, [\"shop\", \"office\"]]}",
    "{\"some\": [{\"var\": \"boards\"}, {\">\": [{\"var\": \"width\"}, 6]}]}",
    "{\"some\": [{\"filter\": [{\"var\": \"boards\"}, {\"var\": \"width\"}]}, {\"var\": "
    "\"width\"}]}",
    "{\"all\": [{\"var\": \"boards\"}, {\"some\": [{\"var\": \"sides\"}, {\"==\": [{\"var\": "
    "\"colour\"}, \"red\"]}]}]}",
    "{\"reduce\": [{\"var\": \"boards\"}, {\"+\": [{\"var\": \"current.width\"}, {\"var\": "
    "\"accumulator\"}]}, {\"var\": \"area\"}]}",
    "{\"map\": [{\"map\": [{\"var\": \"boards\"}, 1]}, {\"var\": \"whatever\"}]}",
    "{\"missing\": [\"area\", \"premises\"]}",
    "{\"missing\": {\"merge\": [\"area\", {\"if\": [{\"var\": \"premises\"}, [\"boards\"], []]}]}}",
    "{\"missing_some\": [1, [\"area\", \"premises\"]]}",
    "{\"in\": [\"x\", {\"var\": \"photos\"}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (JsonNode) rule = parse (rules[i]);
    g_autoptr (GError) error = NULL;
    gboolean is_good = civic_logic_check (rule, is_a_known_name, NULL, &error);

    g_test_message ("%s", rules[i]);
    g_assert_no_error (error);
    g_assert_true (is_good);
  }
}

static void
test_finds_what_cannot_be_meant (void)
{
  static const struct {
    const char *rule;
    const char *message;
  } rows[] = {
    { "{\"var\": \"aera\"}", "$.var: “aera” names nothing that is known here" },
    { "{\"var\": \"licence.owner\"}", "“licence.owner” names nothing" },
    { "{\"var\": \"area.length.x\"}", "“area.length.x” names nothing" },
    { "{\"var\": 1}", "“1” names nothing" },
    { "{\"var\": {\"cat\": [\"a\"]}}", "$.var: var wants a name that is written out" },
    { "{\"var\": [\"area\", {\"var\": \"x\"}]}", "$.var[1].var: “x” names nothing" },
    { "{\"=\": [1, 1]}", "$.=: there is no such operator" },
    { "{\"==\": [1]}", "$.==: == wants 2 values, not 1" },
    { "{\"==\": 1}", "$.==: == wants 2 values, not 1" },
    { "{\"-\": [1, 2, 3]}", "$.-: - wants 1 or 2 values, not 3" },
    { "{\"and\": []}", "$.and: and wants at least 1 value" },
    { "{\"!\": [1, 2]}", "! wants 1 value, not 2" },
    { "{\"if\": [true]}", "if wants at least 2 values" },
    { "{\"==\": [{\"var\": \"area\"}, {\"a\": 1, \"b\": 2}]}",
      "$.==[1]: an object with one operator" },
    { "{}", "$: an object with one operator expected" },
    { "{\"some\": [{\"var\": \"boards\"}, {\"var\": \"area\"}]}",
      "$.some[1].var: “area” is not known here, where var means an element of the list" },
    { "{\"some\": [{\"filter\": [{\"var\": \"boards\"}, true]}, {\"var\": \"area\"}]}",
      "$.some[1].var: “area”" },
    { "{\"reduce\": [{\"var\": \"boards\"}, {\"var\": \"width\"}, 0]}",
      "$.reduce[1].var: “width” is not known here: reduce sees only current and accumulator" },
    { "{\"reduce\": [{\"var\": \"boards\"}, {\"var\": \"current.area\"}, 0]}",
      "“current.area” is not" },
    { "{\"reduce\": [{\"var\": \"boards\"}, 1, {\"var\": \"x\"}]}", "$.reduce[2].var: “x”" },
    { "{\"missing\": [\"area\", \"aera\"]}", "$.missing[1]: “aera” names nothing" },
    { "{\"missing\": {\"merge\": [\"area\", {\"if\": [{\"var\": \"x\"}, \"area\", \"y\"]}]}}",
      "“x” names nothing" },
    { "{\"missing\": {\"merge\": [\"area\", {\"if\": [{\"var\": \"area\"}, \"area\", \"y\"]}]}}",
      "“y” names nothing" },
    { "{\"missing_some\": [1, [\"aera\"]]}", "$.missing_some[1][0]: “aera”" },
    { "{\"mising\": [\"area\"]}",
      "$.mising: there is no such operator, did you mean \"missing\"?" },
    { "{\"or\": [1, {\"frob\": {\"var\": \"area\"}}]}", "$.or[1].frob: there is no such operator" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) rule = parse (rows[i].rule);
    g_autoptr (GError) error = NULL;

    g_assert_false (civic_logic_check (rule, is_a_known_name, NULL, &error));
    g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_RULE);
    if (strstr (error->message, rows[i].message) == NULL)
      g_error ("“%s” is not in: %s", rows[i].message, error->message);
  }
}

static void
test_checks_only_so_deep (void)
{
  g_autoptr (JsonNode) deep = nest ("!!", CIVIC_LOGIC_MAXIMUM_DEPTH - 1);
  g_autoptr (JsonNode) too_deep = nest ("missing", 1000 * CIVIC_LOGIC_MAXIMUM_DEPTH);

  g_assert_true (civic_logic_check (deep, is_a_known_name, NULL, NULL));
  g_assert_false (civic_logic_check (too_deep, is_a_known_name, NULL, NULL));
}

static const char *
draw (const char *const *words, gsize word_count)
{
  return words[(gsize) g_test_rand_int_range (0, (gint32) word_count)];
}

static void
append_random_rule (GString *rule, int depth)
{
  static const char *const operators[] = {
    "var", "missing", "missing_some", "if",     "?:",    "and",  "or",      "!",
    "!!",  "==",      "!=",           "===",    "!==",   "<",    "<=",      ">",
    ">=",  "max",     "min",          "+",      "-",     "*",    "/",       "%",
    "map", "filter",  "reduce",       "all",    "none",  "some", "merge",   "in",
    "cat", "substr",  "log",          "reduce", "merge", "cat",  "unknown", "",
  };
  static const char *const values[] = {
    "0",
    "-1",
    "2.5",
    "1e300",
    "-1e-300",
    "\"\"",
    "\"0\"",
    "\"a\"",
    "\"l\"",
    "\"l.1\"",
    "\"o.p.q\"",
    "\"current\"",
    "\"accumulator\"",
    "\"شارع\"",
    "\"9999999999999999999999\"",
    "true",
    "false",
    "null",
    "[]",
    "{}",
    "[[[]]]",
    "{\"a\":1,\"b\":2}",
    "{\"var\":\"l\"}",
    "{\"var\":\"\"}",
    "{\"var\":\"o\"}",
    "{\"var\":\"accumulator\"}",
    "{\"var\":\"current\"}",
  };
  int count = g_test_rand_int_range (0, 4);

  if (depth == 0 || g_test_rand_int_range (0, 5) == 0) {
    g_string_append (rule, draw (values, G_N_ELEMENTS (values)));
    return;
  }

  g_string_append_printf (rule, "{\"%s\":[", draw (operators, G_N_ELEMENTS (operators)));
  for (int i = 0; i < count; i++) {
    if (i > 0)
      g_string_append_c (rule, ',');
    append_random_rule (rule, depth - 1);
  }
  g_string_append (rule, "]}");
}

static gboolean
is_anything (const char *name, gpointer user_data)
{
  return TRUE;
}

/* What a rule gives can be written as JSON and read again: no NaN, no infinity, no bad UTF-8. */
static void
test_random_rules_end_with_a_value_or_a_reason (void)
{
  g_autoptr (JsonNode) data = parse (
    "{\"a\":\"x\",\"l\":[1,\"2\",null,[3],{\"a\":4}],\"o\":{\"p\":{\"q\":\"شارع\"}},\"n\":null}");
  guint value_count = 0;

  for (guint i = 0; i < RANDOM_RULES; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (JsonNode) rule = NULL;
    g_autoptr (JsonNode) value = NULL;
    g_autoptr (JsonNode) again = NULL;
    g_autoptr (GError) error = NULL;

    append_random_rule (text, RANDOM_DEPTH);
    rule = parse (text->str);
    value = civic_logic_apply (rule, data, &error);
    g_assert_true ((value == NULL) == (error != NULL));
    civic_logic_check (rule, is_anything, NULL, NULL);
    if (value == NULL)
      continue;

    value_count++;
    again = civic_logic_apply (rule, data, NULL);
    assert_same (again, value);
  }

  g_assert_cmpuint (value_count, >, RANDOM_RULES / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/logic/means-what-is-published", test_means_what_is_published);
  g_test_add_func ("/civic/logic/knows-what-is-true", test_knows_what_is_true);
  g_test_add_func ("/civic/logic/says-what-is-wrong-and-where", test_says_what_is_wrong_and_where);
  g_test_add_func ("/civic/logic/goes-only-so-deep", test_goes_only_so_deep);
  g_test_add_func ("/civic/logic/ends-what-would-take-too-long",
                   test_ends_what_would_take_too_long);
  g_test_add_func ("/civic/logic/affords-what-a-form-needs", test_affords_what_a_form_needs);
  g_test_add_func ("/civic/logic/accepts-rules-over-known-names",
                   test_accepts_rules_over_known_names);
  g_test_add_func ("/civic/logic/finds-what-cannot-be-meant", test_finds_what_cannot_be_meant);
  g_test_add_func ("/civic/logic/checks-only-so-deep", test_checks_only_so_deep);
  g_test_add_func ("/civic/logic/random-rules-end-with-a-value-or-a-reason",
                   test_random_rules_end_with_a_value_or_a_reason);

  return g_test_run ();
}
