/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* A PNG is copied chunk by chunk. Kept is what a decoder needs and what it says about colours;
 * texts, EXIF, times, profiles, further frames and all that is unknown are left out, and so is all
 * that follows the picture. Checksums go along as they are: the reader's decoder compares them. */

#include "central-upload.h"

#include <string.h>

#define SIGNATURE_BYTES 8
#define CHUNK_FRAME_BYTES 12 /* length, type, checksum */
#define HEADER_BYTES 13
#define MAXIMUM_PIXELS (100 * 1000 * 1000)

static guint32
read_32 (const guint8 *bytes)
{
  guint32 value = 0;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
is_type (const guint8 *type, const char *name)
{
  return memcmp (type, name, 4) == 0;
}

static gboolean
is_kept (const guint8 *type)
{
  static const char *const kept[] = { "IHDR", "PLTE", "tRNS", "IDAT", "IEND",
                                      "sRGB", "gAMA", "cHRM", "sBIT" };

  for (guint index = 0; index < G_N_ELEMENTS (kept); index++)
    if (is_type (type, kept[index]))
      return TRUE;
  return FALSE;
}

/* An upper-case first letter: no decoder may skip it. */
static gboolean
is_critical (const guint8 *type)
{
  return g_ascii_isupper (type[0]);
}

static gboolean
is_header_good (const guint8 *content, guint32 length)
{
  guint64 pixels = length == HEADER_BYTES ? (guint64) read_32 (content) * read_32 (content + 4) : 0;

  return pixels > 0 && pixels <= MAXIMUM_PIXELS;
}

static gboolean
copy_chunks (const guint8 *bytes, gsize size, GByteArray *copy)
{
  gsize position = SIGNATURE_BYTES;
  gboolean has_pixels = FALSE;

  g_byte_array_append (copy, bytes, SIGNATURE_BYTES);
  while (size - position >= CHUNK_FRAME_BYTES) {
    const guint8 *chunk = bytes + position;
    guint32 length = read_32 (chunk);

    if (length > size - position - CHUNK_FRAME_BYTES ||
        (position == SIGNATURE_BYTES) != is_type (chunk + 4, "IHDR") ||
        (position == SIGNATURE_BYTES && !is_header_good (chunk + 8, length)))
      return FALSE;
    if (is_kept (chunk + 4))
      g_byte_array_append (copy, chunk, CHUNK_FRAME_BYTES + length);
    else if (is_critical (chunk + 4))
      return FALSE;
    if (is_type (chunk + 4, "IEND"))
      return has_pixels;
    has_pixels |= is_type (chunk + 4, "IDAT");
    position += CHUNK_FRAME_BYTES + length;
  }
  return FALSE;
}

GBytes *
central_upload_clean_png (const guint8 *bytes, gsize size)
{
  GByteArray *copy = g_byte_array_sized_new ((guint) size);

  if (copy_chunks (bytes, size, copy))
    return g_byte_array_free_to_bytes (copy);
  g_byte_array_unref (copy);
  return NULL;
}
