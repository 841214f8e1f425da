/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Kiosk and central agree about every service of the catalogue: what the one accepts, the other
 * does; and whoever answers what is asked reaches the end. Random answers, real look-ups. */

#include "random-visit.h"

#define WALKS_A_SERVICE 25
#define MOST_WALKS_TO_A_PAGE 300
#define HOSTILE_VISITS_A_SERVICE 60
#define CHANGED_FILINGS_A_SERVICE 60

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
assert_central_accepts (RandomVisit *visit)
{
  g_autoptr (JsonNode) json = civic_answers_to_json (visit->answers);
  g_autofree char *text = json_to_string (json, FALSE);
  g_autoptr (CentralClaim) read = random_visit_claim (visit, json);
  g_autofree char *told = random_visit_tell (read->problems);

  if (read->problems->len > 0)
    g_error ("%s: the central refuses %s:%s", civic_service_get_id (visit->service), text, told);
  if (read->remarks->len > 0)
    g_error ("%s: the central knows otherwise: %s in %s", civic_service_get_id (visit->service),
             (const char *) g_ptr_array_index (read->remarks, 0), text);
  assert_same_answers (visit->service, visit->answers, read->answers);
}

typedef void (*Property) (RandomBench *bench, CivicService *service, JsonObject *sample);

static void
for_every_service (Property holds)
{
  RandomBench bench = { 0 };
  GListModel *services;

  random_bench_open (&bench);
  services = civic_catalogue_get_services (bench.office.catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);
    g_autoptr (JsonNode) root = NULL;
    JsonObject *sample = random_visit_load_sample (service, &root);

    g_test_message ("%s", civic_service_get_id (service));
    holds (&bench, service, sample);
  }
  random_bench_close (&bench);
}

static void
note_shown_pages (RandomVisit *visit, GHashTable *met)
{
  GListModel *pages = civic_service_get_pages (visit->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (civic_answers_is_page_shown (visit->answers, page))
      g_hash_table_add (met, (gpointer) civic_page_get_id (page));
  }
}

static void
every_page_is_met (RandomBench *bench, CivicService *service, JsonObject *sample)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  guint page_count = g_list_model_get_n_items (civic_service_get_pages (service));
  RandomVisit visit = { NULL };

  for (guint i = 0; g_hash_table_size (met) < page_count; i++) {
    if (i == MOST_WALKS_TO_A_PAGE)
      g_error ("%s: nobody ever meets %u of its %u pages", civic_service_get_id (service),
               page_count - g_hash_table_size (met), page_count);
    random_visit_walk (&visit, bench, service, sample);
    note_shown_pages (&visit, met);
  }

  g_clear_object (&visit.answers);
}

static void
test_every_page_is_met_by_somebody (void)
{
  for_every_service (every_page_is_met);
}

static void
walks_reach_the_end (RandomBench *bench, CivicService *service, JsonObject *sample)
{
  RandomVisit visit = { NULL };

  for (guint i = 0; i < WALKS_A_SERVICE; i++) {
    g_autoptr (GPtrArray) problems = NULL;
    g_autofree char *told = NULL;

    random_visit_walk (&visit, bench, service, sample);
    problems = civic_answers_check_all (visit.answers);
    told = random_visit_tell (problems);
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
what_the_kiosk_accepts_the_central_does (RandomBench *bench,
                                         CivicService *service,
                                         JsonObject *sample)
{
  RandomVisit visit = { NULL };

  for (guint i = 0; i < HOSTILE_VISITS_A_SERVICE; i++) {
    g_autoptr (GPtrArray) problems = NULL;

    random_visit_begin (&visit, bench, service, sample);
    random_visit_answer_anyhow (&visit);
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

static void
assert_kiosk_accepts (RandomVisit *visit, JsonNode *json, CivicAnswers *accepted)
{
  g_autofree char *text = json_to_string (json, FALSE);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *told = NULL;

  random_visit_begin (visit, visit->bench, visit->service, visit->sample);
  random_visit_replay (visit, json);
  problems = civic_answers_check_all (visit->answers);
  told = random_visit_tell (problems);
  if (problems->len > 0)
    g_error ("%s: the kiosk refuses %s:%s", civic_service_get_id (visit->service), text, told);
  assert_same_answers (visit->service, visit->answers, accepted);
}

static void
what_the_central_accepts_the_kiosk_does (RandomBench *bench,
                                         CivicService *service,
                                         JsonObject *sample)
{
  RandomVisit visit = { NULL };

  for (guint i = 0; i < CHANGED_FILINGS_A_SERVICE; i++) {
    g_autoptr (JsonNode) filing = NULL;
    g_autoptr (JsonNode) changed = NULL;
    g_autoptr (CentralClaim) read = NULL;

    random_visit_walk (&visit, bench, service, sample);
    filing = civic_answers_to_json (visit.answers);
    changed = change_filing (service, filing);
    read = random_visit_claim (&visit, changed);
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
folding_is_idempotent (RandomBench *bench, CivicService *service, JsonObject *sample)
{
  RandomVisit visit = { NULL };
  GListModel *pages = civic_service_get_pages (service);

  random_visit_begin (&visit, bench, service, sample);
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
sample_reaches_a_filing (RandomBench *bench, CivicService *service, JsonObject *sample)
{
  RandomVisit visit = { NULL };
  g_autoptr (JsonNode) json = json_node_init_object (json_node_alloc (), sample);
  g_autoptr (CentralClaim) read = NULL;
  g_autofree char *told = NULL;

  random_visit_begin (&visit, bench, service, sample);
  read = random_visit_claim (&visit, json);
  told = random_visit_tell (read->problems);
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
  TEST ("every-page-is-met-by-somebody", test_every_page_is_met_by_somebody);
  TEST ("what-the-kiosk-accepts-the-central-does", test_what_the_kiosk_accepts_the_central_does);
  TEST ("what-the-central-accepts-the-kiosk-does", test_what_the_central_accepts_the_kiosk_does);
  TEST ("folding-is-idempotent", test_folding_is_idempotent);

  return g_test_run ();
}
