/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311.h"

#include "central-json.h"
#include "central-languages.h"
#include "central-open311-form.h"

static const char *
say (CivicText *text, const CentralOpen311Call *call)
{
  return text ? civic_text_get (text, call->language) : "";
}

/* What people call it, in every language: whoever searches may know another one. */
static char *
join_keywords (CivicChoice *choice)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint index = 0; central_languages[index]; index++) {
    const char *const *keywords = civic_choice_get_keywords (choice, central_languages[index]);

    for (guint word = 0; keywords[word]; word++)
      g_ptr_array_add (words, (gpointer) keywords[word]);
  }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (",", (char **) words->pdata);
}

static void
add_service (JsonBuilder *builder, const CentralOpen311Call *call, const CentralOpen311Kind *kind)
{
  CivicChoice *choice = kind->choice;
  CivicText *hint = civic_choice_get_hint (choice);
  g_autofree char *keywords = join_keywords (choice);

  json_builder_begin_object (builder);
  central_json_add_string (builder, "service_code", civic_choice_get_value (choice));
  central_json_add_string (builder, "service_name", say (civic_choice_get_label (choice), call));
  central_json_add_string (builder, "description",
                           say (hint ? hint : civic_choice_get_label (choice), call));
  json_builder_set_member_name (builder, "metadata");
  json_builder_add_boolean_value (builder, TRUE);
  central_json_add_string (builder, "type", "realtime");
  central_json_add_string (builder, "keywords", keywords);
  central_json_add_string (builder, "group",
                           kind->group ? say (civic_choice_get_label (kind->group), call) : "");
  json_builder_end_object (builder);
}

CentralResponse *
central_open311_services_list (const CentralOpen311Call *call)
{
  g_autoptr (GPtrArray) kinds = central_open311_form_list_kinds (call->office->catalogue);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint index = 0; index < kinds->len; index++)
    add_service (builder, call, kinds->pdata[index]);
  json_builder_end_array (builder);
  return central_open311_write (call->format, 200, "services", json_builder_get_root (builder));
}

static void
add_value (JsonBuilder *builder, const char *key, const char *name)
{
  json_builder_begin_object (builder);
  central_json_add_string (builder, "key", key);
  central_json_add_string (builder, "name", name);
  json_builder_end_object (builder);
}

static void
add_values (JsonBuilder *builder, const CentralOpen311Call *call, CivicField *field)
{
  GListModel *choices = civic_field_get_choices (field);

  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint index = 0; choices && index < g_list_model_get_n_items (choices); index++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, index);

    add_value (builder, civic_choice_get_value (choice),
               say (civic_choice_get_label (choice), call));
  }
  if (choices == NULL || g_list_model_get_n_items (choices) == 0) {
    add_value (builder, "yes", "yes");
    add_value (builder, "no", "no");
  }
  json_builder_end_array (builder);
}

typedef struct {
  const CentralOpen311Call *call;
  const CentralOpen311Form *form;
  JsonBuilder *builder;
  GHashTable *known_from_below; /* a set of ids that another answer tells */
  int order;
} Definition;

static void
add_attribute (Definition *self, CivicField *field, const char *type)
{
  const char *id = civic_field_get_id (field);
  gboolean is_told =
    field == self->form->address || g_hash_table_contains (self->known_from_below, id);

  json_builder_begin_object (self->builder);
  json_builder_set_member_name (self->builder, "variable");
  json_builder_add_boolean_value (self->builder, TRUE);
  central_json_add_string (self->builder, "code", id);
  central_json_add_string (self->builder, "datatype", type);
  json_builder_set_member_name (self->builder, "required");
  json_builder_add_boolean_value (self->builder, civic_field_is_required (field) && !is_told);
  central_json_add_string (self->builder, "datatype_description",
                           say (civic_field_get_hint (field), self->call));
  central_json_add_integer (self->builder, "order", ++self->order);
  central_json_add_string (self->builder, "description",
                           say (civic_field_get_label (field), self->call));
  if (g_str_has_suffix (type, "list"))
    add_values (self->builder, self->call, field);
  json_builder_end_object (self->builder);
}

static void
visit_fields (Definition *self, void (*on_field) (Definition *self, CivicField *field))
{
  GListModel *pages = civic_service_get_pages (self->form->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      on_field (self, field);
    }
  }
}

static void
note_above (Definition *self, CivicField *field)
{
  if (civic_field_get_within (field))
    g_hash_table_add (self->known_from_below, (gpointer) civic_field_get_within (field));
}

static void
define_field (Definition *self, CivicField *field)
{
  const char *type = central_open311_form_name_type (self->form, field);

  if (type)
    add_attribute (self, field, type);
}

CentralResponse *
central_open311_services_define (const CentralOpen311Call *call)
{
  g_autoptr (GPtrArray) kinds = central_open311_form_list_kinds (call->office->catalogue);
  const CentralOpen311Kind *kind = central_open311_form_find_kind (kinds, call->id);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) known_from_below = g_hash_table_new (g_str_hash, g_str_equal);
  Definition definition = { call, kind ? &kind->form : NULL, builder, known_from_below, 0 };

  if (kind == NULL)
    return central_open311_refuse (call, 404, "service_code was not found");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "service_code", call->id);
  json_builder_set_member_name (builder, "attributes");
  json_builder_begin_array (builder);
  visit_fields (&definition, note_above);
  visit_fields (&definition, define_field);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return central_open311_write (call->format, 200, "service_definition",
                                json_builder_get_root (builder));
}
