/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-reply.h"

static JsonNode *
get_value (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;
  return node;
}

const char *
kiosk_reply_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  node = get_value (object, member, G_TYPE_STRING);
  return node != NULL ? json_node_get_string (node) : NULL;
}

gint64
kiosk_reply_get_integer (JsonObject *object, const char *member, gint64 fallback)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (object != NULL, fallback);

  node = get_value (object, member, G_TYPE_INT64);
  return node != NULL ? json_node_get_int (node) : fallback;
}

double
kiosk_reply_get_number (JsonObject *object, const char *member, double fallback)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (object != NULL, fallback);

  node = get_value (object, member, G_TYPE_DOUBLE);
  if (node != NULL)
    return json_node_get_double (node);
  node = get_value (object, member, G_TYPE_INT64);
  return node != NULL ? (double) json_node_get_int (node) : fallback;
}

gboolean
kiosk_reply_get_boolean (JsonObject *object, const char *member, gboolean fallback)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (object != NULL, fallback);

  node = get_value (object, member, G_TYPE_BOOLEAN);
  return node != NULL ? json_node_get_boolean (node) : fallback;
}

JsonObject *
kiosk_reply_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
kiosk_reply_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

GPtrArray *
kiosk_reply_get_objects (JsonObject *object, const char *member)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  JsonArray *array = kiosk_reply_get_array (object, member);
  const guint count = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < count; i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (node))
      g_ptr_array_add (objects, json_node_dup_object (node));
  }
  return objects;
}

GDateTime *
kiosk_reply_get_time (JsonObject *object, const char *member)
{
  const char *text = kiosk_reply_get_string (object, member);

  return text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}
