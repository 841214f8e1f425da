/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* A JPEG is copied segment by segment. Kept is what a decoder needs: tables, frame, scans, the JFIF
 * and Adobe marks that say how colours are coded. Of EXIF only the orientation is written again, in
 * a segment of its own; place, camera, thumbnail, profile and comments are left out, and so is all
 * that follows the picture. */

#include "central-upload.h"

#include <string.h>

#define MARKER 0xff
#define START_OF_IMAGE 0xd8
#define END_OF_IMAGE 0xd9
#define START_OF_SCAN 0xda
#define QUANTISATION 0xdb
#define RESTART_INTERVAL 0xdd
#define HUFFMAN 0xc4
#define BASELINE 0xc0
#define PROGRESSIVE 0xc2
#define FIRST_RESTART 0xd0
#define LAST_RESTART 0xd7
#define APP_JFIF 0xe0
#define APP_EXIF 0xe1
#define APP_ADOBE 0xee
#define MAXIMUM_PIXELS (100 * 1000 * 1000)
#define ORIENTATION_TAG 0x0112

typedef struct {
  const guint8 *bytes; /* behind the two bytes of the length */
  gsize size;
} Segment;

typedef struct {
  const guint8 *bytes;
  gsize size;
  gsize position;
  GByteArray *copy;
  gboolean has_frame;
  gboolean has_scan;
  guint orientation;
} Picture;

static guint
read_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint
read_tiff (const guint8 *bytes, guint count, gboolean is_little)
{
  guint value = 0;

  for (guint index = 0; index < count; index++)
    value = value << 8 | bytes[is_little ? count - 1 - index : index];
  return value;
}

/* 0 where EXIF names no orientation. */
static guint
find_orientation (const guint8 *tiff, gsize size)
{
  gboolean is_little = size > 8 && tiff[0] == 'I';
  gsize entry = size > 8 ? read_tiff (tiff + 4, 4, is_little) : size;
  guint count = 0;

  if (entry > size - 2 || size < 8)
    return 0;
  count = read_tiff (tiff + entry, 2, is_little);
  for (entry += 2; count > 0 && entry + 12 <= size; count--, entry += 12) {
    guint value = read_tiff (tiff + entry + 8, 2, is_little);

    if (read_tiff (tiff + entry, 2, is_little) == ORIENTATION_TAG)
      return value >= 1 && value <= 8 ? value : 0;
  }
  return 0;
}

static void
write_jfif (GByteArray *copy)
{
  static const guint8 jfif[] = { MARKER, APP_JFIF, 0, 16, 'J', 'F', 'I', 'F', 0,
                                 1,      1,        0, 0,  1,   0,   1,   0,   0 };

  g_byte_array_append (copy, jfif, sizeof jfif);
}

static void
write_orientation (GByteArray *copy, guint orientation)
{
  const guint8 exif[] = {
    MARKER, APP_EXIF, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0,
    0,      0,        8, 0,  1,   1,   18,  0,   3, 0, 0,   0,   1, 0,  (guint8) orientation,
    0,      0,        0, 0,  0,   0,
  };

  g_byte_array_append (copy, exif, sizeof exif);
}

static void
copy_segment (Picture *self, guint marker, Segment segment)
{
  const guint8 head[] = { MARKER, (guint8) marker, (guint8) ((segment.size + 2) >> 8),
                          (guint8) (segment.size + 2) };

  g_byte_array_append (self->copy, head, sizeof head);
  g_byte_array_append (self->copy, segment.bytes, (guint) segment.size);
}

static gboolean
take_frame (Picture *self, guint marker, Segment segment)
{
  gsize pixels =
    segment.size >= 6 ? (gsize) read_16 (segment.bytes + 1) * read_16 (segment.bytes + 3) : 0;

  if (self->has_frame || pixels == 0 || pixels > MAXIMUM_PIXELS)
    return FALSE;
  self->has_frame = TRUE;
  /* As late as this, whatever order the camera wrote its segments in. */
  if (self->orientation > 1)
    write_orientation (self->copy, self->orientation);
  copy_segment (self, marker, segment);
  return TRUE;
}

