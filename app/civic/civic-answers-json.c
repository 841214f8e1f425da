/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Answers as a filing holds them. */

#include "civic-answers-private.h"

#include "civic-field-private.h"

static JsonNode *
array_of (const char *canonical)
{
  g_auto (GStrv) values = g_strsplit (canonical, ",", -1);
  g_autoptr (JsonArray) array = json_array_new ();

  for (gsize i = 0; values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);
  return json_node_init_array (json_node_alloc (), array);
}

static JsonObject *object_of (CivicAnswers *self, GListModel *fields);

static JsonNode *
rows_of (CivicAnswers *self, CivicField *group)
{
  guint count = civic_answers_count_rows (self, group->id);
  g_autoptr (JsonArray) array = NULL;

  if (count == 0)
    return NULL;

  array = json_array_new ();
  for (guint i = 0; i < count; i++)
    json_array_add_object_element (
      array, object_of (civic_answers_get_row (self, group->id, i), group->fields));
  return json_node_init_array (json_node_alloc (), array);
}

/* (nullable) unanswered. */
static JsonNode *
node_of (CivicAnswers *self, CivicField *field)
{
  CivicShape shape = civic_field_get_kind (field)->shape;
  const char *canonical = civic_answers_get (self, field->id);

  if (shape == CIVIC_SHAPE_ROWS)
    return rows_of (self, field);
  if (canonical == NULL || *canonical == '\0')
    return NULL;
  if (shape == CIVIC_SHAPE_ARRAY)
    return array_of (canonical);
  return json_node_init_string (json_node_alloc (), canonical);
}

static JsonObject *
object_of (CivicAnswers *self, GListModel *fields)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    JsonNode *node = civic_answers_is_shown (self, field->id) ? node_of (self, field) : NULL;

    if (node != NULL)
      json_object_set_member (object, field->id, node);
  }

  return object;
}

JsonNode *
civic_answers_to_json (CivicAnswers *self)
{
  g_autoptr (JsonObject) root = NULL;
  GListModel *pages;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  if (self->group != NULL) {
    root = object_of (self, self->group->fields);
    return json_node_init_object (json_node_alloc (), root);
  }

  root = json_object_new ();
  pages = civic_service_get_pages (self->service);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    g_autoptr (JsonObject) object = object_of (self, civic_page_get_fields (page));

    if (json_object_get_size (object) > 0)
      json_object_set_object_member (root, civic_page_get_id (page), json_object_ref (object));
  }

  return json_node_init_object (json_node_alloc (), root);
}
