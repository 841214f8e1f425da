/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-upload.h"

#include <string.h>

typedef struct {
  CentralUploadType type;
  const char *word;
  const char *magic;
  gsize magic_bytes;
  GBytes *(*clean) (const guint8 *bytes, gsize size);
} Kind;

static const Kind kinds[] = {
  { CENTRAL_UPLOAD_JPEG, "jpeg", "\xff\xd8\xff", 3, central_upload_clean_jpeg },
  { CENTRAL_UPLOAD_PNG, "png", "\x89PNG\r\n\x1a\n", 8, central_upload_clean_png },
  { CENTRAL_UPLOAD_PDF, "pdf", "%PDF-", 5, central_upload_clean_pdf },
};

CentralUploadType
central_upload_type_from_word (const char *word)
{
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++)
    if (g_str_equal (word, kinds[index].word))
      return kinds[index].type;
  return CENTRAL_UPLOAD_NONE;
}

const char *
central_upload_type_to_word (CentralUploadType type)
{
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++)
    if (kinds[index].type == type)
      return kinds[index].word;
  g_return_val_if_reached ("");
}

CentralUploadType
central_upload_recognise (const guint8 *bytes, gsize size)
{
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++)
    if (size > kinds[index].magic_bytes &&
        memcmp (bytes, kinds[index].magic, kinds[index].magic_bytes) == 0)
      return kinds[index].type;
  return CENTRAL_UPLOAD_NONE;
}

GBytes *
central_upload_clean (CentralUploadType type, const guint8 *bytes, gsize size)
{
  if (central_upload_recognise (bytes, size) != type)
    return NULL;
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++)
    if (kinds[index].type == type)
      return kinds[index].clean (bytes, size);
  return NULL;
}
