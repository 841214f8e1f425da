/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-catalogue.h"

#include "civic-keys.h"
#include "support-catalogue.h"
#include "support-central.h"
#include "support-folder.h"
#include "support-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define SMALL "tests/data/central/catalogue"

/* A folder to publish, a folder of keys, and a store. */
typedef struct {
  SupportFolder *folder;
  char *catalogue;
  char *keys;
  char *stem;
  CentralStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *store_folder = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = support_folder_new ();
  self->catalogue = support_folder_path (self->folder, "catalogue");
  self->keys = support_folder_path (self->folder, "keys");
  self->stem = support_folder_path (self->folder, "keys/catalogue");
  support_catalogue_copy (SMALL, self->catalogue);
  g_assert_cmpint (g_mkdir (self->keys, 0700), ==, 0);
  support_catalogue_make_keys (self->stem);
  store_folder = support_folder_path (self->folder, "store");
  place = support_store_make (store_folder);
  self->store = central_store_open (place, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  central_store_close (self->store);
  g_free (self->catalogue);
  g_free (self->keys);
  g_free (self->stem);
  support_folder_free (self->folder);
}

static void
remove_key (Fixture *self, const char *suffix)
{
  g_autofree char *path = g_strconcat (self->stem, suffix, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static CentralCatalogue *
open_well (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  CentralCatalogue *catalogue =
    central_catalogue_open (self->catalogue, self->keys, self->store, &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
assert_refused (Fixture *self, const char *complaint)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (central_catalogue_open (self->catalogue, self->keys, self->store, &error));
  if (strstr (error->message, complaint) == NULL)
    g_error ("“%s” is not in: %s", complaint, error->message);
}

static GBytes *
load_public (const char *stem)
{
  g_autofree char *path = g_strconcat (stem, ".pub", NULL);
  GBytes *key = civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);

  g_assert_nonnull (key);
  return key;
}

static void
test_serves_nothing_without_key_and_manifest (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralCatalogue) catalogue = NULL;

  remove_key (self, ".key");
  catalogue = open_well (self);
  g_assert_cmpint (central_catalogue_get_version (catalogue), ==, 0);
  g_assert_null (central_catalogue_get_hash (catalogue));
  g_assert_null (central_catalogue_get_manifest (catalogue));
}

static void
test_serves_a_signed_folder_as_it_is (Fixture *self, gconstpointer unused)
{
  g_autoptr (CivicManifest) manifest =
    support_catalogue_sign (self->catalogue, self->stem, 7, NULL, 30);
  const CivicManifestFile *first = g_ptr_array_index (manifest->files, 0);
  g_autoptr (CentralCatalogue) catalogue = NULL;

  remove_key (self, ".key");
  catalogue = open_well (self);
  g_assert_cmpint (central_catalogue_get_version (catalogue), ==, 7);
  g_assert_cmpstr (central_catalogue_get_hash (catalogue), ==, manifest->hash);
  g_assert_true (
    civic_manifest_file_is (first, central_catalogue_find_file (catalogue, first->sha256)));
  g_assert_null (central_catalogue_find_file (catalogue, manifest->hash));
}

static void
test_refuses_a_mixed_folder (Fixture *self, gconstpointer unused)
{
  g_autoptr (CivicManifest) manifest =
    support_catalogue_sign (self->catalogue, self->stem, 7, NULL, 30);

  g_assert_nonnull (manifest);
  support_catalogue_change (self->catalogue, "services/visit.json", "For tests.", "For testz.");
  assert_refused (self, "services/visit.json: not the one that was signed");
}

static void
test_refuses_an_expired_folder (Fixture *self, gconstpointer unused)
{
  g_autoptr (CivicManifest) manifest =
    support_catalogue_sign (self->catalogue, self->stem, 7, "2020-01-01T00:00:00Z", 30);

  g_assert_nonnull (manifest);
  assert_refused (self, "expired at 2020-01-31T00:00:00+00:00");
}

static void
test_refuses_a_folder_that_another_signed (Fixture *self, gconstpointer unused)
{
  g_autofree char *other = support_folder_path (self->folder, "other");
  g_autoptr (CivicManifest) manifest = NULL;

  support_catalogue_make_keys (other);
  manifest = support_catalogue_sign (self->catalogue, other, 7, NULL, 30);
  g_assert_nonnull (manifest);
  assert_refused (self, "not signed with the catalogue's key");
  remove_key (self, ".pub");
  assert_refused (self, "catalogue.pub");
}

static void
test_signs_with_its_own_key (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralCatalogue) catalogue = open_well (self);
  g_autoptr (GBytes) key = load_public (self->stem);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicManifest) manifest =
    civic_manifest_verify (central_catalogue_get_manifest (catalogue), key, now, &error);

  g_assert_no_error (error);
  g_assert_cmpint (manifest->version, ==, central_catalogue_get_version (catalogue));
  g_assert_cmpstr (manifest->hash, ==, central_catalogue_get_hash (catalogue));
  for (guint i = 0; i < manifest->files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (manifest->files, i);

    g_assert_true (
      civic_manifest_file_is (file, central_catalogue_find_file (catalogue, file->sha256)));
  }
}

