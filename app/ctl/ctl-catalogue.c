/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-catalogue.h"

#include "civic-catalogue.h"
#include "ctl-command.h"

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
print_services (CivicCatalogue *catalogue)
{
  GListModel *services = civic_catalogue_get_services (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);

    g_print ("%-32s version %u, pages %u, fields %u\n", civic_service_get_id (service),
             civic_service_get_version (service),
             g_list_model_get_n_items (civic_service_get_pages (service)), count_fields (service));
  }
  g_print ("%u good\n", g_list_model_get_n_items (services));
}

static void
print_findings (const CtlFindings *findings)
{
  for (guint i = 0; i < findings->faults->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (findings->faults, i));
  for (guint i = 0; i < findings->notes->len; i++)
    g_print ("note: %s\n", (const char *) g_ptr_array_index (findings->notes, i));
}

static gboolean
check (const char *directory,
       const char *const *languages,
       const char *const *icons,
       GError **error)
{
  g_autoptr (CivicCatalogue) sound = NULL;
  g_autoptr (GPtrArray) faults = civic_catalogue_check (directory, languages, icons, &sound);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  CtlFindings findings = { .directory = directory, .faults = faults, .notes = notes };

  ctl_catalogue_check_links (&findings);
  print_findings (&findings);
  if (faults->len == 0) {
    print_services (sound);
    return TRUE;
  }

  if (faults->len == 1)
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "%s has 1 fault: put it right and check again.", directory);
  else
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "%s has %u faults: put them right and check again.", directory, faults->len);
  return FALSE;
}

gboolean
ctl_catalogue_check (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) languages = NULL;
  g_autofree char *icons_folder = NULL;
  const GOptionEntry entries[] = {
    { "language", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &languages,
      "Must be in every text (those of the centres)", "TAG" },
    { "icons", 'i', 0, G_OPTION_ARG_FILENAME, &icons_folder,
      "Where the icons are (those of this kiosk)", "DIR" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_auto (GStrv) icons = NULL;
  const char *directory;

  if (!ctl_command_parse (&own_arguments, entries, "DIR", &directory, error))
    return FALSE;

  icons = ctl_catalogue_list_icons (icons_folder, error);
  if (icons == NULL)
    return FALSE;

  if (languages == NULL)
    languages = ctl_catalogue_list_languages (directory);
  return check (directory, (const char *const *) languages, (const char *const *) icons, error);
}
