/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What follows from the answers: what is hidden, what is computed, what rules see. */

#include "civic-answers-private.h"

#include "civic-field-private.h"
#include "civic-logic.h"
#include "civic-number.h"

#include <string.h>

/* Rules that end in an error, having been asked too much, hold for nothing. Caller frees.
 * (nullable) */
static JsonNode *
apply (JsonNode *rule, JsonNode *data)
{
  return civic_logic_apply (rule, data, NULL);
}

static gboolean
holds (JsonNode *rule, JsonNode *data)
{
  g_autoptr (JsonNode) value = apply (rule, data);

  return value != NULL && civic_logic_is_true (value);
}

gboolean
civic_answers_rule_holds (CivicAnswers *self, JsonNode *rule)
{
  return holds (rule, self->data);
}

static JsonNode *
node_of_list (const char *canonical)
{
  g_auto (GStrv) values = g_strsplit (canonical, ",", -1);
  g_autoptr (JsonArray) array = json_array_new ();

  for (gsize i = 0; values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);
  return json_node_init_array (json_node_alloc (), array);
}

/* What rules see of an answer. */
static JsonNode *
node_of (CivicField *field, const char *canonical)
{
  switch (civic_field_get_kind (field)->shape) {
  case CIVIC_SHAPE_NUMBER:
    return json_node_init_double (json_node_alloc (), g_ascii_strtod (canonical, NULL));
  case CIVIC_SHAPE_BOOLEAN:
    return json_node_init_boolean (json_node_alloc (), g_str_equal (canonical, "yes"));
  case CIVIC_SHAPE_ARRAY:
    return node_of_list (canonical);
  case CIVIC_SHAPE_STRING:
  case CIVIC_SHAPE_ROWS:
  case CIVIC_SHAPE_NOTHING:
  default:
    return json_node_init_string (json_node_alloc (), canonical);
  }
}

static char *
text_of_number (CivicField *field, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (field->type == CIVIC_FIELD_DECIMAL)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", number));
  if (civic_field_get_kind (field)->shape == CIVIC_SHAPE_NUMBER)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.0f", number));
  return civic_number_to_text (number);
}

static char *
text_of_array (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_strv_builder_add (builder, json_node_get_string (node));
  }

  values = g_strv_builder_end (builder);
  return g_strjoinv (",", values);
}

/* What a rule gave, as if it had been typed. (nullable) it gave nothing. */
static char *
text_of (CivicField *field, JsonNode *value)
{
  if (value == NULL || JSON_NODE_HOLDS_NULL (value) || JSON_NODE_HOLDS_OBJECT (value))
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return text_of_array (json_node_get_array (value));
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return json_node_dup_string (value);
  if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (value) ? "yes" : "no");
  return text_of_number (field, json_node_get_double (value));
}

static void
compute (CivicAnswers *self, CivicField *field, JsonNode *data, CivicChanges *changes)
{
  gboolean is_shown = !g_hash_table_contains (self->hidden, field->id);
  g_autoptr (JsonNode) value = is_shown ? apply (field->compute, data) : NULL;
  g_autofree char *text = text_of (field, value);

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  if (g_strcmp0 (text, civic_answers_get_typed (self, field->id)) == 0)
    return;

  civic_answers_keep (self, field, text, CIVIC_ORIGIN_COMPUTED);
  civic_changes_add (changes, self, field->id);
}

/* Another district has other streets: the old one must not stay behind, unseen. What was wrong
 * without a change above it stays to be told. */
static void
drop_what_is_not_within (CivicAnswers *self, CivicField *field, CivicChanges *changes)
{
  const char *canonical = civic_answers_get (self, field->id);
  CivicProblem problem = { 0 };

  if (canonical == NULL || !civic_changes_include (changes, field->within) ||
      civic_answers_is_known (self, field->id) ||
      civic_field_get_kind (field)->check (self, field, canonical, canonical, &problem) ||
      problem.code != CIVIC_PROBLEM_NOT_A_CHOICE)
    return;

  civic_answers_keep (self, field, NULL, CIVIC_ORIGIN_TYPED);
  civic_changes_add (changes, self, field->id);
}

