/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-logic-private.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#define BYTES_A_STEP 16

/* "$.and[1].>[0]" */
static void
append_place (GString *path, const CivicLogicPlace *place)
{
  if (place == NULL) {
    g_string_append_c (path, '$');
    return;
  }

  append_place (path, place->outer);
  if (place->operator_name != NULL)
    g_string_append_printf (path, ".%s", place->operator_name);
  else
    g_string_append_printf (path, "[%u]", place->index);
}

void
civic_logic_refuse (const CivicLogicPlace *place, GError **error, const char *format, ...)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  append_place (path, place);
  g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_RULE, "%s: %s", path->str, reason);
}

gboolean
civic_logic_spend (CivicLogicRun *run, guint cost)
{
  if (run->error != NULL)
    return FALSE;

  run->cost += MIN (cost, CIVIC_LOGIC_MAXIMUM_COST + 1);
  if (run->cost > CIVIC_LOGIC_MAXIMUM_COST)
    civic_logic_refuse (run->place, &run->error, "this takes more than %d steps",
                        CIVIC_LOGIC_MAXIMUM_COST);
  return run->error == NULL;
}

gboolean
civic_logic_spend_text (CivicLogicRun *run, gsize length_bytes)
{
  return civic_logic_spend (run, (guint) MIN (length_bytes / BYTES_A_STEP, G_MAXINT));
}

gboolean
civic_logic_get_operation (JsonNode *rule, const char **ret_name, JsonNode **ret_argument)
{
  JsonObjectIter iter;

  if (!JSON_NODE_HOLDS_OBJECT (rule) || json_object_get_size (json_node_get_object (rule)) != 1)
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (rule));
  return json_object_iter_next (&iter, ret_name, ret_argument);
}

GPtrArray *
civic_logic_get_arguments (JsonNode *argument)
{
  GPtrArray *arguments = g_ptr_array_new ();
  JsonArray *array;

  if (!civic_logic_is_array (argument)) {
    g_ptr_array_add (arguments, argument);
    return arguments;
  }

  array = json_node_get_array (argument);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (arguments, json_array_get_element (array, i));
  return arguments;
}

static JsonNode *
run_at (CivicLogicRun *run, guint index, JsonNode *rule)
{
  const CivicLogicPlace place = { .outer = run->place, .index = index };
  JsonNode *value;

  run->place = &place;
  value = civic_logic_run (run, rule);
  run->place = place.outer;
  return value;
}

static GPtrArray *
run_all (CivicLogicRun *run, GPtrArray *rules)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (values, run_at (run, i, g_ptr_array_index (rules, i)));
  return values;
}

static JsonNode *
run_array (CivicLogicRun *run, JsonNode *rule)
{
  JsonArray *elements = json_node_get_array (rule);
  JsonArray *values = json_array_new ();

  for (guint i = 0; i < json_array_get_length (elements); i++)
    json_array_add_element (values, run_at (run, i, json_array_get_element (elements, i)));
  return civic_logic_array (values);
}

static JsonNode *
run_operator (CivicLogicRun *run, const char *name, JsonNode *argument)
{
  const CivicLogicOperator *operator= civic_logic_find_operator (name);
  g_autoptr (GPtrArray) arguments = civic_logic_get_arguments (argument);
  g_autoptr (GPtrArray) values = NULL;

  if (operator== NULL) {
    civic_logic_refuse_operator (run->place, &run->error);
    return civic_logic_null ();
  }

  if (operator->form != NULL)
    return operator->form (run, arguments);

  values = run_all (run, arguments);
  return run->error == NULL ? operator->function (run, values) : civic_logic_null ();
}

static JsonNode *
run_operation (CivicLogicRun *run, const char *name, JsonNode *argument)
{
  const CivicLogicPlace place = { .outer = run->place, .operator_name = name };
  JsonNode *value;

  run->place = &place;
  value = run_operator (run, name, argument);
  run->place = place.outer;
  return value;
}

static JsonNode *
run_deeper (CivicLogicRun *run, JsonNode *rule)
{
  const char *name;
  JsonNode *argument;

  if (civic_logic_get_operation (rule, &name, &argument))
    return run_operation (run, name, argument);
  if (civic_logic_is_array (rule))
    return run_array (run, rule);

  return json_node_ref (rule);
}

JsonNode *
civic_logic_run (CivicLogicRun *run, JsonNode *rule)
{
  JsonNode *value;

  if (!civic_logic_spend (run, 1))
    return civic_logic_null ();
  if (run->depth == CIVIC_LOGIC_MAXIMUM_DEPTH) {
    civic_logic_refuse (run->place, &run->error, "nested deeper than %d",
                        CIVIC_LOGIC_MAXIMUM_DEPTH);
    return civic_logic_null ();
  }

  run->depth++;
  value = run_deeper (run, rule);
  run->depth--;
  return value;
}

static JsonNode *tidy (CivicLogicRun *run, JsonNode *value, guint depth);

static JsonNode *
tidy_array (CivicLogicRun *run, JsonArray *array, guint depth)
{
  JsonArray *tidied = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (tidied, tidy (run, json_array_get_element (array, i), depth + 1));
  return civic_logic_array (tidied);
}

/* What JSON cannot say becomes null, as JSON.stringify has it. Arrays that were built by sharing
 * may be far larger to write out than they were to build: hence the cost. */
static JsonNode *
tidy (CivicLogicRun *run, JsonNode *value, guint depth)
{
  if (!civic_logic_spend (run, 1))
    return civic_logic_null ();
  if (depth > CIVIC_LOGIC_MAXIMUM_DEPTH) {
    civic_logic_refuse (run->place, &run->error, "the result is nested deeper than %d",
                        CIVIC_LOGIC_MAXIMUM_DEPTH);
    return civic_logic_null ();
  }

  if (civic_logic_is_array (value))
    return tidy_array (run, json_node_get_array (value), depth);
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_DOUBLE) {
    double number = json_node_get_double (value);

    return isfinite (number) ? civic_logic_number (number == 0 ? 0 : number) : civic_logic_null ();
  }

  return json_node_ref (value);
}

JsonNode *
civic_logic_apply (JsonNode *rule, JsonNode *data, GError **error)
{
  g_autoptr (JsonNode) nothing = civic_logic_null ();
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (JsonNode) tidied = NULL;
  CivicLogicRun run = { .data = data != NULL ? data : nothing };

  g_return_val_if_fail (rule != NULL, NULL);

  value = civic_logic_run (&run, rule);
  tidied = tidy (&run, value, 0);
  if (run.error != NULL) {
    g_propagate_error (error, run.error);
    return NULL;
  }

  return g_steal_pointer (&tidied);
}
