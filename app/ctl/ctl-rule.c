/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-logic.h"
#include "ctl-json.h"

gboolean
ctl_rule_eval (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (JsonNode) rule = NULL;
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;

  if (!ctl_command_parse_all (&own_arguments, NULL, "RULE DATA", 2, error))
    return FALSE;

  rule = ctl_json_read (own_arguments[1], error);
  data = rule != NULL ? ctl_json_read (own_arguments[2], error) : NULL;
  if (data == NULL)
    return FALSE;

  value = civic_logic_apply (rule, data, &reason);
  if (value == NULL) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "The rule cannot be evaluated. %s. Every operator is explained at jsonlogic.com.",
                 reason->message);
    return FALSE;
  }

  text = ctl_json_print (value);
  g_print ("%s\n", text);

  return TRUE;
}
