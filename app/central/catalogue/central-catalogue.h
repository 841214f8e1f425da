/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* The catalogue as kiosks get it: its signed manifest and its files, in memory. Where the folder
 * holds a manifest.json (kushkctl catalogue sign) it is served as it is, once it was verified with
 * KEYS/catalogue.pub: signature, expiry, and every file of the folder. Where there is only a
 * KEYS/catalogue.key, as in the sandbox, this signs by itself, and again when half of its time is
 * over. Its version is then the moment in seconds, or one more than the last that the store knows:
 * it cannot go backwards, neither with the clock nor with a store that was lost. Processes of one
 * store serve the same one. Without either, no catalogue is served. */
typedef struct _CentralCatalogue CentralCatalogue;

/* directory: what --catalogue names. store: (nullable) only checks then. CIVIC_ERROR,
 * CENTRAL_ERROR_CONFIGURATION or the store's. */
CentralCatalogue *central_catalogue_open (const char *directory,
                                          const char *keys,
                                          CentralStore *store,
                                          GError **error);
void central_catalogue_free (CentralCatalogue *self);

gint64 central_catalogue_get_version (CentralCatalogue *self);   /* 0: none is served */
const char *central_catalogue_get_hash (CentralCatalogue *self); /* (nullable) with the version */
GBytes *central_catalogue_get_manifest (CentralCatalogue *self); /* (nullable) its JSON */
GBytes *central_catalogue_find_file (CentralCatalogue *self, const char *sha256); /* (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralCatalogue, central_catalogue_free)

G_END_DECLS
