/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-catalogue.h"

#include "agent-disk.h"
#include "civic-keys.h"
#include "support-bad-central.h"
#include "support-catalogue.h"
#include "support-run-until.h"
#include "support-tls.h"

#include <glib/gstdio.h>

#include <string.h>

/* A kiosk's catalogue, and a central that publishes whatever a test wants of it. */
#define SOURCE "tests/data/kiosk/catalogue"
#define SERVICE "services/suggestion.json"
#define CENTRE "centres/jeddah-andalus.json"
#define SENTENCE "Make a suggestion"
#define LONG_AGO "2020-01-01T00:00:00Z"

typedef struct {
  SupportFolder *folder;
  SupportBadCentral *server;
  AgentHttp *http;
  AgentBusAgent *condition;
  AgentCatalogue *catalogue;
  guint minimum_free_mib;
  char *published; /* the folder that the central publishes */
  char *packaged;
  char *state; /* where the kiosk keeps its own */
  char *stem;  /* of the keys */
} Fixture;

static inline GBytes *
load_key (const char *stem)
{
  g_autofree char *path = g_strconcat (stem, ".pub", NULL);
  GBytes *key = civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);

  g_assert_nonnull (key);
  return key;
}

static inline AgentCatalogueStore *
open_store (Fixture *self)
{
  g_autofree char *centre = g_build_filename (self->packaged, CENTRE, NULL);
  g_autoptr (GBytes) key = load_key (self->stem);
  const AgentCatalogueSettings settings = {
    .directory = self->state,
    .packaged = self->packaged,
    .centre = centre,
    .public_key = key,
    .minimum_free_mib = self->minimum_free_mib,
  };
  g_autoptr (GError) error = NULL;
  AgentCatalogueStore *store = agent_catalogue_store_open (&settings, &error);

  g_assert_no_error (error);
  return store;
}

static inline void
open_catalogue (Fixture *self)
{
  self->catalogue = agent_catalogue_new (
    open_store (self), self->http, support_bad_central_get_url (self->server), self->condition);
}

/* As after a restart of the agent. */
static inline void
reopen_catalogue (Fixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->catalogue));
  open_catalogue (self);
}

static inline AgentHttp *
make_http (const char *folder)
{
  g_autofree char *ca = g_build_filename (folder, "ca.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "kiosk.pem", NULL);
  g_autofree char *key = g_build_filename (folder, "kiosk.key", NULL);

  return agent_http_new (&(AgentHttpIdentity){ ca, certificate, key });
}

static inline void
set_up (Fixture *self, gconstpointer unused)
{
  agent_error_quark ();
  self->folder = support_folder_new ();
  support_tls_make (self->folder);
  self->server = support_bad_central_new (self->folder);
  self->http = make_http (self->folder);
  self->condition = agent_bus_agent_skeleton_new ();
  self->minimum_free_mib = 1;
  self->published = support_folder_path (self->folder, "published");
  self->packaged = support_folder_path (self->folder, "packaged");
  self->state = support_folder_path (self->folder, "catalogue");
  self->stem = support_folder_path (self->folder, "publisher");
  support_catalogue_copy (SOURCE, self->published);
  support_catalogue_copy (SOURCE, self->packaged);
  support_catalogue_make_keys (self->stem);
  open_catalogue (self);
}

static inline void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->catalogue);
  g_object_unref (self->condition);
  g_assert_finalize_object (self->http);
  support_bad_central_free (self->server);
  support_folder_free (self->folder);
  g_free (self->published);
  g_free (self->packaged);
  g_free (self->state);
  g_free (self->stem);
}

/* Signs the folder as it is now, and publishes it; its hash. */
static inline char *
publish (Fixture *self, gint64 version)
{
  g_autoptr (CivicManifest) manifest =
    support_catalogue_sign (self->published, self->stem, version, NULL, 30);

  support_bad_central_publish (self->server, self->published, manifest->hash);
  return g_steal_pointer (&manifest->hash);
}

/* One sentence is another one. */
static inline char *
publish_other (Fixture *self, gint64 version)
{
  g_autofree char *other = g_strdup_printf (SENTENCE " %d", (int) version);

  support_catalogue_change (self->published, SERVICE, SENTENCE, other);
  return publish (self, version);
}

static inline gboolean
refresh (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_catalogue_refresh_async (self->catalogue, support_keep_result, &result);
  support_run_until (result != NULL);
  return agent_catalogue_refresh_finish (self->catalogue, result, error);
}

static inline void
refresh_well (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  refresh (self, &error);
  g_assert_no_error (error);
}

static inline void
assert_says (const char *text, const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

/* What is in use is whole, signed and of this version: 0 for the packaged one. */
static inline void
assert_uses (Fixture *self, gint64 version)
{
  const char *directory = agent_bus_agent_get_catalogue_directory (self->condition);
  g_autoptr (GBytes) key = load_key (self->stem);
  g_autoptr (CivicManifest) manifest = NULL;
  g_autoptr (GHashTable) contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (agent_bus_agent_get_catalogue_version (self->condition), ==, version);
  g_assert_cmpint (agent_catalogue_get_version (self->catalogue), ==, version);
  if (version == 0) {
    g_assert_cmpstr (directory, ==, "");
    g_assert_cmpstr (agent_bus_agent_get_catalogue_state (self->condition), ==, "packaged");
    return;
  }

  manifest = civic_manifest_verify_folder (directory, key, NULL, &error);
  g_assert_no_error (error);
  contents = civic_manifest_load_files (manifest, directory, &error);
  g_assert_no_error (error);
  g_assert_cmpint (manifest->version, ==, version);
  g_assert_cmpstr (agent_bus_agent_get_catalogue_hash (self->condition), ==, manifest->hash);
}
