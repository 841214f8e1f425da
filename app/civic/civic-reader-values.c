/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-reader-private.h"

#include "civic-nearest.h"

/* Single values. All of it stands on the node getters and the complaint alone. */

#define MAXIMUM_NAME_LENGTH 64

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static const char *
string_of (CivicReader *self, const char *key, JsonNode *node, guint maximum_length)
{
  const char *string;

  if (node == NULL)
    return NULL;

  string = holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
  if (string == NULL)
    civic_reader_complain (self, key, "a string expected");
  else if (*string == '\0')
    civic_reader_complain (self, key, "empty");
  else if (g_utf8_strlen (string, -1) > (glong) maximum_length)
    civic_reader_complain (self, key, "over %u characters", maximum_length);
  else if (!civic_text_is_clean (string))
    civic_reader_complain (self, key, "a control or bidi character");
  else
    return string;

  return NULL;
}

const char *
civic_reader_get_string (CivicReader *self, const char *key, guint maximum_length)
{
  return string_of (self, key, civic_reader_get_node (self, key), maximum_length);
}

const char *
civic_reader_maybe_string (CivicReader *self, const char *key, guint maximum_length)
{
  return string_of (self, key, civic_reader_maybe_node (self, key), maximum_length);
}

static const char *
name_of (CivicReader *self, const char *key, JsonNode *node)
{
  const char *name = string_of (self, key, node, MAXIMUM_NAME_LENGTH);

  if (name == NULL ||
      g_regex_match_simple ("^[a-z0-9]+([-_][a-z0-9]+)*$", name, G_REGEX_DOLLAR_ENDONLY, 0))
    return name;

  civic_reader_complain (self, key, "\"%s\" is not a name of a-z, 0-9, - and _", name);
  return NULL;
}

const char *
civic_reader_get_name (CivicReader *self, const char *key)
{
  return name_of (self, key, civic_reader_get_node (self, key));
}

const char *
civic_reader_maybe_name (CivicReader *self, const char *key)
{
  return name_of (self, key, civic_reader_maybe_node (self, key));
}

static const char *
icon_of (CivicReader *self, const char *key, const char *name)
{
  const char *const *icons = civic_reader_get_icons (self);
  g_autofree char *hint = NULL;

  if (name == NULL || icons == NULL || g_strv_contains (icons, name))
    return name;

  hint = civic_nearest_hint (name, icons);
  civic_reader_complain (self, key, "no icon of the name \"%s\"%s", name, hint);
  return NULL;
}

const char *
civic_reader_get_icon (CivicReader *self, const char *key)
{
  return icon_of (self, key, civic_reader_get_name (self, key));
}

const char *
civic_reader_maybe_icon (CivicReader *self, const char *key)
{
  return icon_of (self, key, civic_reader_maybe_name (self, key));
}

static gint64
integer_of (CivicReader *self, const char *key, JsonNode *node, gint64 minimum, gint64 maximum)
{
  if (!holds (node, G_TYPE_INT64))
    civic_reader_complain (self, key, "a whole number expected");
  else if (json_node_get_int (node) < minimum || json_node_get_int (node) > maximum)
    civic_reader_complain (
      self, key, "%" G_GINT64_FORMAT " is not within %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
      json_node_get_int (node), minimum, maximum);
  else
    return json_node_get_int (node);

  return minimum;
}

gint64
civic_reader_get_integer (CivicReader *self, const char *key, gint64 minimum, gint64 maximum)
{
  JsonNode *node = civic_reader_get_node (self, key);

  return node == NULL ? minimum : integer_of (self, key, node, minimum, maximum);
}

gint64
civic_reader_maybe_integer (
  CivicReader *self, const char *key, gint64 minimum, gint64 maximum, gint64 otherwise)
{
  JsonNode *node = civic_reader_maybe_node (self, key);

  return node == NULL ? otherwise : integer_of (self, key, node, minimum, maximum);
}

double
civic_reader_maybe_number (
  CivicReader *self, const char *key, double minimum, double maximum, double otherwise)
{
  JsonNode *node = civic_reader_maybe_node (self, key);

  if (node == NULL)
    return otherwise;

  if (!holds (node, G_TYPE_INT64) && !holds (node, G_TYPE_DOUBLE))
    civic_reader_complain (self, key, "a number expected");
  else if (!(json_node_get_double (node) >= minimum && json_node_get_double (node) <= maximum))
    civic_reader_complain (self, key, "%g is not within %g to %g", json_node_get_double (node),
                           minimum, maximum);
  else
    return json_node_get_double (node);

  return otherwise;
}

gboolean
civic_reader_maybe_boolean (CivicReader *self, const char *key, gboolean otherwise)
{
  JsonNode *node = civic_reader_maybe_node (self, key);

  if (node == NULL)
    return otherwise;
  if (!holds (node, G_TYPE_BOOLEAN)) {
    civic_reader_complain (self, key, "true or false expected");
    return otherwise;
  }

  return json_node_get_boolean (node);
}

static guint
index_of (CivicReader *self, const char *key, const char *word, const char *const *words)
{
  g_autofree char *choices = NULL;
  g_autofree char *hint = NULL;

  if (word == NULL)
    return 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (word, words[i]))
      return i;

  choices = g_strjoinv (", ", (char **) words);
  hint = civic_nearest_hint (word, words);
  civic_reader_complain (self, key, "\"%s\" is none of %s%s", word, choices, hint);
  return 0;
}

guint
civic_reader_get_word (CivicReader *self, const char *key, const char *const *words)
{
  return index_of (self, key, civic_reader_get_string (self, key, MAXIMUM_NAME_LENGTH), words);
}

guint
civic_reader_maybe_word (CivicReader *self,
                         const char *key,
                         const char *const *words,
                         guint otherwise)
{
  const char *word = civic_reader_maybe_string (self, key, MAXIMUM_NAME_LENGTH);

  return word == NULL ? otherwise : index_of (self, key, word, words);
}
