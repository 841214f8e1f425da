/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operators-password.h"

#include <sodium.h>
#include <string.h>

#define PASSES 2
#define MEMORY_BYTES (32 * 1024 * 1024)

/* Of a password that was drawn and forgotten, with the same cost as a real one. */
#define NOBODYS                                                                                    \
  "$argon2id$v=19$m=32768,t=2,p=1$Z1+zDSMLt6lJVmrahze03A$xUWGy5l/"                                 \
  "T66r5Be1pcMVrWDtuCYTD9a3aCcRgvkRj1A"

char *
central_operators_password_hash (const char *password)
{
  char hash[crypto_pwhash_STRBYTES];

  if (crypto_pwhash_str_alg (hash, password, strlen (password), PASSES, MEMORY_BYTES,
                             crypto_pwhash_ALG_ARGON2ID13) != 0)
    return NULL;
  return g_strdup (hash);
}

gboolean
central_operators_password_verify (const char *hash, const char *password)
{
  gboolean fits =
    crypto_pwhash_str_verify (hash ? hash : NOBODYS, password, strlen (password)) == 0;

  return fits && hash != NULL;
}
