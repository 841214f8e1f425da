/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-catalogue.h"

#include "central-store-statement.h"

gboolean
central_store_find_catalogue (CentralStore *self,
                              gint64 *ret_version,
                              char **ret_manifest,
                              GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT version, manifest FROM catalogue ORDER BY version DESC LIMIT 1");
  gboolean row = FALSE;

  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_version = row ? central_statement_take_integer (&statement) : 0;
  *ret_manifest = row ? central_statement_take_text (&statement) : NULL;
  return TRUE;
}

gboolean
central_store_add_catalogue (CentralStore *self,
                             gint64 version,
                             const char *manifest,
                             GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "INSERT INTO catalogue (version, manifest) VALUES ($1, $2)");

  central_statement_bind_integer (&statement, version);
  central_statement_bind_text (&statement, manifest);
  return central_statement_run (&statement, error);
}
