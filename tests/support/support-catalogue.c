/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-catalogue.h"

#include "civic-keys.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) directory = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *source = g_build_filename (from, name, NULL);
    g_autofree char *target = g_build_filename (to, name, NULL);
    g_autofree char *text = NULL;
    gsize length = 0;

    if (g_file_test (source, G_FILE_TEST_IS_DIR))
      copy_folder (source, target);
    else
      g_assert_true (g_file_get_contents (source, &text, &length, NULL) &&
                     g_file_set_contents (target, text, (gssize) length, NULL));
  }
}

void
support_catalogue_copy (const char *source, const char *path)
{
  static const char *const folders[] = { "services", "lists", "centres" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *from =
      g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), source, folders[i], NULL);
    g_autofree char *to = g_build_filename (path, folders[i], NULL);

    copy_folder (from, to);
  }
}

void
support_catalogue_change (const char *path, const char *file, const char *from, const char *to)
{
  g_autofree char *name = g_build_filename (path, file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) halves = NULL;

  g_assert_true (g_file_get_contents (name, &text, NULL, NULL));
  halves = g_strsplit (text, from, 2);
  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  changed = g_strconcat (halves[0], to, halves[1], NULL);
  g_assert_true (g_file_set_contents (name, changed, -1, NULL));
}

void
support_catalogue_make_keys (const char *stem)
{
  g_autoptr (GError) error = NULL;

  civic_keys_make_sign_pair (stem, &error);
  g_assert_no_error (error);
}

CivicManifest *
support_catalogue_sign (
  const char *path, const char *stem, gint64 version, const char *made_at, guint days)
{
  g_autofree char *key_path = g_strconcat (stem, ".key", NULL);
  g_autofree char *manifest_path = g_build_filename (path, CIVIC_MANIFEST_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) moment =
    made_at ? g_date_time_new_from_iso8601 (made_at, NULL) : g_date_time_new_now_local ();
  CivicManifest *manifest = civic_manifest_new_for_folder (path, version, moment, days, &error);
  guint8 *secret = NULL;
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  secret = civic_keys_load_secret (key_path, CIVIC_KEYS_SIGN_SECRET_BYTES, &error);
  g_assert_no_error (error);
  json = civic_manifest_sign (manifest, secret);
  civic_keys_free_secret (secret);
  g_assert_true (g_file_set_contents (manifest_path, json, -1, NULL));
  return manifest;
}
