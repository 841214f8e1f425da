/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-catalogue.h"

#include "agent-disk.h"
#include "civic-catalogue.h"
#include "civic-keys.h"
#include "support-bad-central.h"
#include "support-catalogue.h"
#include "support-central.h"
#include "support-run-until.h"
#include "support-tls.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SOURCE "tests/data/kiosk/catalogue"
#define SERVICE "services/suggestion.json"
#define CENTRE "centres/jeddah-andalus.json"
#define SENTENCE "Make a suggestion"
#define LONG_AGO "2020-01-01T00:00:00Z"

typedef struct {
  SupportFolder *folder;
  SupportBadCentral *server;
  AgentHttp *http;
  AgentBusAgent *condition;
  AgentCatalogue *catalogue;
  guint minimum_free_mib;
  char *published; /* the folder that the central publishes */
  char *packaged;
  char *state; /* where the kiosk keeps its own */
  char *stem;  /* of the keys */
} Fixture;

static GBytes *
load_key (const char *stem)
{
  g_autofree char *path = g_strconcat (stem, ".pub", NULL);
  GBytes *key = civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);

  g_assert_nonnull (key);
  return key;
}

static AgentCatalogueStore *
open_store (Fixture *self)
{
  g_autofree char *centre = g_build_filename (self->packaged, CENTRE, NULL);
  g_autoptr (GBytes) key = load_key (self->stem);
  const AgentCatalogueSettings settings = {
    .directory = self->state,
    .packaged = self->packaged,
    .centre = centre,
    .public_key = key,
    .minimum_free_mib = self->minimum_free_mib,
  };
  g_autoptr (GError) error = NULL;
  AgentCatalogueStore *store = agent_catalogue_store_open (&settings, &error);

  g_assert_no_error (error);
  return store;
}

static void
open_catalogue (Fixture *self)
{
  self->catalogue = agent_catalogue_new (
    open_store (self), self->http, support_bad_central_get_url (self->server), self->condition);
}

/* As after a restart of the agent. */
static void
reopen_catalogue (Fixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->catalogue));
  open_catalogue (self);
}

