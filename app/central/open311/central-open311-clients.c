/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311.h"

#include <sodium.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-id.h"
#include "central-store-open311.h"

#define KEY_BYTES 20
#define NAME_PATTERN "^[a-z0-9-]{1,40}$"

/* A key is as good as random, so that a plain digest keeps it as well as a slow one. */
static char *
digest_key (const char *key)
{
  guint8 digest[crypto_generichash_BYTES];
  char text[sizeof digest * 2 + 1];

  crypto_generichash (digest, sizeof digest, (const guint8 *) key, strlen (key), NULL, 0);
  return g_strdup (sodium_bin2hex (text, sizeof text, digest, sizeof digest));
}

gboolean
central_open311_find_client (CentralOffice *office,
                             const char *key,
                             char **ret_name,
                             GError **error)
{
  g_autofree char *digest = key ? digest_key (key) : NULL;

  *ret_name = NULL;
  return digest == NULL ||
         central_store_find_open311_client (office->store, digest, ret_name, error);
}

char *
central_open311_add_client (CentralStore *store, const char *name, GError **error)
{
  g_autofree char *key = central_id_draw (KEY_BYTES);
  g_autofree char *digest = digest_key (key);
  g_autofree char *now = central_clock_now ();
  gboolean is_added = FALSE;

  if (!g_regex_match_simple (NAME_PATTERN, name, G_REGEX_DOLLAR_ENDONLY, 0)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                         "a client's name is 1 to 40 of a-z, 0-9 and hyphens");
    return NULL;
  }
  if (!central_store_add_open311_client (store, digest, name, now, &is_added, error))
    return NULL;
  if (is_added)
    return g_steal_pointer (&key);
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
               "there is a client of the name %s already", name);
  return NULL;
}
