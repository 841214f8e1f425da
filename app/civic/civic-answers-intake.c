/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The central's way in: JSON that some kiosk claims to be answers. A stranger's keys come back in
 * the paths of problems, so they are tamed and only a few are told. */

#include "civic-answers-private.h"

#include "civic-field-private.h"

#include <string.h>

#define MAXIMUM_PROBLEM_COUNT 100
#define MAXIMUM_PATH_LENGTH 100
#define MAXIMUM_VALUE_COUNT 400

static void
complain (GPtrArray *problems, CivicProblemCode code, const char *path)
{
  CivicProblem *problem;

  if (problems->len >= MAXIMUM_PROBLEM_COUNT)
    return;

  problem = g_new0 (CivicProblem, 1);
  problem->code = code;
  problem->path = civic_text_tame (path, MAXIMUM_PATH_LENGTH);
  g_ptr_array_add (problems, problem);
}

/* (nullable) */
static const char *
string_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* ["a", "b"] as "a,b", which a comma inside of one would falsify. (nullable) */
static char *
join (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_auto (GStrv) values = NULL;

  if (array == NULL || json_array_get_length (array) > MAXIMUM_VALUE_COUNT)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *value = string_of (json_array_get_element (array, i));

    if (value == NULL || *value == '\0' || strchr (value, ',') != NULL)
      return NULL;
    g_strv_builder_add (builder, value);
  }

  values = g_strv_builder_end (builder);
  return g_strjoinv (",", values);
}

static void
take_typed (CivicAnswers *self, CivicField *field, const char *typed)
{
  if (field->compute != NULL)
    g_hash_table_insert (self->claims, field->id, g_strdup (typed));
  else
    civic_answers_set (self, field->id, typed);
}

static void
take_value (
  CivicAnswers *self, CivicField *field, JsonNode *node, const char *path, GPtrArray *problems)
{
  gboolean is_array = civic_field_get_kind (field)->shape == CIVIC_SHAPE_ARRAY;
  g_autofree char *typed = is_array ? join (node) : g_strdup (string_of (node));

  if (typed == NULL)
    complain (problems, CIVIC_PROBLEM_WRONG_TYPE, path);
  else
    take_typed (self, field, typed);
}

static void take_fields (
  CivicAnswers *self, GListModel *fields, JsonNode *node, const char *path, GPtrArray *problems);

static void
take_rows (
  CivicAnswers *self, CivicField *group, JsonNode *node, const char *path, GPtrArray *problems)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    complain (problems, CIVIC_PROBLEM_WRONG_TYPE, path);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    CivicAnswers *row = civic_answers_add_row (self, group->id);
    g_autofree char *row_path = g_strdup_printf ("%s[%u]", path, i);

    if (row == NULL)
      return;
    take_fields (row, group->fields, json_array_get_element (array, i), row_path, problems);
  }
}

static void
take_field (
  CivicAnswers *self, CivicField *field, JsonNode *node, const char *path, GPtrArray *problems)
{
  CivicShape shape = civic_field_get_kind (field)->shape;

  if (shape == CIVIC_SHAPE_NOTHING)
    complain (problems, CIVIC_PROBLEM_UNKNOWN_FIELD, path);
  else if (shape == CIVIC_SHAPE_ROWS)
    take_rows (self, field, node, path, problems);
  else
    take_value (self, field, node, path, problems);
}

static void
take_fields (
  CivicAnswers *self, GListModel *fields, JsonNode *node, const char *path, GPtrArray *problems)
{
  JsonObjectIter iter;
  const char *field_id;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    complain (problems, CIVIC_PROBLEM_WRONG_TYPE, path);
    return;
  }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &field_id, &value)) {
    CivicField *field = civic_field_find (fields, field_id);
    g_autofree char *field_path = g_strconcat (path, ".", field_id, NULL);

    if (field == NULL)
      complain (problems, CIVIC_PROBLEM_UNKNOWN_FIELD, field_path);
    else
      take_field (self, field, value, field_path, problems);
  }
}

