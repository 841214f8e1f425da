/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-template.h"

#include "civic-digits.h"

#include "central-json.h"
#include "central-languages.h"

/* Arabic sentences are written with Arabic digits; all other languages with Western ones. */
static char *
localise (const char *number, const char *language)
{
  g_autofree char *digits = civic_digits_localise (number, "ar");
  g_autoptr (GString) text = NULL;

  if (g_strcmp0 (language, "ar") != 0)
    return g_strdup (number);
  text = g_string_new (digits);
  g_string_replace (text, ".", "٫", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_number (JsonNode *member, const char *language)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (json_node_get_value_type (member) == G_TYPE_INT64)
    g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, json_node_get_int (member));
  else
    g_ascii_formatd (text, sizeof text, "%.10g", json_node_get_double (member));
  return localise (text, language);
}

static char *
say_member (JsonObject *record, const char *name, const char *language)
{
  JsonNode *member = json_object_get_member (record, name);

  if (member && JSON_NODE_HOLDS_OBJECT (member) && language)
    return g_strdup (central_json_get_string (json_node_get_object (member), language));
  if (member == NULL || !JSON_NODE_HOLDS_VALUE (member))
    return NULL;
  if (json_node_get_value_type (member) == G_TYPE_STRING)
    return json_node_dup_string (member);
  return say_number (member, language);
}

char *
central_template_fill (const char *template, JsonObject *record, const char *language)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  const char *rest = template;
  const char *hole = NULL;

  while ((hole = strchr (rest, '{')) != NULL) {
    const char *end = strchr (hole, '}');
    g_autofree char *name = end ? g_strndup (hole + 1, (gsize) (end - hole - 1)) : NULL;
    g_autofree char *said = name ? say_member (record, name, language) : NULL;

    if (said == NULL)
      return NULL;
    g_string_append_len (filled, rest, hole - rest);
    g_string_append (filled, said);
    rest = end + 1;
  }
  g_string_append (filled, rest);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static JsonNode *
fill_object (JsonObject *template, JsonObject *record)
{
  g_autoptr (JsonObject) filled = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_iter_init_ordered (&iter, template);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    JsonNode *value = central_template_fill_node (member, record);

    if (value == NULL)
      return NULL;
    json_object_set_member (filled, name, value);
  }
  return json_node_init_object (json_node_alloc (), filled);
}

static JsonNode *
fill_array (JsonArray *template, JsonObject *record)
{
  g_autoptr (JsonArray) filled = json_array_new ();

  for (guint index = 0; index < json_array_get_length (template); index++) {
    JsonNode *value = central_template_fill_node (json_array_get_element (template, index), record);

    if (value == NULL)
      return NULL;
    json_array_add_element (filled, value);
  }
  return json_node_init_array (json_node_alloc (), filled);
}

JsonNode *
central_template_fill_node (JsonNode *template, JsonObject *record)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_OBJECT (template))
    return fill_object (json_node_get_object (template), record);
  if (JSON_NODE_HOLDS_ARRAY (template))
    return fill_array (json_node_get_array (template), record);
  if (json_node_get_value_type (template) != G_TYPE_STRING)
    return json_node_copy (template);
  text = central_template_fill (json_node_get_string (template), record, NULL);
  return text ? json_node_init_string (json_node_alloc (), text) : NULL;
}

JsonNode *
central_template_fill_text (JsonNode *text, JsonObject *record)
{
  g_autoptr (JsonObject) filled = json_object_new ();
  JsonObjectIter iter;
  const char *language = NULL;
  JsonNode *sentence = NULL;

  json_object_iter_init_ordered (&iter, json_node_get_object (text));
  while (json_object_iter_next_ordered (&iter, &language, &sentence)) {
    g_autofree char *said =
      central_template_fill (json_node_get_string (sentence), record, language);

    if (said == NULL)
      return NULL;
    json_object_set_string_member (filled, language, said);
  }
  return json_node_init_object (json_node_alloc (), filled);
}
