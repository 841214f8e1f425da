/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-manifest-private.h"

#include "civic-json.h"
#include "civic-keys.h"
#include "civic-reader-private.h"
#include "civic-sodium-private.h"

#include <string.h>

#define NAME "manifest"
#define FORMAT 1
#define MAXIMUM_PATH_LENGTH 200
#define MAXIMUM_TIME_LENGTH 40
#define SHA256_LENGTH 64
#define SIGNATURE_LENGTH 88

#define WORD "[a-z0-9]+([-_][a-z0-9]+)*"
#define PATH_PATTERN "^(services|centres|lists(/" WORD ")?)/" WORD "\\.json$"

gboolean
civic_manifest_is_path (const char *path)
{
  return strlen (path) <= MAXIMUM_PATH_LENGTH &&
         g_regex_match_simple (PATH_PATTERN, path, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
is_sha256 (const char *text)
{
  return g_regex_match_simple ("^[0-9a-f]{64}$", text, G_REGEX_DOLLAR_ENDONLY, 0);
}

CivicManifestFile *
civic_manifest_file_new (const char *path, gsize size, const char *sha256)
{
  CivicManifestFile *self = g_new0 (CivicManifestFile, 1);

  self->path = g_strdup (path);
  self->size = size;
  self->sha256 = g_strdup (sha256);
  return self;
}

void
civic_manifest_file_free (gpointer memory)
{
  CivicManifestFile *self = memory;

  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}

void
civic_manifest_free (CivicManifest *self)
{
  if (self == NULL)
    return;

  g_free (self->made_at);
  g_free (self->expires_at);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->hash);
  g_free (self);
}

const char *
civic_manifest_find_excess (GPtrArray *files)
{
  gsize total = 0;

  for (guint i = 0; i < files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (files, i);

    if (file->size > CIVIC_MANIFEST_MAXIMUM_FILE_BYTES)
      return "a file is over 1 MiB";
    total += file->size;
  }

  if (files->len > CIVIC_MANIFEST_MAXIMUM_FILES)
    return "over 2000 files";
  return total > CIVIC_MANIFEST_MAXIMUM_TOTAL_BYTES ? "over 32 MiB" : NULL;
}

char *
civic_manifest_get_message (const CivicManifest *self)
{
  GString *message = g_string_new ("kushk-catalogue-v1\n");

  g_string_append_printf (message, "%" G_GINT64_FORMAT "\n%s\n%s\n", self->version, self->made_at,
                          self->expires_at);
  for (guint i = 0; i < self->files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (self->files, i);

    g_string_append_printf (message, "%s %" G_GSIZE_FORMAT " %s\n", file->sha256, file->size,
                            file->path);
  }

  return g_string_free (message, FALSE);
}

static void
add_files (JsonBuilder *builder, GPtrArray *files)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (files, i);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "path");
    json_builder_add_string_value (builder, file->path);
    json_builder_set_member_name (builder, "bytes");
    json_builder_add_int_value (builder, (gint64) file->size);
    json_builder_set_member_name (builder, "sha256");
    json_builder_add_string_value (builder, file->sha256);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static char *
build_json (const CivicManifest *self, const char *signature)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, self->version);
  json_builder_set_member_name (builder, "made_at");
  json_builder_add_string_value (builder, self->made_at);
  json_builder_set_member_name (builder, "expires_at");
  json_builder_add_string_value (builder, self->expires_at);
  add_files (builder, self->files);
  json_builder_set_member_name (builder, "signature");
  json_builder_add_string_value (builder, signature);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

char *
civic_manifest_sign (const CivicManifest *self, const guint8 *sign_secret)
{
  g_autofree char *message = NULL;
  g_autofree char *encoded = NULL;
  guint8 signature[crypto_sign_BYTES];

  g_return_val_if_fail (self != NULL && sign_secret != NULL, NULL);

  civic_sodium_start ();
  message = civic_manifest_get_message (self);
  crypto_sign_detached (signature, NULL, (const guint8 *) message, strlen (message), sign_secret);
  encoded = g_base64_encode (signature, sizeof signature);
  return build_json (self, encoded);
}

static gpointer
read_file (CivicReader *reader, gpointer user_data)
{
  const char *path = civic_reader_get_string (reader, "path", MAXIMUM_PATH_LENGTH);
  gint64 size = civic_reader_get_integer (reader, "bytes", 0, CIVIC_MANIFEST_MAXIMUM_FILE_BYTES);
  const char *sha256 = civic_reader_get_string (reader, "sha256", SHA256_LENGTH);

  if (path != NULL && !civic_manifest_is_path (path))
    civic_reader_complain (reader, "path", "not a path of a catalogue");
  if (sha256 != NULL && !is_sha256 (sha256))
    civic_reader_complain (reader, "sha256", "not a SHA-256");
  return civic_reader_has_complaint (reader) ? NULL
                                             : civic_manifest_file_new (path, (gsize) size, sha256);
}

static char *
read_time (CivicReader *reader, const char *key, GDateTime **ret_time)
{
  const char *text = civic_reader_get_string (reader, key, MAXIMUM_TIME_LENGTH);

  if (text == NULL)
    return NULL;
  *ret_time = g_date_time_new_from_iso8601 (text, NULL);
  if (*ret_time == NULL)
    civic_reader_complain (reader, key, "not a moment with its zone");
  return g_strdup (text);
}

static void
read_times (CivicManifest *self, CivicReader *reader)
{
  g_autoptr (GDateTime) made_at = NULL;
  g_autoptr (GDateTime) expires_at = NULL;

  self->made_at = read_time (reader, "made_at", &made_at);
  self->expires_at = read_time (reader, "expires_at", &expires_at);
  if (made_at != NULL && expires_at != NULL && g_date_time_compare (made_at, expires_at) >= 0)
    civic_reader_complain (reader, "expires_at", "not after made_at");
}

