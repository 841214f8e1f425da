/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-answers.h"
#include "civic-catalogue.h"
#include "civic-date.h"
#include "civic-nearest.h"
#include "ctl-catalogue.h"
#include "ctl-json.h"
#include "ctl-problem.h"

static CivicService *
find_service (CivicCatalogue *catalogue, const char *directory, const char *id, GError **error)
{
  CivicService *service = civic_catalogue_find (catalogue, id);
  GListModel *services = civic_catalogue_get_services (catalogue);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *hint = NULL;

  if (service != NULL)
    return service;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) other = g_list_model_get_item (services, i);

    g_ptr_array_add (ids, (gpointer) civic_service_get_id (other));
  }
  g_ptr_array_add (ids, NULL);
  hint = civic_nearest_hint (id, (const char *const *) ids->pdata);
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s/services has no service of the id \"%s\"%s",
               directory, id, hint);
  return NULL;
}

static CivicCatalogue *
load_catalogue (const char *directory, GError **error)
{
  g_auto (GStrv) languages = ctl_catalogue_list_languages (directory);
  CivicCatalogue *catalogue =
    civic_catalogue_load (directory, (const char *const *) languages, error);

  if (catalogue == NULL)
    g_prefix_error (error, "The catalogue is not well; kushkctl catalogue check tells all of it. ");
  return catalogue;
}

/* {PAGE: {FIELD: VALUE}}, or a sample of the tests, which holds them as its "answers". */
static JsonNode *
find_answers (JsonNode *root)
{
  JsonNode *answers = NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    answers = json_object_get_member (json_node_get_object (root), "answers");
  return answers != NULL && JSON_NODE_HOLDS_OBJECT (answers) ? answers : root;
}

static void
resolve_day (JsonObject *page, const char *field_id)
{
  JsonNode *node = json_object_get_member (page, field_id);
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_autofree char *today = civic_date_today ();
  g_autofree char *day = text != NULL ? civic_date_resolve (text, today) : NULL;

  if (day != NULL)
    json_object_set_string_member (page, field_id, day);
}

/* A sample says "today+9d" where a day would grow old. */
static void
resolve_days (JsonObject *answers, const char *page_id, JsonNode *node, gpointer service)
{
  JsonObject *page = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GList) ids = page != NULL ? json_object_get_members (page) : NULL;

  for (GList *link = ids; link != NULL; link = link->next) {
    CivicField *field = civic_service_find_field (service, link->data);

    if (field != NULL && civic_field_get_field_type (field) == CIVIC_FIELD_DATE)
      resolve_day (page, link->data);
  }
}

static void
print_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    const CivicProblem *problem = g_ptr_array_index (problems, i);
    g_autofree char *sentence = ctl_problem_describe (problem);

    g_print ("%s: %s: %s\n", problem->path, civic_problem_code_to_string (problem->code), sentence);
  }
}

/* What of a filing is hers; the rest is the kiosk's. */
static void
print_filing (CivicService *service, CivicAnswers *answers)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  JsonObject *filing = json_object_new ();

  json_node_take_object (root, filing);
  json_object_set_string_member (filing, "service", civic_service_get_id (service));
  json_object_set_int_member (filing, "service_version", civic_service_get_version (service));
  json_object_set_member (filing, "answers", civic_answers_to_json (answers));
  text = ctl_json_print (root);
  g_print ("%s\n", text);
}

static gboolean
try_answers (CivicService *service, JsonNode *root, GError **error)
{
  JsonNode *told = find_answers (root);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CivicAnswers) answers = NULL;

  if (JSON_NODE_HOLDS_OBJECT (told))
    json_object_foreach_member (json_node_get_object (told), resolve_days, service);
  answers = civic_answers_new_from_json (service, told, &problems);
  if (problems->len == 0) {
    print_filing (service, answers);
    return TRUE;
  }

  print_problems (problems);
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "The central would refuse these answers: %u to put right.", problems->len);
  return FALSE;
}

/* Unless told, the catalogue of this kiosk. */
static char *
find_catalogue (const char *config_path, GError **error)
{
  g_autoptr (CivicSettings) settings = civic_settings_load (config_path, error);

  if (settings == NULL) {
    g_prefix_error (error, "--catalogue DIR says where the services are. ");
    return NULL;
  }

  return g_strdup (civic_settings_get_path (settings, "kiosk", "catalogue"));
}

gboolean
ctl_catalogue_try (const char *config_path, char **arguments, GError **error)
{
  g_autofree char *directory = NULL;
  const GOptionEntry entries[] = {
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &directory, "Where the services are (this kiosk's)",
      "DIR" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (CivicCatalogue) catalogue = NULL;
  g_autoptr (JsonNode) root = NULL;
  CivicService *service;

  if (!ctl_command_parse_all (&own_arguments, entries, "SERVICE ANSWERS", 2, error))
    return FALSE;
  if (directory == NULL)
    directory = find_catalogue (config_path, error);
  if (directory == NULL)
    return FALSE;

  catalogue = load_catalogue (directory, error);
  service = catalogue != NULL ? find_service (catalogue, directory, own_arguments[1], error) : NULL;
  root = service != NULL ? ctl_json_read (own_arguments[2], error) : NULL;
  return root != NULL && try_answers (service, root, error);
}
