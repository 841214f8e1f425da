/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The operators that look into the data. */

#include "civic-logic-private.h"

#include <string.h>

/* "0", "12": as JavaScript writes an index, so not "01". */
static gboolean
read_index (const char *part, guint64 *ret_index)
{
  if (part[0] == '0' && part[1] != '\0')
    return FALSE;

  return g_ascii_string_to_unsigned (part, 10, 0, G_MAXUINT, ret_index, NULL);
}

static JsonNode *
get_element (JsonArray *array, const char *part)
{
  guint64 index;

  if (g_str_equal (part, "length"))
    return civic_logic_number (json_array_get_length (array));
  if (!read_index (part, &index) || index >= json_array_get_length (array))
    return NULL;

  return json_node_ref (json_array_get_element (array, (guint) index));
}

static JsonNode *
get_character (const char *text, const char *part)
{
  glong length = g_utf8_strlen (text, -1);
  guint64 index;

  if (g_str_equal (part, "length"))
    return civic_logic_number ((double) length);
  if (!read_index (part, &index) || index >= (guint64) length)
    return NULL;

  return civic_logic_text (g_utf8_substring (text, (glong) index, (glong) index + 1));
}

/* Takes the value; NULL if it has no such part. */
static JsonNode *
step_into (CivicLogicRun *run, JsonNode *taken, const char *part)
{
  g_autoptr (JsonNode) value = taken;
  JsonNode *member;

  if (civic_logic_is_array (value))
    return get_element (json_node_get_array (value), part);
  if (civic_logic_is_string (value)) {
    civic_logic_spend_text (run, strlen (json_node_get_string (value)));
    return get_character (json_node_get_string (value), part);
  }
  if (!JSON_NODE_HOLDS_OBJECT (value))
    return NULL;

  member = json_object_get_member (json_node_get_object (value), part);
  return member != NULL ? json_node_ref (member) : NULL;
}

/* NULL: there is no such thing. */
static JsonNode *
find (CivicLogicRun *run, JsonNode *name)
{
  g_autofree char *path = NULL;
  g_auto (GStrv) parts = NULL;
  JsonNode *value = json_node_ref (run->data);

  if (name == NULL || JSON_NODE_HOLDS_NULL (name))
    return value;

  path = civic_logic_to_text (run, name);
  if (path[0] == '\0' && civic_logic_is_string (name))
    return value;

  parts = g_strsplit (path, ".", -1);
  for (guint i = 0; parts[i] != NULL && value != NULL; i++)
    value = civic_logic_spend (run, 1) ? step_into (run, value, parts[i])
                                       : (json_node_unref (value), NULL);
  return value;
}

JsonNode *
civic_logic_var (CivicLogicRun *run, GPtrArray *values)
{
  JsonNode *name = values->len > 0 ? g_ptr_array_index (values, 0) : NULL;
  JsonNode *value = find (run, name);

  if (value != NULL)
    return value;

  return values->len > 1 ? json_node_ref (g_ptr_array_index (values, 1)) : civic_logic_null ();
}

static gboolean
is_missing (CivicLogicRun *run, JsonNode *name)
{
  g_autoptr (JsonNode) value = find (run, name);

  return value == NULL || JSON_NODE_HOLDS_NULL (value) ||
         (civic_logic_is_string (value) && json_node_get_string (value)[0] == '\0');
}

static JsonArray *
find_missing (CivicLogicRun *run, GPtrArray *names)
{
  JsonArray *missing = json_array_new ();

  for (guint i = 0; i < names->len; i++) {
    JsonNode *name = g_ptr_array_index (names, i);

    if (is_missing (run, name))
      json_array_add_element (missing, json_node_ref (name));
  }

  return missing;
}

/* Names as arguments, or one array of them that another operator gave. */
JsonNode *
civic_logic_missing (CivicLogicRun *run, GPtrArray *values)
{
  g_autoptr (GPtrArray) names = NULL;

  if (values->len == 0 || !civic_logic_is_array (g_ptr_array_index (values, 0)))
    return civic_logic_array (find_missing (run, values));

  names = civic_logic_get_arguments (g_ptr_array_index (values, 0));
  return civic_logic_array (find_missing (run, names));
}

JsonNode *
civic_logic_missing_some (CivicLogicRun *run, GPtrArray *values)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (JsonArray) missing = NULL;
  guint there_count;

  if (values->len < 2 || !civic_logic_is_array (g_ptr_array_index (values, 1))) {
    civic_logic_refuse (run->place, &run->error, "missing_some wants a number and an array");
    return civic_logic_null ();
  }

  names = civic_logic_get_arguments (g_ptr_array_index (values, 1));
  missing = find_missing (run, names);
  there_count = names->len - json_array_get_length (missing);
  if (there_count >= civic_logic_to_number (run, g_ptr_array_index (values, 0)))
    return civic_logic_array (json_array_new ());

  return civic_logic_array (g_steal_pointer (&missing));
}