/* One order, so that one catalogue has one signature; and no path twice. */
static void
check_order (CivicReader *reader, GPtrArray *files)
{
  for (guint i = 1; i < files->len; i++) {
    const CivicManifestFile *former = g_ptr_array_index (files, i - 1);
    const CivicManifestFile *file = g_ptr_array_index (files, i);

    if (strcmp (former->path, file->path) >= 0) {
      civic_reader_complain (reader, "files", "twice or out of order: %s", file->path);
      return;
    }
  }
}

static void
read_files (CivicManifest *self, CivicReader *reader)
{
  const char *excess = NULL;

  self->files = civic_reader_get_array (reader, "files", 1, CIVIC_MANIFEST_MAXIMUM_FILES, read_file,
                                        NULL, civic_manifest_file_free);
  if (civic_reader_has_complaint (reader))
    return;

  check_order (reader, self->files);
  excess = civic_manifest_find_excess (self->files);
  if (excess != NULL)
    civic_reader_complain (reader, "files", "%s", excess);
}

/* Strict, unlike g_base64_decode(), which skips what it does not know. */
static void
read_signature (CivicReader *reader, guint8 ret_signature[crypto_sign_BYTES])
{
  const char *text = civic_reader_get_string (reader, "signature", SIGNATURE_LENGTH);
  gsize size = 0;

  if (text != NULL && (sodium_base642bin (ret_signature, crypto_sign_BYTES, text, strlen (text),
                                          NULL, &size, NULL, sodium_base64_VARIANT_ORIGINAL) != 0 ||
                       size != crypto_sign_BYTES))
    civic_reader_complain (reader, "signature", "not a signature");
}

static CivicManifest *
read_manifest (JsonNode *node, guint8 ret_signature[crypto_sign_BYTES], GError **error)
{
  g_autoptr (CivicManifest) self = g_new0 (CivicManifest, 1);
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);

  civic_reader_get_integer (reader, "format", FORMAT, FORMAT);
  self->version = civic_reader_get_integer (reader, "version", 1, CIVIC_MANIFEST_MAXIMUM_VERSION);
  read_times (self, reader);
  read_files (self, reader);
  read_signature (reader, ret_signature);

  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

static JsonNode *
parse (GBytes *json, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);

  if (size > 0 && size <= CIVIC_MANIFEST_MAXIMUM_JSON_BYTES)
    return civic_json_parse (text, size, error);

  g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, NAME ": empty or over 1 MiB");
  return NULL;
}

static gboolean
check_signature (CivicManifest *self,
                 const guint8 signature[crypto_sign_BYTES],
                 GBytes *sign_public_key,
                 GError **error)
{
  g_autofree char *message = civic_manifest_get_message (self);

  if (crypto_sign_verify_detached (signature, (const guint8 *) message, strlen (message),
                                   g_bytes_get_data (sign_public_key, NULL)) != 0) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_FORGED,
                         NAME ": not signed with the catalogue's key");
    return FALSE;
  }

  self->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, message, -1);
  return TRUE;
}

CivicManifest *
civic_manifest_verify (GBytes *json, GBytes *sign_public_key, GDateTime *now, GError **error)
{
  g_autoptr (CivicManifest) self = NULL;
  g_autoptr (JsonNode) node = NULL;
  guint8 signature[crypto_sign_BYTES] = { 0 };

  g_return_val_if_fail (json != NULL && sign_public_key != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (sign_public_key) == CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);

  civic_sodium_start ();
  node = parse (json, error);
  if (node == NULL)
    return NULL;
  self = read_manifest (node, signature, error);
  if (self == NULL || !check_signature (self, signature, sign_public_key, error))
    return NULL;

  if (now != NULL && civic_manifest_is_expired (self, now)) {
    g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_EXPIRED, NAME ": expired at %s", self->expires_at);
    return NULL;
  }
  return g_steal_pointer (&self);
}

gboolean
civic_manifest_is_expired (const CivicManifest *self, GDateTime *now)
{
  g_autoptr (GDateTime) expires_at = NULL;

  g_return_val_if_fail (self != NULL && now != NULL, TRUE);

  expires_at = g_date_time_new_from_iso8601 (self->expires_at, NULL);
  return g_date_time_compare (now, expires_at) >= 0;
}

gboolean
civic_manifest_has_same_files (const CivicManifest *self, const CivicManifest *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->files->len != other->files->len)
    return FALSE;
  for (guint i = 0; i < self->files->len; i++) {
    const CivicManifestFile *mine = g_ptr_array_index (self->files, i);
    const CivicManifestFile *theirs = g_ptr_array_index (other->files, i);

    if (!g_str_equal (mine->path, theirs->path) || !g_str_equal (mine->sha256, theirs->sha256))
      return FALSE;
  }
  return TRUE;
}

gboolean
civic_manifest_file_is (const CivicManifestFile *file, GBytes *content)
{
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (file != NULL && content != NULL, FALSE);

  if (g_bytes_get_size (content) != file->size)
    return FALSE;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  return g_str_equal (sha256, file->sha256);
}

const CivicManifestFile *
civic_manifest_find (const CivicManifest *self, const char *sha256)
{
  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  for (guint i = 0; i < self->files->len; i++) {
    const CivicManifestFile *file = g_ptr_array_index (self->files, i);

    if (g_str_equal (file->sha256, sha256))
      return file;
  }
  return NULL;
}
