/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-condition-private.h"
#include "civic-json.h"

#include <string.h>

/* Fields a and b are known; what they answer is in the row. NULL: hidden or unanswered. */
typedef struct {
  const char *rule;
  const char *a;
  const char *b;
  gboolean holds;
} Row;

static const char *
answer_in_row (const char *field_id, gpointer user_data)
{
  const Row *row = user_data;

  return g_str_equal (field_id, "a") ? row->a : row->b;
}

static CivicCondition *
read_rule (const char *rule, char **ret_reason)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) node = civic_json_parse (rule, strlen (rule), NULL);

  g_assert_nonnull (node);
  g_hash_table_add (known, (gpointer) "a");
  g_hash_table_add (known, (gpointer) "b");
  return civic_condition_new_from_json (node, known, ret_reason);
}

static void
assert_rows (const Row *rows, gsize row_count)
{
  for (gsize i = 0; i < row_count; i++) {
    g_autofree char *reason = NULL;
    g_autoptr (CivicCondition) condition = read_rule (rows[i].rule, &reason);

    g_assert_cmpstr (reason, ==, NULL);
    g_test_message ("%s with a=%s b=%s", rows[i].rule, rows[i].a, rows[i].b);
    g_assert_cmpint (civic_condition_holds (condition, answer_in_row, (gpointer) &rows[i]), ==,
                     rows[i].holds);
  }
}

static void
test_compares (void)
{
  static const Row rows[] = {
    { "{\"==\": [{\"var\": \"a\"}, \"x\"]}", "x", NULL, TRUE },
    { "{\"==\": [{\"var\": \"a\"}, \"x\"]}", "y", NULL, FALSE },
    { "{\"==\": [{\"var\": \"a\"}, \"x\"]}", NULL, NULL, FALSE },
    { "{\"!=\": [{\"var\": \"a\"}, \"x\"]}", "y", NULL, TRUE },
    { "{\"!=\": [{\"var\": \"a\"}, \"x\"]}", "x", NULL, FALSE },
    { "{\"!=\": [{\"var\": \"a\"}, \"x\"]}", NULL, NULL, TRUE },
    { "{\"==\": [{\"var\": \"a\"}, 7]}", "7", NULL, TRUE },
    { "{\"==\": [{\"var\": \"a\"}, 2.5]}", "2.5", NULL, TRUE },
    { "{\"==\": [{\"var\": \"a\"}, 2.50]}", "2.5", NULL, TRUE },
    { "{\"==\": [{\"var\": \"a\"}, 500]}", "500", NULL, TRUE },
    { "{\"in\": [{\"var\": \"a\"}, [\"x\", \"y\"]]}", "y", NULL, TRUE },
    { "{\"in\": [{\"var\": \"a\"}, [\"x\", \"y\"]]}", "z", NULL, FALSE },
    { "{\"in\": [{\"var\": \"a\"}, [\"x\", \"y\"]]}", NULL, NULL, FALSE },
    { "{\"in\": [{\"var\": \"a\"}, [1, 2]]}", "2", NULL, TRUE },
  };

  assert_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_a_bare_var_asks_whether_it_is_answered (void)
{
  static const Row rows[] = {
    { "{\"var\": \"a\"}", "x", NULL, TRUE },
    { "{\"var\": \"a\"}", NULL, "x", FALSE },
    { "{\"!\": {\"var\": \"a\"}}", NULL, NULL, TRUE },
    { "{\"!\": [{\"var\": \"a\"}]}", "x", NULL, FALSE },
  };

  assert_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_joins (void)
{
  static const char *const both =
    "{\"and\": [{\"var\": \"a\"}, {\"==\": [{\"var\": \"b\"}, \"x\"]}]}";
  static const char *const either =
    "{\"or\": [{\"var\": \"a\"}, {\"==\": [{\"var\": \"b\"}, \"x\"]}]}";
  static const char *const neither =
    "{\"!\": {\"or\": [{\"var\": \"a\"}, {\"and\": [{\"!=\": [{\"var\": \"b\"}, \"x\"]}]}]}}";
  const Row rows[] = {
    { both, "1", "x", TRUE },      { both, "1", "y", FALSE },    { both, NULL, "x", FALSE },
    { both, NULL, NULL, FALSE },   { either, "1", "y", TRUE },   { either, NULL, "x", TRUE },
    { either, NULL, "y", FALSE },  { neither, NULL, "x", TRUE }, { neither, "1", "x", FALSE },
    { neither, NULL, "y", FALSE },
  };

  assert_rows (rows, G_N_ELEMENTS (rows));
}

/* A rule read half must not leak or linger: the sanitizers watch this one. */
static void
test_refuses_a_bad_part_of_a_good_whole (void)
{
  static const char *const rules[] = {
    "{\"and\": [{\"var\": \"a\"}, {\"var\": \"c\"}]}",
    "{\"or\": [{\"==\": [{\"var\": \"a\"}, \"x\"]}, 1]}",
    "{\"!\": [{\"in\": [{\"var\": \"a\"}, [\"x\", null]]}]}",
    "{\"!\": {\"and\": [{\"var\": \"a\"}, {\"<\": [1, 2]}]}}",
    "{\"==\": [{\"var\": \"a\", \"x\": 1}, 2]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *reason = NULL;

    g_assert_null (read_rule (rules[i], &reason));
    g_assert_nonnull (reason);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/condition/" name, function)
  TEST ("compares", test_compares);
  TEST ("a-bare-var-asks-whether-it-is-answered", test_a_bare_var_asks_whether_it_is_answered);
  TEST ("joins", test_joins);
  TEST ("refuses-a-bad-part-of-a-good-whole", test_refuses_a_bad_part_of_a_good_whole);

  return g_test_run ();
}
