/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* JavaScript's values and coercions, as far as JSON can hold them. The names in the comments are
 * ECMA-262's. */

#include "civic-logic-private.h"

#include "civic-number.h"

#include <math.h>

#define MAXIMUM_SAFE_INTEGER 9007199254740991.0
#define FIRST_ASTRAL 0x10000
#define FIRST_AFTER_SURROGATES 0xE000

typedef enum {
  UNDEFINED,
  NONE,
  BOOLEAN,
  NUMBER,
  TEXT,
  ARRAY,
  OBJECT,
} Kind;

static Kind
kind_of (JsonNode *value)
{
  if (value == NULL)
    return UNDEFINED;
  if (JSON_NODE_HOLDS_NULL (value))
    return NONE;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return ARRAY;
  if (JSON_NODE_HOLDS_OBJECT (value))
    return OBJECT;

  switch (json_node_get_value_type (value)) {
  case G_TYPE_BOOLEAN:
    return BOOLEAN;
  case G_TYPE_STRING:
    return TEXT;
  default:
    return NUMBER;
  }
}

JsonNode *
civic_logic_null (void)
{
  return json_node_new (JSON_NODE_NULL);
}

JsonNode *
civic_logic_boolean (gboolean value)
{
  return json_node_init_boolean (json_node_alloc (), value);
}

JsonNode *
civic_logic_number (double value)
{
  JsonNode *node = json_node_alloc ();

  /* -0 stays a double: a division by it tells it from 0. */
  if (value == trunc (value) && fabs (value) <= MAXIMUM_SAFE_INTEGER &&
      !(value == 0 && signbit (value)))
    return json_node_init_int (node, (gint64) value);

  return json_node_init_double (node, value);
}

JsonNode *
civic_logic_text (char *text)
{
  JsonNode *node = json_node_init_string (json_node_alloc (), text);

  g_free (text);
  return node;
}

JsonNode *
civic_logic_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

gboolean
civic_logic_is_array (JsonNode *value)
{
  return kind_of (value) == ARRAY;
}

gboolean
civic_logic_is_string (JsonNode *value)
{
  return kind_of (value) == TEXT;
}

gboolean
civic_logic_is_true (JsonNode *value)
{
  double number;

  switch (kind_of (value)) {
  case BOOLEAN:
    return json_node_get_boolean (value);
  case NUMBER:
    number = json_node_get_double (value);
    return number != 0 && !isnan (number);
  case TEXT:
    return json_node_get_string (value)[0] != '\0';
  case ARRAY:
    return json_array_get_length (json_node_get_array (value)) > 0;
  case OBJECT:
    return TRUE;
  case UNDEFINED:
  case NONE:
  default:
    return FALSE;
  }
}

static void append_text (CivicLogicRun *run, GString *text, JsonNode *value);

/* Array.prototype.join: nothing stands for null. */
static void
append_array (CivicLogicRun *run, GString *text, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (!civic_logic_spend (run, 1))
      return;
    if (i > 0)
      g_string_append_c (text, ',');
    if (kind_of (element) != NONE)
      append_text (run, text, element);
  }
}

static void
append_text (CivicLogicRun *run, GString *text, JsonNode *value)
{
  g_autofree char *number = NULL;
  const char *string;

  switch (kind_of (value)) {
  case UNDEFINED:
    g_string_append (text, "undefined");
    break;
  case NONE:
    g_string_append (text, "null");
    break;
  case BOOLEAN:
    g_string_append (text, json_node_get_boolean (value) ? "true" : "false");
    break;
  case NUMBER:
    number = civic_number_to_text (json_node_get_double (value));
    g_string_append (text, number);
    break;
  case TEXT:
    string = json_node_get_string (value);
    if (civic_logic_spend_text (run, strlen (string)))
      g_string_append (text, string);
    break;
  case ARRAY:
    append_array (run, text, json_node_get_array (value));
    break;
  case OBJECT:
  default:
    g_string_append (text, "[object Object]");
    break;
  }
}

/* ToString. */
char *
civic_logic_to_text (CivicLogicRun *run, JsonNode *value)
{
  GString *text = g_string_new (NULL);

  append_text (run, text, value);
  return g_string_free (text, FALSE);
}

/* ToNumber. */
double
civic_logic_to_number (CivicLogicRun *run, JsonNode *value)
{
  g_autofree char *text = NULL;

  switch (kind_of (value)) {
  case NONE:
    return 0;
  case BOOLEAN:
    return json_node_get_boolean (value) ? 1 : 0;
  case NUMBER:
    return json_node_get_double (value);
  case TEXT:
    return civic_number_from_text (json_node_get_string (value));
  case ARRAY:
    text = civic_logic_to_text (run, value);
    return civic_number_from_text (text);
  case UNDEFINED:
  case OBJECT:
  default:
    return NAN;
  }
}

