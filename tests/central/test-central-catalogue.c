/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The catalogue that is offered, the rules that price it and the registers that answer it are three
 * folders' work. Here they are held against each other: every service's sample answers are asked of
 * a real central, and nothing a card leads to is a dead end. */

#include "central-claim.h"
#include "central-json.h"
#include "central-languages.h"
#include "civic.h"
#include "random-visit.h"
#include "support-visit.h"

static SupportCentral *central;
static CivicCatalogue *catalogue;

static char *
find_source (const char *name)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), name, NULL);
}

static JsonNode *
load (const char *name)
{
  g_autofree char *path = find_source (name);
  g_autoptr (GError) error = NULL;
  JsonNode *node = central_json_load (path, &error);

  g_assert_no_error (error);
  return node;
}

static JsonObject *
load_sample (CivicService *service, JsonNode **ret_root)
{
  random_visit_load_sample (service, ret_root);
  return json_node_get_object (*ret_root);
}

/* {"KIND":{"service","answers","challenge"}} of the sample. */
static JsonNode *
ask (CivicService *service, const char *kind, const char *path)
{
  g_autoptr (JsonNode) sample = NULL;
  JsonObject *object = load_sample (service, &sample);
  const char *person = central_json_get_string (object, "identity");
  g_autofree char *challenge = person ? support_visit_identify (central, person) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, kind);
  json_builder_begin_object (builder);
  central_json_add_string (builder, "service", civic_service_get_id (service));
  central_json_add_node (builder, "answers", json_object_get_member (object, "answers"));
  central_json_add_string (builder, "challenge", challenge);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  text = central_json_build_text (builder);
  return support_visit_ask (central, path, text);
}

static void
assert_answered (CivicService *service, const char *kind, const char *path, const char *member)
{
  g_autoptr (JsonNode) answer = ask (service, kind, path);
  g_autofree char *text = central_json_to_text (answer);

  if (!json_object_has_member (json_node_get_object (answer), member))
    g_error ("%s: %s", civic_service_get_id (service), text);
  g_assert_null (strstr (text, "\"results\":[]"));
}

static void
test_answers_every_sample (void)
{
  GListModel *services = civic_catalogue_get_services (catalogue);

  for (guint index = 0; index < g_list_model_get_n_items (services); index++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, index);

    switch (civic_service_get_journey (service)) {
    case CIVIC_JOURNEY_APPLY:
    case CIVIC_JOURNEY_REPORT:
    case CIVIC_JOURNEY_RATE:
      assert_answered (service, "quote", "/v1/quotes", "quote");
      break;
    case CIVIC_JOURNEY_ENQUIRE:
    case CIVIC_JOURNEY_PAY:
    case CIVIC_JOURNEY_PRINT:
      assert_answered (service, "enquiry", "/v1/enquiries", "results");
      break;
    case CIVIC_JOURNEY_TRACK:
    default:
      break;
    }
  }
}

/* The sandbox itself, without its listeners. */
static CentralOffice *
open_office (void)
{
  g_autofree char *config = find_source ("kiosk-config");
  g_autofree char *fees = find_source ("app/central/fees.json");
  g_autofree char *accounts = find_source ("app/central/accounts.json");
  g_autofree char *service_levels = find_source ("app/central/service-levels.json");
  g_autofree char *retention = find_source ("app/central/retention.json");
  g_autofree char *enquiries = find_source ("app/central/enquiries.json");
  g_autofree char *registries = find_source ("app/central/sandbox-registries.json");
  g_autofree char *keys = support_central_get_path (central, "central");
  g_autofree char *store = support_central_get_path (central, "second-store");
  g_autoptr (GError) error = NULL;
  CentralOfficeSettings settings = {
    .catalogue = config,
    .keys = keys,
    .fees = fees,
    .accounts = accounts,
    .service_levels = service_levels,
    .retention = retention,
    .enquiries = enquiries,
    .registries = registries,
    .store = store,
  };
  CentralOffice *office = central_office_new (&settings, &error);

  g_assert_no_error (error);
  return office;
}

static void
assert_prices (CentralOffice *office, CivicAnswers *answers, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) price = NULL;

  civic_answers_set (answers, field, value);
  price = central_fees_price (office->fees, answers, &error);
  if (price == NULL)
    g_error ("%s=%s: %s", field, value, error->message);
}

static void
assert_prices_choices (CentralOffice *office,
                       CivicAnswers *answers,
                       const char *field,
                       GListModel *choices)
{
  for (guint index = 0; index < g_list_model_get_n_items (choices); index++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, index);
    GListModel *below = civic_choice_get_choices (choice);

    if (g_list_model_get_n_items (below) > 0)
      assert_prices_choices (office, answers, field, below);
    else
      assert_prices (office, answers, field, civic_choice_get_value (choice));
  }
}

static void
assert_prices_page (CentralOffice *office, CivicAnswers *answers, CivicPage *page)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint index = 0; index < g_list_model_get_n_items (fields); index++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, index);
    const char *id = civic_field_get_id (field);
    g_autofree char *sampled = g_strdup (civic_answers_get (answers, id));

    if (civic_field_get_field_type (field) != CIVIC_FIELD_CHOICES)
      assert_prices_choices (office, answers, id, civic_field_get_choices (field));
    civic_answers_set (answers, id, sampled);
  }
}

