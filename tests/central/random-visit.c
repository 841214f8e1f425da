/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "random-visit.h"

#include "central-records.h"
#include "central-sandbox-registry.h"
#include "civic-date.h"
#include "support-store.h"

#include <string.h>

#define PERSON "1000000008"
#define MOST_ATTEMPTS 60
#define MOST_RESTARTS 40

/* A page that random answers do not get through is answered from the sample more and more often. */
#define PATIENT_ATTEMPTS 10

#define REGISTERED_PERCENT 60

static const char *const languages[] = { "ar", "en", "ur", NULL };

static JsonNode *
load_json (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

void
random_bench_open (RandomBench *self)
{
  const char *source = g_getenv ("KUSHK_SOURCE_DIR");
  g_autofree char *catalogue = g_build_filename (source, "kiosk-config", NULL);
  g_autofree char *registries =
    g_build_filename (source, "app", "central", "sandbox-registries.json", NULL);
  g_autofree char *store = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = support_folder_new ();
  self->registers = load_json (registries);
  store = support_folder_path (self->folder, "store");
  self->office.catalogue = civic_catalogue_load (catalogue, languages, &error);
  g_assert_no_error (error);
  self->office.registry = central_sandbox_registry_new (registries, &error);
  g_assert_no_error (error);
  place = support_store_make (store);
  self->office.store = central_store_open (place, &error);
  g_assert_no_error (error);
}

void
random_bench_close (RandomBench *self)
{
  g_clear_object (&self->office.registry);
  g_clear_object (&self->office.catalogue);
  g_clear_pointer (&self->office.store, central_store_close);
  g_clear_pointer (&self->registers, json_node_unref);
  g_clear_pointer (&self->folder, support_folder_free);
}

static const char *
person_of (CivicService *service)
{
  return civic_service_get_identity (service) == CIVIC_IDENTITY_NONE ? NULL : PERSON;
}

static void resolve_days (JsonNode *node);

static void
resolve_member (JsonObject *object, const char *name, JsonNode *member, gpointer user_data)
{
  resolve_days (member);
}

/* A sample says "today+9d" where a day would grow old. */
static void
resolve_days (JsonNode *node)
{
  g_autofree char *today = civic_date_today ();
  g_autofree char *day = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), resolve_member, NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      resolve_days (json_array_get_element (json_node_get_array (node), i));
  else if (json_node_get_string (node) != NULL &&
           g_str_has_prefix (json_node_get_string (node), "today"))
    day = civic_date_resolve (json_node_get_string (node), today);

  if (day != NULL)
    json_node_set_string (node, day);
}

JsonObject *
random_visit_load_sample (CivicService *service, JsonNode **ret_root)
{
  g_autofree char *name = g_strconcat (civic_service_get_id (service), ".json", NULL);
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "data", "answers", name, NULL);

  *ret_root = load_json (path);
  resolve_days (*ret_root);
  return json_object_get_object_member (json_node_get_object (*ret_root), "answers");
}

static void
ask (RandomVisit *visit, CivicLookup *lookup)
{
  const char *const *parameters = civic_lookup_get_parameters (lookup);
  g_autoptr (JsonObject) by = json_object_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *record = NULL;
  CentralQuestion question = {
    .registry = civic_lookup_get_registry (lookup),
    .by = by,
    .person_id = person_of (visit->service),
  };

  for (gsize i = 0; parameters[i] != NULL; i++)
    json_object_set_string_member (
      by, parameters[i],
      civic_answers_get (visit->answers, civic_lookup_get_field_id (lookup, parameters[i])));
  if (central_records_look_up (&visit->bench->office, &question, &records, &error) &&
      records->len > 0)
    record = json_node_get_object (records->pdata[0]);
  civic_answers_set_record (visit->answers, civic_lookup_get_id (lookup), record);
}

/* As the screens do when a page is left. */
static void
look_up (RandomVisit *visit)
{
  GListModel *lookups = civic_service_get_lookups (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (lookups); i++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, i);
    const char *id = civic_lookup_get_id (lookup);

    if (civic_answers_can_look_up (visit->answers, id) &&
        !civic_answers_is_looked_up (visit->answers, id))
      ask (visit, lookup);
  }
}

void
random_visit_begin (RandomVisit *visit,
                    RandomBench *bench,
                    CivicService *service,
                    JsonObject *sample)
{
  g_clear_object (&visit->answers);
  visit->bench = bench;
  visit->service = service;
  visit->sample = sample;
  visit->answers = civic_answers_new (service);
  look_up (visit);
}

/* The field's answer in {PAGE: {FIELD: VALUE}}. (nullable) */
static JsonNode *
find_value (JsonObject *pages, CivicPage *page, CivicField *field)
{
  JsonObject *answers = NULL;

  if (json_object_has_member (pages, civic_page_get_id (page)))
    answers = json_object_get_object_member (pages, civic_page_get_id (page));
  return answers == NULL ? NULL : json_object_get_member (answers, civic_field_get_id (field));
}

