/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-answers.h"

#include "civic-digits.h"
#include "civic-field-private.h"
#include "civic-service-private.h"

#include <string.h>

/* What is kept of what was typed; longer than any field allows, so that the excess still shows. */
#define MAXIMUM_TYPED_BYTES (32 * 1024)

typedef struct {
  char *typed;
  char *canonical; /* (nullable) what was typed is not of its kind */
} Answer;

struct _CivicAnswers {
  GObject parent_instance;

  CivicService *service;
  GHashTable *answers; /* field id, the field's own → Answer */
};

G_DEFINE_FINAL_TYPE (CivicAnswers, civic_answers, G_TYPE_OBJECT)

enum {
  CHANGED,
  SIGNAL_COUNT
};

static guint signals[SIGNAL_COUNT];

static void
answer_free (gpointer memory)
{
  Answer *answer = memory;

  g_free (answer->typed);
  g_free (answer->canonical);
  g_free (answer);
}

static void
civic_answers_finalize (GObject *object)
{
  CivicAnswers *self = CIVIC_ANSWERS (object);

  g_hash_table_unref (self->answers);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (civic_answers_parent_class)->finalize (object);
}

static void
civic_answers_class_init (CivicAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_answers_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
civic_answers_init (CivicAnswers *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, answer_free);
}

CivicAnswers *
civic_answers_new (CivicService *service)
{
  CivicAnswers *self;

  g_return_val_if_fail (CIVIC_IS_SERVICE (service), NULL);

  self = g_object_new (CIVIC_TYPE_ANSWERS, NULL);
  self->service = g_object_ref (service);
  return self;
}

CivicService *
civic_answers_get_service (CivicAnswers *self)
{
  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  return self->service;
}

static Answer *
answer_new (CivicField *field, const char *typed)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->typed = g_strndup (typed, MAXIMUM_TYPED_BYTES);
  if (g_utf8_validate (answer->typed, -1, NULL))
    answer->canonical = civic_field_get_kind (field)->fold (field, answer->typed);
  return answer;
}

/* Nothing but space and what cannot be seen is no answer. */
static gboolean
is_blank (const char *typed)
{
  g_autofree char *visible = civic_digits_fold_prose (typed);

  return *visible == '\0' && g_utf8_validate (typed, -1, NULL);
}

void
civic_answers_set (CivicAnswers *self, const char *field_id, const char *typed)
{
  CivicField *field;

  g_return_if_fail (CIVIC_IS_ANSWERS (self));
  g_return_if_fail (field_id != NULL);

  field = civic_service_find_field (self->service, field_id);
  g_return_if_fail (field != NULL);

  if (typed != NULL && *typed == '\0')
    typed = NULL;
  if (g_strcmp0 (civic_answers_get_typed (self, field_id), typed) == 0)
    return;

  if (typed == NULL)
    g_hash_table_remove (self->answers, field_id);
  else
    g_hash_table_insert (self->answers, (gpointer) civic_field_get_id (field),
                         answer_new (field, typed));
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (field_id));
}

const char *
civic_answers_get (CivicAnswers *self, const char *field_id)
{
  Answer *answer;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  answer = g_hash_table_lookup (self->answers, field_id);
  return answer == NULL ? NULL : answer->canonical;
}

const char *
civic_answers_get_typed (CivicAnswers *self, const char *field_id)
{
  Answer *answer;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  answer = g_hash_table_lookup (self->answers, field_id);
  return answer == NULL ? NULL : answer->typed;
}

char *
civic_answers_display (CivicAnswers *self, const char *field_id, const char *language)
{
  CivicField *field;
  const char *canonical;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  canonical = civic_answers_get (self, field_id);
  if (canonical == NULL)
    return NULL;

  field = civic_service_find_field (self->service, field_id);
  return civic_field_get_kind (field)->display (field, canonical, language);
}

/* What a condition may know of an answer: nothing while its field is hidden. It ends, because a
 * field's condition names only earlier fields. */
