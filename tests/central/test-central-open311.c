/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <json-glib/json-glib.h>

#include "central-store.h"
#include "small-form.h"

#define FORM_TYPE "application/x-www-form-urlencoded"
#define LAMP                                                                                       \
  "service_code=lamp-out&lat=21.543333&long=39.172778&attribute%5Bdistrict%5D=abhur-north"         \
  "&address_string=Sari%20Street&description=The%20lamp%20has%20been%20out%20for%20a%20week"

static SupportCentral *central;
static char *app_key;
static char *other_key;

static char *
add_client (const char *name, int *ret_status)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/central/kushk-central", NULL);
  const char *place = support_central_get_store (central);
  const char *option = central_store_is_address (place) ? "--store" : "--data";
  const char *arguments[] = { program, option, place, "--add-open311-client", name, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                NULL, ret_status, &error);
  g_assert_no_error (error);
  return g_strchomp (output);
}

static SupportReply *
get (const char *path)
{
  g_autofree char *whole = g_strconcat ("/open311/v2/", path, NULL);

  return support_central_get_public (central, whole, "en");
}

static JsonNode *
get_json (const char *path)
{
  g_autoptr (SupportReply) reply = get (path);
  JsonNode *node = json_from_string (reply->text, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (strstr (reply->headers, "Content-Type: application/json; charset=utf-8"));
  g_assert_nonnull (node);
  return node;
}

static SupportReply *
post (const char *key, const char *form)
{
  g_autofree char *text = g_strdup_printf ("%s%s%s", form, key ? "&api_key=" : "", key ? key : "");
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return support_central_post_public (central, "/open311/v2/requests.json?lang=en", FORM_TYPE,
                                      body);
}

static JsonObject *
first (JsonNode *list)
{
  return json_array_get_object_element (json_node_get_array (list), 0);
}

static char *
report (const char *key, const char *form)
{
  g_autoptr (SupportReply) reply = post (key, form);
  g_autoptr (JsonNode) node = json_from_string (reply->text, NULL);

  if (reply->status != 201)
    g_error ("%u %s", reply->status, reply->text);
  return g_strdup (json_object_get_string_member (first (node), "service_request_id"));
}

static JsonObject *
find_service (JsonNode *services, const char *code)
{
  JsonArray *list = json_node_get_array (services);

  for (guint index = 0; index < json_array_get_length (list); index++) {
    JsonObject *service = json_array_get_object_element (list, index);

    if (g_str_equal (json_object_get_string_member (service, "service_code"), code))
      return service;
  }
  return NULL;
}

static void
test_offers_every_kind_of_report_but_emergencies (void)
{
  g_autoptr (JsonNode) services = get_json ("services.json");
  JsonObject *lamp = find_service (services, "lamp-out");

  g_assert_nonnull (lamp);
  g_assert_cmpstr (json_object_get_string_member (lamp, "group"), ==, "Street lighting");
  g_assert_cmpstr (json_object_get_string_member (lamp, "type"), ==, "realtime");
  g_assert_true (json_object_get_boolean_member (lamp, "metadata"));
  g_assert_nonnull (find_service (services, "pothole"));
  g_assert_null (find_service (services, "fire"));
  g_assert_null (find_service (services, "roads"));
}

static JsonObject *
find_attribute (JsonNode *definition, const char *code)
{
  JsonArray *list = json_object_get_array_member (json_node_get_object (definition), "attributes");

  for (guint index = 0; index < json_array_get_length (list); index++) {
    JsonObject *attribute = json_array_get_object_element (list, index);

    if (g_str_equal (json_object_get_string_member (attribute, "code"), code))
      return attribute;
  }
  return NULL;
}

static void
test_asks_for_what_the_form_asks (void)
{
  g_autoptr (JsonNode) definition = get_json ("services/lamp-out.json");
  g_autoptr (SupportReply) unknown = get ("services/unicorn.json");
  JsonObject *district = find_attribute (definition, "district");
  JsonObject *municipality = find_attribute (definition, "municipality");
  JsonObject *street = find_attribute (definition, "street");

  g_assert_cmpstr (json_object_get_string_member (district, "datatype"), ==, "singlevaluelist");
  g_assert_true (json_object_get_boolean_member (district, "required"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (district, "values")), >,
                    50);
  /* Which part of the city follows from the district, and the street may be the address. */
  g_assert_false (json_object_get_boolean_member (municipality, "required"));
  g_assert_false (json_object_get_boolean_member (street, "required"));
  g_assert_null (find_attribute (definition, "category"));
  g_assert_null (find_attribute (definition, "description"));
  g_assert_null (find_attribute (definition, "mobile"));
  g_assert_null (find_attribute (definition, "photos"));
  g_assert_cmpuint (unknown->status, ==, 404);
}

static JsonObject *
find_request (const char *id, const char *key, JsonNode **ret_node)
{
  g_autofree char *path =
    g_strdup_printf ("requests/%s.json%s%s", id, key ? "?api_key=" : "", key ? key : "");

  *ret_node = get_json (path);
  return first (*ret_node);
}

static void
test_takes_a_report_and_tells_how_it_goes (void)
{
  g_autofree char *id = report (app_key, LAMP);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *request = find_request (id, app_key, &node);
  g_autofree char *token_path = g_strdup_printf ("tokens/%s.json", id);
  g_autoptr (JsonNode) token = get_json (token_path);

  g_assert_cmpstr (json_object_get_string_member (request, "status"), ==, "open");
  g_assert_cmpstr (json_object_get_string_member (request, "status_notes"), ==,
                   "We have your request");
  g_assert_cmpstr (json_object_get_string_member (request, "service_name"), ==, "Lamp that is out");
  g_assert_cmpstr (json_object_get_string_member (request, "expected_datetime"), >,
                   json_object_get_string_member (request, "requested_datetime"));
  g_assert_cmpstr (json_object_get_string_member (request, "description"), ==,
                   "The lamp has been out for a week");
  g_assert_cmpstr (json_object_get_string_member (request, "address"), ==, "Sari Street");
  g_assert_cmpfloat (json_object_get_double_member (request, "lat"), ==, 21.543333);
  g_assert_cmpstr (json_object_get_string_member (first (token), "service_request_id"), ==, id);
}

static void
test_tells_others_neither_words_nor_the_very_place (void)
{
  const char *const keys[] = { NULL, other_key, "0000" };
  g_autofree char *id = report (app_key, LAMP "&phone=0512345678");

  for (guint index = 0; index < G_N_ELEMENTS (keys); index++) {
    g_autoptr (JsonNode) node = NULL;
    JsonObject *request = find_request (id, keys[index], &node);
    g_autofree char *text = json_to_string (node, FALSE);

    g_assert_true (json_object_get_null_member (request, "description"));
    g_assert_true (json_object_get_null_member (request, "address"));
    g_assert_cmpfloat (json_object_get_double_member (request, "lat"), ==, 21.543);
    g_assert_cmpfloat (json_object_get_double_member (request, "long"), ==, 39.173);
    g_assert_null (strstr (text, "5123"));
    g_assert_null (strstr (text, "week"));
  }
}

static void
test_lists_reports_of_kiosks_without_their_codes (void)
{
  SmallForm form = {
    .service = "report-940",
    .answers =
      "{\"subject\":{\"category\":\"graffiti\"},\"place\":{\"municipality\":\"abhur\","
      "\"district\":\"shiraa\",\"street\":\"Sari\"},\"details\":{\"description\":\"A wall\"}}",
  };
  g_autofree char *code = small_form_file (central, &form, "received");
  g_autoptr (JsonNode) node = get_json ("requests.json?service_code=graffiti");
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  g_assert_true (json_object_get_null_member (first (node), "lat"));
  g_assert_null (strstr (text, code));
  g_assert_null (strstr (text, "A wall"));
}

static guint
count (const char *query)
{
  g_autofree char *path = g_strconcat ("requests.json?", query, NULL);
  g_autoptr (JsonNode) node = get_json (path);

  return json_array_get_length (json_node_get_array (node));
}

static void
solve (const char *id)
{
  g_autofree char *path = g_strdup_printf ("requests/%s.json", id);
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  g_autoptr (GPtrArray) open =
    central_store_list_filings_in (store, "received", "2099-01-01T00:00:00+03:00", 100, NULL);
  g_autoptr (JsonNode) node = NULL;

  for (guint index = 0; index < open->len; index++) {
    const CentralFiling *filing = open->pdata[index];

    if (strstr (filing->answers, "tree-dry"))
      small_form_set_state (central, filing->code, "resolved");
  }
  node = get_json (path);
  g_assert_cmpstr (json_object_get_string_member (first (node), "status"), ==, "closed");
}

static void
test_filters_and_pages (void)
{
  g_autofree char *dry =
    report (app_key, "service_code=tree-dry&attribute[district]=shiraa&attribute[street]=Palm+Road"
                     "&description=Dry+since+summer");
  g_autofree char *pests =
    report (app_key, "service_code=pests&attribute[district]=shiraa&attribute[street]=Palm+Road"
                     "&description=Near+the+bins");
  g_autofree char *both = g_strdup_printf ("service_request_id=%s,%s,none", dry, pests);

  solve (dry);
  g_assert_cmpuint (count (both), ==, 2);
  g_assert_cmpuint (count ("service_code=tree-dry,pests"), ==, 2);
  g_assert_cmpuint (count ("service_code=tree-dry,pests&status=open"), ==, 1);
  g_assert_cmpuint (count ("service_code=tree-dry,pests&status=closed"), ==, 1);
  g_assert_cmpuint (count ("service_code=tree-dry,pests&status=open,closed"), ==, 2);
  g_assert_cmpuint (count ("service_code=tree-dry,pests&page_size=1&page=2"), ==, 1);
  g_assert_cmpuint (count ("service_code=tree-dry,pests&page_size=1&page=3"), ==, 0);
  g_assert_cmpuint (count ("service_code=tree"), ==, 0);
  g_assert_cmpuint (count ("service_code=%25"), ==, 0);
  g_assert_cmpuint (count ("service_code=pests&end_date=2026-01-01T00:00:00Z"), ==, 0);
}

static void
test_takes_the_same_report_once (void)
{
  const char *form =
    "service_code=noise&attribute[district]=shiraa&attribute[street]=A+road&description=Each+night";
  g_autofree char *one = report (app_key, form);
  g_autofree char *again = report (app_key, form);
  g_autofree char *of_another = report (other_key, form);

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, of_another);
  g_assert_cmpuint (count ("service_code=noise"), ==, 2);
}

