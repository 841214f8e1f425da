/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-keys.h"
#include "civic-manifest.h"
#include "ctl-program.h"
#include "sample-catalogue.h"

#define SAMPLE_PATH "tests/data/civic/catalogue"

static Outcome
check (const char *folder)
{
  g_autofree char *command = g_strconcat ("catalogue check ", folder, NULL);

  return run (command, NULL);
}

static void
test_finds_the_real_catalogue_good (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_auto (Outcome) outcome = check (folder);

  if (!outcome.succeeded)
    g_error ("%s%s", outcome.output, outcome.complaint);
  assert_says (outcome.output, "commercial-licence-new");
  assert_says (outcome.output, " good\n");
}

static void
test_finds_nothing_in_an_empty_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kushk-catalogue-XXXXXX", NULL);
  g_auto (Outcome) outcome = check (folder);

  g_assert_false (outcome.succeeded);
  assert_says (outcome.output, "/services: ");
  assert_says (outcome.complaint, folder);
  remove_tree (folder);
}

/* Replaces every `from` of the copied file. */
static void
change (const char *folder, const char *name, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, from, -1);
  g_assert_cmpuint (g_strv_length (parts), >, 1);
  changed = g_strjoinv (to, parts);
  write_sample_file (folder, name, changed);
}

/* One run, and everything is told: in all files, and more than one fault of a file. */
static void
test_tells_every_fault_at_once (void)
{
  static const char *const faults[] = {
    "lists/colours.json: $.choices[1].label.en: missing",
    "lists/towns.json: line 1, column 3: ",
    "services/sample.json: $.icon: no icon of the name \"dok\", did you mean \"doc\"?",
    "services/sample.json: $.sumary: unknown key, did you mean \"summary\"?",
    "services/sample.json: $.summary: missing",
    "services/sample.json: $.theme: no theme of the id \"tasting\", did you mean \"testing\"?",
    "services/sample.json: $.pages[0].fields[0].type: no type of the name \"txt\", did you mean "
    "\"text\"?",
    "services/sample.json: $.pages[0].fields[2].list: no list of the name \"colors\", did you mean "
    "\"colours\"?",
    "services/sample.json: $.pages[1].fields[0].show_if.=: there is no such operator",
    "services/sample.json: $.pages[2].fields[0].label.ar: missing",
    "services/sample.json: $.pages[2].fields[0].label.en: missing",
  };
  g_autofree char *folder = copy_sample_catalogue ("lists/towns.json", "{ broken");

  change (folder, "lists/colours.json", ", \"en\": \"White\"", "");
  change (folder, "services/sample.json", "\"icon\": \"doc\",\n", "\"icon\": \"dok\",\n");
  change (folder, "services/sample.json", "\"summary\"", "\"sumary\"");
  change (folder, "services/sample.json", "\"testing\"", "\"tasting\"");
  change (folder, "services/sample.json", "\"id\": \"name\",\n          \"type\": \"text\"",
          "\"id\": \"name\",\n          \"type\": \"txt\"");
  change (folder, "services/sample.json", "\"list\": \"colours\"", "\"list\": \"colors\"");
  change (folder, "services/sample.json", "\"show_if\": { \"==\"", "\"show_if\": { \"=\"");
  change (folder, "services/sample.json", "{ \"ar\": \"الجوال\", \"en\": \"Mobile\" }", "{}");
  {
    g_auto (Outcome) outcome = check (folder);

    g_assert_false (outcome.succeeded);
    for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
      g_autofree char *fault = g_strconcat (folder, "/", faults[i], NULL);

      assert_says (outcome.output, fault);
    }
    assert_says (outcome.complaint, " faults: put them right and check again.");
  }
  remove_tree (folder);
}

static const char centre[] =
  "{ \"id\": \"here\", \"operator\": \"somebody\", \"languages\": [\"ar\", \"en\"],"
  " \"municipality\": { \"ar\": \"هنا\", \"en\": \"Here\" },"
  " \"place\": { \"ar\": \"هنا\", \"en\": \"Here\" }, \"telephone\": \"940\","
  " \"services\": [\"everything\", \"sampel\"] }";

static void
test_follows_centres_to_their_services (void)
{
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autofree char *centres = g_build_filename (folder, "centres", NULL);

  g_assert_cmpint (g_mkdir (centres, 0700), ==, 0);
  write_sample_file (folder, "centres/here.json", centre);
  {
    g_auto (Outcome) outcome = check (folder);

    g_assert_false (outcome.succeeded);
    assert_says (outcome.output, "centres/here.json: $.services[1]: no service of the id "
                                 "\"sampel\", did you mean \"sample\"?\n");
    assert_says (outcome.output, "services/sample.json: no centre offers it");
  }
  remove_tree (folder);
}

