/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

#include "agent-disk.h"
#include "civic-keys.h"

#define PASSAGE_MODE 0711

/* Another user loads the catalogue: she may pass through this folder, and read nothing else of it.
 */
static gboolean
let_session_through (CivicSettings *settings, const char *directory, GError **error)
{
  return *civic_settings_get_string (settings, "agent", "session_user") == '\0' ||
         agent_disk_set_mode (directory, PASSAGE_MODE, error);
}

static AgentCatalogueStore *
open_catalogue_store (CivicSettings *settings,
                      const char *directory,
                      const char *key_path,
                      GError **error)
{
  g_autofree char *own = g_build_filename (directory, "catalogue", NULL);
  g_autoptr (GBytes) key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
  AgentCatalogueSettings catalogue = {
    .directory = own,
    .packaged = civic_settings_get_path (settings, "kiosk", "catalogue"),
    .centre = civic_settings_get_path (settings, "kiosk", "centre"),
    .public_key = key,
    .minimum_free_mib = civic_settings_get_unsigned (settings, "agent", "minimum_free_mib"),
  };

  if (key == NULL || !let_session_through (settings, directory, error))
    return NULL;

  return agent_catalogue_store_open (&catalogue, error);
}

gboolean
_agent_daemon_make_catalogue (AgentDaemon *self,
                              CivicSettings *settings,
                              const char *directory,
                              GError **error)
{
  const char *key_path = civic_settings_get_path (settings, "central", "catalogue_public_key");
  AgentCatalogueStore *store = NULL;

  if (key_path != NULL) {
    store = open_catalogue_store (settings, directory, key_path, error);
    if (store == NULL)
      return FALSE;
  }

  self->parts.catalogue =
    agent_catalogue_new (store, self->http, civic_settings_get_string (settings, "central", "url"),
                         agent_watch_get_condition (self->parts.watch));
  return TRUE;
}
