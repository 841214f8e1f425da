/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "complaints.h"

#define NAME "services/everything.json"

static void
test_reads_look_ups_consents_and_more (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_sample_catalogue ();
  CivicService *service = civic_catalogue_find (catalogue, "everything");
  CivicLookup *lookup = civic_service_find_lookup (service, "licence");
  g_autoptr (CivicConsent) consent =
    g_list_model_get_item (civic_service_get_consents (service), 0);

  g_assert_cmpint (civic_service_get_identity (service), ==, CIVIC_IDENTITY_OPTIONAL);
  g_assert_cmpint (civic_service_get_receipt (service), ==, CIVIC_RECEIPT_APPOINTMENT);
  g_assert_cmpstr (civic_service_get_synonyms (service, "ar")[1], ==, "الكل");
  g_assert_null (civic_service_get_synonyms (service, "ur")[0]);
  g_assert_null (civic_service_get_result_title (service));
  g_assert_cmpstr (civic_lookup_get_registry (lookup), ==, "licences");
  g_assert_true (civic_lookup_is_required (lookup));
  g_assert_cmpstr (civic_lookup_get_parameters (lookup)[0], ==, "number");
  g_assert_cmpstr (civic_lookup_get_field_id (lookup, "number"), ==, "licence_number");
  g_assert_null (civic_lookup_get_field_id (lookup, "colour"));
  g_assert_null (civic_service_find_lookup (service, "permit"));
  g_assert_cmpstr (civic_consent_get_id (consent), ==, "sms");
  g_assert_cmpuint (civic_consent_get_version (consent), ==, 2);
}

static void
test_reads_the_keys_of_each_type (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_sample_catalogue ();
  CivicService *service = civic_catalogue_find (catalogue, "everything");
  CivicField *boards = civic_service_find_field (service, "boards");
  CivicField *photos = civic_service_find_field (service, "photos");
  CivicField *category = civic_service_find_field (service, "category");
  CivicChoice *waste = civic_choice_find (civic_field_get_choices (category), "waste");
  g_autofree char *birth =
    civic_field_get_maximum_date (civic_service_find_field (service, "birth"), "2024-02-29");

  g_assert_cmpstr (birth, ==, "2006-02-28");
  g_assert_cmpuint (g_list_model_get_n_items (civic_field_get_fields (boards)), ==, 6);
  g_assert_cmpstr (civic_text_get (civic_field_get_add (boards), "en"), ==, "Add a board");
  g_assert_cmpuint (civic_field_get_maximum_count (boards), ==, 3);
  g_assert_cmpstr (civic_field_get_accept (photos)[1], ==, "png");
  g_assert_cmpuint (civic_field_get_maximum_megabytes (photos), ==, 5);
  g_assert_cmpstr (civic_choice_get_keywords (waste, "en")[1], ==, "garbage");
  g_assert_cmpstr (civic_field_get_kinds (civic_service_find_field (service, "worker"))[1], ==,
                   "border");
  g_assert_cmpint (civic_field_get_level (civic_service_find_field (service, "danger")), ==,
                   CIVIC_LEVEL_STOP);
  g_assert_null (civic_service_find_field (service, "width"));
}

