/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-keys.h"

#include "civic-error.h"
#include "civic-sodium-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAXIMUM_KEY_BYTES 64
#define MAXIMUM_FILE_BYTES (MAXIMUM_KEY_BYTES * 2 + 1)

static gboolean
refuse (GError **error, const char *path, const char *reason)
{
  g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, "%s: %s", path, reason);
  return FALSE;
}

static void
close_descriptor (int *descriptor)
{
  if (*descriptor >= 0)
    close (*descriptor);
}

static gboolean
write_all (int descriptor, const char *bytes, gsize length)
{
  while (length > 0) {
    ssize_t written = write (descriptor, bytes, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    bytes += written;
    length -= (gsize) written;
  }

  return fsync (descriptor) == 0;
}

/* Never over an existing file: what was sealed to a lost key is lost with it. */
static gboolean
write_key (const char *path, const guint8 *key, gsize length, mode_t mode, GError **error)
{
  __attribute__ ((cleanup (close_descriptor))) int descriptor = -1;
  char line[MAXIMUM_FILE_BYTES + 1];
  gboolean is_written;

  descriptor = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0)
    return refuse (error, path, g_strerror (errno));

  sodium_bin2hex (line, sizeof line, key, length);
  line[length * 2] = '\n';
  is_written = write_all (descriptor, line, length * 2 + 1);
  sodium_memzero (line, sizeof line);

  return is_written ? TRUE : refuse (error, path, g_strerror (errno));
}

static gboolean
write_pair (const char *path_stem,
            const guint8 *public_key,
            gsize public_length,
            const guint8 *secret_key,
            gsize secret_length,
            GError **error)
{
  g_autofree char *public_path = g_strconcat (path_stem, ".pub", NULL);
  g_autofree char *secret_path = g_strconcat (path_stem, ".key", NULL);

  return write_key (secret_path, secret_key, secret_length, 0600, error) &&
         write_key (public_path, public_key, public_length, 0644, error);
}

gboolean
civic_keys_make_box_pair (const char *path_stem, GError **error)
{
  guint8 public_key[CIVIC_KEYS_BOX_PUBLIC_BYTES];
  guint8 secret_key[CIVIC_KEYS_BOX_SECRET_BYTES];
  gboolean is_written;

  g_return_val_if_fail (path_stem != NULL, FALSE);

  civic_sodium_start ();
  crypto_box_keypair (public_key, secret_key);
  is_written =
    write_pair (path_stem, public_key, sizeof public_key, secret_key, sizeof secret_key, error);
  sodium_memzero (secret_key, sizeof secret_key);

  return is_written;
}

gboolean
civic_keys_make_sign_pair (const char *path_stem, GError **error)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  guint8 secret_key[CIVIC_KEYS_SIGN_SECRET_BYTES];
  gboolean is_written;

  g_return_val_if_fail (path_stem != NULL, FALSE);

  civic_sodium_start ();
  crypto_sign_keypair (public_key, secret_key);
  is_written =
    write_pair (path_stem, public_key, sizeof public_key, secret_key, sizeof secret_key, error);
  sodium_memzero (secret_key, sizeof secret_key);

  return is_written;
}

gboolean
civic_keys_make_secret (const char *path, gsize length, GError **error)
{
  guint8 key[MAXIMUM_KEY_BYTES];
  gboolean is_written;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (length > 0 && length <= MAXIMUM_KEY_BYTES, FALSE);

  civic_sodium_start ();
  randombytes_buf (key, length);
  is_written = write_key (path, key, length, 0600, error);
  sodium_memzero (key, sizeof key);

  return is_written;
}

/* Reads one byte more than a key may have, so that a longer file shows. */
static gssize
read_line (int descriptor, char *line, gsize size)
{
  gsize length = 0;

  while (length < size) {
    ssize_t got = read (descriptor, line + length, size - length);

    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return -1;
    if (got == 0)
      break;
    length += (gsize) got;
  }

  return (gssize) length;
}

static gboolean
decode_line (
  const char *path, const char *line, gsize line_length, guint8 *key, gsize length, GError **error)
{
  gsize decoded = 0;

  if (line_length > 0 && line[line_length - 1] == '\n')
    line_length--;
  if (line_length != length * 2)
    return refuse (error, path, "wrong length for a key of its kind");
  if (sodium_hex2bin (key, length, line, line_length, NULL, &decoded, NULL) != 0 ||
      decoded != length)
    return refuse (error, path, "not one line of hexadecimal");

  return TRUE;
}

static gboolean
load_key (const char *path, gboolean is_secret, guint8 *key, gsize length, GError **error)
{
  __attribute__ ((cleanup (close_descriptor))) int descriptor = -1;
  char line[MAXIMUM_FILE_BYTES + 1];
  struct stat status;
  gssize line_length;
  gboolean is_decoded;

  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0 || fstat (descriptor, &status) < 0)
    return refuse (error, path, g_strerror (errno));
  if (!S_ISREG (status.st_mode))
    return refuse (error, path, "not a regular file");
  if (is_secret && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return refuse (error, path, "a secret key that others may read: its mode must be 0600");

  line_length = read_line (descriptor, line, sizeof line);
  if (line_length < 0)
    return refuse (error, path, g_strerror (errno));

  is_decoded = decode_line (path, line, (gsize) line_length, key, length, error);
  sodium_memzero (line, sizeof line);
  return is_decoded;
}

GBytes *
civic_keys_load_public (const char *path, gsize length, GError **error)
{
  guint8 key[MAXIMUM_KEY_BYTES];

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (length > 0 && length <= MAXIMUM_KEY_BYTES, NULL);

  civic_sodium_start ();
  return load_key (path, FALSE, key, length, error) ? g_bytes_new (key, length) : NULL;
}

guint8 *
civic_keys_load_secret (const char *path, gsize length, GError **error)
{
  guint8 *key;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (length > 0 && length <= MAXIMUM_KEY_BYTES, NULL);

  civic_sodium_start ();
  key = sodium_malloc (length);
  if (key == NULL)
    g_error ("no guarded memory for a secret key");

  if (!load_key (path, TRUE, key, length, error))
    g_clear_pointer (&key, civic_keys_free_secret);

  return key;
}

void
civic_keys_free_secret (guint8 *secret)
{
  sodium_free (secret);
}
