/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

G_DEFINE_QUARK (ctl - error - quark, ctl_error)

gboolean
ctl_command_parse_all (
  char ***arguments, const GOptionEntry *entries, const char *wanted, guint count, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (wanted);

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;

  if (g_strv_length (*arguments) - 1 == count)
    return TRUE;

  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, "Expected %s. See kushkctl --help.",
               wanted != NULL ? wanted : "nothing more");
  return FALSE;
}

gboolean
ctl_command_parse (char ***arguments,
                   const GOptionEntry *entries,
                   const char *wanted,
                   const char **ret_argument,
                   GError **error)
{
  if (!ctl_command_parse_all (arguments, entries, wanted, wanted != NULL ? 1 : 0, error))
    return FALSE;

  if (wanted != NULL)
    *ret_argument = (*arguments)[1];

  return TRUE;
}

gboolean
ctl_command_parse_json (char **arguments, gboolean *ret_as_json, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, ret_as_json, "For machines", NULL },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);

  return ctl_command_parse (&own_arguments, entries, NULL, NULL, error);
}
