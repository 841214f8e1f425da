/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-text.h"

#include "central-upload.h"

G_BEGIN_DECLS

/* One question of a form that is answered with documents, as a session hands it to a phone. A kiosk
 * may ask for less than CENTRAL_UPLOAD_MAXIMUM_BYTES, never for more. */
#define CENTRAL_WANTED_MAXIMUM_COUNT 10

typedef struct {
  char *field;
  CivicText *label;
  guint accepted; /* CentralUploadType bits */
  guint minimum_count;
  guint maximum_count;
  gsize maximum_bytes; /* of one document */
} CentralWanted;

/* An array of CentralWanted, none twice, at least one; NULL with CENTRAL_ERROR_MALFORMED. */
GPtrArray *central_wanted_read (JsonNode *documents, GError **error);

void central_wanted_free (CentralWanted *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralWanted, central_wanted_free)

G_END_DECLS