static AgentHttp *
make_http (const char *folder)
{
  g_autofree char *ca = g_build_filename (folder, "ca.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "kiosk.pem", NULL);
  g_autofree char *key = g_build_filename (folder, "kiosk.key", NULL);

  return agent_http_new (&(AgentHttpIdentity){ ca, certificate, key });
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  agent_error_quark ();
  self->folder = support_folder_new ();
  support_tls_make (self->folder);
  self->server = support_bad_central_new (self->folder);
  self->http = make_http (self->folder);
  self->condition = agent_bus_agent_skeleton_new ();
  self->minimum_free_mib = 1;
  self->published = support_folder_path (self->folder, "published");
  self->packaged = support_folder_path (self->folder, "packaged");
  self->state = support_folder_path (self->folder, "catalogue");
  self->stem = support_folder_path (self->folder, "publisher");
  support_catalogue_copy (SOURCE, self->published);
  support_catalogue_copy (SOURCE, self->packaged);
  support_catalogue_make_keys (self->stem);
  open_catalogue (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->catalogue);
  g_object_unref (self->condition);
  g_assert_finalize_object (self->http);
  support_bad_central_free (self->server);
  support_folder_free (self->folder);
  g_free (self->published);
  g_free (self->packaged);
  g_free (self->state);
  g_free (self->stem);
}

/* Signs the folder as it is now, and publishes it; its hash. */
static char *
publish (Fixture *self, gint64 version)
{
  g_autoptr (CivicManifest) manifest =
    support_catalogue_sign (self->published, self->stem, version, NULL, 30);

  support_bad_central_publish (self->server, self->published, manifest->hash);
  return g_steal_pointer (&manifest->hash);
}

/* One sentence is another one. */
static char *
publish_other (Fixture *self, gint64 version)
{
  g_autofree char *other = g_strdup_printf (SENTENCE " %d", (int) version);

  support_catalogue_change (self->published, SERVICE, SENTENCE, other);
  return publish (self, version);
}

static gboolean
refresh (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_catalogue_refresh_async (self->catalogue, support_keep_result, &result);
  support_run_until (result != NULL);
  return agent_catalogue_refresh_finish (self->catalogue, result, error);
}

static void
refresh_well (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  refresh (self, &error);
  g_assert_no_error (error);
}

static void
assert_says (const char *text, const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

/* What is in use is whole, signed and of this version: 0 for the packaged one. */
static void
assert_uses (Fixture *self, gint64 version)
{
  const char *directory = agent_bus_agent_get_catalogue_directory (self->condition);
  g_autoptr (GBytes) key = load_key (self->stem);
  g_autoptr (CivicManifest) manifest = NULL;
  g_autoptr (GHashTable) contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (agent_bus_agent_get_catalogue_version (self->condition), ==, version);
  g_assert_cmpint (agent_catalogue_get_version (self->catalogue), ==, version);
  if (version == 0) {
    g_assert_cmpstr (directory, ==, "");
    g_assert_cmpstr (agent_bus_agent_get_catalogue_state (self->condition), ==, "packaged");
    return;
  }

  manifest = civic_manifest_verify_folder (directory, key, NULL, &error);
  g_assert_no_error (error);
  contents = civic_manifest_load_files (manifest, directory, &error);
  g_assert_no_error (error);
  g_assert_cmpint (manifest->version, ==, version);
  g_assert_cmpstr (agent_bus_agent_get_catalogue_hash (self->condition), ==, manifest->hash);
}

static guint
count_catalogues (Fixture *self)
{
  g_autoptr (GDir) directory = g_dir_open (self->state, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (directory)) != NULL)
    count += g_ascii_isdigit (name[0]) ? 1 : 0;
  return count;
}

/* --- what goes well --- */

static void
test_shows_the_packaged_one_at_first (Fixture *self, gconstpointer unused)
{
  assert_uses (self, 0);
  refresh_well (self);
  assert_uses (self, 0);
}

static void
test_takes_what_is_published (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);

  refresh_well (self);
  assert_uses (self, 1);
  g_assert_cmpstr (agent_bus_agent_get_catalogue_hash (self->condition), ==, hash);
  g_assert_cmpstr (agent_bus_agent_get_catalogue_state (self->condition), ==, "signed");
}

static void
test_asks_only_for_what_it_has_not (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = publish (self, 1);
  g_autofree char *second = NULL;
  guint first_count = 0;

  refresh_well (self);
  first_count = support_bad_central_count_files (self->server);
  g_assert_cmpuint (first_count, >, 5);
  refresh_well (self);
  g_assert_cmpuint (support_bad_central_count_files (self->server), ==, first_count);

  second = publish_other (self, 2);
  refresh_well (self);
  assert_uses (self, 2);
  g_assert_cmpuint (support_bad_central_count_files (self->server), ==, first_count + 1);
}

static void
test_keeps_the_one_before (Fixture *self, gconstpointer unused)
{
  for (gint64 version = 1; version <= 4; version++) {
    g_autofree char *hash = publish_other (self, version);

    refresh_well (self);
    assert_uses (self, version);
  }
  g_assert_cmpuint (count_catalogues (self), ==, 2);
}

static void
test_has_it_after_a_restart (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);

  refresh_well (self);
  support_bad_central_set_answer (self->server, SUPPORT_ANSWER_UNAVAILABLE);
  reopen_catalogue (self);
  assert_uses (self, 1);
}

static void
test_answers_all_who_ask_at_once (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  agent_catalogue_refresh_async (self->catalogue, support_keep_result, &first);
  agent_catalogue_refresh_async (self->catalogue, support_keep_result, &second);
  support_run_until (first != NULL && second != NULL);
  g_assert_true (agent_catalogue_refresh_finish (self->catalogue, first, NULL));
  g_assert_true (agent_catalogue_refresh_finish (self->catalogue, second, NULL));
  assert_uses (self, 1);
}

static void
test_asks_when_a_heartbeat_offers_another (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);
  guint asked_count = 0;

  agent_catalogue_note_offer (self->catalogue, hash);
  support_run_until (agent_catalogue_get_version (self->catalogue) == 1);
  asked_count = support_bad_central_count_requests (self->server);
  agent_catalogue_note_offer (self->catalogue, hash);
  agent_catalogue_note_offer (self->catalogue, NULL);
  refresh_well (self);
  g_assert_cmpuint (support_bad_central_count_requests (self->server), ==, asked_count + 1);
}

