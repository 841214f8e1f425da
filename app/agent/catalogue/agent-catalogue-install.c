/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-catalogue-install.h"

#include "agent-disk.h"
#include "civic-catalogue.h"

#include <string.h>

void
agent_catalogue_installation_free (AgentCatalogueInstallation *self)
{
  g_free (self->directory);
  g_free (self->centre);
  g_bytes_unref (self->json);
  civic_manifest_free (self->manifest);
  g_free (self->former);
  g_free (self);
}

char *
agent_catalogue_name (const CivicManifest *manifest)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s", manifest->version, manifest->hash);
}

static GBytes *
load_kept (const AgentCatalogueInstallation *self, const CivicManifestFile *file, GError **error)
{
  g_autofree char *path =
    g_build_filename (self->directory, AGENT_CATALOGUE_FILES, file->sha256, NULL);
  g_autoptr (GBytes) content = NULL;
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  content = g_bytes_new_take (text, length);
  if (civic_manifest_file_is (file, content))
    return g_steal_pointer (&content);

  /* Else it would be found there again. */
  agent_disk_remove (path);
  g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s was damaged on disk", file->path);
  return NULL;
}

static gboolean
place_file (const AgentCatalogueInstallation *self,
            const char *making,
            const CivicManifestFile *file,
            GHashTable *folders,
            GError **error)
{
  g_autofree char *path = g_build_filename (making, file->path, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) content = load_kept (self, file, error);

  if (content == NULL)
    return FALSE;
  if (!g_hash_table_contains (folders, folder)) {
    if (!agent_disk_make_folder (folder, error))
      return FALSE;
    g_hash_table_add (folders, g_steal_pointer (&folder));
  }

  return agent_disk_write_new (path, content, error);
}

static gboolean
sync_folders (const char *making, GHashTable *folders, GError **error)
{
  GHashTableIter iter;
  gpointer folder;

  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    if (!agent_disk_sync_folder (folder, error))
      return FALSE;

  return agent_disk_sync_folder (making, error);
}

static gboolean
make_whole (const AgentCatalogueInstallation *self, const char *making, GError **error)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *lists = g_build_filename (making, "lists", NULL);
  g_autofree char *manifest_path = g_build_filename (making, CIVIC_MANIFEST_FILE, NULL);

  agent_disk_remove (making);
  /* Regions lie below it, and a catalogue may have nothing else there. */
  if (!agent_disk_make_folder (making, error) || !agent_disk_make_folder (lists, error))
    return FALSE;
  g_hash_table_add (folders, g_steal_pointer (&lists));
  for (guint i = 0; i < self->manifest->files->len; i++)
    if (!place_file (self, making, g_ptr_array_index (self->manifest->files, i), folders, error))
      return FALSE;

  return agent_disk_write_new (manifest_path, self->json, error) &&
         sync_folders (making, folders, error);
}

/* As a session does: what it would refuse must never be what it finds. */
static gboolean
is_sound (const AgentCatalogueInstallation *self, const char *making, GError **error)
{
  g_autofree char *centre_path = civic_centre_find_path (making, self->centre);
  g_autoptr (CivicCentre) centre = civic_centre_load (centre_path, error);
  g_autoptr (CivicCatalogue) catalogue = NULL;

  if (centre == NULL)
    return FALSE;

  catalogue = civic_catalogue_load_for_centre (making, centre, error);
  return catalogue != NULL &&
         civic_catalogue_has_all (catalogue, civic_centre_get_services (centre), error);
}

/* Before the switch: a kiosk that forgot what it had shown could be taken back to it. */
static gboolean
remember_highest (const AgentCatalogueInstallation *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->directory, AGENT_CATALOGUE_HIGHEST, NULL);
  g_autofree char *line =
    g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", self->manifest->version, self->manifest->hash);
  g_autoptr (GBytes) content = g_bytes_new (line, strlen (line));

  return agent_disk_replace (path, content, error);
}

static gboolean
switch_to (const AgentCatalogueInstallation *self, const char *making, GError **error)
{
  g_autofree char *name = agent_catalogue_name (self->manifest);
  g_autofree char *path = g_build_filename (self->directory, name, NULL);
  g_autofree char *current = g_build_filename (self->directory, AGENT_CATALOGUE_CURRENT, NULL);

  /* A switch that was cut short, or one that was damaged since: nobody uses it. */
  agent_disk_remove (path);
  return agent_disk_rename (making, path, error) && remember_highest (self, error) &&
         agent_disk_point (current, name, error);
}

static void
prune (const char *folder,
       gboolean (*is_kept) (const AgentCatalogueInstallation *, const char *),
       const AgentCatalogueInstallation *self)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (!is_kept (self, name)) {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      agent_disk_remove (path);
    }
}

static gboolean
is_kept_catalogue (const AgentCatalogueInstallation *self, const char *name)
{
  g_autofree char *own = agent_catalogue_name (self->manifest);

  return !g_ascii_isdigit (name[0]) || g_str_equal (name, own) ||
         g_strcmp0 (name, self->former) == 0;
}

static gboolean
is_kept_file (const AgentCatalogueInstallation *self, const char *name)
{
  return civic_manifest_find (self->manifest, name) != NULL;
}

gboolean
agent_catalogue_install (const AgentCatalogueInstallation *self, GError **error)
{
  g_autofree char *making = g_build_filename (self->directory, AGENT_CATALOGUE_MAKING, NULL);
  g_autofree char *files = g_build_filename (self->directory, AGENT_CATALOGUE_FILES, NULL);

  if (!make_whole (self, making, error) || !is_sound (self, making, error) ||
      !switch_to (self, making, error)) {
    agent_disk_remove (making);
    return FALSE;
  }

  prune (self->directory, is_kept_catalogue, self);
  prune (files, is_kept_file, self);
  return TRUE;
}
