/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-catalogue.h"

#include "civic-json.h"
#include "ctl-command.h"

#include <string.h>

static const char *const built_in_icons[] = {
#include "ctl-icons.inc"
  NULL,
};

static const char *const default_languages[] = { "ar", "en", NULL };

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GStrv
end_strings (GPtrArray *strings)
{
  g_ptr_array_add (strings, NULL);
  return (GStrv) g_ptr_array_free (strings, FALSE);
}

/* What editors leave behind is passed over, as the loader does. */
static GPtrArray *
list_names (GDir *directory, const char *suffix)
{
  GPtrArray *names = g_ptr_array_new ();
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, suffix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

GStrv
ctl_catalogue_list_files (const char *directory, const char *folder)
{
  g_autofree char *path = g_build_filename (directory, folder, NULL);
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  GPtrArray *names = list_names (files, ".json");

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *name = names->pdata[i];

    names->pdata[i] = g_build_filename (path, name, NULL);
  }

  return end_strings (names);
}

char *
ctl_catalogue_name_file (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return name;
}

JsonNode *
ctl_catalogue_read_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) ? civic_json_parse (text, length, NULL)
                                                          : NULL;
}

static void
add_languages (GPtrArray *languages, const char *path)
{
  g_autoptr (JsonNode) root = ctl_catalogue_read_file (path);
  JsonNode *node = NULL;
  JsonArray *array;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    node = json_object_get_member (json_node_get_object (root), "languages");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    const char *language = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

    if (language != NULL &&
        !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
      g_ptr_array_add (languages, g_strdup (language));
  }
}

GStrv
ctl_catalogue_list_languages (const char *directory)
{
  g_auto (GStrv) centres = ctl_catalogue_list_files (directory, "centres");
  GPtrArray *languages = g_ptr_array_new ();

  for (gsize i = 0; centres[i] != NULL; i++)
    add_languages (languages, centres[i]);
  if (languages->len > 0)
    return end_strings (languages);

  g_ptr_array_free (languages, TRUE);
  return g_strdupv ((GStrv) default_languages);
}

GStrv
ctl_catalogue_list_icons (const char *folder, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) directory = NULL;
  GPtrArray *names;

  if (folder == NULL)
    return g_strdupv ((GStrv) built_in_icons);

  directory = g_dir_open (folder, 0, &reason);
  if (directory == NULL) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s. Name the folder that holds the *.svg.",
                 reason->message);
    return NULL;
  }

  names = list_names (directory, ".svg");
  for (guint i = 0; i < names->len; i++)
    *strrchr (names->pdata[i], '.') = '\0';
  return end_strings (names);
}
