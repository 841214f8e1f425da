/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The loader goes on after a complaint, with what it has: whatever a file has become, it must end
 * with complaints or a service, and never with a crash. */

#include "civic-answers.h"
#include "civic-json.h"
#include "sample-catalogue.h"

#include <string.h>

#define MUTILATIONS 100

static JsonNode *
draw_value (void)
{
  static const char *const values[] = {
    "null",
    "true",
    "0",
    "-1",
    "1e300",
    "\"\"",
    "\"x\"",
    "\"name\"",
    "\"today\"",
    "[]",
    "[null]",
    "[{}]",
    "[\"a\", \"a\"]",
    "{}",
    "{\"ar\": \"\"}",
    "{\"id\": \"x\"}",
    "{\"var\": \"x\"}",
    "\"group\"",
    "\"choice\"",
    "\"person\"",
  };

  return json_from_string (values[g_test_rand_int_range (0, G_N_ELEMENTS (values))], NULL);
}

static void mutilate (JsonNode *node);

static void
mutilate_array (JsonArray *array)
{
  guint length = json_array_get_length (array);
  guint index = length > 0 ? (guint) g_test_rand_int_range (0, (gint32) length) : 0;

  if (length == 0)
    return;
  if (g_test_rand_int_range (0, 10) == 0)
    json_array_remove_element (array, index);
  else if (g_test_rand_int_range (0, 10) == 0)
    json_array_add_element (array, json_node_copy (json_array_get_element (array, index)));
  else
    mutilate (json_array_get_element (array, index));
}

static void
mutilate_object (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  guint count = g_list_length (names);
  const char *name =
    count > 0 ? g_list_nth_data (names, (guint) g_test_rand_int_range (0, (gint32) count)) : "x";

  switch (g_test_rand_int_range (0, 8)) {
  case 0:
    json_object_remove_member (object, name);
    break;
  case 1:
    json_object_set_member (object, name, draw_value ());
    break;
  case 2:
    json_object_set_member (object, "no_such_key", draw_value ());
    break;
  default:
    if (count > 0)
      mutilate (json_object_get_member (object, name));
  }
}

static void
mutilate (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    mutilate_object (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    mutilate_array (json_node_get_array (node));
}

static char *
draw_mutilated (const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    mutilate (root);
  return json_to_string (root, FALSE);
}

/* A service that loads can be asked, whatever it has become. */
static void
use (CivicService *service)
{
  g_autoptr (CivicAnswers) answers = civic_answers_new (service);
  g_autoptr (GPtrArray) problems = civic_answers_check_all (answers);
  g_autoptr (JsonNode) filing = civic_answers_to_json (answers);

  g_assert_nonnull (problems);
  g_assert_nonnull (filing);
}

static guint
load_mutilated (const char *name, const char *text)
{
  g_autofree char *mutilated = draw_mutilated (text);
  g_autofree char *folder = copy_sample_catalogue (name, mutilated);
  g_autoptr (CivicCatalogue) sound = NULL;
  g_autoptr (GPtrArray) complaints = civic_catalogue_check (folder, sample_languages, NULL, &sound);
  GListModel *services = civic_catalogue_get_services (sound);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);

    use (service);
  }

  remove_tree (folder);
  return complaints->len;
}

static void
mutilate_file (gconstpointer name)
{
  g_autofree char *text = read_sample_file (name);
  guint refused_count = 0;

  for (guint i = 0; i < MUTILATIONS; i++)
    refused_count += load_mutilated (name, text) > 0;

  g_assert_cmpuint (refused_count, >, MUTILATIONS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/civic/mutilated/services-never-crash-the-loader",
                        "services/everything.json", mutilate_file);
  g_test_add_data_func ("/civic/mutilated/lists-never-crash-the-loader", "lists/categories.json",
                        mutilate_file);
  g_test_add_data_func ("/civic/mutilated/themes-never-crash-the-loader", "lists/themes.json",
                        mutilate_file);

  return g_test_run ();
}
