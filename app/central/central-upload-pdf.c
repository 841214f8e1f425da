/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-upload.h"

GBytes *
central_upload_clean_pdf (const guint8 *bytes, gsize size)
{
  return g_bytes_new (bytes, size);
}
