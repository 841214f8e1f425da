/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "catalogue-rig.h"

/* Whatever a central or a line does to it, the catalogue in use is untouched. */

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  agent_http_begin_process ();

#define ADD(name, data, test)                                                                      \
  g_test_add ("/agent/catalogue-refusals/" name, Fixture, GINT_TO_POINTER (data), set_up, test,    \
              tear_down)
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
#undef ADD

  return g_test_run ();
}