static gboolean
is_container (Kind kind)
{
  return kind == ARRAY || kind == OBJECT;
}

/* Arrays and objects are the same only as the same one. */
static gboolean
is_same_container (JsonNode *left, JsonNode *right)
{
  if (kind_of (left) != kind_of (right))
    return FALSE;

  return kind_of (left) == ARRAY ? json_node_get_array (left) == json_node_get_array (right)
                                 : json_node_get_object (left) == json_node_get_object (right);
}

static gboolean
is_same_text (CivicLogicRun *run, const char *left, const char *right)
{
  return civic_logic_spend_text (run, strlen (left)) && g_str_equal (left, right);
}

/* IsStrictlyEqual. */
gboolean
civic_logic_is_same (CivicLogicRun *run, JsonNode *left, JsonNode *right)
{
  if (kind_of (left) != kind_of (right))
    return FALSE;

  switch (kind_of (left)) {
  case BOOLEAN:
    return json_node_get_boolean (left) == json_node_get_boolean (right);
  case NUMBER:
    return json_node_get_double (left) == json_node_get_double (right);
  case TEXT:
    return is_same_text (run, json_node_get_string (left), json_node_get_string (right));
  case ARRAY:
  case OBJECT:
    return is_same_container (left, right);
  case UNDEFINED:
  case NONE:
  default:
    return TRUE;
  }
}

static gboolean
is_nothing (JsonNode *value)
{
  return kind_of (value) == UNDEFINED || kind_of (value) == NONE;
}

/* IsLooselyEqual, where one side is a container and the other is not: ToPrimitive gives its text.
 */
static gboolean
is_equal_as_text (CivicLogicRun *run, JsonNode *container, JsonNode *other)
{
  g_autoptr (JsonNode) text = civic_logic_text (civic_logic_to_text (run, container));

  return civic_logic_is_equal (run, text, other);
}

gboolean
civic_logic_is_equal (CivicLogicRun *run, JsonNode *left, JsonNode *right)
{
  Kind left_kind = kind_of (left);
  Kind right_kind = kind_of (right);

  if (is_nothing (left) || is_nothing (right))
    return is_nothing (left) && is_nothing (right);
  if (left_kind == right_kind || (is_container (left_kind) && is_container (right_kind)))
    return civic_logic_is_same (run, left, right);
  if (is_container (left_kind))
    return is_equal_as_text (run, left, right);
  if (is_container (right_kind))
    return is_equal_as_text (run, right, left);

  return civic_logic_to_number (run, left) == civic_logic_to_number (run, right);
}

/* JavaScript orders strings by UTF-16 unit: what needs two of them comes before U+E000. */
static int
compare_characters (gunichar left, gunichar right)
{
  if (left >= FIRST_ASTRAL && right < FIRST_ASTRAL)
    return right >= FIRST_AFTER_SURROGATES ? -1 : 1;
  if (right >= FIRST_ASTRAL && left < FIRST_ASTRAL)
    return left >= FIRST_AFTER_SURROGATES ? 1 : -1;

  return left < right ? -1 : left > right;
}

static int
compare_text (const char *left, const char *right)
{
  while (*left != '\0' && g_utf8_get_char (left) == g_utf8_get_char (right)) {
    left = g_utf8_next_char (left);
    right = g_utf8_next_char (right);
  }

  return compare_characters (g_utf8_get_char (left), g_utf8_get_char (right));
}

/* IsLessThan and its kin, told by one order. */
gboolean
civic_logic_compare (CivicLogicRun *run, JsonNode *left, JsonNode *right, int *ret_order)
{
  gboolean are_texts = (civic_logic_is_string (left) || is_container (kind_of (left))) &&
                       (civic_logic_is_string (right) || is_container (kind_of (right)));
  double left_number, right_number;

  if (are_texts) {
    g_autofree char *left_text = civic_logic_to_text (run, left);
    g_autofree char *right_text = civic_logic_to_text (run, right);

    *ret_order = compare_text (left_text, right_text);
    return TRUE;
  }

  left_number = civic_logic_to_number (run, left);
  right_number = civic_logic_to_number (run, right);
  if (isnan (left_number) || isnan (right_number))
    return FALSE;

  *ret_order = left_number < right_number ? -1 : left_number > right_number;
  return TRUE;
}
