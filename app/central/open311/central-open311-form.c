/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311-form.h"

#include "civic-answers.h"

typedef void (*OnField) (CivicField *field, gpointer user_data);

static void
for_each_field (CivicService *service, OnField on_field, gpointer user_data)
{
  GListModel *pages = civic_service_get_pages (service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      on_field (field, user_data);
    }
  }
}

/* The first field of each of these types has a part of its own. */
static const struct {
  CivicFieldType type;
  gsize offset;
} parts[] = {
  { CIVIC_FIELD_TREE, G_STRUCT_OFFSET (CentralOpen311Form, tree) },
  { CIVIC_FIELD_PIN, G_STRUCT_OFFSET (CentralOpen311Form, pin) },
  { CIVIC_FIELD_LONG_TEXT, G_STRUCT_OFFSET (CentralOpen311Form, description) },
  { CIVIC_FIELD_TEXT, G_STRUCT_OFFSET (CentralOpen311Form, address) },
  { CIVIC_FIELD_MOBILE, G_STRUCT_OFFSET (CentralOpen311Form, phone) },
};

static void
sort_field (CivicField *field, gpointer form)
{
  for (guint index = 0; index < G_N_ELEMENTS (parts); index++) {
    CivicField **slot = G_STRUCT_MEMBER_P (form, parts[index].offset);

    if (*slot == NULL && civic_field_get_field_type (field) == parts[index].type)
      *slot = field;
  }
}

gboolean
central_open311_form_read (CivicService *service, CentralOpen311Form *ret_form)
{
  *ret_form = (CentralOpen311Form){ .service = service };
  if (civic_service_get_journey (service) != CIVIC_JOURNEY_REPORT ||
      civic_service_get_identity (service) == CIVIC_IDENTITY_REQUIRED)
    return FALSE;
  for_each_field (service, sort_field, ret_form);
  return ret_form->tree != NULL;
}

typedef struct {
  CivicAnswers *answers;
  gboolean is_stopped;
} Look;

static void
look_for_stop (CivicField *field, gpointer user_data)
{
  Look *look = user_data;

  if (civic_field_get_field_type (field) == CIVIC_FIELD_NOTICE &&
      civic_field_get_level (field) == CIVIC_LEVEL_STOP &&
      civic_answers_is_shown (look->answers, civic_field_get_id (field)))
    look->is_stopped = TRUE;
}

static gboolean
is_stopped_at (const CentralOpen311Form *form, CivicChoice *choice)
{
  g_autoptr (CivicAnswers) answers = civic_answers_new (form->service);
  Look look = { .answers = answers };

  civic_answers_set (answers, civic_field_get_id (form->tree), civic_choice_get_value (choice));
  for_each_field (form->service, look_for_stop, &look);
  return look.is_stopped;
}

static void
add_kinds (GPtrArray *kinds,
           const CentralOpen311Form *form,
           GListModel *choices,
           CivicChoice *group)
{
  for (guint index = 0; index < g_list_model_get_n_items (choices); index++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, index);
    GListModel *below = civic_choice_get_choices (choice);
    CentralOpen311Kind *kind = NULL;

    if (g_list_model_get_n_items (below) > 0) {
      add_kinds (kinds, form, below, choice);
      continue;
    }
    if (is_stopped_at (form, choice))
      continue;
    kind = g_new (CentralOpen311Kind, 1);
    *kind = (CentralOpen311Kind){ *form, choice, group };
    g_ptr_array_add (kinds, kind);
  }
}

GPtrArray *
central_open311_form_list_kinds (CivicCatalogue *catalogue)
{
  GListModel *services = civic_catalogue_get_services (catalogue);
  GPtrArray *kinds = g_ptr_array_new_with_free_func (g_free);

  for (guint index = 0; index < g_list_model_get_n_items (services); index++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, index);
    CentralOpen311Form form;

    if (central_open311_form_read (service, &form))
      add_kinds (kinds, &form, civic_field_get_choices (form.tree), NULL);
  }
  return kinds;
}

const CentralOpen311Kind *
central_open311_form_find_kind (GPtrArray *kinds, const char *code)
{
  for (guint index = 0; code && index < kinds->len; index++) {
    const CentralOpen311Kind *kind = kinds->pdata[index];

    if (g_str_equal (civic_choice_get_value (kind->choice), code))
      return kind;
  }
  return NULL;
}

/* What is not here has no type that GeoReport could ask it by. */
static const char *const type_names[] = {
  [CIVIC_FIELD_TEXT] = "string",
  [CIVIC_FIELD_LONG_TEXT] = "text",
  [CIVIC_FIELD_DIGITS] = "string",
  [CIVIC_FIELD_DECIMAL] = "number",
  [CIVIC_FIELD_INTEGER] = "number",
  [CIVIC_FIELD_CHOICE] = "singlevaluelist",
  [CIVIC_FIELD_CHOICES] = "multivaluelist",
  [CIVIC_FIELD_MOBILE] = "string",
  [CIVIC_FIELD_EMAIL] = "string",
  [CIVIC_FIELD_UNIFIED_NUMBER] = "string",
  [CIVIC_FIELD_ESTABLISHMENT] = "string",
  [CIVIC_FIELD_PERSON_ID] = "string",
  [CIVIC_FIELD_SHORT_ADDRESS] = "string",
  [CIVIC_FIELD_IBAN] = "string",
  [CIVIC_FIELD_PLATE] = "string",
  [CIVIC_FIELD_REFERENCE] = "string",
  [CIVIC_FIELD_DEED] = "string",
  [CIVIC_FIELD_PLAN] = "string",
  [CIVIC_FIELD_PARCEL] = "string",
  [CIVIC_FIELD_DATE] = "datetime",
  [CIVIC_FIELD_DECLARATION] = "singlevaluelist",
  [CIVIC_FIELD_SWITCH] = "singlevaluelist",
  [CIVIC_FIELD_RATING] = "number",
  [CIVIC_FIELD_NOTICE] = NULL,
};

const char *
central_open311_form_name_type (const CentralOpen311Form *form, CivicField *field)
{
  if (field == form->description || field == form->phone || civic_field_is_computed (field))
    return NULL;
  return type_names[civic_field_get_field_type (field)];
}

const char *
central_open311_form_find_above (CivicField *above, CivicField *below, const char *value)
{
  CivicChoice *chosen = civic_choice_find (civic_field_get_choices (below), value);
  GListModel *choices = civic_field_get_choices (above);
  const char *found = NULL;

  for (guint index = 0; chosen && index < g_list_model_get_n_items (choices); index++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, index);

    if (!civic_choice_is_within (chosen, civic_choice_get_value (choice)))
      continue;
    if (found)
      return NULL;
    found = civic_choice_get_value (choice);
  }
  return found;
}