static void
test_refuses_what_refers_to_nothing (void)
{
  static const Change changes[] = {
    { "\"number\": \"licence_number\"", "\"number\": \"license_number\"",
      "$.lookups[0].by.number: no field of the id \"license_number\", did you mean "
      "\"licence_number\"?" },
    { "\"number\": \"licence_number\"", "\"number\": \"kind\"",
      "$.lookups[0].by.number: no field of the id \"kind\"" },
    { "\"number\": \"licence_number\"", "\"number\": 7",
      "$.lookups[0].by: number wants the id of a field" },
    { "licence.holder", "license.holder",
      "$.pages[1].fields[1].prefill.from: no look-up of the id \"license\", did you mean "
      "\"licence\"?" },
    { "licence.holder", "holder",
      "$.pages[1].fields[1].prefill.from: \"holder\" is not LOOKUP.MEMBER" },
    { "\"within\": \"region\"", "\"within\": \"town\"",
      "$.pages[2].fields[1].within: no earlier field of the id \"town\"" },
    { "\"office\": \"region\"", "\"office\": \"email\"",
      "$.pages[4].fields[2].office: \"email\" is not a choice" },
    { "\"list\": \"categories\"", "\"list\": \"category\"",
      "$.pages[2].fields[4].list: no list of the name \"category\", did you mean \"categories\"?" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_rules_over_what_cannot_be_known (void)
{
  static const Change changes[] = {
    { "{\"==\": [{\"var\": \"region\"}, \"south\"]}", "{\"var\": \"kind\"}",
      "$.pages[4].fields[4].show_if.var: “kind” names nothing that is known here: it is asked in "
      "the rows of a group" },
    { "{\"var\": \"updates\"}", "{\"var\": \"total\"}",
      "$.pages[3].fields[0].fields[4].required_if.var: “total” names nothing that is known here: "
      "it is asked only later" },
    { "{\"var\": \"current.size\"}", "{\"var\": \"size\"}",
      "$.pages[3].fields[1].compute.reduce[1].+[0].var: “size” is not known here: reduce sees only "
      "current and accumulator" },
    { "{\"*\": [{\"var\": \"width\"}, ", "{\"*\": [{\"var\": \"size\"}, ",
      "$.pages[3].fields[0].fields[3].compute.*[0].var: “size” names nothing that is known here: "
      "it is this field itself" },
    { "[{\"var\": \"total\"}, 10]},\n", "[{\"var\": \"licenc.area\"}, 10]},\n",
      "$.pages[3].fields[2].required_if.>[0].var: “licenc.area” names nothing that is known here, "
      "did you mean \"licence\"?" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_rules_that_can_never_be_true (void)
{
  static const Change changes[] = {
    { "[{\"var\": \"region\"}, \"south\"]", "[{\"var\": \"region\"}, \"sout\"]",
      "$.pages[4].fields[4].show_if.==: “sout” is no choice of region, did you mean "
      "\"south\"?" },
    { "{\"==\": [{\"var\": \"region\"}, \"south\"]}",
      "{\"in\": [{\"var\": \"region\"}, [\"south\", \"west\"]]}",
      "$.pages[4].fields[4].show_if.in: “west” is no choice of region" },
    { "{\"==\": [{\"var\": \"region\"}, \"south\"]}", "{\"in\": [\"rde\", {\"var\": \"colours\"}]}",
      "$.pages[4].fields[4].show_if.in: “rde” is no choice of colours, did you mean \"red\"?" },
    { "{\"==\": [{\"var\": \"region\"}, \"south\"]}",
      "{\"!\": {\"===\": [\"yes\", {\"var\": \"updates\"}]}}",
      "$.pages[4].fields[4].show_if.!.===: updates is true or false in rules, never “yes”" },
    { "[{\"var\": \"kind\"}, \"sale\"]}]}", "[{\"var\": \"kind\"}, \"sales\"]}]}",
      "$.pages[3].fields[0].valid_if[0].rule.some[1].==: “sales” is no choice of kind, did you "
      "mean "
      "\"sale\"?" },
    { "{\"==\": [{\"var\": \"region\"}, \"south\"]}", "{\"and\": [true, {\">\": [1, 2]}]}",
      "$.pages[4].fields[4].show_if: this is never true, so nobody is ever asked" },
    { "[{\"var\": \"region\"}, \"south\"]", "[{\"var\": \"category\"}, \"pests\"]",
      "$.pages[4].fields[4].show_if.==: “pests” of category is never an answer: only what stands "
      "below it can be chosen" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_what_contradicts_itself (void)
{
  static const Change changes[] = {
    { "\"minimum\": \"today\"", "\"minimum\": \"today+91d\"",
      "$.pages[1].fields[7].minimum: over maximum" },
    { "\"minimum\": \"2026-01-01\"", "\"minimum\": \"2027-01-01\"",
      "$.pages[1].fields[8].minimum: over maximum" },
    { "\"minimum\": \"today\"", "\"minimum\": \"tomorrow\"",
      "$.pages[1].fields[7].minimum: \"tomorrow\" is neither a day (2026-11-22) nor today, "
      "today+90d, today-18y" },
    { "\"minimum_count\": 2,\n          \"maximum_count\": 3",
      "\"minimum_count\": 4,\n          \"maximum_count\": 3",
      "$.pages[2].fields[3].minimum_count: over maximum_count" },
    { "\"required_if\": {\">\"", "\"required\": true, \"required_if\": {\">\"",
      "$.pages[3].fields[2]: required or required_if, not both" },
    { "\"prefill\": {\"from\": \"licence.holder\"}",
      "\"compute\": 1, \"prefill\": {\"from\": \"licence.holder\"}",
      "$.pages[1].fields[1]: prefill or compute, not both" },
    { "\"id\": \"width\"", "\"id\": \"region\"",
      "$.pages[3].fields[0].fields[1].id: \"region\" twice in one service" },
    { "\"id\": \"plan\"", "\"id\": \"licence\"",
      "$.pages[1].fields[4].id: \"licence\" means something else to rules" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_what_does_not_belong (void)
{
  static const Change changes[] = {
    { "\"type\": \"pin\"", "\"type\": \"pin\", \"kinds\": [\"gcc\"]",
      "$.pages[4].fields[1].kinds: unknown key" },
    { "[\"resident\", \"border\"]", "[\"resident\", \"boarder\"]",
      "$.pages[0].fields[1].kinds: [1] is none of national, resident, border, gcc, did you mean "
      "\"border\"?" },
    { "\"id\": \"width\",\n              \"type\": \"decimal\"",
      "\"id\": \"width\",\n              \"type\": \"pin\"",
      "$.pages[3].fields[0].fields[1].type: pin cannot stand in a group" },
    { "\"level\": \"info\"", "\"level\": \"infos\"",
      "$.pages[4].fields[3].level: \"infos\" is none of info, warning, stop, did you mean "
      "\"info\"?" },
    { "\"level\": \"info\",", "\"level\": \"info\", \"required\": true,",
      "$.pages[4].fields[3].required: unknown key" },
    { "\"type\": \"tree\"", "\"type\": \"choice\"",
      "$.pages[2].fields[4].type: choices within choices are a tree" },
    { "\"identity\": \"optional\"", "\"identity\": \"maybe\"",
      "$.identity: \"maybe\" is none of required, optional, none" },
    { "\"receipt\": \"appointment\"", "\"result\": {}", "$.result: unknown key" },
    { "\"synonyms\": {\"ar\"", "\"synonyms\": {\"arabic!\"", "$.synonyms: not a language" },
    { "\"en\": [\"all\"]", "\"en\": [1]", "$.synonyms: en[0] is not a word of 1 to 60 characters" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

static void
test_refuses_lists_that_leave_nothing_to_choose (void)
{
  g_autofree char *towns = read_sample_file ("lists/towns.json");
  g_autofree char *elsewhere = replace_once (towns, "[\"south\"]", "[\"west\"]");
  g_autofree char *complaint = complaint_of ("lists/towns.json", elsewhere);
  g_autofree char *everything = read_sample_file (NAME);
  g_autofree char *must =
    replace_once (everything,
                  "\"list\": \"towns\",\n          \"within\": \"region\",\n          "
                  "\"required\": false",
                  "\"within\": \"region\", \"choices\": [{\"value\": \"hill\", \"within\": "
                  "[\"north\"], \"label\": {\"ar\": \"x\", \"en\": \"x\"}}, {\"value\": \"lake\", "
                  "\"within\": [\"north\"], \"label\": {\"ar\": \"x\", \"en\": \"x\"}}]");
  g_autofree char *stuck = complaint_of (NAME, must);

  g_assert_cmpstr (complaint, ==,
                   NAME ": $.pages[2].fields[1].within: \"port\" is within \"west\", no answer to "
                        "\"region\"");
  g_assert_cmpstr (stuck, ==,
                   NAME ": $.pages[2].fields[1].within: nothing to choose within \"south\"");
}

static void
test_refuses_trees_that_are_too_deep (void)
{
  g_autofree char *categories = read_sample_file ("lists/categories.json");
  g_autofree char *deep = replace_once (
    categories, "{\"value\": \"rats\",",
    "{\"value\": \"a\", \"label\": {\"ar\": \"x\", \"en\": \"x\"}, \"choices\": [{\"value\": "
    "\"b\", \"label\": {\"ar\": \"x\", \"en\": \"x\"}, \"choices\": [{\"value\": \"c\", "
    "\"label\": {\"ar\": \"x\", \"en\": \"x\"}}]}]}, {\"value\": \"rats\",");
  g_autofree char *complaint = complaint_of ("lists/categories.json", deep);

  g_assert_cmpstr (complaint, ==,
                   "lists/categories.json: $.choices[0].choices[1].choices[0].choices[0].choices: "
                   "over 4 levels");
}

/* Filed services promise something, enquiries say what they found. */
static void
test_wants_of_each_journey_what_it_needs (void)
{
  static const Change changes[] = {
    { "\"duration\": {\"ar\": \"فوري\", \"en\": \"Instant\", \"ur\": \"فوری\"},", "",
      "$.duration: missing" },
    { "\"journey\": \"apply\"", "\"journey\": \"enquire\"", "$.result: missing" },
    { "\"journey\": \"apply\"", "\"journey\": \"aply\"",
      "$.journey: \"aply\" is none of apply, report, enquire, pay, track, print, rate, did you "
      "mean \"apply\"?" },
  };

  assert_complaints (NAME, changes, G_N_ELEMENTS (changes));
}

/* One look tells of every fault, in every file, with the icons that there are. */
static void
test_tells_of_all_faults_at_once (void)
{
  static const char *const icons[] = { "dog", NULL };
  g_autofree char *original = read_sample_file (NAME);
  g_autofree char *first = replace_once (original, "\"minutes\": 4,", "");
  g_autofree char *second = replace_once (first, "\"type\": \"iban\"", "\"type\": \"ibann\"");
  g_autofree char *folder = copy_sample_catalogue (NAME, second);
  g_autoptr (GPtrArray) faults = civic_catalogue_check (folder, sample_languages, NULL, NULL);
  g_autoptr (GPtrArray) with_icons = civic_catalogue_check (folder, sample_languages, icons, NULL);

  remove_tree (folder);
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (faults, 0), NAME ": $.minutes: missing"));
  g_assert_true (g_str_has_suffix (
    g_ptr_array_index (faults, 1),
    NAME ": $.pages[0].fields[5].type: no type of the name \"ibann\", did you mean \"iban\"?"));
  g_assert_cmpuint (with_icons->len, >, faults->len);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (with_icons, 0),
                                   "lists/categories.json: $.choices[0].icon: no icon of the name "
                                   "\"doc\", did you mean \"dog\"?"));
}

/* Any part of the file made something else: it loads, or says why, and never falls. */
static void
test_survives_changed_bytes (void)
{
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autofree char *original = read_sample_file (NAME);
  gsize length = strlen (original);

  for (int i = 0; i < 300; i++) {
    g_autofree char *changed = g_strdup (original);
    g_autoptr (GPtrArray) faults = NULL;

    for (int j = 0; j < 2; j++)
      changed[g_test_rand_int_range (0, (int) length)] = "{}[]\",:0x"[g_test_rand_int_range (0, 9)];
    write_sample_file (folder, NAME, changed);
    faults = civic_catalogue_check (folder, sample_languages, NULL, NULL);
    for (guint j = 0; j < faults->len; j++)
      g_assert_nonnull (strstr (g_ptr_array_index (faults, j), NAME));
  }

  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/service-loader/" name, function)
  TEST ("reads-look-ups-consents-and-more", test_reads_look_ups_consents_and_more);
  TEST ("reads-the-keys-of-each-type", test_reads_the_keys_of_each_type);
  TEST ("refuses-what-refers-to-nothing", test_refuses_what_refers_to_nothing);
  TEST ("refuses-rules-over-what-cannot-be-known", test_refuses_rules_over_what_cannot_be_known);
  TEST ("refuses-rules-that-can-never-be-true", test_refuses_rules_that_can_never_be_true);
  TEST ("refuses-what-contradicts-itself", test_refuses_what_contradicts_itself);
  TEST ("refuses-what-does-not-belong", test_refuses_what_does_not_belong);
  TEST ("refuses-lists-that-leave-nothing-to-choose",
        test_refuses_lists_that_leave_nothing_to_choose);
  TEST ("refuses-trees-that-are-too-deep", test_refuses_trees_that_are_too_deep);
  TEST ("wants-of-each-journey-what-it-needs", test_wants_of_each_journey_what_it_needs);
  TEST ("tells-of-all-faults-at-once", test_tells_of_all_faults_at_once);
  TEST ("survives-changed-bytes", test_survives_changed_bytes);

  return g_test_run ();
}
