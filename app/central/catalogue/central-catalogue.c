/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-catalogue.h"

#include <string.h>

#include "civic-keys.h"
#include "civic-manifest.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-store-catalogue.h"

#define PUBLIC_KEY "catalogue.pub"
#define SECRET_KEY "catalogue.key"
#define VALID_DAYS 90
#define RENEW_DAYS (VALID_DAYS / 2)
#define WARN_DAYS 14
#define LOOK_S (60 * 60)

struct _CentralCatalogue {
  CivicManifest *manifest; /* (nullable) none is served */
  GBytes *json;
  GHashTable *files;   /* SHA-256 → GBytes */
  GBytes *public_key;  /* (nullable) */
  guint8 *sign_secret; /* (nullable) somebody else signs */
  CentralStore *store; /* (nullable) not owned */
  guint look_id;
};

static GDateTime *
get_now (void)
{
  g_autofree char *now = central_clock_now ();

  return central_clock_parse (now);
}

/* The signing half holds the other one. */
static GBytes *
get_public_half (const guint8 *sign_secret)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  crypto_sign_ed25519_sk_to_pk (public_key, sign_secret);
  return g_bytes_new (public_key, sizeof public_key);
}

static gboolean
serve (CentralCatalogue *self, GBytes *json, GDateTime *now, GError **error)
{
  CivicManifest *manifest = civic_manifest_verify (json, self->public_key, now, error);

  if (manifest == NULL)
    return FALSE;
  g_clear_pointer (&self->manifest, civic_manifest_free);
  g_clear_pointer (&self->json, g_bytes_unref);
  self->manifest = manifest;
  self->json = g_bytes_ref (json);
  return TRUE;
}

static GBytes *
load_json (const char *path, GError **error)
{
  char *text = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &text, &length, error) ? g_bytes_new_take (text, length) : NULL;
}

/* Somebody with the key has signed this very folder. */
static gboolean
open_signed (CentralCatalogue *self,
             const char *directory,
             const char *manifest_path,
             const char *keys,
             GError **error)
{
  g_autofree char *key_path = g_build_filename (keys, PUBLIC_KEY, NULL);
  g_autoptr (GDateTime) now = get_now ();
  g_autoptr (GBytes) json = load_json (manifest_path, error);

  if (json == NULL)
    return FALSE;
  self->public_key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
  if (self->public_key == NULL)
    return FALSE;
  if (!serve (self, json, now, error)) {
    g_prefix_error (error, "%s: ", manifest_path);
    return FALSE;
  }
  self->files = civic_manifest_load_files (self->manifest, directory, error);
  return self->files != NULL;
}

static gboolean
expires_within (const CivicManifest *manifest, GDateTime *now, guint days)
{
  g_autoptr (GDateTime) then = g_date_time_add_days (now, (int) days);

  return civic_manifest_is_expired (manifest, then);
}

/* Whether the last one that was signed, here or by another process, will do. */
static gboolean
take_last (CentralCatalogue *self, const CivicManifest *wanted, const char *text, GDateTime *now)
{
  g_autoptr (GBytes) json = text ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (CivicManifest) last =
    json ? civic_manifest_verify (json, self->public_key, now, NULL) : NULL;

  return last != NULL && civic_manifest_has_same_files (last, wanted) &&
         !expires_within (last, now, RENEW_DAYS) && serve (self, json, now, NULL);
}

static gboolean
sign_new (CentralCatalogue *self,
          const CivicManifest *wanted,
          gint64 last_version,
          GDateTime *now,
          GError **error)
{
  gint64 version = MAX (last_version + 1, g_date_time_to_unix (now));
  g_autoptr (CivicManifest) manifest = civic_manifest_renew (wanted, version, now, VALID_DAYS);
  g_autofree char *text = civic_manifest_sign (manifest, self->sign_secret);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));

  return (self->store == NULL || central_store_add_catalogue (self->store, version, text, error)) &&
         serve (self, json, now, error);
}

