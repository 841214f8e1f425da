/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-keys.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

#include <string.h>

static const char *
find_token (const char *text)
{
  const char *slash = strrchr (text, '/');

  return slash != NULL ? slash + 1 : text;
}

static void
print_token (const CivicReceiptToken *token)
{
  g_autofree char *code = civic_tracking_code_group (token->code);
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (token->made_at_s);
  g_autofree char *made_at = g_date_time_format_iso8601 (made);

  g_print ("Genuine: signed by this kiosk.\n");
  g_print ("Code     %s\n", code);
  g_print ("Service  %s\n", token->service);
  g_print ("Kiosk    %s\n", token->kiosk);
  g_print ("Made     %s\n", made_at);
}

gboolean
ctl_verify (const char *config_path, char **arguments, GError **error)
{
  g_autofree char *key_path = NULL;
  const GOptionEntry entries[] = {
    { "key", 'k', 0, G_OPTION_ARG_FILENAME, &key_path, "Public key of the kiosk", "FILE" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (CivicReceiptToken) token = NULL;
  const char *text;

  if (!ctl_command_parse (&own_arguments, entries, "TOKEN-OR-URL", &text, error))
    return FALSE;

  if (key_path == NULL) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE,
                 "--key FILE is needed: the kiosk's public key, sign.pub.");
    return FALSE;
  }

  key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
  if (key == NULL)
    return FALSE;

  token = civic_receipt_token_verify (find_token (text), key, error);
  if (token == NULL) {
    g_prefix_error (error, "Do not trust this receipt, or try another kiosk's key. ");
    return FALSE;
  }
  print_token (token);

  return TRUE;
}
