/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Kiosk and central agree about every service of the catalogue: what the one accepts, the other
 * does; and whoever answers what is asked reaches the end. Random answers, real look-ups. */

#include "central-claim.h"
#include "central-records.h"
#include "central-sandbox-registry.h"
#include "civic-date.h"
#include "random-answers.h"
#include "support-folder.h"

#include <string.h>

#define PERSON "1000000008"
#define WALKS_A_SERVICE 25
#define HOSTILE_VISITS_A_SERVICE 60
#define CHANGED_FILINGS_A_SERVICE 60
#define MOST_ATTEMPTS 60
#define MOST_RESTARTS 40

/* A page that random answers do not get through is answered from the sample more and more often. */
#define PATIENT_ATTEMPTS 10

static const char *const languages[] = { "ar", "en", "ur", NULL };

typedef struct {
  CentralOffice office; /* as much of it as answers look-ups */
  SupportFolder *folder;
} Bench;

static void
bench_open (Bench *self)
{
  const char *source = g_getenv ("KUSHK_SOURCE_DIR");
  g_autofree char *catalogue = g_build_filename (source, "kiosk-config", NULL);
  g_autofree char *registries =
    g_build_filename (source, "app", "central", "sandbox-registries.json", NULL);
  g_autofree char *store = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = support_folder_new ();
  store = support_folder_path (self->folder, "store");
  self->office.catalogue = civic_catalogue_load (catalogue, languages, &error);
  g_assert_no_error (error);
  self->office.registry = central_sandbox_registry_new (registries, &error);
  g_assert_no_error (error);
  self->office.store = central_store_open (store, &error);
  g_assert_no_error (error);
}

static void
bench_close (Bench *self)
{
  g_clear_object (&self->office.registry);
  g_clear_object (&self->office.catalogue);
  g_clear_pointer (&self->office.store, central_store_close);
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

/* What a citizen may answer, by page, by field; it belongs to the root. */
static JsonObject *
load_sample (CivicService *service, JsonNode **ret_root)
{
  g_autofree char *name = g_strconcat (civic_service_get_id (service), ".json", NULL);
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "data", "answers", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  *ret_root = json_parser_steal_root (parser);
  resolve_days (*ret_root);
  return json_object_get_object_member (json_node_get_object (*ret_root), "answers");
}

/* One citizen at the glass. */
typedef struct {
  Bench *bench;
  CivicService *service;
  CivicAnswers *answers;
  JsonObject *sample; /* by page, by field */
} Visit;

static void
ask (Visit *visit, CivicLookup *lookup)
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
look_up (Visit *visit)
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

static void
visit_begin (Visit *visit, Bench *bench, CivicService *service, JsonObject *sample)
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

static void
answer_field (Visit *visit, CivicPage *page, CivicField *field, guint sample_percent)
{
  JsonNode *value = find_value (visit->sample, page, field);
  gboolean may_skip = !civic_answers_is_required (visit->answers, civic_field_get_id (field));

  if (civic_answers_is_known (visit->answers, civic_field_get_id (field)))
    return;
  if (value != NULL && random_chance (sample_percent))
    random_answer_from_json (visit->answers, field, value);
  else if (may_skip && random_chance (30))
    civic_answers_set (visit->answers, civic_field_get_id (field), NULL);
  else
    random_answer_well (visit->answers, field);
}

static void
answer_page_once (Visit *visit, CivicPage *page, guint sample_percent)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_answers_is_shown (visit->answers, civic_field_get_id (field)))
      answer_field (visit, page, field, sample_percent);
  }
  look_up (visit);
}

static char *
tell (GPtrArray *problems)
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
pass_page (Visit *visit, CivicPage *page)
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
    told = tell (problems);
  }

  g_error ("%s: page %s is a dead end:%s", civic_service_get_id (visit->service),
           civic_page_get_id (page), told);
}

/* Whether a page without a question that is shown would open: it must not. */
static gboolean
walk_once (Visit *visit)
{
  GListModel *pages = civic_service_get_pages (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (civic_answers_is_page_shown (visit->answers, page) && !pass_page (visit, page))
      return FALSE;
  }

  return TRUE;
}

static void
walk (Visit *visit, Bench *bench, CivicService *service, JsonObject *sample)
{
  for (guint i = 0; i < MOST_RESTARTS; i++) {
    visit_begin (visit, bench, service, sample);
    if (walk_once (visit))
      return;
  }

  g_error ("%s: nobody reaches the end", civic_service_get_id (service));
}

static CentralClaim *
claim (Visit *visit, JsonNode *json)
{
  g_autoptr (GError) error = NULL;
  CentralClaim *read =
    central_claim_read (&visit->bench->office, visit->service, json, person_of (visit->service),
                        civic_answers_get_today (visit->answers), &error);

  g_assert_no_error (error);
  return read;
}