static void
settle_field (CivicAnswers *self, CivicField *field, JsonNode *data, CivicChanges *changes)
{
  if (field->show_if == NULL || holds (field->show_if, data))
    g_hash_table_remove (self->hidden, field->id);
  else
    g_hash_table_add (self->hidden, field->id);

  if (field->compute != NULL)
    compute (self, field, data, changes);
  if (field->within != NULL)
    drop_what_is_not_within (self, field, changes);
}

static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (copy, name, json_node_ref (node));
  return copy;
}

/* What the form's later rules see of the row: its own answers, without the form's. */
static JsonNode *
settle_row (CivicAnswers *row, JsonObject *of_form, CivicChanges *changes)
{
  g_autoptr (JsonObject) own = json_object_new ();
  g_autoptr (JsonObject) all = copy_object (of_form);
  GListModel *fields = row->group->fields;

  g_clear_pointer (&row->data, json_node_unref);
  row->data = json_node_init_object (json_node_alloc (), all);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    const char *canonical;

    settle_field (row, field, row->data, changes);
    canonical = civic_answers_get_shown (row, field->id);
    if (canonical == NULL)
      continue;
    json_object_set_member (all, field->id, node_of (field, canonical));
    json_object_set_member (own, field->id, node_of (field, canonical));
  }

  return json_node_init_object (json_node_alloc (), own);
}

static void
settle_rows (CivicAnswers *self, CivicField *group, JsonObject *data, CivicChanges *changes)
{
  GPtrArray *rows = civic_answers_get_rows (self, group->id);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    json_array_add_element (array, settle_row (g_ptr_array_index (rows, i), data, changes));

  if (json_array_get_length (array) > 0 && civic_answers_is_shown (self, group->id))
    json_object_set_array_member (data, group->id, json_array_ref (array));
}

static void
settle_page (CivicAnswers *self, CivicPage *page, JsonObject *data, CivicChanges *changes)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    const char *canonical;

    settle_field (self, field, self->data, changes);
    if (field->type == CIVIC_FIELD_GROUP)
      settle_rows (self, field, data, changes);

    canonical = civic_answers_get_shown (self, field->id);
    if (canonical != NULL)
      json_object_set_member (data, field->id, node_of (field, canonical));
  }
}

static void
add_records (CivicAnswers *self, JsonObject *data)
{
  GHashTableIter iter;
  gpointer lookup_id, record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &lookup_id, &record))
    if (((CivicRecord *) record)->object != NULL)
      json_object_set_object_member (data, lookup_id,
                                     json_object_ref (((CivicRecord *) record)->object));
}

static void
settle_form (CivicAnswers *self, CivicChanges *changes)
{
  g_autoptr (JsonObject) data = json_object_new ();
  GListModel *pages = civic_service_get_pages (self->service);

  json_object_set_string_member (data, "today", self->today);
  add_records (self, data);
  g_clear_pointer (&self->data, json_node_unref);
  self->data = json_node_init_object (json_node_alloc (), data);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    settle_page (self, page, data, changes);
  }
}

/* A row that was taken out of its form, and that somebody still looks at. */
static void
settle_removed_row (CivicAnswers *self, CivicChanges *changes)
{
  g_autoptr (JsonObject) nothing = json_object_new ();

  json_node_unref (settle_row (self, nothing, changes));
}

void
civic_answers_settle (CivicAnswers *self, CivicChanges *changes)
{
  if (self->group != NULL && self->form == NULL) {
    settle_removed_row (self, changes);
    return;
  }

  if (self->form != NULL)
    self = self->form;
  if (self->is_taking)
    return;

  /* A record dropped may hide what another one was asked by; there are only so many. */
  do
    settle_form (self, changes);
  while (civic_answers_drop_stale_records (self, changes));
}

JsonNode *
civic_answers_to_data (CivicAnswers *self)
{
  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  return json_node_copy (self->data);
}
