/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-keys.h"
#include "civic-manifest.h"
#include "sample-catalogue.h"

#include <string.h>

#define MADE_AT "2026-11-22T10:00:00+03:00"
#define DAYS 90

typedef struct {
  char *folder;
  guint8 secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  GBytes *public_key;
  CivicManifest *manifest;
  char *json;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDateTime) made_at = g_date_time_new_from_iso8601 (MADE_AT, NULL);
  g_autoptr (GError) error = NULL;
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_keypair (public_key, fixture->secret);
  fixture->public_key = g_bytes_new (public_key, sizeof public_key);
  fixture->folder = copy_sample_catalogue (NULL, NULL);
  fixture->manifest = civic_manifest_new_for_folder (fixture->folder, 7, made_at, DAYS, &error);
  g_assert_no_error (error);
  fixture->json = civic_manifest_sign (fixture->manifest, fixture->secret);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_bytes_unref (fixture->public_key);
  civic_manifest_free (fixture->manifest);
  g_free (fixture->json);
}

static CivicManifest *
verify_at (Fixture *fixture, const char *json, const char *moment, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GDateTime) now = moment ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;

  return civic_manifest_verify (bytes, fixture->public_key, now, error);
}

static void
assert_refused (Fixture *fixture, const char *json, CivicError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (verify_at (fixture, json, MADE_AT, &error));
  g_assert_error (error, CIVIC_ERROR, (int) code);
}

static const CivicManifestFile *
get_file (CivicManifest *manifest, guint index)
{
  return g_ptr_array_index (manifest->files, index);
}

static void
test_says_what_was_signed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicManifest) read = verify_at (fixture, fixture->json, MADE_AT, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read->version, ==, 7);
  g_assert_cmpstr (read->made_at, ==, MADE_AT);
  g_assert_cmpstr (read->expires_at, ==, "2027-02-20T10:00:00+03:00");
  g_assert_cmpstr (read->hash, ==, fixture->manifest->hash);
  g_assert_cmpuint (read->files->len, ==, 6);
  g_assert_cmpstr (get_file (read, 0)->path, ==, "lists/categories.json");
  g_assert_cmpstr (get_file (read, 5)->path, ==, "services/sample.json");
  g_assert_cmpstr (get_file (read, 5)->sha256, ==, get_file (fixture->manifest, 5)->sha256);
}

/* Written out by hand, for whoever signs with other tools. */
static void
test_signs_the_bytes_that_are_documented (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) message = g_string_new ("kushk-catalogue-v1\n7\n" MADE_AT "\n"
                                              "2027-02-20T10:00:00+03:00\n");
  g_autofree char *hash = NULL;

  for (guint i = 0; i < fixture->manifest->files->len; i++) {
    const CivicManifestFile *file = get_file (fixture->manifest, i);
    g_autofree char *text = read_sample_file (file->path);
    g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

    g_string_append_printf (message, "%s %zu %s\n", sha256, strlen (text), file->path);
  }
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, message->str, -1);
  g_assert_cmpstr (fixture->manifest->hash, ==, hash);
}

/* The example of openapi.yaml, which other tools signed; the key's seed is the bytes 0 to 31. */
static void
test_takes_the_documented_example (Fixture *fixture, gconstpointer unused)
{
  static const char example[] =
    "{\"format\":1,\"version\":12,\"made_at\":\"2026-11-22T10:00:00+03:00\",\"expires"
    "_at\":\"2027-02-20T10:00:00+03:00\",\"files\":[{\"path\":\"lists/floors.json\","
    "\"bytes\":26,\"sha256\":\"272c38d227fef8b19515910f449724ed6ec7671f75119a11c60d88"
    "21932b5660\"},{\"path\":\"services/rate.json\",\"bytes\":13,\"sha256\":\"bf01915"
    "6ab614daa805bcf281a14ff09c65ce51befe2b7b19d4faa39b6a37707\"}],\"signature\":\"q5"
    "tP9+x7z7jE5EuniCjwwoWR4BmoZjgQ9Vcsd+ikv3kuWBvi1kbadwjqFR1DYpgPLbJi2aRxZN5dC8KI25"
    "IWDQ==\"}";
  guint8 seed[crypto_sign_SEEDBYTES];
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES], secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicManifest) read = NULL;

  for (guint i = 0; i < sizeof seed; i++)
    seed[i] = (guint8) i;
  crypto_sign_seed_keypair (public_key, secret, seed);
  g_bytes_unref (fixture->public_key);
  fixture->public_key = g_bytes_new (public_key, sizeof public_key);
  read = verify_at (fixture, example, MADE_AT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->hash, ==,
                   "224dcee4ca1977771f746edac32a65cc58bab3a165c4fc80bdc28ecd86cb7f52");
}

