/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-reader-private.h"

#include "civic-nearest.h"

/* Arrays of strings. */

#define MAXIMUM_SEARCH_WORD_COUNT 30
#define MAXIMUM_SEARCH_WORD_LENGTH 60

/* (nullable) after a complaint. */
static JsonArray *
array_in (
  CivicReader *self, const char *key, JsonNode *node, guint minimum_count, guint maximum_count)
{
  JsonArray *array;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    civic_reader_complain (self, key, "an array expected");
    return NULL;
  }

  array = json_node_get_array (node);
  if (json_array_get_length (array) < minimum_count)
    civic_reader_complain (self, key, "at least %u expected", minimum_count);
  else if (json_array_get_length (array) > maximum_count)
    civic_reader_complain (self, key, "at most %u expected", maximum_count);
  else
    return array;

  return NULL;
}

static const char *
string_in (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* A name, or a language tag: those may hold capitals after the first part. */
static const char *
name_in (JsonNode *node)
{
  const char *name = string_in (node);

  return name != NULL && g_regex_match_simple ("^[a-z0-9]+([-_][A-Za-z0-9]+)*$", name,
                                               G_REGEX_DOLLAR_ENDONLY, 0)
           ? name
           : NULL;
}

GStrv
civic_reader_get_names (CivicReader *self, const char *key, guint maximum_count)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonNode *node = civic_reader_get_node (self, key);
  JsonArray *array = array_in (self, key, node, 1, maximum_count);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    const char *name = name_in (json_array_get_element (array, i));

    if (name == NULL)
      civic_reader_complain (self, key, "[%u] is not a name", i);
    else if (!g_hash_table_add (seen, (gpointer) name))
      civic_reader_complain (self, key, "\"%s\" twice", name);
    else
      g_strv_builder_add (names, name);
  }

  return g_strv_builder_end (names);
}

GStrv
civic_reader_maybe_words (CivicReader *self, const char *key, const char *const *words)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonNode *node = civic_reader_maybe_node (self, key);
  JsonArray *array = array_in (self, key, node, 1, g_strv_length ((GStrv) words));

  if (node == NULL)
    return NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    const char *word = string_in (json_array_get_element (array, i));
    g_autofree char *all = g_strjoinv (", ", (GStrv) words);
    g_autofree char *hint = civic_nearest_hint (word == NULL ? "" : word, words);

    if (word == NULL || !g_strv_contains (words, word))
      civic_reader_complain (self, key, "[%u] is none of %s%s", i, all, hint);
    else if (!g_hash_table_add (seen, (gpointer) word))
      civic_reader_complain (self, key, "\"%s\" twice", word);
    else
      g_strv_builder_add (chosen, word);
  }

  return g_strv_builder_end (chosen);
}

static GStrv
search_words_in (CivicReader *self, const char *key, const char *language, JsonNode *node)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  JsonArray *array = array_in (self, key, node, 0, MAXIMUM_SEARCH_WORD_COUNT);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    const char *word = string_in (json_array_get_element (array, i));

    if (word == NULL || *word == '\0' || !civic_text_is_clean (word) ||
        g_utf8_strlen (word, -1) > MAXIMUM_SEARCH_WORD_LENGTH)
      civic_reader_complain (self, key, "%s[%u] is not a word of 1 to %u characters", language, i,
                             MAXIMUM_SEARCH_WORD_LENGTH);
    else
      g_strv_builder_add (words, word);
  }

  return g_strv_builder_end (words);
}

GHashTable *
civic_reader_maybe_search_words (CivicReader *self, const char *key)
{
  GHashTable *by_language =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  JsonNode *node = civic_reader_maybe_node (self, key);
  JsonObjectIter iter;
  const char *language;
  JsonNode *words;

  if (node == NULL)
    return by_language;
  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    civic_reader_complain (self, key, "an object of words by language expected");
    return by_language;
  }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &language, &words))
    if (!g_regex_match_simple ("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z", language, 0, 0))
      civic_reader_complain (self, key, "not a language");
    else
      g_hash_table_insert (by_language, g_strdup (language),
                           search_words_in (self, key, language, words));

  return by_language;
}

const char *const *
civic_search_words_get (GHashTable *by_language, const char *language)
{
  static const char *const none[] = { NULL };
  const char *const *words = g_hash_table_lookup (by_language, language);

  return words == NULL ? none : words;
}