static void
test_asks_at_start (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);

  agent_catalogue_start (self->catalogue);
  support_run_until (agent_catalogue_get_version (self->catalogue) == 1);
  agent_catalogue_stop (self->catalogue);
}

static void
test_lets_the_session_s_user_read_it (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);
  g_autofree char *file = NULL;
  mode_t former_mask = umask (0077);
  GStatBuf status;

  reopen_catalogue (self);
  refresh_well (self);
  umask (former_mask);
  file =
    g_build_filename (agent_bus_agent_get_catalogue_directory (self->condition), SERVICE, NULL);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & ALLPERMS, ==, 0644);
  for (; !g_str_equal (file, self->folder); *strrchr (file, '/') = '\0') {
    g_assert_cmpint (g_stat (file, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0004, ==, 0004);
  }
}

static void
test_asks_nobody_without_a_key (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);

  g_assert_finalize_object (g_steal_pointer (&self->catalogue));
  self->catalogue = agent_catalogue_new (
    NULL, self->http, support_bad_central_get_url (self->server), self->condition);
  agent_catalogue_start (self->catalogue);
  agent_catalogue_note_offer (self->catalogue, hash);
  refresh_well (self);
  assert_uses (self, 0);
  g_assert_cmpuint (support_bad_central_count_requests (self->server), ==, 0);
}

/* --- what is refused --- */

/* Whatever came, the one in use is untouched, and an honest answer is taken afterwards. */
static void
assert_refused (Fixture *self, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  g_assert_false (refresh (self, &error));
  g_assert_nonnull (error);
  if (refusal != NULL)
    assert_says (agent_bus_agent_get_catalogue_refusal (self->condition), refusal);
  assert_uses (self, 5);
  reopen_catalogue (self);
  assert_uses (self, 5);

  support_bad_central_set_answer (self->server, SUPPORT_ANSWER_HONEST);
  support_bad_central_set_file_answer (self->server, SUPPORT_ANSWER_HONEST);
  agent_disk_remove (self->published);
  support_catalogue_copy (SOURCE, self->published);
  hash = publish_other (self, 9);
  refresh_well (self);
  assert_uses (self, 9);
  g_assert_cmpstr (agent_bus_agent_get_catalogue_refusal (self->condition), ==, "");
}

static void
take_fifth (Fixture *self)
{
  g_autofree char *hash = publish (self, 5);

  refresh_well (self);
  assert_uses (self, 5);
}

static void
publish_signed_with (Fixture *self, const char *stem, gint64 version, const char *made_at)
{
  g_autoptr (CivicManifest) manifest =
    support_catalogue_sign (self->published, stem, version, made_at, 30);

  support_bad_central_publish (self->server, self->published, manifest->hash);
}

static void
test_refuses_another_key (Fixture *self, gconstpointer unused)
{
  g_autofree char *stranger = support_folder_path (self->folder, "stranger");

  take_fifth (self);
  support_catalogue_make_keys (stranger);
  publish_signed_with (self, stranger, 6, NULL);
  assert_refused (self, "not signed with the catalogue's key");
}

static void
test_refuses_an_expired_one (Fixture *self, gconstpointer unused)
{
  take_fifth (self);
  publish_signed_with (self, self->stem, 6, LONG_AGO);
  assert_refused (self, "expired at 2020-01-31");
}

static void
test_refuses_to_go_back (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = NULL;

  take_fifth (self);
  hash = publish (self, 4);
  assert_refused (self, "version 4");
}

static void
test_refuses_another_of_the_same_version (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = NULL;

  take_fifth (self);
  hash = publish_other (self, 5);
  assert_refused (self, "after version 5");
}

