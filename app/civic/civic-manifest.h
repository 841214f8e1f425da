/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* What a catalogue consists of, signed: the municipality's word for what its kiosks show, whoever
 * carried the files. The signature (Ed25519, detached) is over
 *   "kushk-catalogue-v1\n" version "\n" made_at "\n" expires_at "\n"
 * and for each file, in the order of the bytes of its path, SHA-256 " " size " " path "\n".
 * As JSON: {"format":1,"version","made_at","expires_at","files":[{"path","bytes","sha256"},…],
 * "signature" (base64)}. Beside the catalogue's files it is called manifest.json.
 *
 * It names files of services/, centres/, lists/ and one folder below lists/, in small letters, and
 * refuses any other path, one that comes twice or in the wrong order, and more than the maxima
 * below. Values are immutable. Thread-safe. */
#define CIVIC_MANIFEST_FILE "manifest.json"
#define CIVIC_MANIFEST_MAXIMUM_FILES 2000
#define CIVIC_MANIFEST_MAXIMUM_FILE_BYTES (1024 * 1024)
#define CIVIC_MANIFEST_MAXIMUM_TOTAL_BYTES (32 * 1024 * 1024)
#define CIVIC_MANIFEST_MAXIMUM_JSON_BYTES (1024 * 1024)
#define CIVIC_MANIFEST_MAXIMUM_VERSION G_GINT64_CONSTANT (999999999999)
#define CIVIC_MANIFEST_MAXIMUM_DAYS 3650

typedef struct {
  char *path; /* "services/report-940.json" */
  gsize size;
  char *sha256; /* small hexadecimal, and the file's name wherever its content is kept */
} CivicManifestFile;

typedef struct {
  gint64 version;   /* from 1; a later catalogue has a higher one */
  char *made_at;    /* ISO 8601 with zone */
  char *expires_at; /* the same, later */
  GPtrArray *files; /* of CivicManifestFile, by path; not empty */
  char *hash;       /* SHA-256 of the signed bytes: what two must share to be the same */
} CivicManifest;

/* What the folder holds, valid for 1 to CIVIC_MANIFEST_MAXIMUM_DAYS days. Whatever is no *.json of
 * its three folders is passed over. CIVIC_ERROR_BAD_FILE. Blocking. */
CivicManifest *civic_manifest_new_for_folder (
  const char *directory, gint64 version, GDateTime *made_at, guint days, GError **error);

/* The same files with another version and other times. */
CivicManifest *
civic_manifest_renew (const CivicManifest *self, gint64 version, GDateTime *made_at, guint days);
void civic_manifest_free (CivicManifest *self);

/* The JSON text with the signature in it. sign_secret: CIVIC_KEYS_SIGN_SECRET_BYTES. */
char *civic_manifest_sign (const CivicManifest *self, const guint8 *sign_secret);

/* Parses and verifies in one step; there is no way to get at an unverified one. now: (nullable)
 * NULL takes one whose time is over too. CIVIC_ERROR_MALFORMED, _FORGED or _EXPIRED. */
CivicManifest *
civic_manifest_verify (GBytes *json, GBytes *sign_public_key, GDateTime *now, GError **error);

/* Reads DIRECTORY/manifest.json and verifies it; CIVIC_ERROR_BAD_FILE where it cannot be read.
 * Blocking. */
CivicManifest *civic_manifest_verify_folder (const char *directory,
                                             GBytes *sign_public_key,
                                             GDateTime *now,
                                             GError **error);

gboolean civic_manifest_is_expired (const CivicManifest *self, GDateTime *now);
gboolean civic_manifest_has_same_files (const CivicManifest *self, const CivicManifest *other);

/* Whether these are the file's bytes. */
gboolean civic_manifest_file_is (const CivicManifestFile *file, GBytes *content);

/* (nullable) the file whose content has that SHA-256. */
const CivicManifestFile *civic_manifest_find (const CivicManifest *self, const char *sha256);

/* What the folder's files hold, SHA-256 → GBytes; CIVIC_ERROR_BAD_FILE unless they are those of the
 * manifest, to the last byte, with none missing and none besides. Blocking. */
GHashTable *
civic_manifest_load_files (const CivicManifest *self, const char *directory, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicManifest, civic_manifest_free)

G_END_DECLS