static void
assert_prices_service (CentralOffice *office, CivicService *service)
{
  g_autoptr (JsonNode) sample = NULL;
  JsonObject *object = load_sample (service, &sample);
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralClaim) claim =
    central_claim_read (office, service, json_object_get_member (object, "answers"),
                        central_json_get_string (object, "identity"), NULL, &error);
  GListModel *pages = civic_service_get_pages (service);

  g_assert_no_error (error);
  for (guint index = 0; index < g_list_model_get_n_items (pages); index++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, index);

    assert_prices_page (office, claim->answers, page);
  }
}

/* No choice may stop a quote: a price that nobody thought of is found here. */
static void
test_prices_every_choice (void)
{
  g_autoptr (CentralOffice) office = open_office ();
  GListModel *services = civic_catalogue_get_services (office->catalogue);

  for (guint index = 0; index < g_list_model_get_n_items (services); index++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, index);

    assert_prices_service (office, service);
  }
}

static void
assert_has_field (CivicService *service, const char *page_id, const char *field_id)
{
  CivicPage *page = civic_service_find_page (service, field_id);

  if (page == NULL || !g_str_equal (civic_page_get_id (page), page_id))
    g_error ("%s has no %s.%s", civic_service_get_id (service), page_id, field_id);
}

static void
assert_leads_somewhere (JsonObject *action)
{
  const char *id = central_json_get_string (action, "service");
  CivicService *service = civic_catalogue_find (catalogue, id);
  JsonObject *answers = central_json_get_object (action, "answers");
  g_autoptr (GList) pages = json_object_get_members (answers);

  if (service == NULL)
    g_error ("a card leads to %s, which nobody offers", id);
  for (GList *page = pages; page; page = page->next) {
    g_autoptr (GList) fields =
      json_object_get_members (central_json_get_object (answers, page->data));

    for (GList *field = fields; field; field = field->next)
      assert_has_field (service, page->data, field->data);
  }
}

static void
test_leads_from_cards_to_services (void)
{
  g_autoptr (JsonNode) root = load ("app/central/enquiries.json");
  JsonObject *cards = central_json_get_object (json_node_get_object (root), "cards");
  g_autoptr (GList) names = json_object_get_members (cards);
  guint lead_count = 0;

  for (GList *link = names; link; link = link->next) {
    JsonArray *actions =
      central_json_get_array (central_json_get_object (cards, link->data), "actions");

    for (guint index = 0; actions && index < json_array_get_length (actions); index++) {
      JsonObject *action = json_array_get_object_element (actions, index);

      if (g_strcmp0 (central_json_get_string (action, "kind"), "apply") != 0)
        continue;
      assert_leads_somewhere (action);
      lead_count++;
    }
  }
  g_assert_cmpuint (lead_count, >, 0);
}

static void
assert_named (const char *file, const char *member)
{
  g_autoptr (JsonNode) root = load (file);
  JsonObject *object = central_json_get_object (json_node_get_object (root), member);
  g_autoptr (GList) ids = json_object_get_members (object);

  for (GList *link = ids; link; link = link->next)
    if (civic_catalogue_find (catalogue, link->data) == NULL)
      g_error ("%s names %s, which nobody offers", file, (const char *) link->data);
}

/* A fee table may price more than one centre offers; ours is the whole catalogue. */
static void
test_books_each_service_s_fees_apart (void)
{
  g_autoptr (JsonNode) fees = load ("app/central/fees.json");
  g_autoptr (JsonNode) accounts = load ("app/central/accounts.json");
  JsonObject *services = central_json_get_object (json_node_get_object (fees), "services");
  JsonObject *revenue = central_json_get_object (json_node_get_object (accounts), "revenue");
  g_autoptr (GList) ids = json_object_get_members (services);

  for (GList *link = ids; link; link = link->next)
    if (json_object_has_member (central_json_get_object (services, link->data), "lines") &&
        !json_object_has_member (revenue, link->data))
      g_error ("accounts.json has no revenue account for %s", (const char *) link->data);
}

static void
test_names_no_service_that_nobody_offers (void)
{
  assert_named ("app/central/fees.json", "services");
  assert_named ("app/central/enquiries.json", "enquiries");
  assert_named ("app/central/enquiries.json", "follow_ups");
}

int
main (int argc, char **argv)
{
  g_autofree char *path = find_source ("kiosk-config");
  g_autoptr (GError) error = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  catalogue = civic_catalogue_load (path, central_languages, &error);
  g_assert_no_error (error);
  central = support_central_start (NULL);
  g_test_add_func ("/central/catalogue/answers-every-sample", test_answers_every_sample);
  g_test_add_func ("/central/catalogue/prices-every-choice", test_prices_every_choice);
  g_test_add_func ("/central/catalogue/leads-from-cards-to-services",
                   test_leads_from_cards_to_services);
  g_test_add_func ("/central/catalogue/books-each-service-s-fees-apart",
                   test_books_each_service_s_fees_apart);
  g_test_add_func ("/central/catalogue/names-no-service-that-nobody-offers",
                   test_names_no_service_that_nobody_offers);
  result = g_test_run ();
  support_central_free (central);
  g_clear_object (&catalogue);
  return result;
}
