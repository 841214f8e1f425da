/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-cursor.h"

#include <sodium.h>
#include <string.h>

#define OFFSET_BYTES 4
#define DIGEST_BYTES 8
#define CURSOR_BYTES (OFFSET_BYTES + DIGEST_BYTES)
#define BASE64_VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* libsodium's shortest digest has 16 bytes. */
static void
digest_question (const char *question, guint8 ret_digest[DIGEST_BYTES])
{
  guint8 digest[crypto_generichash_BYTES_MIN];

  crypto_generichash (digest, sizeof digest, (const guint8 *) question, strlen (question), NULL, 0);
  memcpy (ret_digest, digest, DIGEST_BYTES);
}

char *
central_cursor_make (const char *question, guint offset)
{
  guint32 wire_offset = GUINT32_TO_BE (offset);
  guint8 bytes[CURSOR_BYTES];
  char text[sodium_base64_ENCODED_LEN (CURSOR_BYTES, BASE64_VARIANT)];

  memcpy (bytes, &wire_offset, OFFSET_BYTES);
  digest_question (question, bytes + OFFSET_BYTES);
  return g_strdup (sodium_bin2base64 (text, sizeof text, bytes, sizeof bytes, BASE64_VARIANT));
}

gboolean
central_cursor_read (const char *cursor, const char *question, guint *ret_offset)
{
  guint8 bytes[CURSOR_BYTES];
  guint8 digest[DIGEST_BYTES];
  guint32 wire_offset = 0;
  gsize size = 0;

  if (sodium_base642bin (bytes, sizeof bytes, cursor, strlen (cursor), NULL, &size, NULL,
                         BASE64_VARIANT) != 0 ||
      size != sizeof bytes)
    return FALSE;
  digest_question (question, digest);
  if (memcmp (bytes + OFFSET_BYTES, digest, DIGEST_BYTES) != 0)
    return FALSE;
  memcpy (&wire_offset, bytes, OFFSET_BYTES);
  *ret_offset = GUINT32_FROM_BE (wire_offset);
  return TRUE;
}