static gboolean
sign (CentralCatalogue *self, const CivicManifest *wanted, GError **error)
{
  g_autoptr (GDateTime) now = get_now ();
  g_autoptr (CentralTransaction) transaction = NULL;
  g_autofree char *last = NULL;
  gint64 last_version = 0;

  if (self->store == NULL)
    return sign_new (self, wanted, last_version, now, error);

  transaction = central_store_begin (self->store, "catalogue", error);
  if (transaction == NULL ||
      !central_store_find_catalogue (self->store, &last_version, &last, error))
    return FALSE;
  if (take_last (self, wanted, last, now))
    return TRUE;
  return sign_new (self, wanted, last_version, now, error) &&
         central_transaction_commit (transaction, error);
}

static gboolean
open_unsigned (CentralCatalogue *self, const char *directory, const char *key_path, GError **error)
{
  g_autoptr (GDateTime) now = get_now ();
  g_autoptr (CivicManifest) wanted = NULL;

  self->sign_secret = civic_keys_load_secret (key_path, CIVIC_KEYS_SIGN_SECRET_BYTES, error);
  if (self->sign_secret == NULL)
    return FALSE;
  self->public_key = get_public_half (self->sign_secret);
  wanted = civic_manifest_new_for_folder (directory, 1, now, VALID_DAYS, error);
  if (wanted == NULL)
    return FALSE;
  self->files = civic_manifest_load_files (wanted, directory, error);
  return self->files != NULL && sign (self, wanted, error);
}

/* Kiosks go on with a catalogue whose time is over, but nobody should need them to. */
static gboolean
on_look_due (gpointer user_data)
{
  CentralCatalogue *self = user_data;
  g_autoptr (GDateTime) now = get_now ();
  g_autoptr (GError) error = NULL;

  if (self->sign_secret == NULL && expires_within (self->manifest, now, WARN_DAYS))
    g_message ("the catalogue expires at %s: sign a new one", self->manifest->expires_at);
  else if (self->sign_secret != NULL && expires_within (self->manifest, now, RENEW_DAYS) &&
           !sign (self, self->manifest, &error))
    g_message ("the catalogue is not signed anew: %s", error->message);
  return G_SOURCE_CONTINUE;
}

CentralCatalogue *
central_catalogue_open (const char *directory,
                        const char *keys,
                        CentralStore *store,
                        GError **error)
{
  g_autoptr (CentralCatalogue) self = g_new0 (CentralCatalogue, 1);
  g_autofree char *manifest_path = g_build_filename (directory, CIVIC_MANIFEST_FILE, NULL);
  g_autofree char *key_path = g_build_filename (keys, SECRET_KEY, NULL);

  self->store = store;
  if (g_file_test (manifest_path, G_FILE_TEST_EXISTS)) {
    if (!open_signed (self, directory, manifest_path, keys, error))
      return NULL;
  } else if (g_file_test (key_path, G_FILE_TEST_EXISTS)) {
    if (!open_unsigned (self, directory, key_path, error))
      return NULL;
  }

  if (self->manifest != NULL && store != NULL)
    self->look_id = g_timeout_add_seconds (LOOK_S, on_look_due, self);
  return g_steal_pointer (&self);
}

void
central_catalogue_free (CentralCatalogue *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_pointer (&self->manifest, civic_manifest_free);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_clear_pointer (&self->sign_secret, civic_keys_free_secret);
  g_free (self);
}

gint64
central_catalogue_get_version (CentralCatalogue *self)
{
  return self->manifest ? self->manifest->version : 0;
}

const char *
central_catalogue_get_hash (CentralCatalogue *self)
{
  return self->manifest ? self->manifest->hash : NULL;
}

GBytes *
central_catalogue_get_manifest (CentralCatalogue *self)
{
  return self->json;
}

GBytes *
central_catalogue_find_file (CentralCatalogue *self, const char *sha256)
{
  return self->files ? g_hash_table_lookup (self->files, sha256) : NULL;
}
