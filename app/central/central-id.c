/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-id.h"

#include <sodium.h>

#define MAXIMUM_BYTES 32

char *
central_id_draw (gsize byte_count)
{
  guint8 bytes[MAXIMUM_BYTES];
  char text[MAXIMUM_BYTES * 2 + 1];

  g_return_val_if_fail (byte_count <= MAXIMUM_BYTES, NULL);

  randombytes_buf (bytes, byte_count);
  return g_strdup (sodium_bin2hex (text, sizeof text, bytes, byte_count));
}
