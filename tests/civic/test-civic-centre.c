/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-catalogue.h"
#include "civic-centre.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "jeddah-andalus.json"

static char *
shipped_folder (void)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
}

static char *
shipped_path (void)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", "centres", NAME, NULL);
}

static void
assert_refused (const char *from, const char *to, const char *complaint)
{
  g_autofree char *folder = g_dir_make_tmp ("kushk-centre-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autofree char *source = shipped_path ();
  g_autofree char *original = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) halves = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (source, &original, NULL, NULL));
  halves = g_strsplit (original, from, 2);
  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  changed = g_strconcat (halves[0], to, halves[1], NULL);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));

  g_assert_null (civic_centre_load (path, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_cmpstr (error->message + strlen (path) + 2, ==, complaint);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_reads_the_shipped_centre (void)
{
  g_autofree char *path = shipped_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCentre) centre = civic_centre_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (civic_centre_get_id (centre), ==, "jeddah-andalus");
  g_assert_nonnull (civic_centre_get_operator (centre));
  g_assert_cmpstr (civic_text_get (civic_centre_get_municipality (centre), "ar"), ==,
                   "أمانة محافظة جدة");
  g_assert_cmpstr (civic_text_get (civic_centre_get_place (centre), "ar"), ==,
                   "مركز الخدمة · مجمع الأندلس");
  g_assert_nonnull (civic_centre_get_notice (centre));
  g_assert_cmpstr (civic_text_get (civic_centre_get_seller (centre), "en"), ==,
                   "Al Andalus Centre Operator (example)");
  g_assert_cmpstr (civic_centre_get_vat_number (centre), ==, "399999999903003");
  g_assert_cmpstr (civic_centre_get_telephone (centre), ==, "940");
  g_assert_cmpstr (civic_centre_get_languages (centre)[0], ==, "ar");
}

/* What the kiosk does at start: the centre's languages rule the catalogue, its services must be
 * there. */
static void
test_every_shipped_centre_finds_its_services (void)
{
  g_autofree char *folder = shipped_folder ();
  g_autofree char *centres = g_build_filename (folder, "centres", NULL);
  g_autoptr (GDir) directory = g_dir_open (centres, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (centres, name, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (CivicCentre) centre = civic_centre_load (path, &error);
    g_autoptr (CivicCatalogue) catalogue = NULL;

    g_assert_no_error (error);
    catalogue = civic_catalogue_load_for_centre (folder, centre, &error);
    g_assert_no_error (error);
    g_assert_true (civic_catalogue_has_all (catalogue, civic_centre_get_services (centre), &error));
  }
}

static void
test_refuses_bad_profiles (void)
{
  assert_refused ("\"id\": \"jeddah-andalus\"", "\"id\": \"riyadh\"",
                  "$.id: not the name of its file");
  assert_refused ("\"telephone\": \"940\"", "\"telephone\": \"call us\"",
                  "$.telephone: digits, spaces and + expected");
  assert_refused ("\"telephone\": \"940\"", "\"fax\": \"940\"", "$.telephone: missing");
  assert_refused ("\"telephone\"", "\"fax\": \"1\", \"telephone\"", "$.fax: unknown key");
  assert_refused ("\"telephone\"", "\"colours\": {}, \"telephone\"", "$.colours.accent: missing");
  assert_refused ("\"telephone\"", "\"colours\": {\"accent\": \"green\"}, \"telephone\"",
                  "$.colours.accent: a colour such as \"#14573a\" expected");
  assert_refused ("\"telephone\"", "\"colours\": {\"accent\": \"#1b8354\"}, \"telephone\"",
                  "$.colours.accent: a contrast of 4.75 with white, at least 7 expected: "
                  "a darker colour");
  assert_refused ("399999999903003", "399999999903001",
                  "$.invoice.vat_number: 15 digits expected, the first and the last a 3");
  assert_refused ("[\"ar\", \"en\", \"ur\"]", "[\"ar\", \"en\", \"bn\"]",
                  "$.municipality.bn: missing");
  assert_refused ("[\"ar\", \"en\", \"ur\"]", "[]", "$.languages: at least 1 expected");
  assert_refused ("[\"ar\", \"en\", \"ur\"]", "[\"ar\", \"ar\"]", "$.languages: \"ar\" twice");
  assert_refused ("[\"ar\", \"en\", \"ur\"]", "[\"ar\", 1]", "$.languages: [1] is not a name");
  assert_refused ("[\"ar\", \"en\", \"ur\"]", "\"ar\"", "$.languages: an array expected");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/centre/" name, function)
  TEST ("reads-the-shipped-centre", test_reads_the_shipped_centre);
  TEST ("every-shipped-centre-finds-its-services", test_every_shipped_centre_finds_its_services);
  TEST ("refuses-bad-profiles", test_refuses_bad_profiles);

  return g_test_run ();
}
