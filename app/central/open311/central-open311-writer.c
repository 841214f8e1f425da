/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311-writer.h"

#include <string.h>

#include "central-json.h"

/* What an element of each list is called. */
static const char *const elements[][2] = {
  { "services", "service" }, { "service_requests", "request" }, { "attributes", "attribute" },
  { "values", "value" },     { "endpoints", "endpoint" },       { "formats", "format" },
  { "errors", "error" },
};

static const char *
name_element (const char *list)
{
  for (guint index = 0; index < G_N_ELEMENTS (elements); index++)
    if (g_str_equal (elements[index][0], list))
      return elements[index][1];
  g_return_val_if_reached ("item");
}

/* XML 1.0 has no way to write most control characters. */
static void
append_text (GString *xml, const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (character == '&')
      g_string_append (xml, "&amp;");
    else if (character == '<')
      g_string_append (xml, "&lt;");
    else if (character == '>')
      g_string_append (xml, "&gt;");
    else if (character >= ' ' || character == '\n' || character == '\t')
      g_string_append_unichar (xml, character);
  }
}

static void
append_value (GString *xml, JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node)) {
  case G_TYPE_STRING:
    append_text (xml, json_node_get_string (node));
    break;
  case G_TYPE_BOOLEAN:
    g_string_append (xml, json_node_get_boolean (node) ? "true" : "false");
    break;
  case G_TYPE_INT64:
    g_string_append_printf (xml, "%" G_GINT64_FORMAT, json_node_get_int (node));
    break;
  default:
    g_string_append (xml,
                     g_ascii_formatd (number, sizeof number, "%.6f", json_node_get_double (node)));
    break;
  }
}

static void append_element (GString *xml, const char *name, JsonNode *node);

static void
append_list (GString *xml, const char *name, JsonArray *list)
{
  for (guint index = 0; index < json_array_get_length (list); index++)
    append_element (xml, name_element (name), json_array_get_element (list, index));
}

static void
append_object (GString *xml, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    append_element (xml, name, member);
}

static void
append_element (GString *xml, const char *name, JsonNode *node)
{
  g_string_append_printf (xml, "<%s>", name);
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (xml, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_list (xml, name, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_value (xml, node);
  g_string_append_printf (xml, "</%s>", name);
}

static CentralResponse *
write_xml (guint status, const char *root, JsonNode *node)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");

  append_element (xml, root, node);
  g_string_append_c (xml, '\n');
  return central_response_new (status, "text/xml; charset=utf-8", g_string_free (xml, FALSE));
}

CentralResponse *
central_open311_write (CentralOpen311Format format, guint status, const char *root, JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;
  CentralResponse *response = format == CENTRAL_OPEN311_XML
                                ? write_xml (status, root, owned)
                                : central_response_new (status, "application/json; charset=utf-8",
                                                        central_json_to_text (owned));

  /* Maps in anybody's browser may read what everybody may. */
  central_response_add_header (response, "Access-Control-Allow-Origin", "*");
  return response;
}

CentralResponse *
central_open311_write_error (CentralOpen311Format format, guint status, const char *description)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  central_json_add_integer (builder, "code", status);
  central_json_add_string (builder, "description", description);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  return central_open311_write (format, status, "errors", json_builder_get_root (builder));
}
