/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-keys.h"

#include <errno.h>

static gboolean
refuse_to_replace (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s is there already. Receipts in people's hands were signed with it: move it away "
               "yourself if you really want another.",
               path);
  return FALSE;
}

gboolean
ctl_keys_make (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autofree char *stem = NULL;
  g_autofree char *secret = NULL;
  const char *directory;

  if (!ctl_command_parse (&own_arguments, NULL, "DIR", &directory, error))
    return FALSE;

  stem = g_build_filename (directory, "sign", NULL);
  secret = g_strconcat (stem, ".key", NULL);
  if (!refuse_to_replace (secret, error))
    return FALSE;

  if (g_mkdir_with_parents (directory, 0700) != 0) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s cannot be made: %s.", directory,
                 g_strerror (errno));
    return FALSE;
  }

  if (!civic_keys_make_sign_pair (stem, error))
    return FALSE;

  g_print ("%s.key stays on this kiosk. Give %s.pub to the central, named after the kiosk.\n", stem,
           stem);

  return TRUE;
}