/* Fields of a page that there is not are none. (transfer full) */
static GListModel *
fields_of_page (CivicService *service, const char *page_id)
{
  GListModel *pages = civic_service_get_pages (service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (g_str_equal (civic_page_get_id (page), page_id))
      return g_object_ref (civic_page_get_fields (page));
  }

  return G_LIST_MODEL (g_list_store_new (CIVIC_TYPE_FIELD));
}

static void
take_pages (CivicAnswers *self, JsonNode *node, GPtrArray *problems)
{
  JsonObjectIter iter;
  const char *page_id;
  JsonNode *page;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    complain (problems, CIVIC_PROBLEM_WRONG_TYPE, "");
    return;
  }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &page_id, &page)) {
    g_autoptr (GListModel) fields = fields_of_page (self->service, page_id);

    take_fields (self, fields, page, page_id, problems);
  }
}

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) civic_problem_free);
}

GPtrArray *
civic_answers_take_json (CivicAnswers *self, JsonNode *node)
{
  GPtrArray *problems;
  CivicChanges *changes;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (self->group == NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);

  problems = new_problems ();
  self->is_taking = TRUE;
  take_pages (self, node, problems);
  self->is_taking = FALSE;
  self->is_taken = TRUE;

  changes = civic_changes_new ();
  civic_answers_settle (self, changes);
  civic_changes_tell (changes);
  return problems;
}

static gboolean
is_claimed (CivicAnswers *self, CivicField *field)
{
  CivicAnswer *answer = civic_answers_find_answer (self, field->id);

  return (answer != NULL && answer->origin == CIVIC_ORIGIN_TYPED) ||
         g_hash_table_contains (self->claims, field->id) ||
         civic_answers_count_rows (self, field->id) > 0;
}

/* A claim in another form of the same answer is the same claim. */
static gboolean
is_true_claim (CivicAnswers *self, CivicField *field)
{
  const char *claim = g_hash_table_lookup (self->claims, field->id);
  g_autofree char *canonical = NULL;

  if (claim == NULL)
    return TRUE;

  if (g_utf8_validate (claim, -1, NULL))
    canonical = civic_field_get_kind (field)->fold (field, claim);
  return g_strcmp0 (canonical, civic_answers_get (self, field->id)) == 0;
}

/* Only now are all answers known that a rule may ask for. */
static void
check_claims (CivicAnswers *self, GListModel *fields, GPtrArray *problems)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    g_autofree char *path = civic_answers_get_path (self, field->id);

    if (!civic_answers_is_shown (self, field->id)) {
      if (is_claimed (self, field))
        complain (problems, CIVIC_PROBLEM_UNKNOWN_FIELD, path);
      continue;
    }

    if (!is_true_claim (self, field))
      complain (problems, CIVIC_PROBLEM_RULE, path);
    for (guint j = 0; j < civic_answers_count_rows (self, field->id); j++)
      check_claims (civic_answers_get_row (self, field->id, j), field->fields, problems);
  }
}

GPtrArray *
civic_answers_check_taken (CivicAnswers *self)
{
  GListModel *pages;
  GPtrArray *problems;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (self->group == NULL, NULL);

  problems = new_problems ();
  pages = civic_service_get_pages (self->service);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    check_claims (self, civic_page_get_fields (page), problems);
  }

  g_ptr_array_extend_and_steal (problems, civic_answers_check_all (self));
  return problems;
}

CivicAnswers *
civic_answers_new_from_json (CivicService *service, JsonNode *node, GPtrArray **ret_problems)
{
  CivicAnswers *self;

  g_return_val_if_fail (CIVIC_IS_SERVICE (service), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (ret_problems != NULL, NULL);

  self = civic_answers_new (service);
  *ret_problems = civic_answers_take_json (self, node);
  g_ptr_array_extend_and_steal (*ret_problems, civic_answers_check_taken (self));
  return self;
}
