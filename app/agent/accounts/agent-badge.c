/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-badge.h"

#include "agent-account.h"

#include <sodium.h>

#include <string.h>

#define PREFIX "KUSHK-STAFF:"
#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#define DRAWN_LENGTH 26
#define DIGEST_BYTES 32

G_STATIC_ASSERT (sizeof ALPHABET - 1 == 32);

char *
agent_badge_draw (const char *number)
{
  guint8 drawn[DRAWN_LENGTH];
  char text[DRAWN_LENGTH + 1] = { 0 };
  char *badge;

  randombytes_buf (drawn, sizeof drawn);
  for (gsize i = 0; i < DRAWN_LENGTH; i++)
    text[i] = ALPHABET[drawn[i] & 31];
  badge = g_strconcat (PREFIX, number, ":", text, NULL);
  sodium_memzero (drawn, sizeof drawn);
  sodium_memzero (text, sizeof text);

  return badge;
}

static char *
fold (const char *text)
{
  return g_strstrip (g_ascii_strup (text, -1));
}

gboolean
agent_badge_is_one (const char *text)
{
  g_autofree char *folded = fold (text);

  return g_str_has_prefix (folded, PREFIX);
}

char *
agent_badge_get_number (const char *text)
{
  g_autofree char *folded = fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, ":", -1);

  if (!g_str_has_prefix (folded, PREFIX) || g_strv_length (parts) != 3 ||
      !agent_account_is_number (parts[1]) || strlen (parts[2]) != DRAWN_LENGTH ||
      strspn (parts[2], ALPHABET) != DRAWN_LENGTH)
    return NULL;

  return g_strdup (parts[1]);
}

char *
agent_badge_digest (const char *text)
{
  g_autofree char *folded = fold (text);
  g_autofree char *number = agent_badge_get_number (folded);
  guint8 digest[DIGEST_BYTES];
  char *hex;

  if (number == NULL)
    return NULL;

  crypto_generichash (digest, sizeof digest, (const guint8 *) folded, strlen (folded), NULL, 0);
  hex = g_malloc (2 * DIGEST_BYTES + 1);

  return sodium_bin2hex (hex, 2 * DIGEST_BYTES + 1, digest, sizeof digest);
}
