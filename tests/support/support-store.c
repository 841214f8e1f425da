/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-store.h"

#include <gio/gio.h>
#include <string.h>

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
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "psql", "--no-psqlrc", "--quiet", "--dbname",
                      get_server (), "--command", command, NULL);

  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("%s: %s", command, error->message);
}

static void
make_schema (const char *name)
{
  g_autofree char *command = g_strdup_printf ("CREATE SCHEMA %s", name);

  run (command);
}

char *
support_store_make (const char *folder)
{
  g_autofree char *name = NULL;

  if (!support_store_is_shared ())
    return g_strdup (folder);
  name = g_strdup_printf ("store_%08x%08x", g_random_int (), g_random_int ());
  make_schema (name);
  return g_strconcat (get_server (), "&options=-csearch_path%3D", name, "&application_name=", name,
                      NULL);
}

void
support_store_settle (const char *store)
{
  const char *name = strstr (store, "application_name=");
  g_autofree char *command = NULL;

  if (name == NULL)
    return;
  command = g_strdup_printf ("DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_stat_activity"
                             " WHERE application_name = '%s') LOOP PERFORM pg_sleep (0.005);"
                             " PERFORM pg_stat_clear_snapshot (); END LOOP; END $$",
                             name + strlen ("application_name="));
  run (command);
}
