/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-check.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "central-http-material.h"
#include "central-languages.h"
#include "central-sandbox-registry.h"

/* Takes the error over. */
static void
complain (GPtrArray *faults, const char *file, GError *error)
{
  if (error == NULL)
    return;
  g_ptr_array_add (faults, strstr (error->message, file)
                             ? g_strdup (error->message)
                             : g_strdup_printf ("%s: %s", file, error->message));
  g_error_free (error);
}

static void
check_centres (GPtrArray *faults, const char *catalogue)
{
  g_autofree char *folder = g_build_filename (catalogue, "centres", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (directory && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_extend_and_steal (faults, civic_centre_check (path));
  }
}

/* Those that are only of use with the services they are about. */
static void
check_rules_about (GPtrArray *faults,
                   const CentralOfficeSettings *settings,
                   CivicCatalogue *catalogue)
{
  GError *error = NULL;
  g_autoptr (CentralFees) fees = central_fees_load (settings->fees, catalogue, &error);
  g_autoptr (CentralServiceLevels) levels = NULL;
  g_autoptr (CentralEnquiries) enquiries = NULL;

  complain (faults, settings->fees, g_steal_pointer (&error));
  levels = central_service_levels_load (settings->service_levels, catalogue, &error);
  complain (faults, settings->service_levels, g_steal_pointer (&error));
  enquiries = central_enquiries_load (settings->enquiries, catalogue, &error);
  complain (faults, settings->enquiries, g_steal_pointer (&error));
}

static void
check_rules (GPtrArray *faults, const CentralOfficeSettings *settings)
{
  GError *error = NULL;
  g_autoptr (CentralRetention) retention = central_retention_load (settings->retention, &error);
  g_autoptr (CentralChart) chart = NULL;
  g_autoptr (CentralRegistry) registry = NULL;
  g_autoptr (CentralTimetable) timetable = NULL;

  complain (faults, settings->retention, g_steal_pointer (&error));
  chart = central_chart_load (settings->accounts, &error);
  complain (faults, settings->accounts, g_steal_pointer (&error));
  registry = central_sandbox_registry_new (settings->registries, &error);
  complain (faults, settings->registries, g_steal_pointer (&error));
  if (registry)
    timetable = central_timetable_load (settings->registries, &error);
  complain (faults, settings->registries, g_steal_pointer (&error));
}

static void
check_private (GPtrArray *faults, const char *keys, const char *name)
{
  g_autofree char *path = g_build_filename (keys, name, NULL);
  GStatBuf status;

  if (g_stat (path, &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    g_ptr_array_add (faults, g_strdup_printf ("%s: mode %04o: others than its owner may read it",
                                              path, status.st_mode & 07777u));
}

static char *
read_text (GPtrArray *faults, const char *path)
{
  GError *error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    complain (faults, path, error);
  return text;
}

static void
check_certificate (GPtrArray *faults, const char *keys)
{
  g_autofree char *path = g_build_filename (keys, "tls", "server.pem", NULL);
  g_autofree char *key_path = g_build_filename (keys, "tls", "server.key", NULL);
  g_autofree char *authority_path = g_build_filename (keys, "tls", "ca.pem", NULL);
  g_autofree char *certificate = read_text (faults, path);
  g_autofree char *key = read_text (faults, key_path);
  g_autofree char *authority = read_text (faults, authority_path);
  g_autofree char *fault = certificate && key && authority
                             ? central_http_material_find_fault (certificate, key, authority)
                             : NULL;

  if (fault)
    g_ptr_array_add (faults, g_strdup_printf ("%s: %s", path, fault));
}

static void
check_keys (GPtrArray *faults, const char *keys)
{
  static const char *const secrets[] = {
    "central-box.key", "central-sign.key", "catalogue.key",
    "webhook.key",     "tls/ca.key",       "tls/server.key",
  };
  guint before = faults->len;
  GError *error = NULL;
  g_autoptr (CentralKeys) loaded = NULL;

  for (guint index = 0; index < G_N_ELEMENTS (secrets); index++)
    check_private (faults, keys, secrets[index]);
  check_certificate (faults, keys);
  loaded = central_keys_load (keys, &error);
  if (faults->len == before)
    complain (faults, keys, g_steal_pointer (&error));
  g_clear_error (&error);
}

static void
check_store (GPtrArray *faults, const char *place)
{
  GError *error = NULL;

  if (place && !central_store_probe (place, &error))
    complain (faults, "store", error);
}

/* What only shows when everything is put together. */
static void
check_together (GPtrArray *faults, const CentralOfficeSettings *settings)
{
  CentralOfficeSettings without_store = *settings;
  GError *error = NULL;
  g_autoptr (CentralOffice) office = NULL;

  without_store.store = NULL;
  office = central_office_new (&without_store, &error);
  complain (faults, settings->catalogue, error);
}

GPtrArray *
central_check_configuration (const CentralOfficeSettings *settings)
{
  g_autoptr (CivicCatalogue) catalogue = NULL;
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_extend_and_steal (
    faults, civic_catalogue_check (settings->catalogue, central_languages, NULL, &catalogue));
  check_centres (faults, settings->catalogue);
  if (catalogue)
    check_rules_about (faults, settings, catalogue);
  check_rules (faults, settings);
  check_keys (faults, settings->keys);
  check_store (faults, settings->store);
  if (faults->len == 0)
    check_together (faults, settings);
  return faults;
}
