/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A document as a phone sends it, made fit to be kept: what it is is told by its first bytes, never
 * by a name or a declared type; what it says beside its picture (place, camera, owner, thumbnail)
 * is left out; what could act when it is opened is refused. Pixels are copied, never decoded, so
 * that no picture decoder meets a stranger's bytes here. */
#define CENTRAL_UPLOAD_MAXIMUM_BYTES (10 * 1024 * 1024)

typedef enum {
  CENTRAL_UPLOAD_NONE = 0,
  CENTRAL_UPLOAD_JPEG = 1 << 0,
  CENTRAL_UPLOAD_PNG = 1 << 1,
  CENTRAL_UPLOAD_PDF = 1 << 2,
} CentralUploadType;

CentralUploadType central_upload_type_from_word (const char *word); /* "jpeg", "png", "pdf" */
const char *central_upload_type_to_word (CentralUploadType type);
CentralUploadType central_upload_recognise (const guint8 *bytes, gsize size);

/* The copy that is kept, or NULL for bytes that are broken or not harmless. */
GBytes *central_upload_clean (CentralUploadType type, const guint8 *bytes, gsize size);

/* One file each; see there for what is left out. */
GBytes *central_upload_clean_jpeg (const guint8 *bytes, gsize size);
GBytes *central_upload_clean_png (const guint8 *bytes, gsize size);
GBytes *central_upload_clean_pdf (const guint8 *bytes, gsize size);

G_END_DECLS