/* The restart has lost every catalogue, but not the highest number. */
static void
test_remembers_the_highest_version (Fixture *self, gconstpointer unused)
{
  g_autofree char *current = g_build_filename (self->state, "current", NULL);
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  take_fifth (self);
  agent_disk_remove (agent_bus_agent_get_catalogue_directory (self->condition));
  agent_disk_remove (current);
  reopen_catalogue (self);
  assert_uses (self, 0);
  hash = publish_other (self, 4);
  g_assert_false (refresh (self, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_EXPIRED);
  assert_uses (self, 0);
}

static void
publish_changed (Fixture *self, const char *from, const char *to)
{
  g_autofree char *hash = publish_other (self, 6);

  support_catalogue_change (self->published, SERVICE, from, to);
  support_bad_central_publish (self->server, self->published, hash);
}

static void
test_refuses_a_changed_file (Fixture *self, gconstpointer unused)
{
  take_fifth (self);
  publish_changed (self, "\"id\"", "\"di\"");
  assert_refused (self, SERVICE " is not the file that was signed");
}

static void
test_refuses_a_short_file (Fixture *self, gconstpointer unused)
{
  take_fifth (self);
  publish_changed (self, "\"id\"", "\"\"");
  assert_refused (self, SERVICE " is not the file that was signed");
}

static void
test_refuses_a_long_file (Fixture *self, gconstpointer unused)
{
  take_fifth (self);
  publish_changed (self, "\"id\"", "\"iiid\"");
  assert_refused (self, NULL);
}

static void
add_file (CivicManifest *manifest, guint index)
{
  const CivicManifestFile *first = g_ptr_array_index (manifest->files, 0);
  CivicManifestFile *file = g_new0 (CivicManifestFile, 1);

  file->path = g_strdup_printf ("services/zz%04u.json", index);
  file->size = first->size;
  file->sha256 = g_strdup (first->sha256);
  g_ptr_array_add (manifest->files, file);
}

/* No tool of ours signs that. */
static void
test_refuses_too_many_files (Fixture *self, gconstpointer unused)
{
  g_autofree char *key_path = g_strconcat (self->stem, ".key", NULL);
  g_autofree char *path = g_build_filename (self->published, CIVIC_MANIFEST_FILE, NULL);
  g_autofree char *json = NULL;
  g_autoptr (CivicManifest) manifest = NULL;
  guint8 *secret = civic_keys_load_secret (key_path, CIVIC_KEYS_SIGN_SECRET_BYTES, NULL);

  take_fifth (self);
  manifest = support_catalogue_sign (self->published, self->stem, 6, NULL, 30);
  for (guint i = 0; i < CIVIC_MANIFEST_MAXIMUM_FILES; i++)
    add_file (manifest, i);
  json = civic_manifest_sign (manifest, secret);
  civic_keys_free_secret (secret);
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  support_bad_central_publish (self->server, self->published, "of the sixth");
  assert_refused (self, "at most 2000");
}

static void
test_refuses_what_no_session_could_load (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = NULL;

  take_fifth (self);
  support_catalogue_change (self->published, SERVICE, "\"id\"", "\"idea\"");
  hash = publish (self, 6);
  assert_refused (self, "suggestion.json: $");
}

static void
test_refuses_one_without_what_the_centre_offers (Fixture *self, gconstpointer unused)
{
  g_autofree char *service = g_build_filename (self->published, SERVICE, NULL);
  g_autofree char *hash = NULL;

  take_fifth (self);
  g_assert_cmpint (g_remove (service), ==, 0);
  hash = publish (self, 6);
  assert_refused (self, "no service of the id \"suggestion\"");
}

static void
test_refuses_a_manifest_that_lies (Fixture *self, gconstpointer answer)
{
  g_autofree char *hash = NULL;

  take_fifth (self);
  hash = publish_other (self, 6);
  support_bad_central_set_answer (self->server, (SupportAnswer) GPOINTER_TO_INT (answer));
  assert_refused (self, NULL);
}

static void
test_refuses_a_file_that_lies (Fixture *self, gconstpointer answer)
{
  g_autofree char *hash = NULL;

  take_fifth (self);
  hash = publish_other (self, 6);
  support_bad_central_set_file_answer (self->server, (SupportAnswer) GPOINTER_TO_INT (answer));
  assert_refused (self, NULL);
}

static void
test_asks_once_for_what_it_refused (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = NULL;
  guint asked_count = 0;

  take_fifth (self);
  hash = publish (self, 4);
  agent_catalogue_note_offer (self->catalogue, hash);
  support_run_until (*agent_bus_agent_get_catalogue_refusal (self->condition) != '\0');
  asked_count = support_bad_central_count_requests (self->server);
  agent_catalogue_note_offer (self->catalogue, hash);
  refresh (self, NULL);
  g_assert_cmpuint (support_bad_central_count_requests (self->server), ==, asked_count + 1);
}

static void
test_takes_nothing_on_a_full_disk (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  take_fifth (self);
  self->minimum_free_mib = G_MAXUINT;
  reopen_catalogue (self);
  hash = publish_other (self, 6);
  g_assert_false (refresh (self, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  assert_uses (self, 5);
}

/* --- what time and disks do --- */

static void
test_goes_on_with_an_expired_one (Fixture *self, gconstpointer unused)
{
  g_autoptr (CivicManifest) manifest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *link = g_build_filename (self->state, "current", NULL);

  manifest = support_catalogue_sign (self->published, self->stem, 3, LONG_AGO, 30);
  name = g_strdup_printf ("3-%s", manifest->hash);
  kept = g_build_filename (self->state, name, NULL);
  g_assert_cmpint (g_rename (self->published, kept), ==, 0);
  g_assert_cmpint (symlink (name, link), ==, 0);
  reopen_catalogue (self);
  assert_uses (self, 3);
  g_assert_cmpstr (agent_bus_agent_get_catalogue_state (self->condition), ==, "expired");
}

static void
test_goes_back_to_the_one_before_when_damaged (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = publish (self, 1);
  g_autofree char *second = NULL;

  refresh_well (self);
  second = publish_other (self, 2);
  refresh_well (self);
  assert_uses (self, 2);

  support_catalogue_change (agent_bus_agent_get_catalogue_directory (self->condition), SERVICE,
                            "\"id\"", "\"di\"");
  reopen_catalogue (self);
  assert_uses (self, 1);
  refresh_well (self);
  assert_uses (self, 2);
}

static void
test_fetches_again_what_was_damaged (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);
  g_autofree char *files = g_build_filename (self->state, "files", NULL);
  g_autoptr (CivicManifest) manifest =
    support_catalogue_sign (self->published, self->stem, 1, NULL, 30);
  const CivicManifestFile *file = g_ptr_array_index (manifest->files, 0);
  g_autofree char *kept = g_build_filename (files, file->sha256, NULL);
  g_autofree char *zeros = g_strnfill (file->size, '0');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (kept, zeros, (gssize) file->size, NULL));
  g_assert_false (refresh (self, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  refresh_well (self);
  assert_uses (self, 1);
}

static void
test_prefers_a_newer_package (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = publish (self, 1);
  g_autoptr (CivicManifest) manifest = NULL;
  g_autofree char *older = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (GError) error = NULL;

  refresh_well (self);
  manifest = support_catalogue_sign (self->packaged, self->stem, 7, LONG_AGO, 30);
  reopen_catalogue (self);
  assert_uses (self, 0);

  older = publish_other (self, 6);
  g_assert_false (refresh (self, &error));
  assert_uses (self, 0);
  newer = publish_other (self, 8);
  refresh_well (self);
  assert_uses (self, 8);
}

/* --- the real central --- */

static void
test_takes_what_the_real_central_serves (Fixture *self, gconstpointer unused)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autofree char *keys = support_central_get_path (central, "kiosk");
  g_autofree char *stem = g_build_filename (keys, "catalogue", NULL);
  g_autofree char *whole = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autofree char *former_stem = g_steal_pointer (&self->stem);
  g_autofree char *former_packaged = g_steal_pointer (&self->packaged);
  g_autoptr (AgentHttp) http = make_http (keys);

  self->stem = g_steal_pointer (&stem);
  self->packaged = g_steal_pointer (&whole);
  g_assert_finalize_object (g_steal_pointer (&self->catalogue));
  self->catalogue = agent_catalogue_new (open_store (self), http,
                                         support_central_get_kiosk_url (central), self->condition);
  refresh_well (self);
  assert_uses (self, agent_catalogue_get_version (self->catalogue));
  g_assert_cmpint (agent_catalogue_get_version (self->catalogue), >, 0);
  refresh_well (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  agent_http_begin_process ();

#define ADD(name, data, test)                                                                      \
  g_test_add ("/agent/catalogue/" name, Fixture, GINT_TO_POINTER (data), set_up, test, tear_down)
  ADD ("shows-the-packaged-one-at-first", 0, test_shows_the_packaged_one_at_first);
  ADD ("takes-what-is-published", 0, test_takes_what_is_published);
  ADD ("asks-only-for-what-it-has-not", 0, test_asks_only_for_what_it_has_not);
  ADD ("keeps-the-one-before", 0, test_keeps_the_one_before);
  ADD ("has-it-after-a-restart", 0, test_has_it_after_a_restart);
  ADD ("answers-all-who-ask-at-once", 0, test_answers_all_who_ask_at_once);
  ADD ("asks-when-a-heartbeat-offers-another", 0, test_asks_when_a_heartbeat_offers_another);
  ADD ("asks-at-start", 0, test_asks_at_start);
  ADD ("lets-the-session-s-user-read-it", 0, test_lets_the_session_s_user_read_it);
  ADD ("asks-nobody-without-a-key", 0, test_asks_nobody_without_a_key);
  ADD ("refuses-another-key", 0, test_refuses_another_key);
  ADD ("refuses-an-expired-one", 0, test_refuses_an_expired_one);
  ADD ("refuses-to-go-back", 0, test_refuses_to_go_back);
  ADD ("refuses-another-of-the-same-version", 0, test_refuses_another_of_the_same_version);
  ADD ("remembers-the-highest-version", 0, test_remembers_the_highest_version);
  ADD ("refuses-a-changed-file", 0, test_refuses_a_changed_file);
  ADD ("refuses-a-short-file", 0, test_refuses_a_short_file);
  ADD ("refuses-a-long-file", 0, test_refuses_a_long_file);
  ADD ("refuses-too-many-files", 0, test_refuses_too_many_files);
  ADD ("refuses-what-no-session-could-load", 0, test_refuses_what_no_session_could_load);
  ADD ("refuses-one-without-what-the-centre-offers", 0,
       test_refuses_one_without_what_the_centre_offers);
  ADD ("refuses-a-portal-s-manifest", SUPPORT_ANSWER_PORTAL, test_refuses_a_manifest_that_lies);
  ADD ("refuses-a-truncated-manifest", SUPPORT_ANSWER_TRUNCATED, test_refuses_a_manifest_that_lies);
  ADD ("refuses-an-endless-manifest", SUPPORT_ANSWER_ENDLESS, test_refuses_a_manifest_that_lies);
  ADD ("follows-no-redirect", SUPPORT_ANSWER_REDIRECT, test_refuses_a_manifest_that_lies);
  ADD ("waits-while-the-central-is-unwell", SUPPORT_ANSWER_UNAVAILABLE,
       test_refuses_a_manifest_that_lies);
  ADD ("refuses-a-portal-s-file", SUPPORT_ANSWER_PORTAL, test_refuses_a_file_that_lies);
  ADD ("refuses-a-truncated-file", SUPPORT_ANSWER_TRUNCATED, test_refuses_a_file_that_lies);
  ADD ("refuses-an-endless-file", SUPPORT_ANSWER_ENDLESS, test_refuses_a_file_that_lies);
  ADD ("refuses-without-one-of-the-files", SUPPORT_ANSWER_LOST, test_refuses_a_file_that_lies);
  ADD ("asks-once-for-what-it-refused", 0, test_asks_once_for_what_it_refused);
  ADD ("takes-nothing-on-a-full-disk", 0, test_takes_nothing_on_a_full_disk);
  ADD ("goes-on-with-an-expired-one", 0, test_goes_on_with_an_expired_one);
  ADD ("goes-back-to-the-one-before-when-damaged", 0,
       test_goes_back_to_the_one_before_when_damaged);
  ADD ("fetches-again-what-was-damaged", 0, test_fetches_again_what_was_damaged);
  ADD ("prefers-a-newer-package", 0, test_prefers_a_newer_package);
  ADD ("takes-what-the-real-central-serves", 0, test_takes_what_the_real_central_serves);
#undef ADD

  return g_test_run ();
}
