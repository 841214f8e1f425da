/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-manifest.h"

G_BEGIN_DECLS

/* Shared by the files of CivicManifest only. */

gboolean civic_manifest_is_path (const char *path);
CivicManifestFile *civic_manifest_file_new (const char *path, gsize size, const char *sha256);
void civic_manifest_file_free (gpointer file);

/* Says what is too much of the files, or NULL. */
const char *civic_manifest_find_excess (GPtrArray *files);

/* What is signed; once it is known, the hash can be. Caller frees. */
char *civic_manifest_get_message (const CivicManifest *self);

G_END_DECLS