static gboolean
ends_scan (guint8 behind_marker)
{
  return behind_marker != 0 && behind_marker != MARKER &&
         (behind_marker < FIRST_RESTART || behind_marker > LAST_RESTART);
}

/* What follows a scan's head has no length: it ends at the next true marker. */
static void
copy_scan (Picture *self)
{
  const guint8 *from = self->bytes + self->position;
  const guint8 *last = self->bytes + self->size - 1; /* no marker begins here */
  const guint8 *end = from;

  while (end < last && (end = memchr (end, MARKER, (gsize) (last - end))) != NULL &&
         !ends_scan (end[1]))
    end++;
  /* It broke off: what is left is no marker, and is refused as none. */
  if (end == NULL || end >= last)
    end = MAX (from, last);
  g_byte_array_append (self->copy, from, (guint) (end - from));
  self->position = (gsize) (end - self->bytes);
}

static gboolean
begins_with (Segment segment, const char *mark, gsize mark_bytes)
{
  return segment.size >= mark_bytes && memcmp (segment.bytes, mark, mark_bytes) == 0;
}

static gboolean
take_segment (Picture *self, guint marker, Segment segment)
{
  switch (marker) {
  case START_OF_SCAN:
    self->has_scan = TRUE;
    copy_segment (self, marker, segment);
    copy_scan (self);
    return self->has_frame;
  case QUANTISATION:
  case HUFFMAN:
  case RESTART_INTERVAL:
    copy_segment (self, marker, segment);
    return TRUE;
  case APP_JFIF:
    if (begins_with (segment, "JFIF", 5))
      write_jfif (self->copy);
    return TRUE;
  case APP_EXIF:
    if (begins_with (segment, "Exif\0", 6) && !self->has_frame)
      self->orientation = find_orientation (segment.bytes + 6, segment.size - 6);
    return TRUE;
  case APP_ADOBE:
    if (begins_with (segment, "Adobe", 5) && segment.size == 12)
      copy_segment (self, marker, segment);
    return TRUE;
  default:
    if (marker >= BASELINE && marker <= PROGRESSIVE)
      return take_frame (self, marker, segment);
    return marker >= APP_JFIF && marker <= 0xfe;
  }
}

static gboolean
next_marker (Picture *self, guint *ret_marker)
{
  if (self->position >= self->size || self->bytes[self->position] != MARKER)
    return FALSE;
  while (self->position < self->size && self->bytes[self->position] == MARKER)
    self->position++;
  if (self->position == self->size)
    return FALSE;
  *ret_marker = self->bytes[self->position++];
  return TRUE;
}

static gboolean
next_segment (Picture *self, Segment *ret_segment)
{
  gsize length = self->position + 2 <= self->size ? read_16 (self->bytes + self->position) : 0;

  if (length < 2 || length > self->size - self->position)
    return FALSE;
  *ret_segment = (Segment){ self->bytes + self->position + 2, length - 2 };
  self->position += length;
  return TRUE;
}

static gboolean
copy_picture (Picture *self)
{
  static const guint8 start[] = { MARKER, START_OF_IMAGE };
  static const guint8 end[] = { MARKER, END_OF_IMAGE };
  guint marker = 0;

  g_byte_array_append (self->copy, start, sizeof start);
  while (next_marker (self, &marker)) {
    Segment segment = { NULL, 0 };

    if (marker == END_OF_IMAGE) {
      g_byte_array_append (self->copy, end, sizeof end);
      return self->has_scan;
    }
    if (!next_segment (self, &segment) || !take_segment (self, marker, segment))
      return FALSE;
  }
  return FALSE;
}

GBytes *
central_upload_clean_jpeg (const guint8 *bytes, gsize size)
{
  Picture picture = {
    .bytes = bytes,
    .size = size,
    .position = 2,
    .copy = g_byte_array_sized_new ((guint) size),
  };

  if (copy_picture (&picture))
    return g_byte_array_free_to_bytes (picture.copy);
  g_byte_array_unref (picture.copy);
  return NULL;
}