/* What one centre speaks, every text must say. */
static void
test_wants_every_language_of_the_centres (void)
{
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autofree char *centres = g_build_filename (folder, "centres", NULL);

  g_assert_cmpint (g_mkdir (centres, 0700), ==, 0);
  write_sample_file (folder, "centres/here.json", centre);
  change (folder, "centres/here.json", "\"en\"]", "\"en\", \"ur\"]");
  {
    g_auto (Outcome) outcome = check (folder);

    g_assert_false (outcome.succeeded);
    assert_says (outcome.output, "centres/here.json: $.municipality.ur: missing");
    assert_says (outcome.output, "services/sample.json: $.name.ur: missing");
  }
  remove_tree (folder);
}

static void
test_takes_icons_from_a_folder (void)
{
  g_autofree char *folder = copy_sample_catalogue (NULL, NULL);
  g_autofree char *command = g_strdup_printf ("catalogue check %s --icons %s", folder, folder);
  g_autofree char *nowhere =
    g_strdup_printf ("catalogue check %s --icons %s/nowhere", folder, folder);
  g_auto (Outcome) without = run (command, NULL);
  g_auto (Outcome) with_no_folder = run (nowhere, NULL);

  g_assert_false (without.succeeded);
  assert_says (without.output, "services/sample.json: $.icon: no icon of the name \"doc\"\n");
  g_assert_false (with_no_folder.succeeded);
  assert_says (with_no_folder.complaint, "Name the folder");

  write_sample_file (folder, "doc.svg", "<svg/>");
  {
    g_auto (Outcome) with = run (command, NULL);

    g_assert_cmpstr (strstr (with.output, "no icon of the name \"doc\""), ==, NULL);
  }
  remove_tree (folder);
}

static Outcome
try_answers (const char *answers)
{
  g_autofree char *command = g_strdup_printf ("catalogue try sample - --catalogue %s/" SAMPLE_PATH,
                                              g_getenv ("KUSHK_SOURCE_DIR"));

  return run (command, answers);
}

static void
test_makes_a_filing_of_good_answers (void)
{
  static const char answers[] =
    "{\"first\": {\"name\": \"سارة\", \"colour\": \"white\"},"
    " \"third\": {\"mobile\": \"٠٥٠١٢٣٤٥٦٧\", \"unified_number\": \"7001234567\","
    " \"short_address\": \"raaa2919\"}}";
  g_autofree char *sample = g_strdup_printf ("{\"identity\": null, \"answers\": %s}", answers);
  g_auto (Outcome) bare = try_answers (answers);
  g_auto (Outcome) as_sample = try_answers (sample);

  g_assert_cmpstr (bare.complaint, ==, "");
  g_assert_true (bare.succeeded);
  assert_says (bare.output, "\"service\": \"sample\",\n  \"service_version\": 3,");
  assert_says (bare.output, "\"mobile\": \"+966501234567\"");
  assert_says (bare.output, "\"short_address\": \"RAAA2919\"");
  g_assert_cmpstr (as_sample.output, ==, bare.output);
}

static void
test_says_what_is_wrong_with_answers (void)
{
  static const char answers[] =
    "{\"first\": {\"name\": \"S4ra\", \"colour\": \"blue\", \"licence\": \"12\"},"
    " \"second\": {\"width\": \"2\"}, \"third\": {\"mobile\": 5}}";
  static const char *const problems[] = {
    "first.name: pattern: ",
    "first.colour: not-a-choice: Not one of the choices",
    "first.licence: too-short: Too short: the least is 4 characters, these are 2.\n",
    "second.width: unknown-field: ",
    "third.mobile: wrong-type: ",
    "third.unified_number: missing: An answer is required here.\n",
  };
  g_auto (Outcome) outcome = try_answers (answers);

  g_assert_false (outcome.succeeded);
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    assert_says (outcome.output, problems[i]);
  assert_says (outcome.complaint, "The central would refuse these answers");
}

static void
test_says_where_services_are (void)
{
  g_autofree char *misspelt = g_strdup_printf (
    "catalogue try sampel {} --catalogue %s/" SAMPLE_PATH, g_getenv ("KUSHK_SOURCE_DIR"));
  g_auto (Outcome) unknown = run (misspelt, NULL);
  g_auto (Outcome) nowhere = run ("--config /nowhere.conf catalogue try sample {}", NULL);

  g_assert_false (unknown.succeeded);
  assert_says (unknown.complaint, "no service of the id \"sampel\", did you mean \"sample\"?");
  g_assert_false (nowhere.succeeded);
  assert_says (nowhere.complaint, "--catalogue DIR says where the services are");
}

/* The film, the tests and a clerk who looks for an example go by them. */
static void
test_takes_the_sample_of_every_service (void)
{
  const char *source = g_getenv ("KUSHK_SOURCE_DIR");
  g_autofree char *services = g_build_filename (source, "kiosk-config/services", NULL);
  g_autoptr (GDir) folder = g_dir_open (services, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *id = g_strndup (name, strlen (name) - strlen (".json"));
    g_autofree char *command =
      g_strdup_printf ("catalogue try %s %s/tests/data/answers/%s --catalogue %s/kiosk-config", id,
                       source, name, source);
    g_auto (Outcome) outcome = run (command, NULL);

    if (!outcome.succeeded)
      g_error ("%s: %s%s", id, outcome.output, outcome.complaint);
    g_assert_null (strstr (outcome.output, "\"today"));
  }
}

