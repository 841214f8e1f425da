/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-wanted.h"

#include <string.h>

#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"

#define FIELD_MAXIMUM_BYTES 60
#define FIELD_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-_"

static gboolean
refuse (const char *member, GError **error)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
               "handover.documents: %s is missing or out of range", member);
  return FALSE;
}

static gboolean
read_field (CentralWanted *self, JsonObject *object, GError **error)
{
  const char *field = central_json_get_string (object, "field");
  gsize length = field ? strlen (field) : 0;

  if (length == 0 || length > FIELD_MAXIMUM_BYTES || strspn (field, FIELD_LETTERS) != length)
    return refuse ("field", error);
  self->field = g_strdup (field);
  return TRUE;
}

static gboolean
read_label (CentralWanted *self, JsonObject *object, GError **error)
{
  JsonNode *label = json_object_get_member (object, "label");

  self->label = label ? civic_text_new_from_json (label, "label", central_languages, NULL) : NULL;
  return self->label != NULL || refuse ("label", error);
}

static gboolean
read_accept (CentralWanted *self, JsonObject *object, GError **error)
{
  JsonArray *accept = central_json_get_array (object, "accept");

  for (guint index = 0; accept && index < json_array_get_length (accept); index++) {
    JsonNode *node = json_array_get_element (accept, index);
    CentralUploadType type = JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node)
                               ? central_upload_type_from_word (json_node_get_string (node))
                               : CENTRAL_UPLOAD_NONE;

    if (type == CENTRAL_UPLOAD_NONE)
      return refuse ("accept", error);
    self->accepted |= type;
  }
  return self->accepted != 0 || refuse ("accept", error);
}

static gboolean
read_limits (CentralWanted *self, JsonObject *object, GError **error)
{
  gint64 minimum = central_json_get_integer (object, "minimum_count");
  gint64 maximum = central_json_get_integer (object, "maximum_count");
  gint64 bytes = central_json_get_integer (object, "maximum_bytes");

  if (maximum < 1 || maximum > CENTRAL_WANTED_MAXIMUM_COUNT)
    return refuse ("maximum_count", error);
  if (minimum < 0 || minimum > maximum)
    return refuse ("minimum_count", error);
  if (bytes < 1)
    return refuse ("maximum_bytes", error);
  self->minimum_count = (guint) minimum;
  self->maximum_count = (guint) maximum;
  self->maximum_bytes = (gsize) MIN (bytes, CENTRAL_UPLOAD_MAXIMUM_BYTES);
  return TRUE;
}

static CentralWanted *
read_one (JsonNode *node, GError **error)
{
  g_autoptr (CentralWanted) self = g_new0 (CentralWanted, 1);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL) {
    refuse ("an object", error);
    return NULL;
  }
  return read_field (self, object, error) && read_label (self, object, error) &&
             read_accept (self, object, error) && read_limits (self, object, error)
           ? g_steal_pointer (&self)
           : NULL;
}

static gboolean
is_new (GPtrArray *all, const CentralWanted *wanted)
{
  for (guint index = 0; index < all->len; index++)
    if (g_str_equal (((const CentralWanted *) all->pdata[index])->field, wanted->field))
      return FALSE;
  return TRUE;
}

GPtrArray *
central_wanted_read (JsonNode *documents, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) central_wanted_free);
  JsonArray *array =
    documents && JSON_NODE_HOLDS_ARRAY (documents) ? json_node_get_array (documents) : NULL;
  guint count = array ? json_array_get_length (array) : 0;

  if (count == 0 || count > CENTRAL_WANTED_MAXIMUM_COUNT) {
    refuse ("a short list", error);
    return NULL;
  }
  for (guint index = 0; index < count; index++) {
    CentralWanted *wanted = read_one (json_array_get_element (array, index), error);

    if (wanted == NULL)
      return NULL;
    if (!is_new (all, wanted)) {
      central_wanted_free (wanted);
      refuse ("a field that is asked for once", error);
      return NULL;
    }
    g_ptr_array_add (all, wanted);
  }
  return g_steal_pointer (&all);
}

void
central_wanted_free (CentralWanted *self)
{
  g_free (self->field);
  g_clear_pointer (&self->label, civic_text_unref);
  g_free (self);
}
