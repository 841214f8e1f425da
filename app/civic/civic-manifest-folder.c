/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-manifest-private.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

#define LISTS "lists"

static gboolean
refuse (GError **error, const char *directory, const char *path, const char *reason)
{
  g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, "%s/%s: %s", directory, path, reason);
  return FALSE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the files of one folder, the folders in it to `below` (nullable). As the catalogue is
 * loaded: what editors leave behind is passed over. */
static void
list_folder (const char *directory, const char *folder, GPtrArray *paths, GPtrArray *below)
{
  g_autofree char *full = g_build_filename (directory, folder, NULL);
  g_autoptr (GDir) entries = g_dir_open (full, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (full, name, NULL);

    if (name[0] == '.')
      continue;
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_strconcat (folder, "/", name, NULL));
    else if (below != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (below, g_strconcat (folder, "/", name, NULL));
  }
}

/* Relative, of char *, as a manifest has them. */
static GPtrArray *
list_paths (const char *directory)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) regions = g_ptr_array_new_with_free_func (g_free);

  list_folder (directory, "services", paths, NULL);
  list_folder (directory, "centres", paths, NULL);
  list_folder (directory, LISTS, paths, regions);
  for (guint i = 0; i < regions->len; i++)
    list_folder (directory, g_ptr_array_index (regions, i), paths, NULL);
  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

/* Looks before it reads: a folder is given by a person, who may have left anything in it. */
static GBytes *
load_file (const char *directory, const char *path, gsize maximum_bytes, GError **error)
{
  g_autofree char *full = g_build_filename (directory, path, NULL);
  g_autoptr (GError) reason = NULL;
  GStatBuf status;
  char *text = NULL;
  gsize length = 0;

  if (g_stat (full, &status) != 0 || !S_ISREG (status.st_mode)) {
    refuse (error, directory, path, "no such file");
    return NULL;
  }
  if ((gsize) status.st_size > maximum_bytes) {
    refuse (error, directory, path, "over 1 MiB");
    return NULL;
  }
  if (!g_file_get_contents (full, &text, &length, &reason)) {
    refuse (error, directory, path, reason->message);
    return NULL;
  }

  return g_bytes_new_take (text, length);
}

static gboolean
add_file (CivicManifest *self, const char *directory, const char *path, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autofree char *sha256 = NULL;

  if (!civic_manifest_is_path (path))
    return refuse (error, directory, path, "small letters, digits, - and _ only in its name");
  content = load_file (directory, path, CIVIC_MANIFEST_MAXIMUM_FILE_BYTES, error);
  if (content == NULL)
    return FALSE;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_ptr_array_add (self->files, civic_manifest_file_new (path, g_bytes_get_size (content), sha256));
  return TRUE;
}

static gboolean
add_files (CivicManifest *self, const char *directory, GError **error)
{
  g_autoptr (GPtrArray) paths = list_paths (directory);
  const char *excess = NULL;

  if (paths->len == 0)
    return refuse (error, directory, "", "no file of services/, lists/ or centres/");
  for (guint i = 0; i < paths->len; i++)
    if (!add_file (self, directory, g_ptr_array_index (paths, i), error))
      return FALSE;

  excess = civic_manifest_find_excess (self->files);
  return excess == NULL || refuse (error, directory, "", excess);
}

static CivicManifest *
manifest_new (gint64 version, GDateTime *made_at, guint days)
{
  CivicManifest *self = g_new0 (CivicManifest, 1);
  g_autoptr (GDateTime) expires_at = g_date_time_add_days (made_at, (int) days);

  self->version = version;
  self->made_at = g_date_time_format (made_at, "%Y-%m-%dT%H:%M:%S%:z");
  self->expires_at = g_date_time_format (expires_at, "%Y-%m-%dT%H:%M:%S%:z");
  self->files = g_ptr_array_new_with_free_func (civic_manifest_file_free);
  return self;
}

static void
set_hash (CivicManifest *self)
{
  g_autofree char *message = civic_manifest_get_message (self);

  self->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, message, -1);
}

CivicManifest *
civic_manifest_new_for_folder (
  const char *directory, gint64 version, GDateTime *made_at, guint days, GError **error)
{
  g_autoptr (CivicManifest) self = NULL;

  g_return_val_if_fail (directory != NULL && made_at != NULL, NULL);
  g_return_val_if_fail (version >= 1 && version <= CIVIC_MANIFEST_MAXIMUM_VERSION, NULL);
  g_return_val_if_fail (days >= 1 && days <= CIVIC_MANIFEST_MAXIMUM_DAYS, NULL);

  self = manifest_new (version, made_at, days);
  if (!add_files (self, directory, error))
    return NULL;
  set_hash (self);
  return g_steal_pointer (&self);
}

CivicManifest *
civic_manifest_renew (const CivicManifest *self, gint64 version, GDateTime *made_at, guint days)
{
  CivicManifest *renewed = NULL;

  g_return_val_if_fail (self != NULL && made_at != NULL, NULL);
  g_return_val_if_fail (version >= 1 && version <= CIVIC_MANIFEST_MAXIMUM_VERSION, NULL);
  g_return_val_if_fail (days >= 1 && days <= CIVIC_MANIFEST_MAXIMUM_DAYS, NULL);

  renewed = manifest_new (version, made_at, days);
  for (guint i = 0; i < self->files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (self->files, i);

    g_ptr_array_add (renewed->files,
                     civic_manifest_file_new (file->path, file->size, file->sha256));
  }
  set_hash (renewed);
  return renewed;
}

CivicManifest *
civic_manifest_verify_folder (const char *directory,
                              GBytes *sign_public_key,
                              GDateTime *now,
                              GError **error)
{
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (directory != NULL, NULL);

  json = load_file (directory, CIVIC_MANIFEST_FILE, CIVIC_MANIFEST_MAXIMUM_JSON_BYTES, error);
  return json == NULL ? NULL : civic_manifest_verify (json, sign_public_key, now, error);
}

/* Both lists have the same order, so the first that differs is the one to name. */
static gboolean
check_paths (const CivicManifest *self, const char *directory, GError **error)
{
  g_autoptr (GPtrArray) paths = list_paths (directory);

  for (guint i = 0; i < MAX (paths->len, self->files->len); i++) {
    const CivicManifestFile *file =
      i < self->files->len ? g_ptr_array_index (self->files, i) : NULL;
    const char *path = i < paths->len ? g_ptr_array_index (paths, i) : NULL;

    if (file != NULL && path != NULL && g_str_equal (file->path, path))
      continue;
    if (path == NULL || (file != NULL && strcmp (file->path, path) < 0))
      return refuse (error, directory, file->path, "in the manifest, but not there");
    return refuse (error, directory, path, "there, but not in the manifest");
  }

  return TRUE;
}

GHashTable *
civic_manifest_load_files (const CivicManifest *self, const char *directory, GError **error)
{
  g_autoptr (GHashTable) contents = NULL;

  g_return_val_if_fail (self != NULL && directory != NULL, NULL);

  if (!check_paths (self, directory, error))
    return NULL;

  contents =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < self->files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (self->files, i);
    g_autoptr (GBytes) content =
      load_file (directory, file->path, CIVIC_MANIFEST_MAXIMUM_FILE_BYTES, error);

    if (content == NULL)
      return NULL;
    if (!civic_manifest_file_is (file, content)) {
      refuse (error, directory, file->path, "not the one that was signed");
      return NULL;
    }
    g_hash_table_replace (contents, g_strdup (file->sha256), g_steal_pointer (&content));
  }

  return g_steal_pointer (&contents);
}
