/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-store.h"

#include <gio/gio.h>

static const char *
get_server (void)
{
  return g_getenv ("KUSHK_TEST_STORE");
}

gboolean
support_store_is_shared (void)
{
  return get_server () != NULL;
}

static void
make_schema (const char *name)
{
  g_autofree char *command = g_strdup_printf ("CREATE SCHEMA %s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "psql", "--no-psqlrc", "--quiet", "--dbname",
                      get_server (), "--command", command, NULL);

  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("no schema: %s", error->message);
}

char *
support_store_make (const char *folder)
{
  g_autofree char *name = NULL;

  if (!support_store_is_shared ())
    return g_strdup (folder);
  name = g_strdup_printf ("store_%08x%08x", g_random_int (), g_random_int ());
  make_schema (name);
  return g_strconcat (get_server (), "&options=-csearch_path%3D", name, NULL);
}
