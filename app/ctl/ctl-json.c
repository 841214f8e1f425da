/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-json.h"

#include "civic-json.h"
#include "civic-number.h"
#include "ctl-command.h"

#include <string.h>
#include <unistd.h>

#define STANDARD_INPUT "/dev/stdin"
#define MAXIMUM_BYTES (1024 * 1024)
#define LONGEST_TOLD 40
#define INDENT 2

static char *
read_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &reason)) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s", reason->message);
    return NULL;
  }
  if (length > MAXIMUM_BYTES) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s is over 1 MiB: no rule needs as much.",
                 path);
    return NULL;
  }

  return g_steal_pointer (&text);
}

/* "{"and": …": enough to recognise it. */
static char *
shorten (const char *given)
{
  g_autofree char *valid = g_utf8_make_valid (given, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= LONGEST_TOLD)
    return g_steal_pointer (&valid);

  start = g_utf8_substring (valid, 0, LONGEST_TOLD);
  return g_strconcat (start, "…", NULL);
}

JsonNode *
ctl_json_read (const char *given, GError **error)
{
  const char *path = g_str_equal (given, "-") ? STANDARD_INPUT : given;
  gboolean is_file = path != given || g_file_test (path, G_FILE_TEST_EXISTS);
  g_autofree char *text = is_file ? read_file (path, error) : g_strdup (given);
  g_autofree char *told = shorten (given);
  g_autoptr (GError) reason = NULL;
  JsonNode *node;

  if (text == NULL)
    return NULL;

  node = civic_json_parse (text, strlen (text), &reason);
  if (node != NULL)
    return node;

  if (is_file)
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s: %s. Put it right there and try again.",
                 told, reason->message);
  else
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "“%s” is neither a file nor JSON (%s). A string is written \"so\", and the whole "
                 "in single quotes for the shell.",
                 told, reason->message);
  return NULL;
}

static void append_node (GString *text, JsonNode *node, guint depth);

static void
append_line (GString *text, guint depth)
{
  g_string_append_printf (text, "\n%*s", (int) depth * INDENT, "");
}

static void
append_array (GString *text, JsonArray *array, guint depth)
{
  guint length = json_array_get_length (array);

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    append_line (text, depth + 1);
    append_node (text, json_array_get_element (array, i), depth + 1);
  }
  if (length > 0)
    append_line (text, depth);
  g_string_append_c (text, ']');
}

static void
append_string (GString *text, const char *string)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), string);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (text, quoted);
}

static void
append_object (GString *text, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;
  gboolean is_first = TRUE;

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member)) {
    if (!is_first)
      g_string_append_c (text, ',');
    is_first = FALSE;
    append_line (text, depth + 1);
    append_string (text, key);
    g_string_append (text, ": ");
    append_node (text, member, depth + 1);
  }
  if (!is_first)
    append_line (text, depth);
  g_string_append_c (text, '}');
}

static void
append_value (GString *text, JsonNode *node)
{
  g_autofree char *value = NULL;

  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    value = civic_number_to_text (json_node_get_double (node));
  else
    value = json_to_string (node, FALSE);
  g_string_append (text, value);
}

static void
append_node (GString *text, JsonNode *node, guint depth)
{
  switch (json_node_get_node_type (node)) {
  case JSON_NODE_OBJECT:
    append_object (text, json_node_get_object (node), depth);
    break;
  case JSON_NODE_ARRAY:
    append_array (text, json_node_get_array (node), depth);
    break;
  case JSON_NODE_VALUE:
    append_value (text, node);
    break;
  case JSON_NODE_NULL:
  default:
    g_string_append (text, "null");
    break;
  }
}

char *
ctl_json_print (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  append_node (text, node, 0);
  return g_string_free (text, FALSE);
}

void
ctl_json_say (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}