static void
test_refuses_every_changed_member (Fixture *fixture, gconstpointer unused)
{
  const char *sha256 = get_file (fixture->manifest, 0)->sha256;
  const char *const changes[][2] = {
    { "\"version\":7", "\"version\":8" },
    { "22T10:00:00", "22T10:00:01" },
    { "2027-02-20", "2028-02-20" },
    { "lists/colours.json", "lists/colourz.json" },
    { sha256, get_file (fixture->manifest, 1)->sha256 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *changed = replace_once (fixture->json, changes[i][0], changes[i][1]);

    assert_refused (fixture, changed, CIVIC_ERROR_FORGED);
  }
}

static void
test_never_trusts_a_changed_byte (Fixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < strlen (fixture->json); i++)
    for (guint bit = 0; bit < 8; bit++) {
      g_autoptr (GError) error = NULL;

      fixture->json[i] ^= (char) (1u << bit);
      if (fixture->json[i] != '\0')
        g_assert_null (verify_at (fixture, fixture->json, NULL, &error));
      fixture->json[i] ^= (char) (1u << bit);
    }
}

static void
test_refuses_another_key (Fixture *fixture, gconstpointer unused)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES], secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  g_autofree char *json = NULL;

  crypto_sign_keypair (public_key, secret);
  json = civic_manifest_sign (fixture->manifest, secret);
  assert_refused (fixture, json, CIVIC_ERROR_FORGED);
}

static void
test_refuses_an_expired_one_to_the_second (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicManifest) last_moment =
    verify_at (fixture, fixture->json, "2027-02-20T09:59:59+03:00", NULL);
  g_autoptr (CivicManifest) whenever = verify_at (fixture, fixture->json, NULL, NULL);

  g_assert_nonnull (last_moment);
  g_assert_nonnull (whenever);
  g_assert_null (verify_at (fixture, fixture->json, "2027-02-20T10:00:00+03:00", &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_EXPIRED);
}

static void
test_refuses_what_is_no_manifest (Fixture *fixture, gconstpointer unused)
{
  static const char *const changes[][2] = {
    { "\"format\":1", "\"format\":2" },
    { "\"format\":1,", "" },
    { "\"version\":7", "\"version\":0" },
    { "\"version\":7", "\"version\":1000000000000" },
    { "\"version\":7", "\"version\":\"7\"" },
    { "22T10:00:00+03:00", "22T10:00:00" },
    { "2027-02-20", "2026-11-22" },
    { "\"signature\":\"", "\"signature\":\"*" },
    { "{\"format\"", "{\"extra\":1,\"format\"" },
    { "{\"path\"", "{\"mode\":1,\"path\"" },
  };
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *huge = g_strnfill (CIVIC_MANIFEST_MAXIMUM_JSON_BYTES + 1, ' ');

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *changed = replace_once (fixture->json, changes[i][0], changes[i][1]);

    assert_refused (fixture, changed, CIVIC_ERROR_MALFORMED);
  }
  assert_refused (fixture, "", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, "<html>Welcome to the mall's Wi-Fi</html>", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, "[]", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, deep, CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, huge, CIVIC_ERROR_MALFORMED);
}

/* Signed with the right key all the same: whoever holds it must not reach outside the folder. */
static void
test_refuses_paths_that_lead_elsewhere (Fixture *fixture, gconstpointer unused)
{
  static const char *const paths[] = {
    "/etc/passwd",
    "../services/x.json",
    "services/../x.json",
    "services/../../x.json",
    "services/x.json/",
    "services//x.json",
    "services/.x.json",
    "services/x",
    "services/X.json",
    "services/a/x.json",
    "lists/a/b/x.json",
    "lists/./x.json",
    "schema/x.json",
    "x.json",
    "manifest.json",
    "services/x.json\n",
    "services/\xd8\xa3.json",
    "current",
    "",
  };
  CivicManifestFile *first = g_ptr_array_index (fixture->manifest->files, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *kept = g_steal_pointer (&first->path);
    g_autofree char *json = NULL;

    first->path = g_strdup (paths[i]);
    json = civic_manifest_sign (fixture->manifest, fixture->secret);
    assert_refused (fixture, json, CIVIC_ERROR_MALFORMED);
    g_free (first->path);
    first->path = g_steal_pointer (&kept);
  }
}

