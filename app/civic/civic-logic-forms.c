/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The operators that choose what to evaluate, and for which data. */

#include "civic-logic-private.h"

static JsonNode *
run_argument (CivicLogicRun *run, GPtrArray *arguments, guint index)
{
  const CivicLogicPlace place = { .outer = run->place, .index = index };
  JsonNode *value;

  if (index >= arguments->len)
    return civic_logic_null ();

  run->place = &place;
  value = civic_logic_run (run, g_ptr_array_index (arguments, index));
  run->place = place.outer;
  return value;
}

/* Evaluates with `var` meaning the element. */
static JsonNode *
run_for (CivicLogicRun *run, GPtrArray *arguments, JsonNode *element)
{
  JsonNode *outer = run->data;
  JsonNode *value;

  run->data = element;
  value = run_argument (run, arguments, 1);
  run->data = outer;
  return value;
}

static gboolean
holds (CivicLogicRun *run, GPtrArray *arguments, guint index)
{
  g_autoptr (JsonNode) value = run_argument (run, arguments, index);

  return civic_logic_is_true (value);
}

static gboolean
holds_for (CivicLogicRun *run, GPtrArray *arguments, JsonNode *element)
{
  g_autoptr (JsonNode) value = run_for (run, arguments, element);

  return civic_logic_is_true (value);
}

JsonNode *
civic_logic_if (CivicLogicRun *run, GPtrArray *arguments)
{
  guint i;

  for (i = 0; i + 1 < arguments->len; i += 2)
    if (holds (run, arguments, i))
      return run_argument (run, arguments, i + 1);

  return run_argument (run, arguments, i);
}

/* The first value whose truth is `wanted`, or the last. */
static JsonNode *
find_value (CivicLogicRun *run, GPtrArray *arguments, gboolean wanted)
{
  JsonNode *value = civic_logic_null ();

  for (guint i = 0; i < arguments->len; i++) {
    json_node_unref (value);
    value = run_argument (run, arguments, i);
    if (civic_logic_is_true (value) == wanted)
      break;
  }

  return value;
}

JsonNode *
civic_logic_and (CivicLogicRun *run, GPtrArray *arguments)
{
  return find_value (run, arguments, FALSE);
}

JsonNode *
civic_logic_or (CivicLogicRun *run, GPtrArray *arguments)
{
  return find_value (run, arguments, TRUE);
}

/* The list of the first argument; what is no array counts as none. */
static JsonArray *
run_list (CivicLogicRun *run, GPtrArray *arguments)
{
  g_autoptr (JsonNode) value = run_argument (run, arguments, 0);

  return civic_logic_is_array (value) ? json_node_dup_array (value) : json_array_new ();
}

JsonNode *
civic_logic_map (CivicLogicRun *run, GPtrArray *arguments)
{
  g_autoptr (JsonArray) list = run_list (run, arguments);
  JsonArray *mapped = json_array_new ();

  for (guint i = 0; i < json_array_get_length (list); i++)
    json_array_add_element (mapped, run_for (run, arguments, json_array_get_element (list, i)));
  return civic_logic_array (mapped);
}

JsonNode *
civic_logic_filter (CivicLogicRun *run, GPtrArray *arguments)
{
  g_autoptr (JsonArray) list = run_list (run, arguments);
  JsonArray *kept = json_array_new ();

  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonNode *element = json_array_get_element (list, i);

    if (holds_for (run, arguments, element))
      json_array_add_element (kept, json_node_ref (element));
  }

  return civic_logic_array (kept);
}

static JsonNode *
step_of (JsonNode *current, JsonNode *accumulator)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_member (object, "current", json_node_ref (current));
  json_object_set_member (object, "accumulator", json_node_ref (accumulator));
  json_node_take_object (node, object);
  return node;
}

static void
measure (CivicLogicRun *run, JsonNode *value, guint depth)
{
  JsonArray *array;

  if (!civic_logic_is_array (value) || !civic_logic_spend (run, 1))
    return;

  if (depth == CIVIC_LOGIC_MAXIMUM_DEPTH) {
    civic_logic_refuse (run->place, &run->error, "this builds arrays nested deeper than %d",
                        CIVIC_LOGIC_MAXIMUM_DEPTH);
    return;
  }

  array = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (array); i++)
    measure (run, json_array_get_element (array, i), depth + 1);
}

/* The only operator that can build on what it built: each step's result is measured, or a short
 * rule would nest arrays without end. */
JsonNode *
civic_logic_reduce (CivicLogicRun *run, GPtrArray *arguments)
{
  g_autoptr (JsonArray) list = run_list (run, arguments);
  JsonNode *accumulator = run_argument (run, arguments, 2);

  for (guint i = 0; i < json_array_get_length (list) && run->error == NULL; i++) {
    g_autoptr (JsonNode) step = step_of (json_array_get_element (list, i), accumulator);

    json_node_unref (accumulator);
    accumulator = run_for (run, arguments, step);
    measure (run, accumulator, 0);
  }

  return accumulator;
}

static gboolean
some_element_holds (CivicLogicRun *run, GPtrArray *arguments, JsonArray *list, gboolean wanted)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (holds_for (run, arguments, json_array_get_element (list, i)) == wanted)
      return TRUE;

  return FALSE;
}

JsonNode *
civic_logic_all (CivicLogicRun *run, GPtrArray *arguments)
{
  g_autoptr (JsonArray) list = run_list (run, arguments);

  return civic_logic_boolean (json_array_get_length (list) > 0 &&
                              !some_element_holds (run, arguments, list, FALSE));
}

JsonNode *
civic_logic_none (CivicLogicRun *run, GPtrArray *arguments)
{
  g_autoptr (JsonArray) list = run_list (run, arguments);

  return civic_logic_boolean (!some_element_holds (run, arguments, list, TRUE));
}

JsonNode *
civic_logic_some (CivicLogicRun *run, GPtrArray *arguments)
{
  g_autoptr (JsonArray) list = run_list (run, arguments);

  return civic_logic_boolean (some_element_holds (run, arguments, list, TRUE));
}
