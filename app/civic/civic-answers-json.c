/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-answers.h"

#include "civic-service-private.h"

/* The central's way in: JSON that some kiosk claims to be answers. A stranger's keys come back in
 * the paths of problems, so they are tamed and only a few are told. */
#define MAXIMUM_PROBLEM_COUNT 100
#define MAXIMUM_PATH_LENGTH 100

typedef struct {
  CivicAnswers *answers;
  GPtrArray *problems;
} Intake;

static void
complain (Intake *intake, CivicProblemCode code, const char *page_id, const char *field_id)
{
  g_autofree char *path = NULL;
  CivicProblem *problem;

  if (intake->problems->len >= MAXIMUM_PROBLEM_COUNT)
    return;

  path = field_id == NULL ? g_strdup (page_id) : g_strconcat (page_id, ".", field_id, NULL);
  problem = g_new0 (CivicProblem, 1);
  problem->code = code;
  problem->path = civic_text_tame (path, MAXIMUM_PATH_LENGTH);
  g_ptr_array_add (intake->problems, problem);
}

static gboolean
is_on_page (Intake *intake, const char *page_id, const char *field_id)
{
  CivicPage *page = civic_service_find_page (civic_answers_get_service (intake->answers), field_id);

  return page != NULL && g_str_equal (civic_page_get_id (page), page_id);
}

static void
take_field (Intake *intake, const char *page_id, const char *field_id, JsonNode *node)
{
  if (!is_on_page (intake, page_id, field_id))
    complain (intake, CIVIC_PROBLEM_UNKNOWN_FIELD, page_id, field_id);
  else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    complain (intake, CIVIC_PROBLEM_WRONG_TYPE, page_id, field_id);
  else
    civic_answers_set (intake->answers, field_id, json_node_get_string (node));
}

static void
take_page (Intake *intake, const char *page_id, JsonNode *node)
{
  JsonObjectIter iter;
  const char *field_id;
  JsonNode *field;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    complain (intake, CIVIC_PROBLEM_WRONG_TYPE, page_id, NULL);
    return;
  }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &field_id, &field))
    take_field (intake, page_id, field_id, field);
}

static void
take_all (Intake *intake, JsonNode *node)
{
  JsonObjectIter iter;
  const char *page_id;
  JsonNode *page;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    complain (intake, CIVIC_PROBLEM_WRONG_TYPE, "", NULL);
    return;
  }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &page_id, &page))
    take_page (intake, page_id, page);
}

/* Only now are all answers known that a condition may ask for. */
static void
complain_of_hidden (Intake *intake, JsonNode *node)
{
  GListModel *pages = civic_service_get_pages (civic_answers_get_service (intake->answers));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);
      const char *field_id = civic_field_get_id (field);

      if (civic_answers_get_typed (intake->answers, field_id) != NULL &&
          !civic_answers_is_shown (intake->answers, field_id))
        complain (intake, CIVIC_PROBLEM_UNKNOWN_FIELD, civic_page_get_id (page), field_id);
    }
  }
}

CivicAnswers *
civic_answers_new_from_json (CivicService *service, JsonNode *node, GPtrArray **ret_problems)
{
  Intake intake = { 0 };

  g_return_val_if_fail (CIVIC_IS_SERVICE (service), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (ret_problems != NULL, NULL);

  intake.answers = civic_answers_new (service);
  intake.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_problem_free);
  take_all (&intake, node);
  complain_of_hidden (&intake, node);
  g_ptr_array_extend_and_steal (intake.problems, civic_answers_check_all (intake.answers));

  *ret_problems = intake.problems;
  return intake.answers;
}
