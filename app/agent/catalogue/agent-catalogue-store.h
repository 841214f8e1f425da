/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-error.h"
#include "civic-manifest.h"

G_BEGIN_DECLS

/* The signed catalogues of this kiosk on its disk, in a folder of its own:
 *   VERSION-HASH/   a whole catalogue with its manifest.json; the one in use and the one before
 *   current         a link to the one in use
 *   highest         the highest version that was ever taken, and its hash
 *   files/          by SHA-256, what was fetched and is not needed again
 *   .making/        what is not whole yet
 * At whatever moment the machine stops, `current` leads to a whole catalogue that was verified, or
 * is not there. A catalogue that no session could load is never put there. Everybody may read it:
 * it is what the kiosk shows. Main thread only, but for what it does in a thread of its own. */
typedef struct _AgentCatalogueStore AgentCatalogueStore;

typedef struct {
  const char *directory; /* made where it is missing */
  const char *packaged;  /* the catalogue that came with the program: as good as a signed one */
  const char *centre;    /* the profile of where the kiosk stands */
  GBytes *public_key;    /* of whoever signs */
  guint minimum_free_mib;
} AgentCatalogueSettings;

/* Verifies what is there, file by file, and takes the one before where the last was damaged.
 * AGENT_ERROR_NOT_STORED. Blocking, at start only. */
AgentCatalogueStore *agent_catalogue_store_open (const AgentCatalogueSettings *settings,
                                                 GError **error);
void agent_catalogue_store_free (AgentCatalogueStore *self);

/* What the next session loads; NULL: the packaged one, because none was fetched or it is newer. */
const char *agent_catalogue_store_get_directory (AgentCatalogueStore *self); /* (nullable) */
const CivicManifest *
agent_catalogue_store_get_manifest (AgentCatalogueStore *self); /* (nullable) */

/* Parses, verifies and holds it against what was ever taken: CIVIC_ERROR_MALFORMED, _FORGED or
 * _EXPIRED, the last also for an older one and for another of the same version. */
CivicManifest *
agent_catalogue_store_judge (AgentCatalogueStore *self, GBytes *json, GError **error);

/* Of CivicManifestFile, owned by the manifest: those whose content is not here yet. Caller frees.
 */
GPtrArray *agent_catalogue_store_list_missing (AgentCatalogueStore *self,
                                               const CivicManifest *manifest);

/* Keeps one file's content. CIVIC_ERROR_MALFORMED where it is not the manifest's. */
gboolean agent_catalogue_store_keep (AgentCatalogueStore *self,
                                     const CivicManifestFile *file,
                                     GBytes *content,
                                     GError **error);

/* json: what was judged well. Makes the catalogue whole from the kept files, loads it as a session
 * would, and switches to it. The former one stays. CIVIC_ERROR_BAD_FILE: no session could load it.
 * AGENT_ERROR_NOT_STORED. The store lives until it is finished. Not two at a time. */
void agent_catalogue_store_install_async (AgentCatalogueStore *self,
                                          GBytes *json,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean agent_catalogue_store_install_finish (AgentCatalogueStore *self,
                                               GAsyncResult *result,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentCatalogueStore, agent_catalogue_store_free)

G_END_DECLS
