/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "complaints.h"

#define NAME "services/sample.json"

static void
test_reads_everything (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_sample_catalogue ();
  CivicService *service = civic_catalogue_find (catalogue, "sample");
  CivicField *name = civic_service_find_field (service, "name");
  CivicField *colour = civic_service_find_field (service, "colour");
  CivicField *width = civic_service_find_field (service, "width");

  g_assert_cmpuint (civic_service_get_version (service), ==, 3);
  g_assert_cmpint (civic_service_get_journey (service), ==, CIVIC_JOURNEY_APPLY);
  g_assert_cmpstr (civic_text_get (civic_service_get_consent (service), "en"), ==, "I agree.");
  g_assert_cmpuint (civic_service_get_consent_version (service), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (civic_service_get_pages (service)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (civic_service_get_preparations (service)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (civic_service_get_next_steps (service)), ==, 1);

  g_assert_cmpint (civic_field_get_field_type (name), ==, CIVIC_FIELD_TEXT);
  g_assert_cmpint (civic_field_get_keyboard (name), ==, CIVIC_KEYBOARD_LANGUAGE);
  g_assert_cmpuint (civic_field_get_maximum_length (name), ==, 10);
  g_assert_cmpstr (civic_text_get (civic_field_get_pattern_message (name), "en"), ==,
                   "Only letters.");
  g_assert_true (civic_field_is_required (name));
  g_assert_false (civic_field_may_be_scanned (name));
  g_assert_true (civic_field_may_be_scanned (civic_service_find_field (service, "notes")));
  g_assert_null (civic_field_get_hint (name));
  g_assert_cmpuint (g_list_model_get_n_items (civic_field_get_choices (name)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (civic_field_get_choices (colour)), ==, 2);
  g_assert_cmpfloat (civic_field_get_minimum (width), ==, 0.5);
  g_assert_cmpstr (civic_text_get (civic_field_get_unit (width), "en"), ==, "m");
  g_assert_null (civic_service_find_field (service, "height"));
}

static void
test_refuses_unknown_keys (void)
{
  static const Change changes[] = {
    { "\"version\"", "\"fees\": 1, \"version\"", "$.fees: unknown key, did you mean \"fee\"?" },
    { "\"text\": { \"ar\": \"أوافق.\"", "\"colour\": 1, \"text\": { \"ar\": \"أوافق.\"",
      "$.consent.colour: unknown key" },
    { "\"id\": \"second\",", "\"id\": \"second\", \"show_if\": 1,",
      "$.pages[1].show_if: unknown key" },
    { "\"id\": \"name\",", "\"id\": \"name\", \"maximum\": 1,",
      "$.pages[0].fields[0].maximum: unknown key" },
    { "\"id\": \"width\",", "\"id\": \"width\", \"pattern\": \"x\",",
      "$.pages[1].fields[0].pattern: unknown key" },
    { "\"id\": \"mobile\",", "\"id\": \"mobile\", \"scan\": true,",
      "$.pages[2].fields[0].scan: unknown key" },
    { "\"id\": \"mobile\",", "\"id\": \"mobile\", \"keyboard\": \"arabic\",",
      "$.pages[2].fields[0].keyboard: unknown key" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_what_is_missing (void)
{
  static const Change changes[] = {
    { "\"version\": 3,", "", "$.version: missing" },
    { "\"journey\": \"apply\",", "", "$.journey: missing" },
    { ", \"en\": \"Name\"", "", "$.pages[0].fields[0].label.en: missing" },
    { "\"ar\": \"ثانياً\", ", "", "$.pages[1].section.ar: missing" },
    { "\"type\": \"mobile\", ", "", "$.pages[2].fields[0].type: missing" },
    { "\"list\": \"colours\"", "\"required\": true", "$.pages[0].fields[2].choices: missing" },
    { "[{ \"text\": { \"ar\": \"انتظر.\", \"en\": \"Wait.\" } }]", "[]",
      "$.next_steps: at least 1 expected" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_wrong_types (void)
{
  static const Change changes[] = {
    { "\"version\": 3", "\"version\": \"3\"", "$.version: a whole number expected" },
    { "\"version\": 3", "\"version\": 3.5", "$.version: a whole number expected" },
    { "\"version\": 3", "\"version\": 0", "$.version: 0 is not within 1 to 999999" },
    { "\"consent\": {", "\"consent\": 1, \"x\": {", "$.consent: an object expected" },
    { "\"preparations\": [", "\"preparations\": {}, \"x\": [",
      "$.preparations: an array expected" },
    { "[{ \"icon\": \"doc\"", "[1, { \"icon\": \"doc\"", "$.preparations[0]: an object expected" },
    { "\"required\": false", "\"required\": \"no\"",
      "$.pages[0].fields[1].required: true or false expected" },
    { "\"minimum\": 0.5", "\"minimum\": \"0.5\"",
      "$.pages[1].fields[0].minimum: a number expected" },
    { "\"name\": {", "\"name\": \"x\", \"y\": {",
      "$.name: an object of sentences by language expected" },
    { "\"type\": \"mobile\"", "\"type\": \"mobil\"",
      "$.pages[2].fields[0].type: no type of the name \"mobil\", did you mean \"mobile\"?" },
    { "\"id\": \"name\"", "\"id\": \"Name\"",
      "$.pages[0].fields[0].id: \"Name\" is not a name of a-z, 0-9, - and _" },
    { "\"id\": \"name\"", "\"id\": \"../x\"",
      "$.pages[0].fields[0].id: \"../x\" is not a name of a-z, 0-9, - and _" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_what_refers_to_nothing (void)
{
  static const Change changes[] = {
    { "\"id\": \"sample\"", "\"id\": \"other\"", "$.id: not the name of its file" },
    { "\"theme\": \"testing\"", "\"theme\": \"none\"", "$.theme: no theme of the id \"none\"" },
    { "\"list\": \"colours\"", "\"list\": \"fruit\"",
      "$.pages[0].fields[2].list: no list of the name \"fruit\"" },
    { "\"list\": \"colours\"", "\"list\": \"colours\", \"choices\": []",
      "$.pages[0].fields[2]: choices or list, not both" },
    { "{ \"var\": \"colour\" }, \"green\"", "{ \"var\": \"workers\" }, \"green\"",
      "$.pages[1].fields[0].show_if.==[0].var: “workers” names nothing that is known here: it is "
      "asked only later" },
    { "{ \"var\": \"colour\" }, \"green\"", "{ \"var\": \"width\" }, \"green\"",
      "$.pages[1].fields[0].show_if.==[0].var: “width” names nothing that is known here: it is "
      "this field itself" },
    { "{ \"var\": \"colour\" }, \"green\"", "{ \"var\": \"color\" }, \"green\"",
      "$.pages[1].fields[0].show_if.==[0].var: “color” names nothing that is known here, did you "
      "mean \"colour\"?" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_ids_twice (void)
{
  static const Change changes[] = {
    { "\"id\": \"licence\"", "\"id\": \"name\"",
      "$.pages[0].fields[1].id: \"name\" twice in one service" },
    { "\"id\": \"mobile\"", "\"id\": \"name\"",
      "$.pages[2].fields[0].id: \"name\" twice in one service" },
    { "\"id\": \"second\"", "\"id\": \"first\"", "$.pages: the id \"first\" twice" },
    { "\"version\": 3", "\"version\": 3, \"version\": 4",
      "line 3, column 26: a key twice in one object" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_bounds_that_contradict (void)
{
  static const Change changes[] = {
    { "\"minimum_length\": 2", "\"minimum_length\": 11",
      "$.pages[0].fields[0].minimum_length: over maximum_length" },
    { "\"minimum\": 0.5", "\"minimum\": 3000", "$.pages[1].fields[0].minimum: over maximum" },
    { "\"minimum\": 0.5", "\"minimum\": -1",
      "$.pages[1].fields[0].minimum: -1 is not within 0 to 1e+09" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_bad_patterns (void)
{
  static const Change changes[] = {
    { "\"pattern\": \"[\\\\p{L} ]+\",", "",
      "$.pages[0].fields[0]: pattern and pattern_message come together" },
    { "[\\\\p{L} ]+", "a\\\\", NULL },
    { "[\\\\p{L} ]+", "(a", NULL },
    { "[\\\\p{L} ]+", "a)", NULL },
  };
  g_autofree char *original = read_sample_file (NAME);

  assert_complaints (NAME, changes, 1);
  for (gsize i = 1; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *changed = replace_once (original, changes[i].from, changes[i].to);
    g_autofree char *complaint = complaint_of (NAME, changed);

    g_assert_true (g_str_has_prefix (complaint, NAME ": $.pages[0].fields[0].pattern: "));
  }
}

static void
test_refuses_rules_that_cannot_be_meant (void)
{
  static const char original[] = "{ \"==\": [{ \"var\": \"colour\" }, \"green\"] }";
  static const char *const place = "$.pages[1].fields[0].show_if";
  static const char *const rules[][2] = {
    { "{ \"implies\": [] }", ".implies: there is no such operator" },
    { "{ \"and\": [{ \"!\": { \"implies\": [] } }] }",
      ".and[0].![0].implies: there is no such operator" },
    { "{ \"var\": \"colour.shade\" }", ".var: “colour.shade” names nothing that is known here" },
  };
  g_autofree char *sample = read_sample_file (NAME);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *changed = replace_once (sample, original, rules[i][0]);
    g_autofree char *complaint = complaint_of (NAME, changed);
    g_autofree char *expected = g_strconcat (NAME ": ", place, rules[i][1], NULL);

    g_assert_cmpstr (complaint, ==, expected);
  }
}

static void
test_refuses_files_that_are_no_json (void)
{
  g_autofree char *empty = complaint_of (NAME, "");
  g_autofree char *array = complaint_of (NAME, "[]");
  g_autofree char *huge_text = g_strnfill (300 * 1024, ' ');
  g_autofree char *huge = complaint_of (NAME, huge_text);
  g_autofree char *deep_text = g_strnfill (100 * 1024, '[');
  g_autofree char *deep = complaint_of (NAME, deep_text);

  g_assert_cmpstr (empty, ==, NAME ": line 1, column 1: a value expected");
  g_assert_cmpstr (array, ==, NAME ": $: an object expected");
  g_assert_cmpstr (huge, ==, NAME ": over 256 KiB");
  g_assert_cmpstr (deep, ==, NAME ": line 1, column 25: nested too deep");
}

/* The sample with random bytes changed: it loads, or says why in one sentence with the file's name.
 */
static void
test_survives_changed_bytes (void)
{
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autofree char *original = read_sample_file (NAME);
  gsize length = strlen (original);

  for (int i = 0; i < 600; i++) {
    g_autofree char *changed = g_strdup (original);
    g_autoptr (GError) error = NULL;
    g_autoptr (CivicCatalogue) catalogue = NULL;

    for (int j = 0; j < 2; j++)
      changed[g_test_rand_int_range (0, (int) length)] = (char) g_test_rand_int_range (1, 128);
    write_sample_file (folder, NAME, changed);
    catalogue = civic_catalogue_load (folder, sample_languages, &error);
    g_assert_true ((catalogue == NULL) == (error != NULL));
    if (error != NULL)
      g_assert_nonnull (strstr (error->message, NAME));
  }

  remove_tree (folder);
}

/* The same by structure: each part of the file in turn taken out, or made null. */
static void
test_survives_every_truncation (void)
{
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autofree char *original = read_sample_file (NAME);

  for (gsize length = 0; length + 2 < strlen (original); length += 37) {
    g_autofree char *shortened = g_strndup (original, length);
    g_autoptr (GError) error = NULL;

    write_sample_file (folder, NAME, shortened);
    g_assert_null (civic_catalogue_load (folder, sample_languages, &error));
    g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  }

  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/service/" name, function)
  TEST ("reads-everything", test_reads_everything);
  TEST ("refuses-unknown-keys", test_refuses_unknown_keys);
  TEST ("refuses-what-is-missing", test_refuses_what_is_missing);
  TEST ("refuses-wrong-types", test_refuses_wrong_types);
  TEST ("refuses-what-refers-to-nothing", test_refuses_what_refers_to_nothing);
  TEST ("refuses-ids-twice", test_refuses_ids_twice);
  TEST ("refuses-bounds-that-contradict", test_refuses_bounds_that_contradict);
  TEST ("refuses-bad-patterns", test_refuses_bad_patterns);
  TEST ("refuses-rules-that-cannot-be-meant", test_refuses_rules_that_cannot_be_meant);
  TEST ("refuses-files-that-are-no-json", test_refuses_files_that_are_no_json);
  TEST ("survives-changed-bytes", test_survives_changed_bytes);
  TEST ("survives-every-truncation", test_survives_every_truncation);

  return g_test_run ();
}