static void
test_refuses_files_twice_or_out_of_order (Fixture *fixture, gconstpointer unused)
{
  gpointer *files = fixture->manifest->files->pdata;
  CivicManifestFile *second = files[1];
  g_autofree char *swapped = NULL;
  g_autofree char *twice = NULL;

  files[1] = files[2];
  files[2] = second;
  swapped = civic_manifest_sign (fixture->manifest, fixture->secret);
  assert_refused (fixture, swapped, CIVIC_ERROR_MALFORMED);

  g_free (second->path);
  second->path = g_strdup (((CivicManifestFile *) files[1])->path);
  twice = civic_manifest_sign (fixture->manifest, fixture->secret);
  assert_refused (fixture, twice, CIVIC_ERROR_MALFORMED);
}

static void
add_many (CivicManifest *manifest, guint count, gsize size)
{
  const char *sha256 = get_file (manifest, 0)->sha256;

  for (guint i = 0; i < count; i++) {
    CivicManifestFile *file = g_new0 (CivicManifestFile, 1);

    file->path = g_strdup_printf ("services/x%04u.json", i);
    file->size = size;
    file->sha256 = g_strdup (sha256);
    g_ptr_array_add (manifest->files, file);
  }
}

static void
assert_too_much (Fixture *fixture, guint count, gsize size)
{
  guint former_count = fixture->manifest->files->len;
  g_autofree char *json = NULL;

  add_many (fixture->manifest, count, size);
  json = civic_manifest_sign (fixture->manifest, fixture->secret);
  assert_refused (fixture, json, CIVIC_ERROR_MALFORMED);
  g_ptr_array_set_size (fixture->manifest->files, (int) former_count);
}

static void
test_refuses_too_much_of_anything (Fixture *fixture, gconstpointer unused)
{
  assert_too_much (fixture, CIVIC_MANIFEST_MAXIMUM_FILES, 1);
  assert_too_much (fixture, 1, CIVIC_MANIFEST_MAXIMUM_FILE_BYTES + 1);
  assert_too_much (fixture, 33, CIVIC_MANIFEST_MAXIMUM_FILE_BYTES);
}

static void
test_takes_as_many_files_as_it_says (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = NULL;
  g_autoptr (CivicManifest) read = NULL;
  g_autoptr (GError) error = NULL;

  add_many (fixture->manifest, CIVIC_MANIFEST_MAXIMUM_FILES - fixture->manifest->files->len, 1);
  json = civic_manifest_sign (fixture->manifest, fixture->secret);
  read = verify_at (fixture, json, MADE_AT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->files->len, ==, CIVIC_MANIFEST_MAXIMUM_FILES);
}

static void
assert_folder_refused (Fixture *fixture, const char *complaint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) contents =
    civic_manifest_load_files (fixture->manifest, fixture->folder, &error);

  g_assert_null (contents);
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_nonnull (strstr (error->message, complaint));
}

static void
test_loads_the_files_it_was_made_of (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) contents = NULL;
  g_autofree char *text = read_sample_file ("services/sample.json");
  GBytes *content = NULL;

  write_sample_file (fixture->folder, "README.md", "beside the catalogue");
  write_sample_file (fixture->folder, "services/.sample.json.swp", "an editor's");
  contents = civic_manifest_load_files (fixture->manifest, fixture->folder, &error);
  g_assert_no_error (error);
  content = g_hash_table_lookup (contents, get_file (fixture->manifest, 5)->sha256);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), text,
                   strlen (text));
}

static void
test_refuses_a_mixed_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = read_sample_file ("services/sample.json");
  g_autofree char *longer = g_strconcat (text, " ", NULL);
  g_autofree char *other = g_strdup (text);
  g_autofree char *path = g_build_filename (fixture->folder, "services", "sample.json", NULL);

  *strchr (other, ' ') = '\t';
  write_sample_file (fixture->folder, "services/sample.json", other);
  assert_folder_refused (fixture, "services/sample.json: not the one that was signed");
  write_sample_file (fixture->folder, "services/sample.json", longer);
  assert_folder_refused (fixture, "services/sample.json: not the one that was signed");
  g_assert_cmpint (g_remove (path), ==, 0);
  assert_folder_refused (fixture, "services/sample.json: in the manifest, but not there");
  write_sample_file (fixture->folder, "services/sample.json", text);
  write_sample_file (fixture->folder, "services/another.json", text);
  assert_folder_refused (fixture, "services/another.json: there, but not in the manifest");
}

