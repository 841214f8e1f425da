/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "catalogue-rig.h"
#include "support-central.h"

#include <sys/stat.h>
#include <unistd.h>

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
  ADD ("goes-on-with-an-expired-one", 0, test_goes_on_with_an_expired_one);
  ADD ("goes-back-to-the-one-before-when-damaged", 0,
       test_goes_back_to_the_one_before_when_damaged);
  ADD ("fetches-again-what-was-damaged", 0, test_fetches_again_what_was_damaged);
  ADD ("prefers-a-newer-package", 0, test_prefers_a_newer_package);
  ADD ("takes-what-the-real-central-serves", 0, test_takes_what_the_real_central_serves);
#undef ADD

  return g_test_run ();
}
