/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The operators that turn values into a value, and the table of all. */

#include "civic-logic-private.h"

#include "civic-nearest.h"
#include "civic-number.h"

#include <math.h>
#include <string.h>

#define ANY_COUNT G_MAXUINT

/* NULL, JavaScript's undefined, where there is none. */
static JsonNode *
value_at (GPtrArray *values, guint index)
{
  return index < values->len ? g_ptr_array_index (values, index) : NULL;
}

static double
number_at (CivicLogicRun *run, GPtrArray *values, guint index)
{
  return civic_logic_to_number (run, value_at (values, index));
}

static JsonNode *
run_equal (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_boolean (
    civic_logic_is_equal (run, value_at (values, 0), value_at (values, 1)));
}

static JsonNode *
run_not_equal (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_boolean (
    !civic_logic_is_equal (run, value_at (values, 0), value_at (values, 1)));
}

static JsonNode *
run_same (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_boolean (
    civic_logic_is_same (run, value_at (values, 0), value_at (values, 1)));
}

static JsonNode *
run_not_same (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_boolean (
    !civic_logic_is_same (run, value_at (values, 0), value_at (values, 1)));
}

static JsonNode *
run_not (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_boolean (!civic_logic_is_true (value_at (values, 0)));
}

static JsonNode *
run_truth (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_boolean (civic_logic_is_true (value_at (values, 0)));
}

/* Every value and the next stand in the wanted order: two of them, or three for "between". */
static JsonNode *
run_ordered (CivicLogicRun *run, GPtrArray *values, int wanted_order, gboolean or_equal)
{
  guint count = CLAMP (values->len, 2, 3);

  for (guint i = 0; i + 1 < count; i++) {
    int order;

    if (!civic_logic_compare (run, value_at (values, i), value_at (values, i + 1), &order))
      return civic_logic_boolean (FALSE);
    if (order == 0 ? !or_equal : order != wanted_order)
      return civic_logic_boolean (FALSE);
  }

  return civic_logic_boolean (TRUE);
}

static JsonNode *
run_less (CivicLogicRun *run, GPtrArray *values)
{
  return run_ordered (run, values, -1, FALSE);
}

static JsonNode *
run_at_most (CivicLogicRun *run, GPtrArray *values)
{
  return run_ordered (run, values, -1, TRUE);
}

static JsonNode *
run_greater (CivicLogicRun *run, GPtrArray *values)
{
  return run_ordered (run, values, 1, FALSE);
}

static JsonNode *
run_at_least (CivicLogicRun *run, GPtrArray *values)
{
  return run_ordered (run, values, 1, TRUE);
}

static JsonNode *
run_max (CivicLogicRun *run, GPtrArray *values)
{
  double largest = -INFINITY;

  for (guint i = 0; i < values->len; i++) {
    double number = number_at (run, values, i);

    if (isnan (number) || number > largest)
      largest = number;
    if (isnan (largest))
      break;
  }

  return civic_logic_number (largest);
}

static JsonNode *
run_min (CivicLogicRun *run, GPtrArray *values)
{
  double smallest = INFINITY;

  for (guint i = 0; i < values->len; i++) {
    double number = number_at (run, values, i);

    if (isnan (number) || number < smallest)
      smallest = number;
    if (isnan (smallest))
      break;
  }

  return civic_logic_number (smallest);
}

/* Sums and products read numbers as parseFloat does: "12 m" counts as 12, null as none. */
static double
parse_at (CivicLogicRun *run, GPtrArray *values, guint index)
{
  g_autofree char *text = civic_logic_to_text (run, value_at (values, index));

  return civic_number_from_start (text);
}

static JsonNode *
run_add (CivicLogicRun *run, GPtrArray *values)
{
  double sum = 0;

  for (guint i = 0; i < values->len; i++)
    sum += parse_at (run, values, i);

  return civic_logic_number (sum);
}

static JsonNode *
run_multiply (CivicLogicRun *run, GPtrArray *values)
{
  double product = 1;

  if (values->len == 0) {
    civic_logic_refuse (run->place, &run->error, "* wants at least one value");
    return civic_logic_null ();
  }

  /* As published: one factor alone stays what it is. */
  if (values->len == 1)
    return json_node_ref (value_at (values, 0));

  for (guint i = 0; i < values->len; i++)
    product *= parse_at (run, values, i);

  return civic_logic_number (product);
}

static JsonNode *
run_subtract (CivicLogicRun *run, GPtrArray *values)
{
  if (values->len < 2)
    return civic_logic_number (-number_at (run, values, 0));

  return civic_logic_number (number_at (run, values, 0) - number_at (run, values, 1));
}

static JsonNode *
run_divide (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_number (number_at (run, values, 0) / number_at (run, values, 1));
}

static JsonNode *
run_remainder (CivicLogicRun *run, GPtrArray *values)
{
  return civic_logic_number (fmod (number_at (run, values, 0), number_at (run, values, 1)));
}

static JsonNode *
run_merge (CivicLogicRun *run, GPtrArray *values)
{
  JsonArray *merged = json_array_new ();

  for (guint i = 0; i < values->len; i++) {
    g_autoptr (GPtrArray) parts = civic_logic_get_arguments (value_at (values, i));

    if (!civic_logic_spend (run, parts->len))
      break;
    for (guint part = 0; part < parts->len; part++)
      json_array_add_element (merged, json_node_ref (g_ptr_array_index (parts, part)));
  }

  return civic_logic_array (merged);
}

