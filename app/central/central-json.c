/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-json.h"

#include <string.h>

#include "civic-json.h"

#include "central-error.h"

JsonNode *
central_json_parse (const char *text, GError **error)
{
  g_autoptr (JsonNode) node = civic_json_parse (text, strlen (text), error);

  if (node == NULL || JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED, "not a JSON object");
  return NULL;
}

JsonNode *
central_json_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  JsonNode *node = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  node = central_json_parse (text, error);
  if (node == NULL)
    g_prefix_error (error, "%s: ", path);
  return node;
}

static JsonNode *
get_value (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node
                                                                                         : NULL;
}

const char *
central_json_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name, G_TYPE_STRING);

  return node ? json_node_get_string (node) : NULL;
}

gint64
central_json_get_integer (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name, G_TYPE_INT64);

  return node ? json_node_get_int (node) : -1;
}

JsonObject *
central_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
central_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

char *
central_json_to_text (JsonNode *node)
{
  return json_to_string (node, FALSE);
}

char *
central_json_build_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return central_json_to_text (root);
}

void
central_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
central_json_add_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
central_json_add_node (JsonBuilder *builder, const char *name, JsonNode *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_value (builder, json_node_copy (value));
  else
    json_builder_add_null_value (builder);
}