static void
test_verifies_what_lies_beside_the_files (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (CivicManifest) read = NULL;

  g_assert_null (
    civic_manifest_verify_folder (fixture->folder, fixture->public_key, NULL, &missing));
  g_assert_error (missing, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  write_sample_file (fixture->folder, CIVIC_MANIFEST_FILE, fixture->json);
  read = civic_manifest_verify_folder (fixture->folder, fixture->public_key, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->hash, ==, fixture->manifest->hash);
}

static void
test_renews_the_same_files (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDateTime) later = g_date_time_new_from_iso8601 ("2027-01-01T00:00:00Z", NULL);
  g_autoptr (CivicManifest) renewed = civic_manifest_renew (fixture->manifest, 8, later, 1);
  CivicManifestFile *last = g_ptr_array_index (renewed->files, renewed->files->len - 1);

  g_assert_cmpint (renewed->version, ==, 8);
  g_assert_cmpstr (renewed->expires_at, ==, "2027-01-02T00:00:00+00:00");
  g_assert_cmpstr (renewed->hash, !=, fixture->manifest->hash);
  g_assert_true (civic_manifest_has_same_files (fixture->manifest, renewed));
  last->sha256[0] = last->sha256[0] == '0' ? '1' : '0';
  g_assert_false (civic_manifest_has_same_files (fixture->manifest, renewed));
  g_ptr_array_set_size (renewed->files, (int) renewed->files->len - 1);
  g_assert_false (civic_manifest_has_same_files (fixture->manifest, renewed));
}

static void
assert_cannot_be_signed (Fixture *fixture, const char *complaint)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_manifest_new_for_folder (fixture->folder, 8, now, DAYS, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_nonnull (strstr (error->message, complaint));
}

static void
test_signs_no_folder_that_kiosks_would_refuse (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *large = g_strnfill (CIVIC_MANIFEST_MAXIMUM_FILE_BYTES + 1, ' ');
  g_autofree char *capital = g_build_filename (fixture->folder, "services", "New.json", NULL);

  write_sample_file (fixture->folder, "services/New.json", "{}");
  assert_cannot_be_signed (fixture, "services/New.json: small letters");
  g_assert_cmpint (g_remove (capital), ==, 0);
  write_sample_file (fixture->folder, "services/new.json", large);
  assert_cannot_be_signed (fixture, "services/new.json: over 1 MiB");
  remove_tree (fixture->folder);
  assert_cannot_be_signed (fixture, "no file");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/manifest/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("says-what-was-signed", test_says_what_was_signed);
  TEST ("signs-the-bytes-that-are-documented", test_signs_the_bytes_that_are_documented);
  TEST ("takes-the-documented-example", test_takes_the_documented_example);
  TEST ("refuses-every-changed-member", test_refuses_every_changed_member);
  TEST ("never-trusts-a-changed-byte", test_never_trusts_a_changed_byte);
  TEST ("refuses-another-key", test_refuses_another_key);
  TEST ("refuses-an-expired-one-to-the-second", test_refuses_an_expired_one_to_the_second);
  TEST ("refuses-what-is-no-manifest", test_refuses_what_is_no_manifest);
  TEST ("refuses-paths-that-lead-elsewhere", test_refuses_paths_that_lead_elsewhere);
  TEST ("refuses-files-twice-or-out-of-order", test_refuses_files_twice_or_out_of_order);
  TEST ("refuses-too-much-of-anything", test_refuses_too_much_of_anything);
  TEST ("takes-as-many-files-as-it-says", test_takes_as_many_files_as_it_says);
  TEST ("loads-the-files-it-was-made-of", test_loads_the_files_it_was_made_of);
  TEST ("refuses-a-mixed-folder", test_refuses_a_mixed_folder);
  TEST ("verifies-what-lies-beside-the-files", test_verifies_what_lies_beside_the_files);
  TEST ("renews-the-same-files", test_renews_the_same_files);
  TEST ("signs-no-folder-that-kiosks-would-refuse", test_signs_no_folder_that_kiosks_would_refuse);

  return g_test_run ();
}