static void
assert_same_node (CivicService *service, JsonNode *mine, JsonNode *yours)
{
  g_autofree char *my_text = json_to_string (mine, FALSE);
  g_autofree char *your_text = json_to_string (yours, FALSE);

  if (!json_node_equal (mine, yours))
    g_error ("%s: the kiosk has %s, the central %s", civic_service_get_id (service), my_text,
             your_text);
}

/* In the filing, and in what rules saw on the way. */
static void
assert_same_answers (CivicService *service, CivicAnswers *mine, CivicAnswers *yours)
{
  g_autoptr (JsonNode) my_filing = civic_answers_to_json (mine);
  g_autoptr (JsonNode) your_filing = civic_answers_to_json (yours);
  g_autoptr (JsonNode) my_facts = civic_answers_to_data (mine);
  g_autoptr (JsonNode) your_facts = civic_answers_to_data (yours);

  assert_same_node (service, my_filing, your_filing);
  assert_same_node (service, my_facts, your_facts);
}

/* What the kiosk lets through, the central takes, word for word. */
static void
assert_central_accepts (Visit *visit)
{
  g_autoptr (JsonNode) json = civic_answers_to_json (visit->answers);
  g_autofree char *text = json_to_string (json, FALSE);
  g_autoptr (CentralClaim) read = claim (visit, json);
  g_autofree char *told = tell (read->problems);

  if (read->problems->len > 0)
    g_error ("%s: the central refuses %s:%s", civic_service_get_id (visit->service), text, told);
  if (read->remarks->len > 0)
    g_error ("%s: the central knows otherwise: %s in %s", civic_service_get_id (visit->service),
             (const char *) g_ptr_array_index (read->remarks, 0), text);
  assert_same_answers (visit->service, visit->answers, read->answers);
}

typedef void (*Property) (Bench *bench, CivicService *service, JsonObject *sample);

static void
for_every_service (Property holds)
{
  Bench bench = { 0 };
  GListModel *services;

  bench_open (&bench);
  services = civic_catalogue_get_services (bench.office.catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);
    g_autoptr (JsonNode) root = NULL;
    JsonObject *sample = load_sample (service, &root);

    g_test_message ("%s", civic_service_get_id (service));
    holds (&bench, service, sample);
  }
  bench_close (&bench);
}

static void
walks_reach_the_end (Bench *bench, CivicService *service, JsonObject *sample)
{
  Visit visit = { NULL };

  for (guint i = 0; i < WALKS_A_SERVICE; i++) {
    g_autoptr (GPtrArray) problems = NULL;
    g_autofree char *told = NULL;

    walk (&visit, bench, service, sample);
    problems = civic_answers_check_all (visit.answers);
    told = tell (problems);
    if (problems->len > 0)
      g_error ("%s: at the end it is not well:%s", civic_service_get_id (service), told);
    assert_central_accepts (&visit);
  }

  g_clear_object (&visit.answers);
}

static void
test_every_walk_reaches_the_end (void)
{
  for_every_service (walks_reach_the_end);
}

static void
answer_anyhow (Visit *visit)
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

static void
what_the_kiosk_accepts_the_central_does (Bench *bench, CivicService *service, JsonObject *sample)
{
  Visit visit = { NULL };

  for (guint i = 0; i < HOSTILE_VISITS_A_SERVICE; i++) {
    g_autoptr (GPtrArray) problems = NULL;

    visit_begin (&visit, bench, service, sample);
    answer_anyhow (&visit);
    problems = civic_answers_check_all (visit.answers);
    if (problems->len == 0)
      assert_central_accepts (&visit);
  }

  g_clear_object (&visit.answers);
}

static void
test_what_the_kiosk_accepts_the_central_does (void)
{
  for_every_service (what_the_kiosk_accepts_the_central_does);
}

static JsonNode *
draw_json (void)
{
  static const char *const others[] = {
    "null", "true", "5", "2.5", "[]", "[\"a\"]", "[1]", "[[]]", "[{}]", "{}", "{\"a\": 1}", "\"\"",
  };
  const char *other = others[g_test_rand_int_range (0, G_N_ELEMENTS (others))];

  if (random_chance (70))
    return json_node_init_string (json_node_alloc (), random_hostile_text ());
  return json_from_string (other, NULL);
}

static void
change_json (JsonObject *page, CivicField *field)
{
  const char *id = civic_field_get_id (field);

  if (random_chance (20))
    json_object_remove_member (page, id);
  else if (random_chance (10))
    json_object_set_member (page, "no_such_field", draw_json ());
  else
    json_object_set_member (page, id, draw_json ());
}