static const char *
shown_answer (const char *field_id, gpointer user_data)
{
  CivicAnswers *self = user_data;

  return civic_answers_is_shown (self, field_id) ? civic_answers_get (self, field_id) : NULL;
}

gboolean
civic_answers_is_shown (CivicAnswers *self, const char *field_id)
{
  const CivicCondition *show_if;
  CivicField *field;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);

  field = civic_service_find_field (self->service, field_id);
  g_return_val_if_fail (field != NULL, FALSE);

  show_if = civic_field_get_show_if (field);
  return show_if == NULL || civic_condition_holds (show_if, shown_answer, self);
}

gboolean
civic_answers_is_page_shown (CivicAnswers *self, CivicPage *page)
{
  GListModel *fields;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (CIVIC_IS_PAGE (page), FALSE);

  fields = civic_page_get_fields (page);
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_answers_is_shown (self, civic_field_get_id (field)))
      return TRUE;
  }

  return FALSE;
}

static char *
path_of (CivicService *service, const char *field_id)
{
  CivicPage *page = civic_service_find_page (service, field_id);

  return g_strconcat (civic_page_get_id (page), ".", field_id, NULL);
}

static gboolean
check_answer (CivicField *field, const Answer *answer, CivicProblem *ret_problem)
{
  if (answer == NULL || is_blank (answer->typed)) {
    ret_problem->code = CIVIC_PROBLEM_MISSING;
    return !civic_field_is_required (field);
  }
  if (!g_utf8_validate (answer->typed, -1, NULL)) {
    ret_problem->code = CIVIC_PROBLEM_FORBIDDEN_CHARACTER;
    return FALSE;
  }

  return civic_field_get_kind (field)->check (field, answer->typed, answer->canonical, ret_problem);
}

CivicProblem *
civic_answers_check_field (CivicAnswers *self, const char *field_id)
{
  CivicProblem problem = { 0 };
  CivicField *field;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  field = civic_service_find_field (self->service, field_id);
  g_return_val_if_fail (field != NULL, NULL);

  if (!civic_answers_is_shown (self, field_id) ||
      check_answer (field, g_hash_table_lookup (self->answers, field_id), &problem))
    return NULL;

  problem.path = path_of (self->service, field_id);
  return g_memdup2 (&problem, sizeof problem);
}

static void
check_page_into (CivicAnswers *self, CivicPage *page, GPtrArray *problems)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    CivicProblem *problem = civic_answers_check_field (self, civic_field_get_id (field));

    if (problem != NULL)
      g_ptr_array_add (problems, problem);
  }
}

static void
check_all_into (CivicAnswers *self, GPtrArray *problems)
{
  GListModel *pages = civic_service_get_pages (self->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    check_page_into (self, page, problems);
  }
}

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) civic_problem_free);
}

GPtrArray *
civic_answers_check_page (CivicAnswers *self, CivicPage *page)
{
  GPtrArray *problems;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (CIVIC_IS_PAGE (page), NULL);

  problems = new_problems ();
  check_page_into (self, page, problems);
  return problems;
}

GPtrArray *
civic_answers_check_all (CivicAnswers *self)
{
  GPtrArray *problems;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  problems = new_problems ();
  check_all_into (self, problems);
  return problems;
}

static JsonObject *
page_to_json (CivicAnswers *self, CivicPage *page)
{
  GListModel *fields = civic_page_get_fields (page);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    const char *answer = shown_answer (civic_field_get_id (field), self);

    if (answer != NULL && *answer != '\0')
      json_object_set_string_member (object, civic_field_get_id (field), answer);
  }

  return object;
}

JsonNode *
civic_answers_to_json (CivicAnswers *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  GListModel *pages;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  pages = civic_service_get_pages (self->service);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    g_autoptr (JsonObject) object = page_to_json (self, page);

    if (json_object_get_size (object) > 0)
      json_object_set_object_member (root, civic_page_get_id (page), json_object_ref (object));
  }

  return json_node_init_object (json_node_alloc (), root);
}