/* As after a restart, and as another process of the region does. */
static void
test_signs_the_same_files_once (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralCatalogue) first = open_well (self);
  g_autoptr (CentralCatalogue) second = open_well (self);

  g_assert_cmpint (central_catalogue_get_version (second), ==,
                   central_catalogue_get_version (first));
  g_assert_true (g_bytes_equal (central_catalogue_get_manifest (second),
                                central_catalogue_get_manifest (first)));
}

/* Within the same second, too. */
static void
test_counts_on_when_a_file_changes (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralCatalogue) first = open_well (self);
  g_autoptr (CentralCatalogue) second = NULL;
  g_autoptr (CentralCatalogue) third = NULL;

  support_catalogue_change (self->catalogue, "services/visit.json", "For tests.", "For testz.");
  second = open_well (self);
  g_assert_cmpint (central_catalogue_get_version (second), >,
                   central_catalogue_get_version (first));
  support_catalogue_change (self->catalogue, "services/visit.json", "For testz.", "For tests.");
  third = open_well (self);
  g_assert_cmpint (central_catalogue_get_version (third), >,
                   central_catalogue_get_version (second));
}

/* Kiosks remember the highest number they saw, whatever becomes of the store. */
static void
test_does_not_go_back_with_a_new_store (Fixture *self, gconstpointer unused)
{
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (CentralCatalogue) catalogue = open_well (self);

  g_assert_cmpint (central_catalogue_get_version (catalogue), >=, now_s);
}

static void
test_signs_anew_with_another_key (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralCatalogue) first = open_well (self);
  g_autoptr (CentralCatalogue) second = NULL;

  remove_key (self, ".key");
  remove_key (self, ".pub");
  support_catalogue_make_keys (self->stem);
  second = open_well (self);
  g_assert_cmpint (central_catalogue_get_version (second), >,
                   central_catalogue_get_version (first));
}

/* --- over the line --- */

static SupportReply *
ask (SupportCentral *central, const char *path, const char *tag)
{
  g_autofree char *url = g_strconcat (support_central_get_kiosk_url (central), path, NULL);
  g_autofree char *certificate = support_central_get_path (central, "kiosk/kiosk.pem");
  g_autofree char *key = support_central_get_path (central, "kiosk/kiosk.key");
  g_autofree char *authority = support_central_get_path (central, "kiosk/ca.pem");
  const SupportRequest request = {
    .method = "GET",
    .url = url,
    .certificate = certificate,
    .key = key,
    .authority = authority,
    .if_none_match = tag,
  };

  return support_request_send (&request);
}

static CivicManifest *
fetch_manifest (SupportCentral *central)
{
  g_autofree char *stem = support_central_get_path (central, "kiosk/catalogue");
  g_autoptr (GBytes) key = load_public (stem);
  g_autoptr (SupportReply) reply = ask (central, "/v1/catalogue", NULL);
  g_autoptr (GError) error = NULL;
  CivicManifest *manifest = NULL;

  g_assert_cmpuint (reply->status, ==, 200);
  manifest = civic_manifest_verify (reply->body, key, NULL, &error);
  g_assert_no_error (error);
  return manifest;
}

