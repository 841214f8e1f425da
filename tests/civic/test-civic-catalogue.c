/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-centre.h"
#include "civic-error.h"
#include "sample-catalogue.h"

static void
assert_refused (const char *name, const char *text, const char *complaint)
{
  g_autofree char *folder = copy_sample_catalogue (name, text);
  g_autofree char *expected = g_strconcat (folder, "/", complaint, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_catalogue_load (folder, sample_languages, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_cmpstr (error->message, ==, expected);
  remove_tree (folder);
}

static void
test_finds_by_id (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_sample_catalogue ();
  static const char *const known[] = { "sample", NULL };
  static const char *const unknown[] = { "sample", "building-permit", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (civic_catalogue_find (catalogue, "sample"));
  g_assert_null (civic_catalogue_find (catalogue, "building-permit"));
  g_assert_true (civic_catalogue_has_all (catalogue, known, NULL));
  g_assert_false (civic_catalogue_has_all (catalogue, unknown, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_cmpstr (error->message, ==, "no service of the id \"building-permit\"");
}

static void
test_keeps_the_order_of_themes (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autoptr (CivicCatalogue) catalogue = civic_catalogue_load (folder, sample_languages, NULL);
  static const char *const ids[] = {
    "licences", "land", "reports", "payments", "social", "centre"
  };
  GListModel *themes = civic_catalogue_get_themes (catalogue);

  g_assert_cmpuint (g_list_model_get_n_items (themes), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (CivicTheme) theme = g_list_model_get_item (themes, i);

    g_assert_cmpstr (civic_theme_get_id (theme), ==, ids[i]);
    g_assert_nonnull (civic_theme_get_name (theme));
    g_assert_nonnull (civic_theme_get_description (theme));
    g_assert_nonnull (civic_theme_get_icon (theme));
  }
}

static void
assert_optional (CivicCatalogue *catalogue, const char *service_id, const char *field_id)
{
  CivicService *service = civic_catalogue_find (catalogue, service_id);
  CivicField *field = civic_service_find_field (service, field_id);

  g_assert_cmpuint (civic_field_get_minimum_count (field), ==, 0);
  g_assert_false (civic_field_is_required (field));
}

/* Each of these tells the citizen that it is optional. */
static void
test_demands_none_where_none_is_enough (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autoptr (CivicCatalogue) catalogue = civic_catalogue_load (folder, sample_languages, NULL);

  assert_optional (catalogue, "report-940", "photos");
  assert_optional (catalogue, "report-reopen", "photos");
  assert_optional (catalogue, "violation-object", "evidence");
}

static void
test_loads_all_or_nothing (void)
{
  assert_refused ("services/broken.json", "{",
                  "services/broken.json: line 1, column 2: a string expected");
}

static void
test_passes_over_what_editors_leave (void)
{
  g_autofree char *folder = copy_sample_catalogue ("services/.sample.json", "{");
  g_autoptr (CivicCatalogue) catalogue = NULL;

  write_sample_file (folder, "services/sample.json~", "{");
  write_sample_file (folder, "services/README.md", "#");
  catalogue = civic_catalogue_load (folder, sample_languages, NULL);
  g_assert_nonnull (catalogue);
  remove_tree (folder);
}

static void
test_refuses_bad_lists (void)
{
  g_autofree char *colours = read_sample_file ("lists/colours.json");
  g_autofree char *other_id = replace_once (colours, "\"id\": \"colours\"", "\"id\": \"colors\"");
  g_autofree char *twice = replace_once (colours, "\"white\"", "\"green\"");
  g_autofree char *no_label = replace_once (colours, ", \"en\": \"White\"", "");
  g_autofree char *unknown = replace_once (colours, "\"choices\"", "\"fee\": 1, \"choices\"");

  assert_refused ("lists/colours.json", other_id,
                  "lists/colours.json: $.id: not the name of its file");
  assert_refused ("lists/colours.json", twice,
                  "lists/colours.json: $.choices[1].value: \"green\" twice");
  assert_refused ("lists/colours.json", no_label,
                  "lists/colours.json: $.choices[1].label.en: missing");
  assert_refused ("lists/colours.json", unknown, "lists/colours.json: $.fee: unknown key");
  assert_refused ("lists/colours.json", "{\"id\": \"colours\", \"choices\": []}",
                  "lists/colours.json: $.choices: at least 2 expected");
}

static void
test_refuses_bad_themes (void)
{
  g_autofree char *themes = read_sample_file ("lists/themes.json");
  g_autofree char *no_icon = replace_once (themes, "\"icon\": \"doc\",", "");

  assert_refused ("lists/themes.json", no_icon, "lists/themes.json: $.themes[0].icon: missing");
  assert_refused ("lists/themes.json", "{\"themes\": []}",
                  "lists/themes.json: $.themes: at least 1 expected");
}

static void
test_refuses_a_language_nobody_wrote (void)
{
  static const char *const languages[] = { "ar", "en", "ur", NULL };
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_catalogue_load (folder, languages, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_suffix (error->message, ".ur: missing"));
  remove_tree (folder);
}

static void
test_refuses_an_empty_folder (void)
{
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autofree char *sample = g_build_filename (folder, "services", "sample.json", NULL);
  g_autofree char *everything = g_build_filename (folder, "services", "everything.json", NULL);
  g_autoptr (GError) no_service = NULL;
  g_autoptr (GError) no_folder = NULL;

  g_assert_cmpint (g_remove (sample), ==, 0);
  g_assert_cmpint (g_remove (everything), ==, 0);
  g_assert_null (civic_catalogue_load (folder, sample_languages, &no_service));
  g_assert_error (no_service, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  remove_tree (folder);
  g_assert_null (civic_catalogue_load (folder, sample_languages, &no_folder));
  g_assert_error (no_folder, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
}

#define TOWN(value) "{\"value\": \"" value "\", \"label\": {\"ar\": \"بلدة\", \"en\": \"Town\"}}"
#define TOWNS(first, second)                                                                       \
  "{\"id\": \"towns\", \"choices\": [" TOWN (first) "," TOWN (second) "]}"
#define NORTH TOWNS ("north-port", "north-hill")
#define CENTRE                                                                                     \
  "{\"id\": \"here\", \"operator\": \"us\", \"region\": \"north\", \"languages\": [\"ar\", "       \
  "\"en\"],"                                                                                       \
  "\"municipality\": {\"ar\": \"أمانة\", \"en\": \"City\"},"                                  \
  "\"place\": {\"ar\": \"مركز\", \"en\": \"Centre\"}, \"telephone\": \"940\","                 \
  "\"services\": [\"sample\"]}"

/* A copy of the sample that asks for a town, and a region north whose towns are text. */
static char *
copy_with_region (const char *text)
{
  g_autofree char *sample = read_sample_file ("services/sample.json");
  g_autofree char *asking = replace_once (sample, "\"type\": \"text\",\n          \"scan\": true,",
                                          "\"type\": \"choice\", \"list\": \"towns\",");
  char *folder = copy_sample_catalogue ("services/sample.json", asking);
  g_autofree char *region = g_build_filename (folder, "lists", "north", NULL);

  g_assert_cmpint (g_mkdir (region, 0700), ==, 0);
  write_sample_file (folder, "lists/towns.json", TOWNS ("port", "hill"));
  write_sample_file (folder, "lists/north/towns.json", text);
  write_sample_file (folder, "here.json", CENTRE);
  return folder;
}

static GListModel *
get_towns (CivicCatalogue *catalogue)
{
  return civic_field_get_choices (
    civic_service_find_field (civic_catalogue_find (catalogue, "sample"), "notes"));
}

static void
test_asks_what_the_region_has (void)
{
  g_autofree char *folder = copy_with_region (NORTH);
  g_autofree char *path = g_build_filename (folder, "here.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCentre) centre = civic_centre_load (path, &error);
  g_autoptr (CivicCatalogue) here = NULL;
  g_autoptr (CivicCatalogue) everywhere = NULL;
  g_autoptr (CivicChoice) first = NULL;

  g_assert_no_error (error);
  here = civic_catalogue_load_for_centre (folder, centre, &error);
  g_assert_no_error (error);
  everywhere = civic_catalogue_load (folder, sample_languages, &error);
  g_assert_no_error (error);

  first = g_list_model_get_item (get_towns (here), 0);
  g_assert_cmpstr (civic_choice_get_value (first), ==, "north-port");
  g_assert_cmpuint (g_list_model_get_n_items (get_towns (here)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (get_towns (everywhere)), ==, 4);
  remove_tree (folder);
}

static void
assert_region_refused (const char *from, const char *to, const char *complaint)
{
  g_autofree char *changed = replace_once (NORTH, from, to);
  g_autofree char *folder = copy_with_region (changed);
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_catalogue_load (folder, sample_languages, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_suffix (error->message, complaint));
  remove_tree (folder);
}

static void
test_refuses_what_no_region_can_have (void)
{
  g_autofree char *folder = copy_with_region (NORTH);
  g_autoptr (GError) error = NULL;

  assert_region_refused ("north-hill", "hill",
                         "north/towns.json: $.choices: \"hill\" is another region's");
  assert_region_refused ("\"towns\"", "\"cities\"",
                         "north/towns.json: $.id: not the name of its file");
  write_sample_file (folder, "lists/north/villages.json", NORTH);
  g_assert_null (civic_catalogue_load (folder, sample_languages, &error));
  g_assert_nonnull (strstr (error->message, "north/villages.json"));
  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/catalogue/" name, function)
  TEST ("finds-by-id", test_finds_by_id);
  TEST ("keeps-the-order-of-themes", test_keeps_the_order_of_themes);
  TEST ("demands-none-where-none-is-enough", test_demands_none_where_none_is_enough);
  TEST ("loads-all-or-nothing", test_loads_all_or_nothing);
  TEST ("passes-over-what-editors-leave", test_passes_over_what_editors_leave);
  TEST ("refuses-bad-lists", test_refuses_bad_lists);
  TEST ("refuses-bad-themes", test_refuses_bad_themes);
  TEST ("refuses-a-language-nobody-wrote", test_refuses_a_language_nobody_wrote);
  TEST ("refuses-an-empty-folder", test_refuses_an_empty_folder);
  TEST ("asks-what-the-region-has", test_asks_what_the_region_has);
  TEST ("refuses-what-no-region-can-have", test_refuses_what_no_region_can_have);

  return g_test_run ();
}
