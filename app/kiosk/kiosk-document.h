/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-result.h"

G_BEGIN_DECLS

/* An issued licence or certificate as the central holds it, to be shown and printed at the centre.
 * Read without trust, like a result. */
typedef struct {
  char *id;
  char *number;
  JsonNode *title;
  JsonNode *subtitle; /* (nullable) */
  char *issued_at;    /* ISO */
  char *valid_until;  /* (nullable) ISO */
  GPtrArray *lines;   /* of KioskLine */
  char *url;          /* by which anybody can check it */
} KioskDocument;

KioskDocument *kiosk_document_new_from_json (JsonNode *node, GError **error);
void kiosk_document_free (KioskDocument *self);

/* A line of its own for one of its dates. (nullable) Caller frees. */
char *kiosk_document_display_date (const char *iso, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDocument, kiosk_document_free)

G_END_DECLS
