/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-catalogue-store.h"

#include "agent-catalogue-install.h"
#include "agent-disk.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/statvfs.h>

#define BYTES_OF_MIB (1024 * 1024)

struct _AgentCatalogueStore {
  char *directory;
  char *centre;
  GBytes *public_key;
  guint minimum_free_mib;

  char *current_path;      /* (nullable) of the folder in use, its links resolved */
  CivicManifest *manifest; /* (nullable) with it */
  gint64 highest_version;
  char *highest_hash; /* (nullable) */
  gint64 packaged_version;
};

static char *
path_of (AgentCatalogueStore *self, const char *name)
{
  return g_build_filename (self->directory, name, NULL);
}

static void
note_highest (AgentCatalogueStore *self, gint64 version, const char *hash)
{
  if (version <= self->highest_version)
    return;

  self->highest_version = version;
  g_free (self->highest_hash);
  self->highest_hash = g_strdup (hash);
}

static void
read_highest (AgentCatalogueStore *self)
{
  g_autofree char *path = path_of (self, AGENT_CATALOGUE_HIGHEST);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  gint64 version = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  words = g_strsplit_set (text, " \n", 3);
  if (g_strv_length (words) == 3 &&
      g_ascii_string_to_signed (words[0], 10, 1, CIVIC_MANIFEST_MAXIMUM_VERSION, &version, NULL))
    note_highest (self, version, words[1]);
  else
    g_message ("%s is damaged", path);
}

/* Whole, to the last byte; or NULL. */
static CivicManifest *
verify_whole (AgentCatalogueStore *self, const char *path, GError **error)
{
  g_autoptr (CivicManifest) manifest =
    civic_manifest_verify_folder (path, self->public_key, NULL, error);
  g_autoptr (GHashTable) contents =
    manifest != NULL ? civic_manifest_load_files (manifest, path, error) : NULL;

  return contents != NULL ? g_steal_pointer (&manifest) : NULL;
}

static void
use (AgentCatalogueStore *self, const char *name, CivicManifest *owned_manifest)
{
  g_clear_pointer (&self->manifest, civic_manifest_free);
  g_free (self->current_path);
  self->manifest = owned_manifest;
  self->current_path = path_of (self, name);
  note_highest (self, self->manifest->version, self->manifest->hash);
}

static gboolean
use_current (AgentCatalogueStore *self)
{
  g_autofree char *link = path_of (self, AGENT_CATALOGUE_CURRENT);
  g_autofree char *name = g_file_read_link (link, NULL);
  g_autofree char *path = name != NULL ? path_of (self, name) : NULL;
  g_autoptr (GError) error = NULL;
  CivicManifest *manifest = NULL;

  if (name == NULL)
    return FALSE;

  manifest = verify_whole (self, path, &error);
  if (manifest == NULL) {
    g_message ("The catalogue in use is damaged: %s", error->message);
    return FALSE;
  }
  use (self, name, manifest);

  return TRUE;
}

/* The newest of the others that is whole. */
static void
use_another (AgentCatalogueStore *self)
{
  g_autoptr (GDir) directory = g_dir_open (self->directory, 0, NULL);
  g_autofree char *link = path_of (self, AGENT_CATALOGUE_CURRENT);
  g_autoptr (GError) error = NULL;
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = path_of (self, name);
    g_autoptr (CivicManifest) manifest =
      g_ascii_isdigit (name[0]) ? verify_whole (self, path, NULL) : NULL;

    if (manifest != NULL && (self->manifest == NULL || manifest->version > self->manifest->version))
      use (self, name, g_steal_pointer (&manifest));
  }

  if (self->manifest != NULL) {
    g_autofree char *found = g_path_get_basename (self->current_path);

    g_message ("Back to the catalogue of version %" G_GINT64_FORMAT, self->manifest->version);
    if (!agent_disk_point (link, found, &error))
      g_message ("It will have to be found again: %s", error->message);
  }
}

/* What came by package was trusted by whoever installed it; a manifest there only says how new. */
static void
read_packaged (AgentCatalogueStore *self, const char *packaged)
{
  g_autoptr (CivicManifest) manifest =
    civic_manifest_verify_folder (packaged, self->public_key, NULL, NULL);

  if (manifest == NULL)
    return;
  self->packaged_version = manifest->version;
  note_highest (self, manifest->version, manifest->hash);
}

AgentCatalogueStore *
agent_catalogue_store_open (const AgentCatalogueSettings *settings, GError **error)
{
  g_autoptr (AgentCatalogueStore) self = g_new0 (AgentCatalogueStore, 1);
  g_autofree char *files = NULL;
  g_autofree char *making = NULL;

  self->directory = g_strdup (settings->directory);
  self->centre = g_strdup (settings->centre);
  self->public_key = g_bytes_ref (settings->public_key);
  self->minimum_free_mib = settings->minimum_free_mib;

  files = path_of (self, AGENT_CATALOGUE_FILES);
  making = path_of (self, AGENT_CATALOGUE_MAKING);
  if (!agent_disk_make_folder (self->directory, error) || !agent_disk_make_folder (files, error))
    return NULL;

  agent_disk_remove (making);
  read_highest (self);
  if (!use_current (self))
    use_another (self);
  read_packaged (self, settings->packaged);

  return g_steal_pointer (&self);
}

