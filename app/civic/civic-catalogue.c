/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-catalogue.h"

#include "civic-choice-private.h"
#include "civic-service-private.h"
#include "civic-theme-private.h"

#include <string.h>

#define THEMES_FILE "themes.json"
#define MAXIMUM_THEME_COUNT 12
#define MAXIMUM_LIST_VERSION 999999

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

/* What the files of one catalogue are read with, and all that is wrong with them. */
typedef struct {
  CivicCentre *centre; /* (nullable) for one, or for all of them */
  CivicServiceScope scope;
  GPtrArray *complaints; /* of char * */
} Loading;

/* Paths of the folder's *.json in the order of their names; what editors leave behind is passed
 * over. */
static GPtrArray *
list_files (Loading *loading, const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  if (directory == NULL)
    g_ptr_array_add (loading->complaints, g_strdup_printf ("%s: %s", folder, error->message));

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

static char *
name_of_file (const char *path)
{
  g_autofree char *file = g_path_get_basename (path);

  return g_strndup (file, strlen (file) - strlen (".json"));
}

static CivicReader *
open_file (Loading *loading, const char *path)
{
  CivicReader *reader = civic_reader_new_for_file (path);

  civic_reader_set_languages (reader, loading->scope.languages);
  civic_reader_set_icons (reader, loading->scope.icons);
  return reader;
}

static void
close_file (Loading *loading, CivicReader *reader)
{
  g_autoptr (GPtrArray) complaints = civic_reader_finish_with_all (reader);

  for (guint i = 0; i < complaints->len; i++)
    g_ptr_array_add (loading->complaints, g_strdup (g_ptr_array_index (complaints, i)));
}

static gboolean
has_choice (GListModel *choices, const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    if (g_strcmp0 (civic_choice_get_value (choice), value) == 0)
      return TRUE;
  }
  return FALSE;
}

/* An answer must mean the same wherever it was given, so no two regions share a value. */
static GListModel *
join_choices (CivicReader *reader, GListModel *general, GListModel *own)
{
  GListModel *lists[] = { general, own };
  GListStore *joined = g_list_store_new (CIVIC_TYPE_CHOICE);

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < g_list_model_get_n_items (lists[list]); i++) {
      g_autoptr (CivicChoice) choice = g_list_model_get_item (lists[list], i);
      const char *value = civic_choice_get_value (choice);

      if (lists[list] == own && has_choice (general, value))
        civic_reader_complain (reader, "choices", "\"%s\" is another region's", value);
      g_list_store_append (joined, choice);
    }
  return G_LIST_MODEL (joined);
}

static void
keep_list (
  Loading *loading, CivicReader *reader, const char *name, GListModel *own, gboolean of_region)
{
  GListModel *general = g_hash_table_lookup (loading->scope.lists, name);
  GListModel *kept = NULL;

  if (of_region && general == NULL)
    civic_reader_complain (reader, NULL, "no list of this name outside the regions");
  else if (of_region && loading->centre == NULL)
    kept = join_choices (reader, general, own);
  else
    kept = g_object_ref (own);

  if (kept != NULL)
    g_hash_table_insert (loading->scope.lists, g_strdup (name), kept);
}

static void
load_list (Loading *loading, const char *path, gboolean of_region)
{
  CivicReader *reader = open_file (loading, path);
  g_autofree char *name = name_of_file (path);
  g_autoptr (GListModel) choices = NULL;
  const char *id = civic_reader_get_name (reader, "id");

  if (id != NULL && !g_str_equal (id, name))
    civic_reader_complain (reader, "id", "not the name of its file");
  /* For whoever compares the list with where it comes from: nothing here depends on it. */
  civic_reader_maybe_integer (reader, "version", 1, MAXIMUM_LIST_VERSION, 1);
  choices = civic_choice_read_list (reader, "choices");
  keep_list (loading, reader, name, choices, of_region);
  close_file (loading, reader);
}