static void
test_gives_kiosks_the_manifest (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autoptr (CivicManifest) manifest = fetch_manifest (central);
  g_autofree char *tag = g_strdup_printf ("ETag: \"%s\"", manifest->hash);
  g_autoptr (SupportReply) reply = ask (central, "/v1/catalogue", NULL);

  g_assert_nonnull (strstr (reply->headers, tag));
  g_assert_nonnull (strstr (reply->headers, "Content-Type: application/json"));
  g_assert_nonnull (strstr (reply->headers, "Cache-Control: no-cache"));
  g_assert_null (strstr (reply->headers, "no-store"));
}

static void
test_says_when_nothing_is_new (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autoptr (CivicManifest) manifest = fetch_manifest (central);
  g_autofree char *strong = g_strdup_printf ("\"%s\"", manifest->hash);
  g_autofree char *weak = g_strdup_printf ("\"other\", W/\"%s\"", manifest->hash);
  const struct {
    const char *tag;
    guint status;
  } cases[] = {
    { strong, 304 }, { weak, 304 }, { "*", 304 }, { "\"other\"", 200 }, { manifest->hash, 200 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (SupportReply) reply = ask (central, "/v1/catalogue", cases[i].tag);

    g_assert_cmpuint (reply->status, ==, cases[i].status);
    g_assert_nonnull (strstr (reply->headers, strong));
    g_assert_cmpint (g_bytes_get_size (reply->body) > 0, ==, cases[i].status == 200);
  }
}

static void
test_gives_kiosks_every_file (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autoptr (CivicManifest) manifest = fetch_manifest (central);

  for (guint i = 0; i < manifest->files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (manifest->files, i);
    g_autofree char *path = g_strconcat ("/v1/catalogue/files/", file->sha256, NULL);
    g_autoptr (SupportReply) reply = ask (central, path, NULL);

    g_assert_cmpuint (reply->status, ==, 200);
    g_assert_true (civic_manifest_file_is (file, reply->body));
    g_assert_nonnull (strstr (reply->headers, "immutable"));
  }
}

static void
test_gives_no_other_file (void)
{
  static const char *const tails[] = {
    "",
    "services/visit.json",
    "../../keys",
    "%2e%2e/manifest.json",
    "0000000000000000000000000000000000000000000000000000000000000000",
  };
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_autofree char *path = g_strconcat ("/v1/catalogue/files/", tails[i], NULL);
    g_autoptr (SupportReply) reply = ask (central, path, NULL);

    g_assert_cmpuint (reply->status, ==, 404);
    g_assert_nonnull (strstr (reply->headers, "application/problem+json"));
  }
}

static void
test_gives_strangers_nothing (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autoptr (SupportReply) reply = support_central_get_public (central, "/v1/catalogue", NULL);

  g_assert_cmpuint (reply->status, ==, 404);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/central/catalogue-manifest/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("serves-nothing-without-key-and-manifest", test_serves_nothing_without_key_and_manifest);
  TEST ("serves-a-signed-folder-as-it-is", test_serves_a_signed_folder_as_it_is);
  TEST ("refuses-a-mixed-folder", test_refuses_a_mixed_folder);
  TEST ("refuses-an-expired-folder", test_refuses_an_expired_folder);
  TEST ("refuses-a-folder-that-another-signed", test_refuses_a_folder_that_another_signed);
  TEST ("signs-with-its-own-key", test_signs_with_its_own_key);
  TEST ("signs-the-same-files-once", test_signs_the_same_files_once);
  TEST ("counts-on-when-a-file-changes", test_counts_on_when_a_file_changes);
  TEST ("does-not-go-back-with-a-new-store", test_does_not_go_back_with_a_new_store);
  TEST ("signs-anew-with-another-key", test_signs_anew_with_another_key);

  g_test_add_func ("/central/catalogue-manifest/gives-kiosks-the-manifest",
                   test_gives_kiosks_the_manifest);
  g_test_add_func ("/central/catalogue-manifest/says-when-nothing-is-new",
                   test_says_when_nothing_is_new);
  g_test_add_func ("/central/catalogue-manifest/gives-kiosks-every-file",
                   test_gives_kiosks_every_file);
  g_test_add_func ("/central/catalogue-manifest/gives-no-other-file", test_gives_no_other_file);
  g_test_add_func ("/central/catalogue-manifest/gives-strangers-nothing",
                   test_gives_strangers_nothing);

  return g_test_run ();
}