void
agent_catalogue_store_free (AgentCatalogueStore *self)
{
  g_free (self->directory);
  g_free (self->centre);
  g_bytes_unref (self->public_key);
  g_free (self->current_path);
  g_clear_pointer (&self->manifest, civic_manifest_free);
  g_free (self->highest_hash);
  g_free (self);
}

const char *
agent_catalogue_store_get_directory (AgentCatalogueStore *self)
{
  return self->manifest != NULL && self->manifest->version >= self->packaged_version
           ? self->current_path
           : NULL;
}

const CivicManifest *
agent_catalogue_store_get_manifest (AgentCatalogueStore *self)
{
  return agent_catalogue_store_get_directory (self) != NULL ? self->manifest : NULL;
}

/* The highest itself may come again: its switch may have been cut short. */
static gboolean
is_going_back (AgentCatalogueStore *self, const CivicManifest *manifest)
{
  return manifest->version < self->highest_version ||
         (manifest->version == self->highest_version &&
          g_strcmp0 (manifest->hash, self->highest_hash) != 0);
}

CivicManifest *
agent_catalogue_store_judge (AgentCatalogueStore *self, GBytes *json, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (CivicManifest) manifest = civic_manifest_verify (json, self->public_key, now, error);

  if (manifest == NULL)
    return NULL;

  if (is_going_back (self, manifest)) {
    g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_EXPIRED,
                 "version %" G_GINT64_FORMAT " (%.8s) after version %" G_GINT64_FORMAT " (%.8s)",
                 manifest->version, manifest->hash, self->highest_version, self->highest_hash);
    return NULL;
  }

  return g_steal_pointer (&manifest);
}

static gboolean
has_kept (AgentCatalogueStore *self, const CivicManifestFile *file)
{
  g_autofree char *name = g_build_filename (AGENT_CATALOGUE_FILES, file->sha256, NULL);
  g_autofree char *path = path_of (self, name);
  GStatBuf status;

  return g_stat (path, &status) == 0 && (gsize) status.st_size == file->size;
}

GPtrArray *
agent_catalogue_store_list_missing (AgentCatalogueStore *self, const CivicManifest *manifest)
{
  GPtrArray *missing = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < manifest->files->len; i++) {
    CivicManifestFile *file = g_ptr_array_index (manifest->files, i);

    /* Two paths may share one content. */
    if (g_hash_table_add (seen, file->sha256) && !has_kept (self, file))
      g_ptr_array_add (missing, file);
  }

  return missing;
}

/* Filings come first: what they need stays free. */
static gboolean
has_room (AgentCatalogueStore *self, gsize size)
{
  struct statvfs disk;

  return statvfs (self->directory, &disk) == 0 &&
         (guint64) disk.f_bavail * disk.f_frsize >=
           (guint64) self->minimum_free_mib * BYTES_OF_MIB + size;
}

gboolean
agent_catalogue_store_keep (AgentCatalogueStore *self,
                            const CivicManifestFile *file,
                            GBytes *content,
                            GError **error)
{
  g_autofree char *name = g_build_filename (AGENT_CATALOGUE_FILES, file->sha256, NULL);
  g_autofree char *path = path_of (self, name);

  if (!civic_manifest_file_is (file, content)) {
    g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, "%s is not the file that was signed",
                 file->path);
    return FALSE;
  }
  if (!has_room (self, file->size)) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "the disk is nearly full");
    return FALSE;
  }

  /* Whether its bytes survive a power cut is found out when they are used. */
  return g_file_set_contents_full (path, g_bytes_get_data (content, NULL), (gssize) file->size,
                                   G_FILE_SET_CONTENTS_NONE, 0644, error);
}

static gsize
sum_sizes (const CivicManifest *manifest)
{
  gsize size = 0;

  for (guint i = 0; i < manifest->files->len; i++)
    size += ((const CivicManifestFile *) g_ptr_array_index (manifest->files, i))->size;

  return size;
}

static void
install_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (agent_catalogue_install (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
agent_catalogue_store_install_async (AgentCatalogueStore *self,
                                     GBytes *json,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL /* not cut short */, callback, user_data);
  AgentCatalogueInstallation *job = g_new0 (AgentCatalogueInstallation, 1);

  g_task_set_source_tag (task, agent_catalogue_store_install_async);
  job->directory = g_strdup (self->directory);
  job->centre = g_strdup (self->centre);
  job->json = g_bytes_ref (json);
  job->manifest = civic_manifest_verify (json, self->public_key, NULL, NULL);
  job->former = self->current_path != NULL ? g_path_get_basename (self->current_path) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) agent_catalogue_installation_free);
  if (has_room (self, sum_sizes (job->manifest)))
    g_task_run_in_thread (task, install_in_thread);
  else
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "the disk is nearly full");
}

gboolean
agent_catalogue_store_install_finish (AgentCatalogueStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  AgentCatalogueInstallation *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  name = agent_catalogue_name (job->manifest);
  use (self, name, civic_manifest_verify (job->json, self->public_key, NULL, NULL));

  return TRUE;
}