static void
assert_refused (const char *key, const char *form, guint status, const char *words)
{
  g_autoptr (SupportReply) reply = post (key, form);
  g_autoptr (JsonNode) node = json_from_string (reply->text, NULL);

  if (reply->status != status || node == NULL)
    g_error ("%u instead of %u: %s", reply->status, status, reply->text);
  g_assert_cmpint (json_object_get_int_member (first (node), "code"), ==, status);
  g_assert_nonnull (strstr (json_object_get_string_member (first (node), "description"), words));
}

#define HERE "&attribute[district]=shiraa&attribute[street]=A+road&description=Something+is+broken"

static void
test_refuses_with_the_standards_codes (void)
{
  guint before = count ("status=open,closed");

  assert_refused (NULL, LAMP, 403, "api_key");
  assert_refused ("0123456789", LAMP, 403, "api_key");
  assert_refused (app_key, "description=x", 400, "service_code");
  assert_refused (app_key, "service_code=unicorn" HERE, 404, "service_code");
  assert_refused (app_key, "service_code=fire" HERE, 404, "service_code");
  assert_refused (app_key, "service_code=pests&description=Nowhere", 400, "attribute[");
  assert_refused (app_key, "service_code=pests" HERE "&lat=51.5&long=-0.1", 400, "lat and long");
  assert_refused (app_key, "service_code=pests" HERE "&lat=no&long=where", 400, "lat and long");
  assert_refused (app_key,
                  "service_code=pests&attribute[district]=atlantis&attribute[street]=A+road"
                  "&description=Lost+long+ago",
                  400, "attribute[");
  assert_refused (app_key,
                  "service_code=pests&attribute[district]=shiraa&attribute[street]=A+road"
                  "&description=%ff%fe",
                  400, "description");
  g_assert_cmpuint (count ("status=open,closed"), ==, before);
}