static gboolean
is_in_array (CivicLogicRun *run, JsonNode *value, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (civic_logic_spend (run, 1) &&
        civic_logic_is_same (run, value, json_array_get_element (array, i)))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_text (CivicLogicRun *run, JsonNode *value, const char *text)
{
  g_autofree char *part = civic_logic_to_text (run, value);

  /* As published: nothing is in the empty string, not even itself. */
  return text[0] != '\0' && civic_logic_spend_text (run, strlen (text)) &&
         strstr (text, part) != NULL;
}

static JsonNode *
run_in (CivicLogicRun *run, GPtrArray *values)
{
  JsonNode *whole = value_at (values, 1);
  gboolean is_in = FALSE;

  if (civic_logic_is_array (whole))
    is_in = is_in_array (run, value_at (values, 0), json_node_get_array (whole));
  else if (civic_logic_is_string (whole))
    is_in = is_in_text (run, value_at (values, 0), json_node_get_string (whole));

  return civic_logic_boolean (is_in);
}

static JsonNode *
run_cat (CivicLogicRun *run, GPtrArray *values)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++) {
    g_autofree char *text = NULL;

    if (JSON_NODE_HOLDS_NULL (value_at (values, i)))
      continue;
    text = civic_logic_to_text (run, value_at (values, i));
    g_string_append (joined, text);
  }

  return civic_logic_text (g_string_free (joined, FALSE));
}

/* ToIntegerOrInfinity, within what a text can have. */
static glong
position_at (CivicLogicRun *run, GPtrArray *values, guint index, glong length)
{
  double number = number_at (run, values, index);

  return isnan (number) ? 0 : (glong) CLAMP (trunc (number), -length, length);
}

static JsonNode *
run_substr (CivicLogicRun *run, GPtrArray *values)
{
  g_autofree char *text = civic_logic_to_text (run, value_at (values, 0));
  glong length = g_utf8_strlen (text, -1);
  glong start = position_at (run, values, 1, length);
  glong count = values->len > 2 ? position_at (run, values, 2, length) : length;
  glong end;

  if (start < 0)
    start += length;
  /* A negative count leaves as many characters out at the end. */
  end = count < 0 ? length + count : MIN (start + count, length);

  return civic_logic_text (g_utf8_substring (text, start, MAX (start, end)));
}

static JsonNode *
run_log (CivicLogicRun *run, GPtrArray *values)
{
  return values->len > 0 ? json_node_ref (value_at (values, 0)) : civic_logic_null ();
}

static const CivicLogicOperator operators[] = {
  { "var", 1, 2, civic_logic_var, NULL },
  { "missing", 1, ANY_COUNT, civic_logic_missing, NULL },
  { "missing_some", 2, 2, civic_logic_missing_some, NULL },
  { "if", 2, ANY_COUNT, NULL, civic_logic_if },
  { "?:", 2, ANY_COUNT, NULL, civic_logic_if },
  { "and", 1, ANY_COUNT, NULL, civic_logic_and },
  { "or", 1, ANY_COUNT, NULL, civic_logic_or },
  { "!", 1, 1, run_not, NULL },
  { "!!", 1, 1, run_truth, NULL },
  { "==", 2, 2, run_equal, NULL },
  { "!=", 2, 2, run_not_equal, NULL },
  { "===", 2, 2, run_same, NULL },
  { "!==", 2, 2, run_not_same, NULL },
  { "<", 2, 3, run_less, NULL },
  { "<=", 2, 3, run_at_most, NULL },
  { ">", 2, 3, run_greater, NULL },
  { ">=", 2, 3, run_at_least, NULL },
  { "max", 1, ANY_COUNT, run_max, NULL },
  { "min", 1, ANY_COUNT, run_min, NULL },
  { "+", 1, ANY_COUNT, run_add, NULL },
  { "-", 1, 2, run_subtract, NULL },
  { "*", 1, ANY_COUNT, run_multiply, NULL },
  { "/", 2, 2, run_divide, NULL },
  { "%", 2, 2, run_remainder, NULL },
  { "map", 2, 2, NULL, civic_logic_map },
  { "filter", 2, 2, NULL, civic_logic_filter },
  { "reduce", 2, 3, NULL, civic_logic_reduce },
  { "all", 2, 2, NULL, civic_logic_all },
  { "none", 2, 2, NULL, civic_logic_none },
  { "some", 2, 2, NULL, civic_logic_some },
  { "merge", 1, ANY_COUNT, run_merge, NULL },
  { "in", 2, 2, run_in, NULL },
  { "cat", 1, ANY_COUNT, run_cat, NULL },
  { "substr", 2, 3, run_substr, NULL },
  { "log", 1, 1, run_log, NULL },
};

const CivicLogicOperator *
civic_logic_find_operator (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (operators[i].name, name))
      return &operators[i];

  return NULL;
}

void
civic_logic_refuse_operator (const CivicLogicPlace *place, GError **error)
{
  const char *names[G_N_ELEMENTS (operators) + 1] = { NULL };
  g_autofree char *hint = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    names[i] = operators[i].name;

  hint = civic_nearest_hint (place->operator_name, names);
  civic_logic_refuse (place, error, "there is no such operator%s", hint);
}
