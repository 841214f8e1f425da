/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <sodium.h>

G_BEGIN_DECLS

/* Key files: one line of lower-case hexadecimal. Secret halves are written 0600 and refuse to load
 * when others may read them;
 * a pair is never written over existing files. A pair NAME is NAME.key (secret) and NAME.pub
 * (public). */
#define CIVIC_KEYS_BOX_PUBLIC_BYTES crypto_box_PUBLICKEYBYTES
#define CIVIC_KEYS_BOX_SECRET_BYTES crypto_box_SECRETKEYBYTES
#define CIVIC_KEYS_SIGN_PUBLIC_BYTES crypto_sign_PUBLICKEYBYTES
#define CIVIC_KEYS_SIGN_SECRET_BYTES crypto_sign_SECRETKEYBYTES

gboolean civic_keys_make_box_pair (const char *path_stem, GError **error);  /* X25519 */
gboolean civic_keys_make_sign_pair (const char *path_stem, GError **error); /* Ed25519 */

/* Writes `length` drawn bytes as a secret half that has no public one, never over an existing file.
 */
gboolean civic_keys_make_secret (const char *path, gsize length, GError **error);

/* Loads exactly `length` bytes; the error (CIVIC_ERROR_BAD_FILE) says file and reason. Secret
 * bytes are wiped by their caller (civic_keys_free_secret). */
GBytes *civic_keys_load_public (const char *path, gsize length, GError **error);
guint8 *civic_keys_load_secret (const char *path, gsize length, GError **error); /* sodium_malloc */
void civic_keys_free_secret (guint8 *secret);

G_END_DECLS