static void
test_leaves_out_a_phone_that_nobody_can_call (void)
{
  g_autofree char *id = report (app_key, "service_code=litter" HERE "&phone=call+me");

  g_assert_nonnull (id);
}

/* Names of elements as the standard has them; GMarkup finds what is not well-formed. */
typedef struct {
  GHashTable *elements;
} Sight;

static void
on_element (GMarkupParseContext *context,
            const char *name,
            const char **attribute_names,
            const char **attribute_values,
            gpointer user_data,
            GError **error)
{
  g_hash_table_add (((Sight *) user_data)->elements, g_strdup (name));
}

static void
assert_xml (const char *path, const char *root, const char *element)
{
  g_autoptr (SupportReply) reply = get (path);
  g_autoptr (GHashTable) elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sight sight = { elements };
  const GMarkupParser parser = { .start_element = on_element };
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &sight, NULL);
  g_autofree char *opening = g_strdup_printf ("?>\n<%s>", root);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (reply->headers, "Content-Type: text/xml; charset=utf-8"));
  g_assert_true (g_markup_parse_context_parse (context, reply->text, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (reply->text, opening));
  if (!g_hash_table_contains (elements, element))
    g_error ("%s has no <%s>: %.400s", path, element, reply->text);
}

static void
test_speaks_xml_as_well (void)
{
  g_autofree char *id =
    report (app_key, "service_code=posters&attribute[district]=shiraa&attribute[street]=%3CA%3E+%26"
                     "+B&description=Posters+%3C+everywhere");
  g_autofree char *path = g_strdup_printf ("requests/%s.xml?api_key=%s", id, app_key);

  assert_xml ("discovery.xml", "discovery", "endpoint");
  assert_xml ("services.xml", "services", "service");
  assert_xml ("services/lamp-out.xml", "service_definition", "value");
  assert_xml (path, "service_requests", "request");
  assert_xml ("requests.xml", "service_requests", "service_request_id");
  assert_xml ("requests/none.xml", "errors", "error");
  assert_xml ("requests.txt", "errors", "description");
  assert_xml ("tokens.xml", "errors", "code");
}

