/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-keys.h"

#include <string.h>

#include "central-error.h"

#define KIOSK_ID_MAXIMUM 40
#define WEBHOOK_KEY "webhook.key"

static char *
load_text (const char *directory, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "tls", name, NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, error) ? text : NULL;
}

static GBytes *
load_public (const char *directory, const char *name, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);

  return civic_keys_load_public (path, length, error);
}

static guint8 *
load_secret (const char *directory, const char *name, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);

  return civic_keys_load_secret (path, length, error);
}

static gboolean
load_box_and_sign (CentralKeys *self, GError **error)
{
  self->box_public =
    load_public (self->directory, "central-box.pub", CIVIC_KEYS_BOX_PUBLIC_BYTES, error);
  if (self->box_public == NULL)
    return FALSE;
  self->box_secret =
    load_secret (self->directory, "central-box.key", CIVIC_KEYS_BOX_SECRET_BYTES, error);
  if (self->box_secret == NULL)
    return FALSE;
  self->sign_secret =
    load_secret (self->directory, "central-sign.key", CIVIC_KEYS_SIGN_SECRET_BYTES, error);
  return self->sign_secret != NULL;
}

/* Without it nobody can tell us of a payment, and all the rest works. */
static gboolean
load_webhook (CentralKeys *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->directory, WEBHOOK_KEY, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  self->webhook_secret = civic_keys_load_secret (path, CENTRAL_KEYS_WEBHOOK_BYTES, error);
  return self->webhook_secret != NULL;
}

static gboolean
make_webhook (const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, WEBHOOK_KEY, NULL);

  return civic_keys_make_secret (path, CENTRAL_KEYS_WEBHOOK_BYTES, error);
}

static gboolean
load_tls (CentralKeys *self, GError **error)
{
  return (self->tls_ca = load_text (self->directory, "ca.pem", error)) != NULL &&
         (self->tls_certificate = load_text (self->directory, "server.pem", error)) != NULL &&
         (self->tls_key = load_text (self->directory, "server.key", error)) != NULL;
}

CentralKeys *
central_keys_load (const char *directory, GError **error)
{
  g_autoptr (CentralKeys) self = g_new0 (CentralKeys, 1);

  self->directory = g_strdup (directory);
  if (!load_box_and_sign (self, error) || !load_webhook (self, error) || !load_tls (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
free_pem_key (char *text)
{
  if (text)
    sodium_memzero (text, strlen (text));
  g_free (text);
}

void
central_keys_free (CentralKeys *self)
{
  g_clear_pointer (&self->box_public, g_bytes_unref);
  g_clear_pointer (&self->box_secret, civic_keys_free_secret);
  g_clear_pointer (&self->sign_secret, civic_keys_free_secret);
  g_clear_pointer (&self->webhook_secret, civic_keys_free_secret);
  g_clear_pointer (&self->tls_key, free_pem_key);
  g_free (self->tls_certificate);
  g_free (self->tls_ca);
  g_free (self->directory);
  g_free (self);
}

static gboolean
make_pair (const char *directory,
           const char *name,
           gboolean (*make) (const char *path_stem, GError **error),
           GError **error)
{
  g_autofree char *stem = g_build_filename (directory, name, NULL);
  g_autofree char *secret_path = g_strconcat (stem, ".key", NULL);

  if (g_file_test (secret_path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s is already there",
                 secret_path);
    return FALSE;
  }
  return make (stem, error);
}

gboolean
central_keys_make (const char *directory, GError **error)
{
  if (g_mkdir_with_parents (directory, 0700) != 0) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "cannot make the folder %s",
                 directory);
    return FALSE;
  }
  return make_pair (directory, "central-box", civic_keys_make_box_pair, error) &&
         make_pair (directory, "central-sign", civic_keys_make_sign_pair, error) &&
         make_webhook (directory, error);
}

/* The name comes from a stranger's token and becomes part of a path. */
gboolean
central_keys_is_kiosk_id (const char *text)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

  return length > 0 && length <= KIOSK_ID_MAXIMUM && text[length] == '\0';
}

GBytes *
central_keys_find_kiosk (CentralKeys *self, const char *kiosk_id)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!central_keys_is_kiosk_id (kiosk_id))
    return NULL;
  name = g_strconcat (kiosk_id, ".pub", NULL);
  path = g_build_filename (self->directory, "kiosks", name, NULL);
  return civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
}