/* One or two answers of a good filing are changed on their way. */
static JsonNode *
change_filing (CivicService *service, JsonNode *filing)
{
  g_autofree char *text = json_to_string (filing, FALSE);
  JsonNode *changed = json_from_string (text, NULL);
  GListModel *pages = civic_service_get_pages (service);
  guint page_count = g_list_model_get_n_items (pages);

  for (gint32 i = g_test_rand_int_range (0, 3); page_count > 0 && i > 0; i--) {
    guint index = (guint) g_test_rand_int_range (0, (gint32) page_count);
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, index);
    GListModel *fields = civic_page_get_fields (page);
    gint32 count = (gint32) g_list_model_get_n_items (fields);
    g_autoptr (CivicField) field =
      g_list_model_get_item (fields, (guint) g_test_rand_int_range (0, count));
    JsonObject *root = json_node_get_object (changed);

    if (json_object_has_member (root, civic_page_get_id (page)))
      change_json (json_object_get_object_member (root, civic_page_get_id (page)), field);
  }

  return changed;
}

/* The same answers, given by hand; what is filled in and was not wanted is cleared by hand. */
static void
replay_page (Visit *visit, CivicPage *page, JsonNode *filing)
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

static void
replay (Visit *visit, JsonNode *filing)
{
  GListModel *pages = civic_service_get_pages (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    replay_page (visit, page, filing);
  }
}

static void
assert_kiosk_accepts (Visit *visit, JsonNode *json, CivicAnswers *accepted)
{
  g_autofree char *text = json_to_string (json, FALSE);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *told = NULL;

  visit_begin (visit, visit->bench, visit->service, visit->sample);
  replay (visit, json);
  problems = civic_answers_check_all (visit->answers);
  told = tell (problems);
  if (problems->len > 0)
    g_error ("%s: the kiosk refuses %s:%s", civic_service_get_id (visit->service), text, told);
  assert_same_answers (visit->service, visit->answers, accepted);
}

static void
what_the_central_accepts_the_kiosk_does (Bench *bench, CivicService *service, JsonObject *sample)
{
  Visit visit = { NULL };

  for (guint i = 0; i < CHANGED_FILINGS_A_SERVICE; i++) {
    g_autoptr (JsonNode) filing = NULL;
    g_autoptr (JsonNode) changed = NULL;
    g_autoptr (CentralClaim) read = NULL;

    walk (&visit, bench, service, sample);
    filing = civic_answers_to_json (visit.answers);
    changed = change_filing (service, filing);
    read = claim (&visit, changed);
    if (read->problems->len == 0 && read->remarks->len == 0)
      assert_kiosk_accepts (&visit, changed, read->answers);
  }

  g_clear_object (&visit.answers);
}

static void
test_what_the_central_accepts_the_kiosk_does (void)
{
  for_every_service (what_the_central_accepts_the_kiosk_does);
}

static void
assert_folds_once (CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  g_autofree char *once = g_strdup (civic_answers_get (answers, id));

  if (once == NULL || civic_answers_is_known (answers, id))
    return;
  civic_answers_set (answers, id, once);
  g_assert_cmpstr (civic_answers_get (answers, id), ==, once);
}

static void
folding_is_idempotent (Bench *bench, CivicService *service, JsonObject *sample)
{
  Visit visit = { NULL };
  GListModel *pages = civic_service_get_pages (service);

  visit_begin (&visit, bench, service, sample);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < 100 * g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j / 100);

      if (random_chance (50))
        random_answer_badly (visit.answers, field);
      else
        random_answer_well (visit.answers, field);
      assert_folds_once (visit.answers, field);
    }
  }

  g_clear_object (&visit.answers);
}

static void
test_folding_is_idempotent (void)
{
  for_every_service (folding_is_idempotent);
}

/* The film plays these: both sides must take them as they stand. */
static void
sample_reaches_a_filing (Bench *bench, CivicService *service, JsonObject *sample)
{
  Visit visit = { NULL };
  g_autoptr (JsonNode) json = json_node_init_object (json_node_alloc (), sample);
  g_autoptr (CentralClaim) read = NULL;
  g_autofree char *told = NULL;

  visit_begin (&visit, bench, service, sample);
  read = claim (&visit, json);
  told = tell (read->problems);
  if (read->problems->len > 0)
    g_error ("%s: its sample is refused:%s", civic_service_get_id (service), told);
  assert_kiosk_accepts (&visit, json, read->answers);
  g_clear_object (&visit.answers);
}

static void
test_every_sample_reaches_a_filing (void)
{
  for_every_service (sample_reaches_a_filing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/central/agreement/" name, function)
  TEST ("every-sample-reaches-a-filing", test_every_sample_reaches_a_filing);
  TEST ("every-walk-reaches-the-end", test_every_walk_reaches_the_end);
  TEST ("what-the-kiosk-accepts-the-central-does", test_what_the_kiosk_accepts_the_central_does);
  TEST ("what-the-central-accepts-the-kiosk-does", test_what_the_central_accepts_the_kiosk_does);
  TEST ("folding-is-idempotent", test_folding_is_idempotent);

  return g_test_run ();
}
