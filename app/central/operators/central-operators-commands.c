/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operators-commands.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <sodium.h>
#include <unistd.h>

#include "central-audit.h"
#include "central-error.h"
#include "central-operators.h"

#define ADMINISTRATOR "administrator"

static char *
read_password (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  char *password = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  if (password == NULL)
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                         "a password is wanted on standard input");
  return password;
}

static gboolean
add_user (const CentralOptions *options, CentralStore *store, GError **error)
{
  const char *role =
    options->operator_role ? options->operator_role : CENTRAL_OPERATORS_ROLE_VIEWER;
  char *password = read_password (error);
  gboolean is_added = FALSE;

  if (password == NULL)
    return FALSE;
  is_added = central_operators_add_account (store, options->operator_name, options->operator_id,
                                            role, password, error);
  sodium_memzero (password, strlen (password));
  g_free (password);
  return is_added && central_audit_add (store, ADMINISTRATOR, CENTRAL_AUDIT_OPERATOR_USER_ADDED,
                                        options->operator_name, error);
}

static gboolean
add_token (const CentralOptions *options, CentralStore *store, GError **error)
{
  g_autofree char *token =
    central_operators_add_token (store, options->operator_name, options->operator_id, error);

  if (token == NULL || !central_audit_add (store, ADMINISTRATOR, CENTRAL_AUDIT_TOKEN_ADDED,
                                           options->operator_name, error))
    return FALSE;
  g_print ("%s\n", token);
  return TRUE;
}

static gboolean
remove_operator (const CentralOptions *options, CentralStore *store, GError **error)
{
  gboolean was_there = FALSE;

  if (!central_store_remove_operator_account (store, options->operator_name, &was_there, error))
    return FALSE;
  if (was_there)
    return central_audit_add (store, ADMINISTRATOR, CENTRAL_AUDIT_OPERATOR_USER_REMOVED,
                              options->operator_name, error);
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "nobody is called %s",
               options->operator_name);
  return FALSE;
}

gboolean
central_operators_run_command (const CentralOptions *options, GError **error)
{
  g_autoptr (CentralStore) store = central_store_open (options->store, error);

  if (store == NULL)
    return FALSE;
  if (options->command == CENTRAL_COMMAND_ADD_OPERATOR_USER)
    return add_user (options, store, error);
  if (options->command == CENTRAL_COMMAND_ADD_OPERATOR_TOKEN)
    return add_token (options, store, error);
  return remove_operator (options, store, error);
}
