/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "central-upload.h"

/* A picture that was cleaned is clean: it is taken again, as it is. */
static void
clean (CentralUploadType type, const uint8_t *bytes, size_t size)
{
  g_autoptr (GBytes) kept = central_upload_clean (type, bytes, size);
  g_autoptr (GBytes) again = NULL;
  gsize kept_size = 0;
  const guint8 *content = kept ? g_bytes_get_data (kept, &kept_size) : NULL;

  if (kept == NULL)
    return;
  g_assert_cmpint (central_upload_recognise (content, kept_size), ==, type);
  again = central_upload_clean (type, content, kept_size);
  if (type == CENTRAL_UPLOAD_PDF)
    return;
  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (again, kept));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  clean (CENTRAL_UPLOAD_JPEG, bytes, size);
  clean (CENTRAL_UPLOAD_PNG, bytes, size);
  clean (CENTRAL_UPLOAD_PDF, bytes, size);
  return 0;
}
