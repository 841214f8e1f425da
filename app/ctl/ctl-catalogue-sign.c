/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-catalogue.h"

#include "civic-catalogue.h"
#include "civic-keys.h"
#include "civic-manifest.h"
#include "ctl-command.h"

#include <string.h>

#define DEFAULT_DAYS 90

typedef struct {
  char *key;
  gint64 version;
  int days;
  char *output; /* (nullable) beside the files */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->key);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (const Options *options, GError **error)
{
  const char *complaint = NULL;

  if (options->key == NULL)
    complaint = "--key is missing: the file that kushkctl keys catalogue made.";
  else if (options->version < 1 || options->version > CIVIC_MANIFEST_MAXIMUM_VERSION)
    complaint = "--version is missing or out of range: a number above that of the last catalogue.";
  else if (options->days < 1 || options->days > CIVIC_MANIFEST_MAXIMUM_DAYS)
    complaint = "--days is out of range: 1 to 3650.";
  if (complaint == NULL)
    return TRUE;

  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, complaint);
  return FALSE;
}

/* Every kiosk would refuse it whole. */
static gboolean
check_catalogue (const char *directory, GError **error)
{
  g_auto (GStrv) languages = ctl_catalogue_list_languages (directory);
  g_autoptr (GPtrArray) faults =
    civic_catalogue_check (directory, (const char *const *) languages, NULL, NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  CtlFindings findings = { .directory = directory, .faults = faults, .notes = notes };

  ctl_catalogue_check_links (&findings);
  if (faults->len == 0)
    return TRUE;

  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s has faults, the first: %s. See kushkctl catalogue check.", directory,
               (const char *) g_ptr_array_index (faults, 0));
  return FALSE;
}

/* What is there already may be on kiosks, and they only ever go forward. */
static gboolean
check_version (const char *path, const guint8 *secret, gint64 version, GError **error)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  g_autoptr (GBytes) key = NULL;
  g_autoptr (CivicManifest) last = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) json = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return TRUE;

  crypto_sign_ed25519_sk_to_pk (public_key, secret);
  key = g_bytes_new (public_key, sizeof public_key);
  json = g_bytes_new (text, strlen (text));
  last = civic_manifest_verify (json, key, NULL, NULL);
  if (last == NULL || last->version < version)
    return TRUE;

  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s has version %" G_GINT64_FORMAT " already: kiosks take a higher one only.", path,
               last->version);
  return FALSE;
}

static gboolean
sign (const char *directory,
      const Options *options,
      const char *path,
      const guint8 *secret,
      GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (CivicManifest) manifest = NULL;
  g_autofree char *json = NULL;

  if (!check_version (path, secret, options->version, error))
    return FALSE;
  manifest =
    civic_manifest_new_for_folder (directory, options->version, now, (guint) options->days, error);
  if (manifest == NULL)
    return FALSE;

  json = civic_manifest_sign (manifest, secret);
  if (!g_file_set_contents_full (path, json, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error))
    return FALSE;

  g_print ("%s: version %" G_GINT64_FORMAT ", %u files, until %s, hash %s\n", path,
           manifest->version, manifest->files->len, manifest->expires_at, manifest->hash);
  return TRUE;
}

gboolean
ctl_catalogue_sign (const char *config_path, char **arguments, GError **error)
{
  g_auto (Options) options = { .days = DEFAULT_DAYS };
  const GOptionEntry entries[] = {
    { "key", 'k', 0, G_OPTION_ARG_FILENAME, &options.key, "The catalogue's secret key", "FILE" },
    { "version", 'v', 0, G_OPTION_ARG_INT64, &options.version, "Above that of the last one", "N" },
    { "days", 'd', 0, G_OPTION_ARG_INT, &options.days, "How long it is valid (90)", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      "In place of DIR/" CIVIC_MANIFEST_FILE, "FILE" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autofree char *beside = NULL;
  const char *directory;
  guint8 *secret;
  gboolean is_signed;

  if (!ctl_command_parse (&own_arguments, entries, "DIR", &directory, error) ||
      !check_options (&options, error) || !check_catalogue (directory, error))
    return FALSE;

  secret = civic_keys_load_secret (options.key, CIVIC_KEYS_SIGN_SECRET_BYTES, error);
  if (secret == NULL)
    return FALSE;
  beside = g_build_filename (directory, CIVIC_MANIFEST_FILE, NULL);
  is_signed =
    sign (directory, &options, options.output != NULL ? options.output : beside, secret, error);
  civic_keys_free_secret (secret);
  return is_signed;
}
