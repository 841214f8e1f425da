/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-catalogue.h"

#include "civic-choice-private.h"
#include "civic-service-private.h"
#include "civic-theme-private.h"

#include <string.h>

#define THEMES_FILE "themes.json"
#define MAXIMUM_THEME_COUNT 12

struct _CivicCatalogue {
  GObject parent_instance;

  GListModel *themes;
  GListModel *services;
};

G_DEFINE_FINAL_TYPE (CivicCatalogue, civic_catalogue, G_TYPE_OBJECT)

static void
civic_catalogue_finalize (GObject *object)
{
  CivicCatalogue *self = CIVIC_CATALOGUE (object);

  g_clear_object (&self->themes);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (civic_catalogue_parent_class)->finalize (object);
}

static void
civic_catalogue_class_init (CivicCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_catalogue_finalize;
}

static void
civic_catalogue_init (CivicCatalogue *self)
{
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Paths of the folder's *.json in the order of their names; what editors leave behind is passed
 * over. */
static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &reason);
  const char *name;

  if (directory == NULL) {
    g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, "%s: %s", folder, reason->message);
    return NULL;
  }

  while ((name = g_dir_read_name (directory)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return g_steal_pointer (&paths);
}

static char *
name_of_file (const char *path)
{
  g_autofree char *file = g_path_get_basename (path);

  return g_strndup (file, strlen (file) - strlen (".json"));
}

static gboolean
load_list (const char *path, const char *const *languages, GHashTable *lists, GError **error)
{
  CivicReader *reader = civic_reader_new_for_file (path);
  char *name = name_of_file (path);
  const char *id;

  civic_reader_set_languages (reader, languages);
  id = civic_reader_get_name (reader, "id");
  if (id != NULL && !g_str_equal (id, name))
    civic_reader_complain (reader, "id", "not the name of its file");
  g_hash_table_insert (lists, name, civic_choice_read_list (reader, "choices"));

  return civic_reader_finish (reader, error);
}

static GHashTable *
load_lists (const char *folder, const char *const *languages, GError **error)
{
  g_autoptr (GHashTable) lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) paths = list_files (folder, error);

  if (paths == NULL)
    return NULL;

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);

    if (!g_str_has_suffix (path, G_DIR_SEPARATOR_S THEMES_FILE) &&
        !load_list (path, languages, lists, error))
      return NULL;
  }

  return g_steal_pointer (&lists);
}

static gboolean
load_themes (CivicCatalogue *self,
             const char *folder,
             const char *const *languages,
             GHashTable *ids,
             GError **error)
{
  g_autofree char *path = g_build_filename (folder, THEMES_FILE, NULL);
  CivicReader *reader = civic_reader_new_for_file (path);

  civic_reader_set_languages (reader, languages);
  self->themes = civic_reader_get_list (reader, "themes", 1, MAXIMUM_THEME_COUNT, CIVIC_TYPE_THEME,
                                        civic_theme_read, ids);
  return civic_reader_finish (reader, error);
}

static gboolean
load_services (CivicCatalogue *self,
               const char *folder,
               const CivicServiceScope *scope,
               GError **error)
{
  g_autoptr (GPtrArray) paths = list_files (folder, error);
  g_autoptr (GListStore) services = g_list_store_new (CIVIC_TYPE_SERVICE);

  if (paths == NULL)
    return FALSE;
  if (paths->len == 0) {
    g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, "%s: no service", folder);
    return FALSE;
  }

  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (CivicService) service =
      civic_service_load (g_ptr_array_index (paths, i), scope, error);

    if (service == NULL)
      return FALSE;
    g_list_store_append (services, service);
  }

  self->services = G_LIST_MODEL (g_steal_pointer (&services));
  return TRUE;
}

CivicCatalogue *
civic_catalogue_load (const char *directory, const char *const *languages, GError **error)
{
  g_autoptr (CivicCatalogue) self = NULL;
  g_autoptr (GHashTable) lists = NULL;
  g_autoptr (GHashTable) themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *lists_folder = NULL;
  g_autofree char *services_folder = NULL;
  CivicServiceScope scope;

  g_return_val_if_fail (directory != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  self = g_object_new (CIVIC_TYPE_CATALOGUE, NULL);
  lists_folder = g_build_filename (directory, "lists", NULL);
  services_folder = g_build_filename (directory, "services", NULL);

  lists = load_lists (lists_folder, languages, error);
  if (lists == NULL || !load_themes (self, lists_folder, languages, themes, error))
    return NULL;

  scope = (CivicServiceScope){ .languages = languages, .lists = lists, .themes = themes };
  return load_services (self, services_folder, &scope, error) ? g_steal_pointer (&self) : NULL;
}

GListModel *
civic_catalogue_get_themes (CivicCatalogue *self)
{
  g_return_val_if_fail (CIVIC_IS_CATALOGUE (self), NULL);

  return self->themes;
}

GListModel *
civic_catalogue_get_services (CivicCatalogue *self)
{
  g_return_val_if_fail (CIVIC_IS_CATALOGUE (self), NULL);

  return self->services;
}

CivicService *
civic_catalogue_find (CivicCatalogue *self, const char *service_id)
{
  g_return_val_if_fail (CIVIC_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (service_id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (self->services, i);

    /* The list keeps it alive. */
    if (g_str_equal (civic_service_get_id (service), service_id))
      return service;
  }

  return NULL;
}

gboolean
civic_catalogue_has_all (CivicCatalogue *self, const char *const *service_ids, GError **error)
{
  g_return_val_if_fail (CIVIC_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (service_ids != NULL, FALSE);

  for (gsize i = 0; service_ids[i] != NULL; i++)
    if (civic_catalogue_find (self, service_ids[i]) == NULL) {
      g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, "no service of the id \"%s\"",
                   service_ids[i]);
      return FALSE;
    }

  return TRUE;
}
