/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-catalogue.h"

static const char *const default_languages[] = { "ar", "en", NULL };

static guint
count_fields (CivicService *service)
{
  GListModel *pages = civic_service_get_pages (service);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    count += g_list_model_get_n_items (civic_page_get_fields (page));
  }

  return count;
}

static void
print_service (CivicService *service)
{
  g_print ("%-32s version %u, %u pages, %u fields\n", civic_service_get_id (service),
           civic_service_get_version (service),
           g_list_model_get_n_items (civic_service_get_pages (service)), count_fields (service));
}

gboolean
ctl_catalogue_check (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) languages = NULL;
  const GOptionEntry entries[] = {
    { "language", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &languages, "Must be in every text", "TAG" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (CivicCatalogue) catalogue = NULL;
  const char *directory;
  GListModel *services;

  if (!ctl_command_parse (&own_arguments, entries, "DIR", &directory, error))
    return FALSE;

  catalogue = civic_catalogue_load (
    directory, languages != NULL ? (const char *const *) languages : default_languages, error);
  if (catalogue == NULL)
    return FALSE;

  services = civic_catalogue_get_services (catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);

    print_service (service);
  }
  g_print ("%u good\n", g_list_model_get_n_items (services));

  return TRUE;
}