/* --- signing --- */

typedef struct {
  char *catalogue;
  char *keys;
} Publisher;

static void
publisher_set_up (Publisher *self, gconstpointer unused)
{
  g_autofree char *command = NULL;

  self->catalogue = copy_sample_catalogue (NULL, NULL);
  self->keys = g_dir_make_tmp ("kushk-keys-XXXXXX", NULL);
  command = g_strdup_printf ("keys catalogue %s", self->keys);
  {
    g_auto (Outcome) made = run (command, NULL);

    g_assert_true (made.succeeded);
    assert_says (made.output, "catalogue.pub");
  }
}

static void
publisher_tear_down (Publisher *self, gconstpointer unused)
{
  remove_tree (self->catalogue);
  remove_tree (self->keys);
  g_free (self->catalogue);
  g_free (self->keys);
}

static Outcome
sign (Publisher *self, const char *options)
{
  g_autofree char *command = g_strdup_printf ("catalogue sign %s --key %s/catalogue.key %s",
                                              self->catalogue, self->keys, options);

  return run (command, NULL);
}

static CivicManifest *
verify (Publisher *self)
{
  g_autofree char *path = g_build_filename (self->keys, "catalogue.pub", NULL);
  g_autoptr (GBytes) key = civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  CivicManifest *manifest = civic_manifest_verify_folder (self->catalogue, key, now, &error);

  g_assert_no_error (error);
  return manifest;
}

static void
test_signs_what_kiosks_take (Publisher *self, gconstpointer unused)
{
  g_auto (Outcome) outcome = sign (self, "--version 12 --days 5");
  g_autoptr (CivicManifest) manifest = NULL;
  g_autoptr (GHashTable) contents = NULL;

  if (!outcome.succeeded)
    g_error ("%s", outcome.complaint);
  manifest = verify (self);
  contents = civic_manifest_load_files (manifest, self->catalogue, NULL);
  g_assert_nonnull (contents);
  g_assert_cmpint (manifest->version, ==, 12);
  assert_says (outcome.output, manifest->hash);
}

static void
test_signs_no_number_twice (Publisher *self, gconstpointer unused)
{
  g_auto (Outcome) first = sign (self, "--version 12");
  g_auto (Outcome) again = sign (self, "--version 12");
  g_auto (Outcome) next = sign (self, "--version 13");

  g_assert_true (first.succeeded);
  g_assert_false (again.succeeded);
  assert_says (again.complaint, "has version 12 already");
  g_assert_true (next.succeeded);
}

static void
test_signs_nothing_with_faults (Publisher *self, gconstpointer unused)
{
  change (self->catalogue, "services/sample.json", "\"id\"", "\"idea\"");
  {
    g_auto (Outcome) outcome = sign (self, "--version 12");

    g_assert_false (outcome.succeeded);
    assert_says (outcome.complaint, "services/sample.json");
  }
}

static void
test_says_what_is_missing (Publisher *self, gconstpointer unused)
{
  g_autofree char *without_key = g_strdup_printf ("catalogue sign %s --version 1", self->catalogue);
  g_auto (Outcome) no_key = run (without_key, NULL);
  g_auto (Outcome) no_version = sign (self, "");
  g_auto (Outcome) too_long = sign (self, "--version 1 --days 4000");

  g_assert_false (no_key.succeeded);
  assert_says (no_key.complaint, "--key is missing");
  g_assert_false (no_version.succeeded);
  assert_says (no_version.complaint, "--version is missing");
  g_assert_false (too_long.succeeded);
  assert_says (too_long.complaint, "--days is out of range");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/ctl/catalogue/" name, function)
  TEST ("finds-the-real-catalogue-good", test_finds_the_real_catalogue_good);
  TEST ("finds-nothing-in-an-empty-folder", test_finds_nothing_in_an_empty_folder);
  TEST ("tells-every-fault-at-once", test_tells_every_fault_at_once);
  TEST ("follows-centres-to-their-services", test_follows_centres_to_their_services);
  TEST ("wants-every-language-of-the-centres", test_wants_every_language_of_the_centres);
  TEST ("takes-icons-from-a-folder", test_takes_icons_from_a_folder);
  TEST ("makes-a-filing-of-good-answers", test_makes_a_filing_of_good_answers);
  TEST ("says-what-is-wrong-with-answers", test_says_what_is_wrong_with_answers);
  TEST ("says-where-services-are", test_says_where_services_are);
  TEST ("takes-the-sample-of-every-service", test_takes_the_sample_of_every_service);

#define SIGNING(name, function)                                                                    \
  g_test_add ("/ctl/catalogue/" name, Publisher, NULL, publisher_set_up, function,                 \
              publisher_tear_down)
  SIGNING ("signs-what-kiosks-take", test_signs_what_kiosks_take);
  SIGNING ("signs-no-number-twice", test_signs_no_number_twice);
  SIGNING ("signs-nothing-with-faults", test_signs_nothing_with_faults);
  SIGNING ("says-what-is-missing", test_says_what_is_missing);

  return g_test_run ();
}