static void
load_lists (Loading *loading, const char *folder, gboolean of_region)
{
  g_autoptr (GPtrArray) paths = list_files (loading, folder);

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);

    if (!g_str_has_suffix (path, G_DIR_SEPARATOR_S THEMES_FILE))
      load_list (loading, path, of_region);
  }
}

static void
load_all_regions (Loading *loading, const char *folder)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    load_lists (loading, g_ptr_array_index (paths, i), TRUE);
}

static void
load_regions (Loading *loading, const char *folder)
{
  const char *region = loading->centre ? civic_centre_get_region (loading->centre) : NULL;
  g_autofree char *path = region ? g_build_filename (folder, region, NULL) : NULL;

  if (loading->centre == NULL)
    load_all_regions (loading, folder);
  else if (path != NULL)
    load_lists (loading, path, TRUE);
}

static void
load_themes (CivicCatalogue *self, Loading *loading, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, THEMES_FILE, NULL);
  CivicReader *reader = open_file (loading, path);

  self->themes = civic_reader_get_list (reader, "themes", 1, MAXIMUM_THEME_COUNT, CIVIC_TYPE_THEME,
                                        civic_theme_read, loading->scope.themes);
  close_file (loading, reader);
}

static void
load_services (CivicCatalogue *self, Loading *loading, const char *folder)
{
  g_autoptr (GPtrArray) paths = list_files (loading, folder);
  GListStore *services = g_list_store_new (CIVIC_TYPE_SERVICE);

  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (CivicService) service =
      civic_service_load (g_ptr_array_index (paths, i), &loading->scope, loading->complaints);

    if (service != NULL)
      g_list_store_append (services, service);
  }

  if (paths->len == 0)
    g_ptr_array_add (loading->complaints, g_strdup_printf ("%s: no service", folder));
  self->services = G_LIST_MODEL (services);
}

/* complaints: filled with all that is wrong. */
static CivicCatalogue *
load (const char *directory,
      CivicCentre *centre,
      const char *const *languages,
      const char *const *icons,
      GPtrArray *complaints)
{
  CivicCatalogue *self = g_object_new (CIVIC_TYPE_CATALOGUE, NULL);
  g_autoptr (GHashTable) lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *lists_folder = g_build_filename (directory, "lists", NULL);
  g_autofree char *services_folder = g_build_filename (directory, "services", NULL);
  Loading loading = {
    .centre = centre,
    .complaints = complaints,
    .scope = { .languages = languages, .icons = icons, .lists = lists, .themes = themes }
  };

  load_lists (&loading, lists_folder, FALSE);
  load_regions (&loading, lists_folder);
  load_themes (self, &loading, lists_folder);
  load_services (self, &loading, services_folder);
  return self;
}

static CivicCatalogue *
load_whole (const char *directory,
            CivicCentre *centre,
            const char *const *languages,
            GError **error)
{
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CivicCatalogue) self = load (directory, centre, languages, NULL, complaints);

  if (complaints->len == 0)
    return g_steal_pointer (&self);

  g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, g_ptr_array_index (complaints, 0));
  return NULL;
}

CivicCatalogue *
civic_catalogue_load (const char *directory, const char *const *languages, GError **error)
{
  g_return_val_if_fail (directory != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  return load_whole (directory, NULL, languages, error);
}

CivicCatalogue *
civic_catalogue_load_for_centre (const char *directory, CivicCentre *centre, GError **error)
{
  g_return_val_if_fail (directory != NULL, NULL);
  g_return_val_if_fail (CIVIC_IS_CENTRE (centre), NULL);

  return load_whole (directory, centre, civic_centre_get_languages (centre), error);
}

GPtrArray *
civic_catalogue_check (const char *directory,
                       const char *const *languages,
                       const char *const *icons,
                       CivicCatalogue **ret_sound)
{
  GPtrArray *complaints;
  g_autoptr (CivicCatalogue) self = NULL;

  g_return_val_if_fail (directory != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  complaints = g_ptr_array_new_with_free_func (g_free);
  self = load (directory, NULL, languages, icons, complaints);
  if (ret_sound != NULL)
    *ret_sound = g_steal_pointer (&self);
  return complaints;
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