static void
test_gives_a_client_one_key (void)
{
  int status = 0;
  g_autofree char *taken = add_client ("city-app", &status);
  g_autofree char *bad = NULL;

  g_assert_cmpint (status, !=, 0);
  g_assert_cmpstr (taken, ==, "");
  bad = add_client ("City App", &status);
  g_assert_cmpint (status, !=, 0);
  g_assert_cmpstr (bad, ==, "");
}

int
main (int argc, char **argv)
{
  int result = 0;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  app_key = add_client ("city-app", &status);
  other_key = add_client ("other-app", &status);
  g_test_add_func ("/central/open311/offers-every-kind-of-report-but-emergencies",
                   test_offers_every_kind_of_report_but_emergencies);
  g_test_add_func ("/central/open311/asks-for-what-the-form-asks",
                   test_asks_for_what_the_form_asks);
  g_test_add_func ("/central/open311/takes-a-report-and-tells-how-it-goes",
                   test_takes_a_report_and_tells_how_it_goes);
  g_test_add_func ("/central/open311/tells-others-neither-words-nor-the-very-place",
                   test_tells_others_neither_words_nor_the_very_place);
  g_test_add_func ("/central/open311/lists-reports-of-kiosks-without-their-codes",
                   test_lists_reports_of_kiosks_without_their_codes);
  g_test_add_func ("/central/open311/filters-and-pages", test_filters_and_pages);
  g_test_add_func ("/central/open311/takes-the-same-report-once", test_takes_the_same_report_once);
  g_test_add_func ("/central/open311/refuses-with-the-standards-codes",
                   test_refuses_with_the_standards_codes);
  g_test_add_func ("/central/open311/leaves-out-a-phone-that-nobody-can-call",
                   test_leaves_out_a_phone_that_nobody_can_call);
  g_test_add_func ("/central/open311/speaks-xml-as-well", test_speaks_xml_as_well);
  g_test_add_func ("/central/open311/gives-a-client-one-key", test_gives_a_client_one_key);
  result = g_test_run ();
  support_central_free (central);
  g_free (app_key);
  g_free (other_key);
  return result;
}