/* What some record of the register says. (nullable) */
static const char *
draw_from_register (RandomBench *bench, const char *name, const char *parameter)
{
  JsonObject *registers =
    json_object_get_object_member (json_node_get_object (bench->registers), "registries");
  JsonObject *of_name = json_object_has_member (registers, name)
                          ? json_object_get_object_member (registers, name)
                          : NULL;
  JsonArray *records = of_name ? json_object_get_array_member (of_name, "records") : NULL;
  gint32 count = records ? (gint32) json_array_get_length (records) : 0;
  JsonObject *record =
    count > 0 ? json_array_get_object_element (records, (guint) g_test_rand_int_range (0, count))
              : NULL;

  return record ? json_object_get_string_member_with_default (record, parameter, NULL) : NULL;
}

/* What a look-up could be asked by. (nullable) */
static const char *
draw_registered (RandomVisit *visit, const char *field_id)
{
  GListModel *lookups = civic_service_get_lookups (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (lookups); i++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, i);
    const char *const *parameters = civic_lookup_get_parameters (lookup);

    for (gsize j = 0; parameters[j] != NULL; j++)
      if (g_str_equal (civic_lookup_get_field_id (lookup, parameters[j]), field_id))
        return draw_from_register (visit->bench, civic_lookup_get_registry (lookup), parameters[j]);
  }

  return NULL;
}

static void
answer_field (RandomVisit *visit, CivicPage *page, CivicField *field, guint sample_percent)
{
  const char *id = civic_field_get_id (field);
  JsonNode *value = find_value (visit->sample, page, field);
  const char *registered = draw_registered (visit, id);

  if (civic_answers_is_known (visit->answers, id))
    return;
  if (registered != NULL && random_chance (REGISTERED_PERCENT))
    civic_answers_set (visit->answers, id, registered);
  else if (value != NULL && random_chance (sample_percent))
    random_answer_from_json (visit->answers, field, value);
  else if (!civic_answers_is_required (visit->answers, id) && random_chance (30))
    civic_answers_set (visit->answers, id, NULL);
  else
    random_answer_well (visit->answers, field);
}

static void
answer_page_once (RandomVisit *visit, CivicPage *page, guint sample_percent)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_answers_is_shown (visit->answers, civic_field_get_id (field)))
      answer_field (visit, page, field, sample_percent);
  }
  look_up (visit);
}

char *
random_visit_tell (GPtrArray *problems)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const CivicProblem *problem = g_ptr_array_index (problems, i);

    g_string_append_printf (told, " %s: %s;", problem->path,
                            civic_problem_code_to_string (problem->code));
  }

  return g_string_free (told, FALSE);
}

/* What she is told in words, and can go back to mend: not a dead end. */
static gboolean
is_told_why (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    const CivicProblem *problem = g_ptr_array_index (problems, i);

    if (problem->code != CIVIC_PROBLEM_STOPPED && problem->message == NULL)
      return FALSE;
  }

  return TRUE;
}

/* FALSE: she is told that it cannot go on with what she answered before. */
static gboolean
pass_page (RandomVisit *visit, CivicPage *page)
{
  g_autofree char *told = NULL;

  for (guint attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    g_autoptr (GPtrArray) problems = NULL;

    answer_page_once (visit, page, attempt < PATIENT_ATTEMPTS ? 30 : 80);
    problems = civic_answers_check_page (visit->answers, page);
    if (problems->len == 0)
      return TRUE;
    if (attempt == MOST_ATTEMPTS - 1 && is_told_why (problems))
      return FALSE;
    g_free (told);
    told = random_visit_tell (problems);
  }

  g_error ("%s: page %s is a dead end:%s", civic_service_get_id (visit->service),
           civic_page_get_id (page), told);
}

static gboolean
walk_once (RandomVisit *visit)
{
  GListModel *pages = civic_service_get_pages (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (civic_answers_is_page_shown (visit->answers, page) && !pass_page (visit, page))
      return FALSE;
  }

  return TRUE;
}

void
random_visit_walk (RandomVisit *visit,
                   RandomBench *bench,
                   CivicService *service,
                   JsonObject *sample)
{
  for (guint i = 0; i < MOST_RESTARTS; i++) {
    random_visit_begin (visit, bench, service, sample);
    if (walk_once (visit))
      return;
  }

  g_error ("%s: nobody reaches the end", civic_service_get_id (service));
}

void
random_visit_answer_anyhow (RandomVisit *visit)
{
  GListModel *pages = civic_service_get_pages (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (random_chance (15))
        random_answer_badly (visit->answers, field);
      else
        answer_field (visit, page, field, 60);
    }
    look_up (visit);
  }
}

CentralClaim *
random_visit_claim (RandomVisit *visit, JsonNode *json)
{
  g_autoptr (GError) error = NULL;
  CentralClaim *read =
    central_claim_read (&visit->bench->office, visit->service, json, person_of (visit->service),
                        civic_answers_get_today (visit->answers), &error);

  g_assert_no_error (error);
  return read;
}

static void
replay_page (RandomVisit *visit, CivicPage *page, JsonNode *filing)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    JsonNode *value = find_value (json_node_get_object (filing), page, field);

    if (value != NULL)
      random_answer_from_json (visit->answers, field, value);
    else
      civic_answers_set (visit->answers, civic_field_get_id (field), NULL);
  }
  look_up (visit);
}

void
random_visit_replay (RandomVisit *visit, JsonNode *filing)
{
  GListModel *pages = civic_service_get_pages (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    replay_page (visit, page, filing);
  }
}
