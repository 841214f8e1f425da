/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-keys.h"

#include <errno.h>

static gboolean
refuse_to_replace (const char *path, const char *signed_things, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s is there already. %s were signed with it: move it away yourself if you really "
               "want another.",
               path, signed_things);
  return FALSE;
}

static gboolean
make_pair (const char *stem, const char *signed_things, GError **error)
{
  g_autofree char *secret = g_strconcat (stem, ".key", NULL);
  g_autofree char *directory = g_path_get_dirname (stem);

  if (!refuse_to_replace (secret, signed_things, error))
    return FALSE;

  if (g_mkdir_with_parents (directory, 0700) != 0) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s cannot be made: %s.", directory,
                 g_strerror (errno));
    return FALSE;
  }

  return civic_keys_make_sign_pair (stem, error);
}

/* DIR/NAME of the command line. Caller frees. */
static char *
parse_stem (char **arguments, const char *name, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  const char *directory;

  if (!ctl_command_parse (&own_arguments, NULL, "DIR", &directory, error))
    return NULL;

  return g_build_filename (directory, name, NULL);
}

gboolean
ctl_keys_make (const char *config_path, char **arguments, GError **error)
{
  g_autofree char *stem = parse_stem (arguments, "sign", error);

  if (stem == NULL || !make_pair (stem, "Receipts in people's hands", error))
    return FALSE;

  g_print ("%s.key stays on this kiosk. Give %s.pub to the central, named after the kiosk.\n", stem,
           stem);

  return TRUE;
}

gboolean
ctl_keys_catalogue (const char *config_path, char **arguments, GError **error)
{
  g_autofree char *stem = parse_stem (arguments, "catalogue", error);

  if (stem == NULL || !make_pair (stem, "The catalogues that kiosks trust", error))
    return FALSE;

  g_print ("%s.key stays with whoever publishes the catalogue. Give %s.pub to the central and to "
           "every kiosk.\n",
           stem, stem);

  return TRUE;
}
