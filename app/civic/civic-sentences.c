/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-sentences-private.h"

#define FALLBACK_LANGUAGE "ar"

static void
add_tamed (JsonObject *object, const char *language, JsonNode *node, gpointer user_data)
{
  gpointer *both = user_data;
  JsonObject *tamed = both[0];
  guint maximum_length = GPOINTER_TO_UINT (both[1]);
  g_autofree char *sentence = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return;

  sentence = civic_text_tame (json_node_get_string (node), maximum_length);
  if (*sentence != '\0')
    json_object_set_string_member (tamed, language, sentence);
}

JsonNode *
civic_sentences_read (CivicReader *reader, const char *key, guint maximum_length)
{
  JsonNode *node = civic_reader_get_node (reader, key);
  g_autoptr (JsonObject) tamed = json_object_new ();
  gpointer both[] = { tamed, GUINT_TO_POINTER (maximum_length) };

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), add_tamed, both);
  if (json_object_get_size (tamed) == 0) {
    civic_reader_complain (reader, key, "a sentence in some language expected");
    return NULL;
  }

  return json_node_init_object (json_node_alloc (), tamed);
}

const char *
civic_sentences_get (JsonNode *sentences, const char *language)
{
  JsonObject *object = json_node_get_object (sentences);
  JsonObjectIter iter;
  const char *any;
  JsonNode *first;

  if (language != NULL && json_object_has_member (object, language))
    return json_object_get_string_member (object, language);
  if (json_object_has_member (object, FALLBACK_LANGUAGE))
    return json_object_get_string_member (object, FALLBACK_LANGUAGE);

  json_object_iter_init_ordered (&iter, object);
  json_object_iter_next_ordered (&iter, &any, &first);
  return json_node_get_string (first);
}
