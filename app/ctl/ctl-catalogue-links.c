/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-catalogue.h"

#include "civic-centre.h"
#include "civic-nearest.h"

#define THEMES "themes"

/* The names of a folder's files, as a set. */
static GHashTable *
name_files (const char *directory, const char *folder)
{
  g_auto (GStrv) paths = ctl_catalogue_list_files (directory, folder);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; paths[i] != NULL; i++)
    g_hash_table_add (names, ctl_catalogue_name_file (paths[i]));
  return names;
}

static void
check_offers (CtlFindings *findings,
              const char *path,
              CivicCentre *centre,
              GHashTable *services,
              GHashTable *offered)
{
  const char *const *ids = civic_centre_get_services (centre);

  for (gsize i = 0; ids[i] != NULL; i++) {
    g_autofree char *hint = civic_nearest_hint_among (ids[i], services);

    g_hash_table_add (offered, g_strdup (ids[i]));
    if (!g_hash_table_contains (services, ids[i]))
      g_ptr_array_add (findings->faults, g_strdup_printf ("%s: $.services[%" G_GSIZE_FORMAT
                                                          "]: no service of the id \"%s\"%s",
                                                          path, i, ids[i], hint));
  }
}

static void
check_centre (CtlFindings *findings, const char *path, GHashTable *services, GHashTable *offered)
{
  g_autoptr (GPtrArray) complaints = civic_centre_check (path);
  g_autoptr (CivicCentre) centre = civic_centre_load (path, NULL);

  for (guint i = 0; i < complaints->len; i++)
    g_ptr_array_add (findings->faults, g_strdup (g_ptr_array_index (complaints, i)));
  if (centre != NULL)
    check_offers (findings, path, centre, services, offered);
}

static void
check_centres (CtlFindings *findings)
{
  g_auto (GStrv) centres = ctl_catalogue_list_files (findings->directory, "centres");
  g_auto (GStrv) paths = ctl_catalogue_list_files (findings->directory, "services");
  g_autoptr (GHashTable) services = name_files (findings->directory, "services");
  g_autoptr (GHashTable) offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; centres[i] != NULL; i++)
    check_centre (findings, centres[i], services, offered);

  for (gsize i = 0; centres[0] != NULL && paths[i] != NULL; i++) {
    g_autofree char *id = ctl_catalogue_name_file (paths[i]);

    if (!g_hash_table_contains (offered, id))
      g_ptr_array_add (findings->notes,
                       g_strdup_printf ("%s: no centre offers it: add \"%s\" to services in "
                                        "centres/*.json",
                                        paths[i], id));
  }
}

static void
collect_lists (JsonNode *node, GHashTable *used)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      collect_lists (json_array_get_element (array, i), used);
  }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, &member)) {
    if (g_str_equal (key, "list") && JSON_NODE_HOLDS_VALUE (member) &&
        json_node_get_string (member) != NULL)
      g_hash_table_add (used, g_strdup (json_node_get_string (member)));
    collect_lists (member, used);
  }
}

static void
check_lists (CtlFindings *findings)
{
  g_auto (GStrv) services = ctl_catalogue_list_files (findings->directory, "services");
  g_auto (GStrv) lists = ctl_catalogue_list_files (findings->directory, "lists");
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; services[i] != NULL; i++) {
    g_autoptr (JsonNode) root = ctl_catalogue_read_file (services[i]);

    if (root != NULL)
      collect_lists (root, used);
  }

  for (gsize i = 0; lists[i] != NULL; i++) {
    g_autofree char *name = ctl_catalogue_name_file (lists[i]);

    if (!g_str_equal (name, THEMES) && !g_hash_table_contains (used, name))
      g_ptr_array_add (findings->notes, g_strdup_printf ("%s: no service uses it", lists[i]));
  }
}

void
ctl_catalogue_check_links (CtlFindings *findings)
{
  check_centres (findings);
  check_lists (findings);
}
